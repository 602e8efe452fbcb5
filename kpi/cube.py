"""A rollup in memory: what was counted up to each day, so that any stretch of days is the difference of two places.

To ask the database for thousands of rows takes it longer to plan than to count; here neither is left. Sums are whole numbers (money in its
smallest parts), so that they are exact.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kpi.engine import arrays, execute
from kpi.expressions import literal

Numbers = NDArray[np.int64]

LARGEST = 4_000_000
"""Numbers that a rollup may have to be kept in memory: 32 MB. Larger ones are asked for by SQL."""

KEPT = 32_000_000
"""Numbers of all rollups in memory."""

EXACT = 2**62
"""No sum of a cube is larger: it would not be exact."""


@dataclass(frozen=True)
class Cube:
    """Sums up to each day, of each group of members.

    `sums` has, for each column of the rollup, a line for each group and a place for each day from the `first` on, and one before all of
    them. `known` has as much for columns without a value on some days: on how many days there was one. `scales` are the decimals.
    """

    first: date
    days: int
    groups: tuple[tuple[str | None, ...], ...]
    sums: dict[str, Numbers]
    known: dict[str, Numbers]
    scales: dict[str, int]

    @property
    def size(self) -> int:
        """The numbers in it."""
        return sum(each.size for each in (*self.sums.values(), *self.known.values()))

    def place(self, day: date) -> int:
        """The place of the sums of all days before this one."""
        return min(max((day - self.first).days, 0), self.days)

    def between(self, column: str, groups: Sequence[int], starts: Sequence[int], ends: Sequence[int]) -> tuple[Numbers, Numbers | None]:
        """What was counted in each of these groups from each start to its end, and on how many days there was anything to count."""
        lines = np.asarray(groups, dtype=np.intp)[:, None]
        found, known = self.sums[column], self.known.get(column)
        counted = None if known is None else known[lines, list(ends)] - known[lines, list(starts)]
        return found[lines, list(ends)] - found[lines, list(starts)], counted

    def amount(self, column: str, number: int) -> Decimal | int:
        """A sum as the database would give it."""
        return Decimal(number).scaleb(-self.scales[column]) if self.scales[column] else number


_cubes: OrderedDict[tuple[Path, tuple[str, ...]], Cube | None] = OrderedDict()
_lock = Lock()


def cube_of(path: Path, dimensions: Sequence[str], columns: Sequence[str]) -> Cube | None:
    """The cube of a rollup, read when it is first asked for; `None` where the rollup is too large."""
    key = path, tuple(columns)
    with _lock:
        if key in _cubes:
            _cubes.move_to_end(key)
            return _cubes[key]
    made = _read(path, dimensions, columns)
    with _lock:
        _cubes[key] = made
        while sum(each.size for each in _cubes.values() if each) > KEPT:
            _cubes.popitem(last=False)
    return made


def forget() -> None:
    """Forget all cubes, for measuring speed."""
    with _lock:
        _cubes.clear()


def _read(path: Path, dimensions: Sequence[str], columns: Sequence[str]) -> Cube | None:
    rows = f"read_parquet({literal(str(path))})"
    types = {name: kind for name, kind, *_ in execute(f"DESCRIBE SELECT * FROM {rows}")}
    named = ", ".join(f'"{name}"' for name in dimensions)
    groups = execute(f"SELECT DISTINCT {named} FROM {rows} ORDER BY ALL") if dimensions else [()]
    largest = ", ".join(f"coalesce(sum(abs({name})), 0)" for name in columns)
    days_ = "CASE WHEN isfinite(min(day)) AND isfinite(max(day)) THEN max(day) - min(day) + 1 END"
    first, days, *sums = execute(f"SELECT min(day), {days_}, {largest} FROM {rows}")[0]
    scales = {name: _scale(types[name]) for name in columns}
    if days is None or len(groups) * (days + 1) * len(columns) > LARGEST:
        return None
    if any(each * 10 ** scales[name] > EXACT for name, each in zip(columns, sums, strict=True)):
        return None
    grouped = f"dense_rank() OVER (ORDER BY {named}) - 1" if dimensions else "0"
    whole = ", ".join(f"CAST({name} * {10 ** scales[name]} AS BIGINT) AS {name}" for name in columns)
    found = arrays(f"SELECT CAST({grouped} AS BIGINT) AS place, CAST(day - DATE '{first}' AS BIGINT) AS since, {whole} FROM {rows}")
    at = np.asarray(found["place"]), np.asarray(found["since"]) + 1
    shape = len(groups), days + 1
    return Cube(
        first, days, tuple(groups),
        {name: _summed(shape, at, np.ma.filled(found[name], 0)) for name in columns},
        {name: _summed(shape, at, ~np.ma.getmaskarray(found[name])) for name in columns if np.ma.is_masked(found[name])},
        scales,
    )  # fmt: skip


def _summed(shape: tuple[int, int], at: tuple[Any, Any], numbers: Any) -> Numbers:
    laid: Numbers = np.zeros(shape, dtype=np.int64)
    laid[at] = numbers
    return laid.cumsum(axis=1)


def _scale(kind: str) -> int:
    """The decimals of an SQL type: 4 of DECIMAL(38,4)."""
    return int(kind.rstrip(")").rpartition(",")[2]) if kind.startswith("DECIMAL") else 0
