"""Where facts are linked: the tables of ours on one connection, and what was found on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import duckdb

from data.aliases import Listed
from data.styles import sql
from data.version import Problem
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
