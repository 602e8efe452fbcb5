"""From rows in our fields to a stored fact table with what its manifest says of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import duckdb

from data.distinct import all_differ
from data.scratch import scratch
from data.store import Workspace
from data.tables import SQL_TYPE, TABLES, Kind, Table, is_words
from data.version import Facts

FIRST_PURCHASE = {
    "deals": ("closed_at", "status = 'won'", "deal_id"),
    "orders": ("ordered_at", "NOT coalesce(is_cancelled, false) AND coalesce(amount, 0) >= 0", "order_id"),
}
"""Tables in which `is_first_purchase` is derived: by which date, over which rows (not cancelled orders, nor refunds), what breaks a tie."""

CONDITION_NEEDS = {"deals": ("status",), "orders": ("is_cancelled", "amount")}

HAPPENED = {"deals": ("created_at", "closed_at"), "tickets": ("opened_at", "closed_at")}
"""Tables with a second date on which something happened, so that a span ends with the last close, not with the last creation."""


def write_facts(workspace: Workspace, table: str, rows: duckdb.DuckDBPyRelation) -> Facts:
    """Store the rows of one table, typed by `data.tables`, and count what the manifest says of them.

    `rows` has columns named as our fields, in any order, of any castable type; columns it lacks stay absent. `is_first_purchase` is
    derived anew for deals and orders. Raises ValueError on a column that is no field of the table.
    """
    typed = _with_first_purchase(table, _typed(TABLES[table], rows))
    return _described(workspace, table, typed)


def _typed(table: Table, rows: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    unknown = set(rows.columns) - set(table.columns)
    if unknown:
        raise ValueError(f"{table.name} has no field {', '.join(sorted(unknown))}")
    types = dict(zip(rows.columns, map(str, rows.types), strict=True))
    return rows.project(", ".join(_field(name, kind, types[name]) for name, kind in table.columns.items() if name in types))


def _field(name: str, kind: Kind, there: str) -> str:
    return f'"{name}"' if is_words(there) and SQL_TYPE[kind] == "VARCHAR" else f'CAST("{name}" AS {SQL_TYPE[kind]}) AS "{name}"'


def _with_first_purchase(table: str, rows: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """The rows with `is_first_purchase`: the customer's earliest purchase; NULL where the customer or the date is not known.

    Customers are told apart by key, and by name where the row has no key.
    """
    customer = _either(rows, "customer_id", "customer")
    if table not in FIRST_PURCHASE or customer is None:
        return rows
    dated, counts, key = FIRST_PURCHASE[table]
    if dated not in rows.columns:
        return rows
    for lacking in set(CONDITION_NEEDS[table]) - set(rows.columns):
        counts = counts.replace(lacking, "NULL")
    order = ", ".join(name for name in (dated, key, "amount") if name in rows.columns)
    is_purchase = f"(coalesce({counts}, false) AND {dated} IS NOT NULL)"
    columns = ", ".join(f'"{name}"' for name in TABLES[table].columns if name in {*rows.columns, "is_first_purchase"})
    if key in rows.columns and _tells_apart(rows, key, f"{is_purchase} AND {customer} IS NOT NULL"):
        earliest = f"min({{'date': {dated}, 'key': {key}}}).key"
        firsts = f"SELECT {earliest} FROM rows WHERE {is_purchase} AND {customer} IS NOT NULL GROUP BY {customer}"
        flagged = f"CASE WHEN {customer} IS NOT NULL THEN {is_purchase} AND coalesce({key} IN ({firsts}), false) END"
        return _over(rows, f"SELECT {columns} FROM (SELECT * {_without_flag(rows)}, {flagged} AS is_first_purchase FROM rows)")
    first = f"{is_purchase} AND row_number() OVER (PARTITION BY {customer}, {is_purchase} ORDER BY {order}) = 1"
    flagged = f"CASE WHEN {customer} IS NOT NULL THEN {first} END AS is_first_purchase"
    numbered = f"SELECT * {_without_flag(rows)}, {flagged}, row_number() OVER () AS _row FROM rows"
    return _over(rows, f"SELECT {columns} FROM ({numbered}) ORDER BY _row")


def first_purchase(table: str, columns: Collection[str]) -> str | None:
    """SQL: whether a row is its customer's first purchase, told anew from the rows of a query; `None` where the table has no purchases."""
    customer = ", ".join(name for name in ("customer_id", "customer") if name in columns)
    if table not in FIRST_PURCHASE or not customer or FIRST_PURCHASE[table][0] not in columns:
        return None
    dated, counts, key = FIRST_PURCHASE[table]
    for lacking in set(CONDITION_NEEDS[table]) - set(columns):
        counts = counts.replace(lacking, "NULL")
    is_purchase = f"(coalesce({counts}, false) AND {dated} IS NOT NULL)"
    order = ", ".join(name for name in (dated, key, "amount") if name in columns)
    first = f"{is_purchase} AND row_number() OVER (PARTITION BY coalesce({customer}), {is_purchase} ORDER BY {order}) = 1"
    return f"CASE WHEN coalesce({customer}) IS NOT NULL THEN {first} END"


def _over(rows: duckdb.DuckDBPyRelation, query: str) -> duckdb.DuckDBPyRelation:
    """What a query says over these rows, which it calls `rows`."""
    made = rows.query("rows", query)
    if made is None:
        raise ValueError("the query gives no rows")
    return made


def _without_flag(rows: duckdb.DuckDBPyRelation) -> str:
    return "EXCLUDE (is_first_purchase)" if "is_first_purchase" in rows.columns else ""


def _tells_apart(rows: duckdb.DuckDBPyRelation, key: str, where: str) -> bool:
    """Whether every one of these rows has a key of its own."""
    return all_differ(rows.filter(where).project(f"CASE WHEN {key} IS NOT NULL THEN hash({key}) END"))


def _either(rows: duckdb.DuckDBPyRelation, *names: str) -> str | None:
    present = [name for name in names if name in rows.columns]
    return f"coalesce({', '.join(present)})" if present else None


def _described(workspace: Workspace, table: str, rows: duckdb.DuckDBPyRelation) -> Facts:
    """Write the rows, then read their counts, span and currencies from the file, so that nothing is computed twice."""
    file = workspace.write(rows)
    with scratch() as connection:
        stored = connection.read_parquet(str(workspace.root / "parquet" / file))
        counted = _one(stored.aggregate(", ".join(["count(*)", *(f'count("{name}")' for name in stored.columns)])))
        first, last = _span(table, stored)
        return Facts(table, file, counted[0], dict(zip(stored.columns, counted[1:], strict=True)), first, last, _currencies(stored))


def _span(table: str, stored: duckdb.DuckDBPyRelation) -> tuple[Any, Any]:
    """First and last day, both included, on which a row of the table has its date."""
    names = [name for name in HAPPENED.get(table, (TABLES[table].dated,)) if name in stored.columns]
    if not names:
        return None, None
    first, last = ", ".join(f'min("{name}")' for name in names), ", ".join(f'max("{name}")' for name in names)
    return _one(stored.aggregate(f"least({first})::DATE, greatest({last})::DATE"))


def _currencies(stored: duckdb.DuckDBPyRelation) -> tuple[str, ...]:
    if "currency" not in stored.columns:
        return ()
    return tuple(row[0] for row in stored.filter("currency IS NOT NULL").project("currency").distinct().order("currency").fetchall())


def _one(relation: duckdb.DuckDBPyRelation) -> tuple[Any, ...]:
    """The one row of an aggregate without groups."""
    return relation.fetchall()[0]
