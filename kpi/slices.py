"""Filters and dimensions as SQL, and what to say where a table does not have one."""

from __future__ import annotations

from collections.abc import Iterable

from data.version import Version
from kpi.expressions import literal
from kpi.selection import Filter
from locales import Sentence


def where(filters: Iterable[Filter]) -> str:
    """The filters as one SQL condition; `TRUE` where there are none. `None` among the members means rows that have no value there."""
    return " AND ".join(_one(each) for each in filters) or "TRUE"


def lacking(version: Version, table: str, dimensions: Iterable[str]) -> Sentence | None:
    """Why a table cannot be sliced by these dimensions in this data, or `None` if it can."""
    for dimension in dimensions:
        if not version.has(table, dimension):
            return Sentence("{table} has no {dimension}", table=Sentence(table), dimension=Sentence(dimension))
    return None


def _one(filter_: Filter) -> str:
    named = [literal(member) for member in filter_.members if member is not None and _storable(member)]
    conditions = [f'"{filter_.dimension}" IN ({", ".join(named)})'] if named else []
    if None in filter_.members:
        conditions.append(f'"{filter_.dimension}" IS NULL')
    return f"({' OR '.join(conditions) or 'FALSE'})"


def _storable(member: str) -> bool:
    """Whether a table can hold this text at all; half a character, as a mistyped command line can pass it, is in none."""
    try:
        member.encode()
    except UnicodeEncodeError:
        return False
    return True
