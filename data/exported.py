"""When an export was made: what its file's name states, and the last day on which anything in it happened."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import permutations
from pathlib import PurePosixPath

import duckdb

from data.systems.intake import columns
from data.tables import Kind
from data.version import Days

EXPECTED = ("expected_close_at", "renewal_due_at", "ended_at", "ends_on", "month", "starts_on")
"""Dates that may lie ahead and so tell nothing of the day on which a file was written."""

_NAMED = re.compile(r"(?<!\d)(\d{4})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)|(?<!\d)(\d{1,2})[-_. ](\d{1,2})[-_. ](\d{4})(?!\d)")


def days_of(connection: duckdb.DuckDBPyConnection, rows: str | None, table: str | None, file: str, today: date) -> Days:
    """The days that a file tells of itself. `rows` is the DuckDB table of its rows in our fields.

    A name's date counts only where it is a day that has come, and is not before something that the file tells of.
    """
    latest = _latest(connection, rows, table, today) if rows and table else None
    stated = stated_in(PurePosixPath(file).name, today)
    return Days(stated if stated and (latest is None or stated >= latest) else None, latest, today)


def stated_in(name: str, today: date) -> date | None:
    """The one date that a file's name states; `None` where there is none, several, or one that can be read two ways."""
    found = {day for match in _NAMED.finditer(name) for day in _readings(match)}
    come = {day for day in found if day <= today + timedelta(days=1)}
    return come.pop() if len(found) == 1 and come else None


def _readings(match: re.Match[str]) -> set[date]:
    year, month, day, first, second, last = match.groups()
    if year:
        return set(_possible(year, month, day))
    return {each for one, other in permutations((first, second)) for each in _possible(last, one, other)}


def _possible(year: str, month: str, day: str) -> list[date]:
    try:
        return [date(int(year), int(month), int(day))]
    except ValueError:
        return []


def _latest(connection: duckdb.DuckDBPyConnection, rows: str, table: str, today: date) -> date | None:
    """The last day up to today on which anything in the rows happened."""
    there = {row[0] for row in connection.execute(f"DESCRIBE {rows}").fetchall()}
    dates = [name for name, kind in columns(table).items() if kind is Kind.DATE and name in there and name not in EXPECTED]
    if not dates:
        return None
    limit = f"DATE '{today + timedelta(days=1)}'"
    each = ", ".join(f'max("{name}") FILTER ("{name}" < {limit})' for name in dates)
    found = [day for day in connection.execute(f"SELECT {each} FROM {rows}").fetchall()[0] if day]
    return max(found).date() if found else None
