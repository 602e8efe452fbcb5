"""Rows that are to be checked, as SQL: with the fields that checks name, typed, and which of them fail one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from data.checks.catalogue import BY_TABLE
from data.checks.check import IDENTICAL, Check
from data.checks.learned import PAST, Learned, filled, names_in
from data.styles import sql
from data.systems.intake import columns, key
from data.tables import SQL_TYPE, is_words

_NOT_COMPARED = frozenset({"row", "is_first_purchase"})
"""Columns that say nothing of the row itself."""


@dataclass(frozen=True)
class Checked:
    """Rows to be checked: SQL for a FROM clause, and the columns that are there (`row` says where in the file, where there is one).

    `worded` are columns of few words that know all of them.
    """

    table: str
    source: str
    columns: tuple[str, ...]
    worded: frozenset[str] = frozenset()

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection, table: str, source: str) -> Checked:
        described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
        return cls(table, source, tuple(row[0] for row in described), frozenset(row[0] for row in described if is_words(row[1])))

    def asked(self) -> tuple[Check, ...]:
        """The checks that can be asked of these columns."""
        return tuple(each for each in BY_TABLE.get(self.table, ()) if self._can(each))

    def _can(self, check: Check) -> bool:
        there = set(self.columns)
        return there.issuperset(check.needed) and bool(check.same == IDENTICAL or not check.fields or there.intersection(check.fields))

    def rows(self, fields: Iterable[str]) -> str:
        """SQL: the rows with `row` and these fields, typed; a field that is not there is empty."""
        kinds = columns(self.table)
        row = '"row"' if "row" in self.columns else "row_number() OVER () AS row"
        typed = [
            sql.name(name)
            if name in self.worded
            else f"CAST({sql.name(name) if name in self.columns else 'NULL'} AS {SQL_TYPE[kinds[name]]}) AS {sql.name(name)}"
            for name in dict.fromkeys(fields)
        ]
        return f"(SELECT {', '.join([row, *typed])} FROM {self.source})"

    def where(self, connection: duckdb.DuckDBPyConnection, check: Check) -> str:
        """SQL: the condition of a check, asked of words instead of rows where it can be: columns whose words all pass are left out."""
        if not check.each:
            return check.where
        texts = [
            name for name in check.fields if name in self.columns and not (name in self.worded and self._passes(connection, check, name))
        ]
        return " OR ".join(sql.filled_in(check.each, sql.name(name)) for name in texts) or "false"

    def _passes(self, connection: duckdb.DuckDBPyConnection, check: Check, column: str) -> bool:
        different = f"SELECT unnest(words) AS word FROM (SELECT enum_range({sql.name(column)}) AS words FROM {self.source} LIMIT 1)"
        failed = connection.execute(f"SELECT count(*) FROM ({different}) WHERE {sql.filled_in(check.each, 'word')}").fetchall()
        return not failed[0][0]

    def alike(self, check: Check, learned: Learned) -> str:
        """SQL: by which rows are alike. As a hash of 64 bits: that two of ten million differ and have one is as likely as 1 in 100 000."""
        if check.same != IDENTICAL:
            return f"hash({filled(check.same, learned)})"
        own = key(self.table)
        compared = [sql.name(each) for each in columns(self.table) if each in self.columns and each not in (own, *_NOT_COMPARED)]
        return f"hash({', '.join(compared)})"

    def fields_of(self, checks: Iterable[Check]) -> tuple[str, ...]:
        """Every field that these checks may name."""
        known = columns(self.table)
        texts = " ".join(text for each in checks for text in (each.where, each.only_if, each.same))
        named = names_in(texts)
        if any(each.same == IDENTICAL for each in checks):
            named |= set(self.columns)
        if "last" in named:
            named |= set(PAST.get(self.table, ()))
        return tuple(name for name in known if name in named or name in texts)


def failing(checked: Checked, check: Check, learned: Learned) -> str:
    """SQL: the numbers (`row`) of the rows that fail a check."""
    rows = checked.rows(checked.fields_of([check]))
    where = f"coalesce({filled(check.where, learned)}, false)"
    if not check.same:
        return f"SELECT row FROM {rows} WHERE {where}"
    told = f"SELECT row, {checked.alike(check, learned)} AS alike FROM {rows} WHERE {where}"
    first = "SELECT alike, min(row) AS first FROM told GROUP BY alike HAVING count(*) > 1"  # a window would sort all rows
    return f"WITH told AS NOT MATERIALIZED ({told}) SELECT row FROM told JOIN ({first}) USING (alike) WHERE row > first"
