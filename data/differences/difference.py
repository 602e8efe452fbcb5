"""One table in two versions: how many rows were added, changed and went, in which fields, with a few examples."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from data.differences.pairs import NO_KEY, Pairs
from data.scratch import scratch
from data.tables import TABLES
from data.version import Version

SHOWN = 5
"""How many examples of each kind are kept."""


@dataclass(frozen=True)
class Changed:
    """One value that was one thing and is another. `key` names the row."""

    key: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Difference:
    """Rows of a table that are new, changed or gone. `fields` counts changed values by field, most first.

    `by_key` is false where rows have no key: then a row that changed is one that went and one that came. `added_rows` and `gone_rows`
    are examples: a name or key for each.
    """

    table: str
    before: int
    after: int
    added: int
    changed: int
    gone: int
    by_key: bool
    fields: tuple[tuple[str, int], ...] = ()
    changes: tuple[Changed, ...] = ()
    added_rows: tuple[str, ...] = ()
    gone_rows: tuple[str, ...] = ()


def differences(before: Version | None, after: Version) -> tuple[Difference, ...]:
    """The tables that differ, in the order of `data.tables`; tables whose file is the same do not differ."""
    found = (_difference(before, after, table) for table in TABLES if table in after.facts or (before and table in before.facts))
    return tuple(each for each in found if each and (each.added or each.changed or each.gone))


def _difference(before: Version | None, after: Version, table: str) -> Difference | None:
    old, new = before.facts.get(table) if before else None, after.facts.get(table)
    if old and new and old.file == new.file:
        return None
    if old is None or new is None or before is None:
        rows_before, rows_after = old.rows if old else 0, new.rows if new else 0
        return Difference(table, rows_before, rows_after, rows_after, 0, rows_before, TABLES[table].key is not None)
    with scratch() as connection:
        pairs = Pairs.of(connection, table, before.path(old.file), after.path(new.file))
        added, gone, changed = pairs.count()
        return Difference(
            table, old.rows, new.rows, added, changed, gone, pairs.key != NO_KEY,
            _fields(connection, pairs) if changed else (),
            _changes(connection, pairs) if changed else (),
            _names(connection, pairs, "added") if added else (),
            _names(connection, pairs, "gone") if gone else (),
        )  # fmt: skip


def _fields(connection: duckdb.DuckDBPyConnection, pairs: Pairs) -> tuple[tuple[str, int], ...]:
    pairs.make_changed()
    counts = ", ".join(f"count(*) FILTER ({pairs.differs(name)})" for name in pairs.fields)
    counted = connection.execute(f"SELECT {counts} FROM changed").fetchall()[0]
    return tuple(sorted(((name, count) for name, count in zip(pairs.fields, counted, strict=True) if count), key=lambda each: -each[1]))


def _changes(connection: duckdb.DuckDBPyConnection, pairs: Pairs) -> tuple[Changed, ...]:
    return tuple(Changed(*row) for row in connection.execute(f"SELECT * FROM ({pairs.values()}) LIMIT {SHOWN}").fetchall())


def _names(connection: duckdb.DuckDBPyConnection, pairs: Pairs, kind: str) -> tuple[str, ...]:
    return tuple(row[0] for row in connection.execute(f"{pairs.names(kind)} LIMIT {SHOWN}").fetchall() if row[0])
