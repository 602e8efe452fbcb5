"""Filters and dimensions as SQL, and what to say where a table does not have one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.tables import DIMENSIONS
from data.version import Version
from kpi.expressions import literal
from kpi.selection import Filter, Rest
from kpi.tables import TABLES, sources_of
from locales import Sentence
from locales.extraction import field_label

ALIKE = (*DIMENSIONS, "currency")
"""What means the same in every table. Any other dimension is a table's own: a deal's status says nothing of a lead's."""


def where(filters: Iterable[Filter]) -> str:
    """The filters as one SQL condition; `TRUE` where there are none. `None` among the members means rows that have no value there."""
    return " AND ".join(_one(each) for each in filters) or "TRUE"


def lacking(version: Version, table: str, dimensions: Iterable[str]) -> Sentence | None:
    """Why a table cannot be sliced by these dimensions in this data, or `None` if it can: only what it declares, and what has values."""
    for dimension in dimensions:
        if dimension not in TABLES[table].slices or not version.has(table, dimension):
            return Sentence("{table} has no {dimension}", table=_named(table), dimension=Sentence(label(dimension)))
    return None


def unsliceable(version: Version, tables: Sequence[str], dimensions: Sequence[str]) -> Sentence | None:
    """Why several tables cannot be sliced together by these dimensions, or `None` if they can."""
    for table in tables:
        if why := lacking(version, table, dimensions):
            return why
    for dimension in dimensions:
        first, other = tables[0], next((each for each in tables[1:] if not _alike(dimension, tables[0], each)), None)
        if other:
            named = {"dimension": Sentence(label(dimension)), "table": _named(first), "other": _named(other)}
            return Sentence("{dimension} means one thing in {table}, another in {other}", **named)
    return None


def sliceable(version: Version, tables: Sequence[str]) -> tuple[str, ...]:
    """Every dimension by which these tables can be sliced together: conformed ones first, then their own."""
    names = dict.fromkeys((*DIMENSIONS, *(name for table in tables for name in TABLES[table].own_dimensions)))
    return tuple(name for name in names if not unsliceable(version, tables, (name,)))


def label(dimension: str) -> str:
    """A dimension's name as people read it, to stand in a sentence."""
    return dimension if dimension in DIMENSIONS else field_label(dimension)


def _named(table: str) -> Sentence:
    """A table by the name that people know: of a derived one that of the facts it comes from."""
    return Sentence(sources_of(table)[0])


def _alike(dimension: str, table: str, other: str) -> bool:
    """Whether a dimension is the same thing in two tables: a conformed one, or one that they have from the same facts."""
    return dimension in ALIKE or not _origins(table, dimension).isdisjoint(_origins(other, dimension))


def _origins(table: str, dimension: str) -> frozenset[str]:
    """The tables of facts in which a table may have found its own dimension; itself where none of them has it."""
    return frozenset(source for source in sources_of(table) if dimension in TABLES[source].own_dimensions) or frozenset({table})


def _one(filter_: Filter) -> str:
    if isinstance(filter_, Rest):
        return f"NOT ({' OR '.join(_group(filter_.dimensions, each) for each in filter_.groups) or 'FALSE'})"
    named = [literal(member) for member in filter_.members if member is not None and _storable(member)]
    conditions = [f'"{filter_.dimension}" IN ({", ".join(named)})'] if named else []
    if None in filter_.members:
        conditions.append(f'"{filter_.dimension}" IS NULL')
    return f"({' OR '.join(conditions) or 'FALSE'})"


def _group(dimensions: tuple[str, ...], members: tuple[str | None, ...]) -> str:
    """The rows of one group, by a comparison that knows NULL, so that it is never unknown and can be turned round; of no dimension all."""
    each = zip(dimensions, members, strict=True)
    same = (f'"{name}" IS NOT DISTINCT FROM {"NULL" if member is None else literal(member)}' for name, member in each)
    return f"({' AND '.join(same) or 'TRUE'})"


def _storable(member: str) -> bool:
    """Whether a table can hold this text at all; half a character, as a mistyped command line can pass it, is in none."""
    try:
        member.encode()
    except UnicodeEncodeError:
        return False
    return True
