"""All parts of one table as one table: typed, newest import first where a key is there twice, countries in one spelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from data.aliases import Listed
from data.links.stored_part import StoredPart, not_brought_up_to_date, rank
from data.matching.places import countries
from data.styles import sql
from data.systems.intake import columns, key
from data.tables import SQL_TYPE
from data.version import Mode, Problem
from locales import Sentence


@dataclass
class Linking:
    """The connection on which facts are linked, the tables that hold rows, and what was found on the way.

    `unmatched` are names with their rows, by list and table.
    A table of ours is the DuckDB table `t_<name>` with every column it may have, `part` (which import) and `row`.
    """

    connection: duckdb.DuckDBPyConnection
    tables: dict[str, int]
    problems: list[Problem]
    unmatched: dict[tuple[Listed, str], list[tuple[str, int]]] = field(default_factory=dict)

    def has(self, table: str, column: str | None = None) -> bool:
        """Whether a table has rows, and at least one value in a column."""
        if table not in self.tables or not self.tables[table]:
            return False
        if column is not None and column not in columns(table):
            return False
        return column is None or bool(self.one(f'SELECT count("{column}") FROM t_{table}'))

    def one(self, sql: str) -> int:
        """The one number that a query gives."""
        return int(self.connection.execute(sql).fetchall()[0][0] or 0)

    def rows(self, sql: str) -> list[tuple]:
        return self.connection.execute(sql).fetchall()

    def replace(self, table: str, select: str) -> None:
        """Make a table anew from a query over it. A link never adds or loses a row."""
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE linked AS {select}")
        after = self.one("SELECT count(*) FROM linked")
        if after != self.tables[table]:
            raise AssertionError(f"linking {table} made {after} rows of {self.tables[table]}")
        self.connection.execute(f"DROP TABLE t_{table}; ALTER TABLE linked RENAME TO t_{table}")

    def note(self, check: str, severity: str, sentence: Sentence, count: int, examples: Sequence[str] = ()) -> None:
        if count:
            self.problems.append(Problem(check, severity, sentence, count, tuple(examples)))  # type: ignore[arg-type]


def gather(linking: Linking, table: str, parts: Sequence[StoredPart]) -> None:
    """Unite the parts of a table, oldest import first; of two rows with one key the newer import's stays, unless it was only to add."""
    kinds = columns(table)
    selects, everything = [], []
    there = [{row[0] for row in linking.rows(f"DESCRIBE SELECT * FROM read_parquet({sql.quote(str(part.path))})")} for part in parts]
    for place, (part, present) in enumerate(zip(parts, there, strict=True)):
        file = sql.quote(str(part.path))
        fields = ", ".join(
            (f'CAST("{name}" AS {SQL_TYPE[kind]})' if name in present else f"CAST(NULL AS {SQL_TYPE[kind]})") + f' AS "{name}"'
            for name, kind in kinds.items()
        )
        row = "CAST(row AS BIGINT)" if "row" in present else "row_number() OVER ()"
        newer = [(other, known) for other, known in zip(parts, there, strict=True) if place in other.over and other.mode is Mode.UPSERT]
        stays = not_brought_up_to_date(table, present, newer)
        everything.append(file)
        selects.append(
            f"SELECT {place} AS part, {rank(place, part.mode)} AS _rank, {row} AS row, {fields} FROM read_parquet({file}) WHERE {stays}"
        )
    newest = _newest(table) if len(parts) > 1 else ""
    linking.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE t_{table} AS SELECT * EXCLUDE (_rank) FROM ({' UNION ALL '.join(selects)}) {newest}"
    )
    linking.tables[table] = linking.one(f"SELECT count(*) FROM t_{table}")
    _say_replaced(linking, table, everything)
    if "country" in kinds:
        _spell_countries(linking, table)


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


def _say_replaced(linking: Linking, table: str, files: Sequence[str]) -> None:
    if len(files) > 1:
        read = sum(linking.one(f"SELECT count(*) FROM read_parquet({file})") for file in files)
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
    linking.connection.register(
        "spelled",
        pa.table({"written": list(known), "name": list(known.values())}, pa.schema([("written", pa.string()), ("name", pa.string())])),
    )
    linking.connection.execute(
        f"UPDATE t_{table} SET country = spelled.name FROM spelled WHERE t_{table}.country = spelled.written AND spelled.name <> country"
    )
    unknown = [text for text in written if text not in known]
    if unknown:
        quoted = ", ".join(map(sql.quote, unknown))
        count = linking.one(f"SELECT count(*) FROM t_{table} WHERE country IN ({quoted})")
        sentence = Sentence("{count} rows of {table} name a country that is not known; it is kept as written.", count=count, table=table)
        linking.note("country-unknown", "note", sentence, count, sorted(unknown)[:5])


def create_empty(linking: Linking, table: str) -> None:
    """A table without rows, to be filled from others."""
    fields = ", ".join(f'"{name}" {SQL_TYPE[kind]}' for name, kind in columns(table).items())
    linking.connection.execute(f"CREATE OR REPLACE TEMP TABLE t_{table} (part INTEGER, row BIGINT, {fields})")
    linking.tables[table] = 0
