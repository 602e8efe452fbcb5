"""The members of each dimension, for filters."""

from __future__ import annotations

from data.tables import DIMENSIONS
from data.version import Version
from kpi.engine import facts, run


def members(version: Version, dimension: str) -> list[str | None]:
    """Every member of a dimension over all fact tables, in alphabetical order; `None` last where rows have no value there."""
    tables = [name for name in version.facts if version.has(name, dimension) and name not in ("reps", "products")]
    if dimension not in DIMENSIONS or not tables:
        return []
    asked = " UNION ".join(f'SELECT "{dimension}" AS member FROM {facts(version, table)}' for table in tables)
    return [row[0] for row in run(f"SELECT member FROM ({asked}) ORDER BY member NULLS LAST")]
