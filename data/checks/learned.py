"""What is learned from all rows of a table before single rows are checked: what is usual, and when the data ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from string import Formatter
from typing import Any

import duckdb

from data.checks.check import Check
from data.styles.sql import quote

Learned = dict[str, Any]
"""Name (`median_amount`) → value (a number, a date), or `None` where there is nothing to learn it from."""

PAST = {
    "customers": ("created_at",),
    "leads": ("created_at", "first_contact_at", "qualified_at", "converted_at", "dropped_at"),
    "deals": ("created_at", "closed_at", "last_activity_at"),
    "stage_changes": ("changed_at",),
    "subscriptions": ("started_at", "ended_at"),
    "tickets": ("opened_at", "closed_at", "first_reply_at"),
}
"""Fields that say what has happened, by which it is known when a table ends."""

SCALES = (1, 5, 7, 10, 100)


def names_in(*texts: str) -> set[str]:
    """What templates of SQL or of sentences name."""
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def learn(connection: duckdb.DuckDBPyConnection, rows: str, checks: Iterable[Check], there: Iterable[str], today: date) -> Learned:
    """Everything that these checks name, in one scan of `rows` (SQL for a FROM clause)."""
    named = {(name, check.table) for check in checks for name in names_in(check.where, check.only_if, check.same) if name != "today"}
    asked = {name: _sql(name, table, set(there), today) for name, table in sorted(named)}
    learned: Learned = {"today": today}
    if asked:
        values = connection.execute(f"SELECT {', '.join(asked.values())} FROM {rows}").fetchall()[0]
        learned |= dict(zip(asked, values, strict=True))
    return learned


def _sql(name: str, table: str, there: set[str], today: date) -> str:
    kind, _, field = name.partition("_")
    match kind:
        case "last":
            past = [f'max("{each}") FILTER (WHERE "{each}"::DATE <= DATE \'{today}\')' for each in PAST.get(table, ()) if each in there]
            return f"coalesce(greatest({', '.join(past)})::DATE, DATE '{today}')" if past else f"DATE '{today}'"
        case "median":
            return f'median("{field}") FILTER (WHERE "{field}" > 0)'
        case "usual":
            return f'mode("{field}"::DATE)'
        case "scale":
            most = f'quantile_disc("{field}", 0.98)'
            return f"CASE {' '.join(f'WHEN {most} <= {highest} THEN {highest}' for highest in SCALES)} END"
        case _:
            raise ValueError(f"nobody knows how to learn {name}")


def filled(template: str, learned: Learned) -> str:
    """SQL with what was learned in place of its names."""
    return template.format(**{name: _literal(learned[name]) for name in names_in(template)})


def _literal(value: Any) -> str:
    match value:
        case None:
            return "NULL"
        case date():
            return f"DATE {quote(value.isoformat()[:10])}"
        case _:
            return str(value)
