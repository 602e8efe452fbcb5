"""The members of each dimension, for filters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from data.tables import DIMENSIONS
from data.version import Version
from kpi.derived.making import extended
from kpi.engine import facts, run
from kpi.slices import lacking
from kpi.stored_answers import answer, answer_once

MANY = frozenset({"customer"})
"""Dimensions with as many members as rows, whose names are stored nowhere but in the rows."""


class Members(Mapping[str, Sequence[str | None]]):
    """The members of each dimension of a version, read when one first asks for them: customers may be a million."""

    def __init__(self, version: Version | None) -> None:
        self._version = version
        self._known: dict[str, tuple[str | None, ...]] = {}

    def __getitem__(self, dimension: str) -> Sequence[str | None]:
        if self._version is None or dimension not in DIMENSIONS:
            raise KeyError(dimension)
        if dimension not in self._known:
            self._known[dimension] = tuple(members(self._version, dimension))
        return self._known[dimension]

    def __contains__(self, dimension: object) -> bool:
        return self._version is not None and dimension in DIMENSIONS

    def __iter__(self) -> Iterator[str]:
        return iter(DIMENSIONS if self._version else ())

    def __len__(self) -> int:
        return len(DIMENSIONS) if self._version else 0


def members(version: Version, dimension: str) -> list[str | None]:
    """Every member of a dimension over all fact tables, in alphabetical order; `None` last where rows have no value there."""
    tables = _tables(version, dimension)
    return _listed(version, tables, dimension) if dimension in DIMENSIONS and tables else []


def number_of(version: Version, dimension: str) -> int:
    """How many members a dimension has, those without a value one of them; their names are not read, which may be a million."""
    tables = _tables(version, dimension)
    if dimension not in DIMENSIONS or not tables:
        return 0
    return int(answer_once(version, f"SELECT count(*) FROM ({_each(version, tables, dimension)})")[0][0])


def largest_first(version: Version, dimension: str) -> tuple[str | None, ...]:
    """Every member of a dimension, those with the most rows over all fact tables first; of those with as many by name."""
    tables = _tables(version, dimension)
    if dimension not in DIMENSIONS or not tables:
        return ()
    asked = " UNION ALL ".join(f'SELECT "{dimension}" AS member FROM {facts(version, table)}' for table in tables)
    sql = f"SELECT member FROM ({asked}) GROUP BY member ORDER BY count(*) DESC, member NULLS LAST"
    return tuple(row[0] for row in (run(sql) if dimension in MANY else answer(version, sql)))


def own_members(version: Version, table: str, dimension: str) -> list[str | None]:
    """The same of a dimension that one table has of its own, such as the kind of an activity."""
    version = extended(version)
    return [] if lacking(version, table, (dimension,)) else _listed(version, [table], dimension)


def _tables(version: Version, dimension: str) -> list[str]:
    return [name for name in version.facts if version.has(name, dimension) and name not in ("reps", "products")]


def _listed(version: Version, tables: list[str], dimension: str) -> list[str | None]:
    sql = f"SELECT member FROM ({_each(version, tables, dimension)}) ORDER BY member NULLS LAST"
    return [row[0] for row in (run(sql) if dimension in MANY else answer(version, sql))]


def _each(version: Version, tables: list[str], dimension: str) -> str:
    """SQL: every member of a dimension in these tables, once."""
    return " UNION ".join(f'SELECT DISTINCT "{dimension}" AS member FROM {facts(version, table)}' for table in tables)
