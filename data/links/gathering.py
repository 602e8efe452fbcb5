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
    A table of ours is called `t_<name>`: every column it may have, `part` (which import) and `row`. It is a view on its one part for as
    long as nothing has to be looked up elsewhere (`steps` names the views below it): then it is read once, when its fact is written.
    """

    connection: duckdb.DuckDBPyConnection
    tables: dict[str, int]
    problems: list[Problem]
    unmatched: dict[tuple[Listed, str], list[tuple[str, int]]] = field(default_factory=dict)
    steps: dict[str, list[str]] = field(default_factory=dict)
    _filled: dict[str, dict[str, int]] = field(default_factory=dict)

    def has(self, table: str, column: str | None = None) -> bool:
        """Whether a table has rows, and at least one value in a column."""
        if table not in self.tables or not self.tables[table]:
            return False
        return column is None or bool(self.filled(table).get(column))

    def filled(self, table: str) -> dict[str, int]:
        """How many values each column has, counted once until the table changes."""
        if table not in self._filled:
            names = [row[0] for row in self.rows(f"DESCRIBE t_{table}") if row[0] not in ("part", "row")]
            counts = self.rows(f"SELECT {', '.join(f'count({sql.name(name)})' for name in names)} FROM t_{table}")[0]
            self._filled[table] = dict(zip(names, counts, strict=True))
        return self._filled[table]

    def one(self, query: str) -> int:
        """The one number that a query gives."""
        return int(self.connection.execute(query).fetchall()[0][0] or 0)

    def rows(self, query: str) -> list[tuple]:
        return self.connection.execute(query).fetchall()

    def replace(self, table: str, select: str) -> None:
        """Make a table anew from a query over it. A link never adds or loses a row."""
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE linked AS {select}")
        after = self.one("SELECT count(*) FROM linked")
        if after != self.tables[table]:
            raise AssertionError(f"linking {table} made {after} rows of {self.tables[table]}")
        self.put(table, "linked")

    def put(self, table: str, made: str) -> None:
        """Let a DuckDB table be the rows of a table of ours from now on."""
        views = self.steps.pop(table, [])
        self.connection.execute(f"DROP {'VIEW' if views else 'TABLE'} t_{table}")
        for each in views[1:]:
            self.connection.execute(f"DROP VIEW {each}")
        self.connection.execute(f"ALTER TABLE {made} RENAME TO t_{table}")
        self._filled.pop(table, None)

    def look(self, table: str, select: str) -> None:
        """Let a view be the rows of a table. The query stands over `{rows}`, gives a row for each of them, and looks nothing up."""
        views = self.steps.get(table, [])
        below = f"{table}_{len(views)}"
        if views:
            self.connection.execute(f"ALTER VIEW t_{table} RENAME TO {below}")
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW t_{table} AS {select.replace('{rows}', below) if views else select}")
        self.steps[table] = [*views, below]
        self._filled.pop(table, None)

    def recount(self, table: str) -> int:
        """Count the rows of a table that was given more or fewer of them."""
        self._filled.pop(table, None)
        self.tables[table] = self.one(f"SELECT count(*) FROM t_{table}")
        return self.tables[table]

    def store(self, table: str) -> None:
        """Make a table of what was a view, for links that name single rows or add some."""
        if self.steps.get(table):
            self.replace(table, f"SELECT * FROM t_{table}")

    def is_in_order(self, table: str) -> bool:
        """Whether rows still come as their one part has them."""
        return bool(self.steps.get(table))

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
        ranked = f"{rank(place, part.mode)} AS _rank, " if len(parts) > 1 else ""
        selects.append(f"SELECT {place} AS part, {ranked}{row} AS row, {fields} FROM read_parquet({file}) WHERE {stays}")
    if len(selects) == 1:
        linking.look(table, selects[0])
    else:
        united = f"SELECT * EXCLUDE (_rank) FROM ({' UNION ALL '.join(selects)}) {_newest(table)}"
        linking.connection.execute(f"CREATE OR REPLACE TEMP TABLE t_{table} AS {united}")
    linking.recount(table)
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
