"""Dates after today, where only the past can be."""

from __future__ import annotations

from datetime import date

import duckdb

from data.tables import TABLES
from data.version import Problem
from locales import Sentence

PAST = {"deals": ("created_at", "closed_at"), "tickets": ("opened_at", "closed_at"), "orders": ("ordered_at",), "leads": ("created_at",)}
"""Fields that say what has happened."""


def say_future(connection: duckdb.DuckDBPyConnection, rows: str, table: str | None, today: date) -> list[Problem]:
    """Rows dated after today, field by field."""
    there = {row[0] for row in connection.execute(f"DESCRIBE {rows}").fetchall()}
    problems = []
    for name in PAST.get(table or "", ()) if table in TABLES else ():
        if name in there:
            count = connection.execute(f'SELECT count(*) FROM {rows} WHERE "{name}"::DATE > ?', [today]).fetchall()[0][0]
            if count:
                sentence = Sentence("{count} rows have a {field} after today, {today}.", count=count, field=name, today=today.isoformat())
                problems.append(Problem("future-date", "warning", sentence, count))
    return problems
