"""Filters and dimensions as SQL, and what to say where a table does not have one."""

from __future__ import annotations

from collections.abc import Iterable

from data.version import Version
from kpi.expressions import literal
from kpi.selection import Filter, Rest
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
    if isinstance(filter_, Rest):
        return f"NOT ({' OR '.join(_group(filter_.dimensions, each) for each in filter_.groups) or 'FALSE'})"
    named = [literal(member) for member in filter_.members if member is not None and _storable(member)]
    conditions = [f'"{filter_.dimension}" IN ({", ".join(named)})'] if named else []
    if None in filter_.members:
        conditions.append(f'"{filter_.dimension}" IS NULL')
    return f"({' OR '.join(conditions) or 'FALSE'})"


def _group(dimensions: tuple[str, ...], members: tuple[str | None, ...]) -> str:
    """The rows of one group, by a comparison that knows NULL, so that it is never unknown and can be turned round."""
    each = zip(dimensions, members, strict=True)
    same = (f'"{name}" IS NOT DISTINCT FROM {"NULL" if member is None else literal(member)}' for name, member in each)
    return f"({' AND '.join(same)})"


def _storable(member: str) -> bool:
    """Whether a table can hold this text at all; half a character, as a mistyped command line can pass it, is in none."""
    try:
        member.encode()
    except UnicodeEncodeError:
        return False
    return True
