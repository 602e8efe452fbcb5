"""All parts of one table as one table: typed, newest import first where a key is there twice, countries in one spelling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from data.links.filling import kept_from_older
from data.links.key_spaces import KeySpaces
from data.links.linking import Linking
from data.links.stored_part import StoredPart, not_brought_up_to_date, rank
from data.matching.places import countries
from data.styles import sql
from data.systems.intake import columns, key
from data.tables import SQL_TYPE, Kind, is_words
from data.version import Mode
from locales import Sentence

NO_SPACES = KeySpaces()


def gather(linking: Linking, table: str, parts: Sequence[StoredPart], spaces: KeySpaces = NO_SPACES) -> None:
    """Unite the parts of a table, oldest import first; of two rows with one key the newer import's stays, unless it was only to add."""
    there = [_columns_of(linking, part) for part in parts]
    selects = [_select(table, place, parts, there, spaces) for place in range(len(parts))]
    if len(selects) == 1:
        linking.look(table, selects[0])
    else:
        united = f"SELECT * EXCLUDE (_rank) {kept_from_older(table, there)} FROM ({' UNION ALL '.join(selects)}) {_newest(table)}"
        linking.connection.execute(f"CREATE OR REPLACE TEMP TABLE t_{table} AS {united}")
    linking.recount(table)
    _say_replaced(linking, table, parts)
    if "country" in columns(table):
        _spell_countries(linking, table)


def _columns_of(linking: Linking, part: StoredPart) -> dict[str, str]:
    """The columns of a part with their types."""
    return {row[0]: row[1] for row in linking.rows(f"DESCRIBE SELECT * FROM {part.source}")}


def _select(table: str, place: int, parts: Sequence[StoredPart], there: Sequence[Mapping[str, str]], spaces: KeySpaces) -> str:
    """The rows of one part with every column the table may have."""
    part, present = parts[place], there[place]

    def field(name: str, kind: Kind) -> str:
        read = spaces.expression(part.system, name, sql.name(name)) if name in present else "NULL"
        if read == sql.name(name) and is_words(present[name]):
            return read  # a cast would forget the words
        return f"CAST({read} AS {SQL_TYPE[kind]}) AS {sql.name(name)}"

    fields = ", ".join(field(name, kind) for name, kind in columns(table).items())
    row = "CAST(row AS BIGINT)" if "row" in present else "row_number() OVER ()"
    newer = [(other, known) for other, known in zip(parts, there, strict=True) if place in other.over and other.mode is Mode.UPSERT]
    stays = not_brought_up_to_date(table, present, newer)
    ranked = f"{rank(place, part.mode)} AS _rank, " if len(parts) > 1 else ""
    return f"SELECT {place} AS part, {ranked}{row} AS row, {fields} FROM {part.source} WHERE {stays}"


SAME_SPEND = "campaign IS NULL OR amount IS NULL OR coalesce(impressions, clicks) IS NULL OR part = first_value(part) OVER " + (
    "(PARTITION BY spent_on, lower(strip_accents(campaign)), amount, impressions, clicks ORDER BY channel IS NULL, part DESC)"
)
"""SQL: spend has no key, but a campaign with one cost, as many impressions and as many clicks on one day is the same in every file.

People drop the table in which they united several advertising systems beside the exports it was made of.
"""


def _newest(table: str) -> str:
    """SQL: of rows that are in several parts, those of the newest."""
    if table == "spend":
        return f"QUALIFY {SAME_SPEND}"
    own = key(table)
    return f'QUALIFY "{own}" IS NULL OR _rank = max(_rank) OVER (PARTITION BY "{own}")' if own else ""


def _say_replaced(linking: Linking, table: str, parts: Sequence[StoredPart]) -> None:
    if len(parts) > 1:
        read = sum(linking.one(f"SELECT count(*) FROM {part.source}") for part in parts)
        replaced = read - linking.tables[table]
        sentence = Sentence(
            "{count} rows of {table} are in more than one file: the newer import counts, once.", count=replaced, table=table
        )
        linking.note("same-key", "note", sentence, replaced)


def _spell_countries(linking: Linking, table: str) -> None:
    written = [row[0] for row in linking.rows(f"SELECT DISTINCT country FROM t_{table} WHERE country IS NOT NULL")]
    if not written:
        return
    known = countries(written)
    changed = {text: name for text, name in known.items() if text != name}
    if changed:
        _spell(linking, table, changed)
    unknown = [text for text in written if text not in known]
    if unknown:
        quoted = ", ".join(map(sql.quote, unknown))
        count = linking.one(f"SELECT count(*) FROM t_{table} WHERE country IN ({quoted})")
        sentence = Sentence("{count} rows of {table} name a country that is not known; it is kept as written.", count=count, table=table)
        linking.note("country-unknown", "note", sentence, count, sorted(unknown)[:5])


def _spell(linking: Linking, table: str, changed: dict[str, str]) -> None:
    spelled = pa.table(
        {"written": list(changed), "name": list(changed.values())}, pa.schema([("written", pa.string()), ("name", pa.string())])
    )
    linking.connection.register("arrow_spelled", spelled)
    linking.connection.execute(f"CREATE OR REPLACE TEMP TABLE spelled_{table} AS SELECT * FROM arrow_spelled")
    name = f"coalesce((SELECT name FROM spelled_{table} s WHERE s.written = f.country), f.country)"
    if linking.is_in_order(table):
        linking.look(table, f"SELECT f.* REPLACE ({name} AS country) FROM {{rows}} f")
    else:
        linking.replace(table, f"SELECT f.* REPLACE ({name} AS country) FROM t_{table} f")


def create_empty(linking: Linking, table: str) -> None:
    """A table without rows, to be filled from others."""
    fields = ", ".join(f'"{name}" {SQL_TYPE[kind]}' for name, kind in columns(table).items())
    linking.connection.execute(f"CREATE OR REPLACE TEMP TABLE t_{table} (part INTEGER, row BIGINT, {fields})")
    linking.recount(table)
