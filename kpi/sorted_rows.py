"""Sorted rows: of a large table the columns that KPIs name, sorted by the members of a dimension, so that a filter on it reads few of them.

The same rows and the same query as of the table itself: what does not add up, such as a median, is exact. Made when a dimension is first
filtered by, beside the pages; until then, and where a formula of one's own names another column, the table answers.
"""

from __future__ import annotations

import hashlib
import threading
import uuid
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from data.version import Facts, Version
from kpi.additive import FEW
from kpi.catalogue import CATALOGUE
from kpi.derived.making import FOLDER, extended
from kpi.engine import execute, facts
from kpi.expressions import literal
from kpi.measures import measures_in
from kpi.resolve import missing
from kpi.rollups import LARGE, can_be_kept, of_table
from kpi.selection import Filter, Rest
from kpi.tables import TABLES

MEMBERS = 4
"""So many members a dimension must have, else a filter leaves too many rows to be worth a copy."""

PARTS = 64
"""Into so many parts that are read or left alone a large copy is written, or more."""

SMALLEST_PART, LARGEST_PART = 8_192, 122_880
"""The rows of a part: fewer are not worth telling apart, more are what DuckDB writes anyway."""

_prepared: set[object] = set()
_lock = threading.Lock()


def sorted_rows(version: Version, table: str, filters: Collection[Filter], columns: frozenset[str]) -> str | None:
    """A table sorted by a dimension that is filtered by, as SQL text for a FROM clause, if it was made and has these columns."""
    stored = version.facts[table]
    if not can_be_kept(stored):
        return None
    named = columns.union(*(each.dimensions if isinstance(each, Rest) else (each.dimension,) for each in filters))
    if not named & frozenset(stored.filled) <= _columns(table):
        return None
    for each in filters:
        if not isinstance(each, Rest) and each.dimension in FEW:
            path = _path(version, stored, each.dimension)
            if path.exists():
                return facts(version, table, columns, path)
    return None


def prepare(version: Version, dimensions: Collection[str], kpis: Collection[str] = tuple(CATALOGUE)) -> None:
    """Make the sorted rows of every large table that KPIs of the catalogue read and that has one of these dimensions."""
    version = extended(version)
    for table in _read_by(version, kpis):
        stored = version.facts[table]
        for dimension in dimensions:
            if can_be_kept(stored) and dimension in TABLES[table].slices and stored.has(dimension):
                path = _path(version, stored, dimension)
                if not path.exists() and _has_members(version, table, dimension):
                    _make(version, stored, dimension, path)


def prepare_beside(version: Version, filters: Iterable[Filter]) -> None:
    """The same in a thread of its own, once for a version and the dimensions that are filtered by."""
    dimensions = tuple(dict.fromkeys(each.dimension for each in filters if not isinstance(each, Rest) and each.dimension in FEW))
    if all(stored.rows < LARGE for stored in version.facts.values()):
        return
    key = version.root, version.holdings.files, dimensions
    with _lock:
        if not dimensions or key in _prepared:
            return
        _prepared.add(key)
    threading.Thread(target=prepare, args=(version, dimensions), name="sorted rows", daemon=True).start()


def _read_by(version: Version, kpis: Collection[str]) -> dict[str, None]:
    """The tables that KPIs read in this data."""
    expressions = [each for kpi in map(CATALOGUE.__getitem__, kpis) for each in (kpi.measure, *kpi.beside.values())]
    answered = (each for each in expressions if not missing(each, version))
    return dict.fromkeys(measure.table for each in answered for measure in measures_in(each) if version.has(measure.table))


def _has_members(version: Version, table: str, dimension: str) -> bool:
    return int(execute(f'SELECT approx_count_distinct("{dimension}") FROM {facts(version, table)}')[0][0]) >= MEMBERS


def _make(version: Version, stored: Facts, dimension: str, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    named = ", ".join(f'"{name}"' for name in stored.filled if name in _columns(stored.table))
    part = min(max(stored.rows // PARTS, SMALLEST_PART), LARGEST_PART)
    beside = path.with_name(f"{uuid.uuid4().hex}.tmp")
    rows = f'SELECT {named} FROM {facts(version, stored.table)} ORDER BY "{dimension}"'
    try:
        execute(f"COPY ({rows}) TO {literal(str(beside))} (FORMAT parquet, COMPRESSION lz4_raw, ROW_GROUP_SIZE {part})")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@cache
def _columns(table: str) -> frozenset[str]:
    """What a copy holds of a table: the columns that any formula of the catalogue names, and the dimensions of few members."""
    measures = (measure for kpi in CATALOGUE.values() for each in (kpi.measure, *kpi.beside.values()) for measure in measures_in(each))
    named = frozenset[str]().union(*(measure.columns for measure in measures if measure.table == table))
    return named | (frozenset(TABLES[table].slices) - {"customer"}) | {"currency"}


def _path(version: Version, stored: Facts, dimension: str) -> Path:
    told = f"{stored.file}\n{dimension}\n{sorted(_columns(stored.table))}"
    return version.root / FOLDER / f"sorted-{of_table(stored.file)}-{hashlib.sha256(told.encode()).hexdigest()[:20]}.parquet"
