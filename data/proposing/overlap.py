"""What a new part and the stored parts of its table have in common: by key where rows have one, else by day and by what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from data.links.stored_part import day_of
from data.styles import sql
from data.systems.intake import columns, key
from data.tables import Kind

_ABOUT = (Kind.ID, Kind.NAME, Kind.FLAG)
"""Kinds of fields that say what a row is about; the others measure it."""


@dataclass(frozen=True)
class Shared:
    """One stored part against the new one, in units of keys or of days: how many it has, and how many of them the new one has too.

    `within` counts those it alone has that lie between the first and the last date of the new one. `about` counts rows that are about the
    same (day and names); with keys it is of no account. `covers`: the new part has all its fields.
    """

    there: int
    known: int
    within: int
    about: int
    first: date | None
    last: date | None
    covers: bool


@dataclass(frozen=True)
class Overlap:
    """The new part against all stored ones. `unit` is the field that tells rows apart: a key, or a date (`None`: whole rows)."""

    unit: str | None
    by_key: bool
    count: int
    known: int
    first: date | None
    last: date | None
    parts: tuple[Shared, ...]


@dataclass(frozen=True)
class _Units:
    """How rows of a table are told apart: by a key, by a date, or (`field` is None) only as wholes. `day` dates them."""

    table: str
    field: str | None
    by_key: bool
    day: str | None
    fields: tuple[str, ...]

    def expression(self, both: Sequence[str]) -> str:
        if self.field is None:
            return "CAST(hash(" + ", ".join(f'CAST("{name}" AS VARCHAR)' for name in both) + ") AS VARCHAR)"
        return f'CAST("{self.field}" AS VARCHAR)' if self.by_key else f'CAST(CAST("{self.field}" AS DATE) AS VARCHAR)'

    def list(self, connection: duckdb.DuckDBPyConnection, name: str, path: Path, both: Sequence[str]) -> None:
        """Make a table of `unit` and `day` from a part."""
        dated = f'CAST(max("{self.day}") AS DATE)' if self.day in both else "CAST(NULL AS DATE)"
        expression = self.expression(both) if self.field is None or self.field in both else "CAST(NULL AS VARCHAR)"
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {expression} AS unit, {dated} AS day "
            f"FROM read_parquet({sql.quote(str(path))}) GROUP BY 1 HAVING unit IS NOT NULL"
        )


def overlap(connection: duckdb.DuckDBPyConnection, table: str, new: Path, stored: Sequence[Path]) -> Overlap:
    """Compare a part with stored parts of the same table."""
    fields = _fields(connection, new)
    own, day = key(table), day_of(table, fields)
    by_key = bool(own and own in fields and _mostly_filled(connection, new, own))
    units = _Units(table, own if by_key else day, by_key, day, fields)
    units.list(connection, "new_units", new, fields)
    count, first, last = connection.execute("SELECT count(*), min(day), max(day) FROM new_units").fetchall()[0]
    parts = tuple(_shared(connection, units, new, path, f"stored_{place}") for place, path in enumerate(stored))
    return Overlap(units.field, by_key, count, _known_at_all(connection, len(parts)), first, last, parts)


def _fields(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[str, ...]:
    described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({sql.quote(str(path))})").fetchall()
    return tuple(row[0] for row in described if row[0] != "row")


def _mostly_filled(connection: duckdb.DuckDBPyConnection, path: Path, own: str) -> bool:
    filled, rows = connection.execute(f'SELECT count("{own}"), count(*) FROM read_parquet(?)', [str(path)]).fetchall()[0]
    return bool(filled * 2 > rows)


def _shared(connection: duckdb.DuckDBPyConnection, units: _Units, new: Path, path: Path, name: str) -> Shared:
    known = _fields(connection, path)
    both = [field for field in units.fields if field in known]
    units.list(connection, name, path, both)
    counted = connection.execute(f"""
        SELECT count(*), count(n.unit), count(*) FILTER (n.unit IS NULL AND s.day BETWEEN lowest AND highest), min(s.day), max(s.day)
        FROM {name} s LEFT JOIN new_units n USING (unit), (SELECT min(day) AS lowest, max(day) AS highest FROM new_units)
    """).fetchall()[0]
    there, found, within, first, last = counted
    about = 0 if units.by_key or not found else _about(connection, units, new, path, both)
    return Shared(there, found, within, about, first, last, set(known) <= set(units.fields))


def _about(connection: duckdb.DuckDBPyConnection, units: _Units, new: Path, path: Path, both: Sequence[str]) -> int:
    """How many pairs of day and names the two parts share; where nothing but the day tells what a row is about, the days."""
    kinds = columns(units.table)
    names = [f'CAST("{name}" AS VARCHAR)' for name in both if units.field is None or kinds.get(name) in _ABOUT]
    selected = ", ".join(([f'CAST("{units.field}" AS DATE)'] if units.field else []) + names)
    query = f"SELECT count(*) FROM (SELECT {selected} FROM read_parquet(?) INTERSECT SELECT {selected} FROM read_parquet(?))"
    return int(connection.execute(query, [str(new), str(path)]).fetchall()[0][0])


def _known_at_all(connection: duckdb.DuckDBPyConnection, parts: int) -> int:
    """Units of the new part that any stored part has."""
    if not parts:
        return 0
    stored = " UNION ALL ".join(f"SELECT unit FROM stored_{place}" for place in range(parts))
    return int(connection.execute(f"SELECT count(*) FROM new_units WHERE unit IN ({stored})").fetchall()[0][0])
