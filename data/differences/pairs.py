"""The rows of two states of a table, paired by key, or where there is none by being the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.styles import sql
from data.tables import SQL_TYPE, TABLES

NO_KEY = "_same"
"""Rows without a key are told apart by all they say; of rows that say the same, the first is paired with the first."""

_NAMED = ("customer", "rep", "product", "campaign", "channel", "mailing", "landing_page")
"""Fields that name a row to a person where it has no key, in this order."""


@dataclass(frozen=True)
class Pairs:
    """Two Parquet files of one table, and a DuckDB table `differing` of the rows that are not the same in both.

    In it `o` and `n` are a row's places in the old and the new file, NULL where it is not there. Rows are first told apart by their key and
    a hash of all they say, so that only those that differ are read in full.
    """

    connection: duckdb.DuckDBPyConnection
    table: str
    key: str
    files: tuple[str, str]
    there: tuple[frozenset[str], frozenset[str]]

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection, table: str, before: Path, after: Path) -> Pairs:
        files = sql.quote(str(before)), sql.quote(str(after))
        there = _columns(connection, files[0]), _columns(connection, files[1])
        own = TABLES[table].key
        keyed = own is not None and all(own in each for each in there) and all(_is_filled(connection, file, own) for file in files)
        pairs = cls(connection, table, own if keyed and own else NO_KEY, files, there)
        pairs._pair()
        return pairs

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that either file has."""
        return tuple(name for name in TABLES[self.table].columns if name in self.there[0] or name in self.there[1])

    def count(self) -> tuple[int, int, int]:
        """Rows added, gone and changed."""
        counted = self.connection.execute("""
            SELECT count(*) FILTER (o IS NULL), count(*) FILTER (n IS NULL), count(*) FILTER (o IS NOT NULL AND n IS NOT NULL)
            FROM differing
        """).fetchall()[0]
        return counted[0], counted[1], counted[2]

    def names(self, kind: str) -> str:
        """SQL: how each row that was `added` or is `gone` is called: by its key, or else by its date and names."""
        mine, other, side = ("n", "o", 1) if kind == "added" else ("o", "n", 0)
        rows = f"SELECT {mine} FROM differing WHERE {other} IS NULL"
        return f"SELECT {self._name(side)} AS name FROM ({self._read(side)}) WHERE _row IN ({rows}) ORDER BY _row"

    def make_changed(self) -> None:
        """Make the table `changed`: `_key` and structs `o` and `n` of the rows that are in both and do not say the same."""
        changed = "SELECT {} FROM differing WHERE o IS NOT NULL AND n IS NOT NULL"
        self.connection.execute(f"""
            CREATE OR REPLACE TEMP TABLE changed AS
            SELECT {self._name(0, "old_row.")} AS _key, old_row AS o, new_row AS n FROM differing d
            JOIN (SELECT * FROM ({self._read(0)}) WHERE _row IN ({changed.format("o")})) old_row ON old_row._row = d.o
            JOIN (SELECT * FROM ({self._read(1)}) WHERE _row IN ({changed.format("n")})) new_row ON new_row._row = d.n
            ORDER BY d.n
        """)

    def differs(self, name: str) -> str:
        """SQL: whether a field of a changed row is another one than before."""
        return f'o."{name}" IS DISTINCT FROM n."{name}"'

    def values(self) -> str:
        """SQL: one row for each changed value: key, field, before, after."""
        return " UNION ALL ".join(
            f'SELECT _key, {sql.quote(name)} AS field, CAST(o."{name}" AS VARCHAR) AS before, CAST(n."{name}" AS VARCHAR) AS after '
            f"FROM changed WHERE {self.differs(name)}"
            for name in self.fields
        )

    def _pair(self) -> None:
        for side, name in enumerate(("old_keys", "new_keys")):
            whole = "hash(" + ", ".join(self._said(side)) + ")"
            own = f'"{self.key}"' if self.key != NO_KEY else whole
            self.connection.execute(
                f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {own} AS _key, {whole} AS _whole, file_row_number AS _row "
                f"FROM read_parquet({self.files[side]}, file_row_number = true)"
            )
        nth = "1" if self._are_unique() else "row_number() OVER (PARTITION BY _key ORDER BY _row)"
        self.connection.execute(f"""
            CREATE OR REPLACE TEMP TABLE differing AS SELECT o._row AS o, n._row AS n
            FROM (SELECT *, {nth} AS _nth FROM old_keys) o FULL JOIN (SELECT *, {nth} AS _nth FROM new_keys) n
            ON o._key = n._key AND o._nth = n._nth WHERE o._whole IS DISTINCT FROM n._whole
        """)

    def _are_unique(self) -> bool:
        query = "SELECT count(DISTINCT _key) = count(*) FROM {}"
        return all(self.connection.execute(query.format(name)).fetchall()[0][0] for name in ("old_keys", "new_keys"))

    def _said(self, side: int) -> list[str]:
        """SQL: every field with the type of the table, whether the file has it or not."""
        kinds = TABLES[self.table].columns
        return [f'"{name}"' if name in self.there[side] else f"CAST(NULL AS {SQL_TYPE[kinds[name]]})" for name in self.fields]

    def _read(self, side: int) -> str:
        said = ", ".join(f'{value} AS "{name}"' for name, value in zip(self.fields, self._said(side), strict=True))
        return f"SELECT {said}, file_row_number AS _row FROM read_parquet({self.files[side]}, file_row_number = true)"

    def _name(self, side: int, row: str = "") -> str:
        if self.key != NO_KEY:
            return f'CAST({row}"{self.key}" AS VARCHAR)'
        dated = TABLES[self.table].dated
        words = [f'CAST(CAST({row}"{dated}" AS DATE) AS VARCHAR)'] if dated in self.there[side] else []
        named = [f'{row}"{name}"' for name in _NAMED if name in self.there[side]]
        return "concat_ws(' · ', " + ", ".join([*words, *named] or ["NULL"]) + ")"


def _columns(connection: duckdb.DuckDBPyConnection, file: str) -> frozenset[str]:
    return frozenset(row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM read_parquet({file})").fetchall())


def _is_filled(connection: duckdb.DuckDBPyConnection, file: str, own: str) -> bool:
    return not connection.execute(f'SELECT count(*) FROM read_parquet({file}) WHERE "{own}" IS NULL').fetchall()[0][0]
