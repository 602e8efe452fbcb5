"""The members of each dimension, for filters."""

from __future__ import annotations

from data.tables import DIMENSIONS
from data.version import Version
from kpi.derived.making import extended
from kpi.engine import facts, run
from kpi.slices import lacking


def members(version: Version, dimension: str) -> list[str | None]:
    """Every member of a dimension over all fact tables, in alphabetical order; `None` last where rows have no value there."""
    tables = _tables(version, dimension)
    return _listed(version, tables, dimension) if dimension in DIMENSIONS and tables else []


def largest_first(version: Version, dimension: str) -> tuple[str | None, ...]:
    """Every member of a dimension, those with the most rows over all fact tables first; of those with as many by name."""
    tables = _tables(version, dimension)
    if dimension not in DIMENSIONS or not tables:
        return ()
    asked = " UNION ALL ".join(f'SELECT "{dimension}" AS member FROM {facts(version, table)}' for table in tables)
    return tuple(row[0] for row in run(f"SELECT member FROM ({asked}) GROUP BY member ORDER BY count(*) DESC, member NULLS LAST"))


def own_members(version: Version, table: str, dimension: str) -> list[str | None]:
    """The same of a dimension that one table has of its own, such as the kind of an activity."""
    version = extended(version)
    return [] if lacking(version, table, (dimension,)) else _listed(version, [table], dimension)


def _tables(version: Version, dimension: str) -> list[str]:
    return [name for name in version.facts if version.has(name, dimension) and name not in ("reps", "products")]


def _listed(version: Version, tables: list[str], dimension: str) -> list[str | None]:
    asked = " UNION ".join(f'SELECT "{dimension}" AS member FROM {facts(version, table)}' for table in tables)
    return [row[0] for row in run(f"SELECT DISTINCT member FROM ({asked}) ORDER BY member NULLS LAST")]
