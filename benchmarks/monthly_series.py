"""Series of months to foretell: monthly sales of real exports, whole and by their parts, or whatever series a file holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

STEPS = 12


@dataclass(frozen=True)
class Months:
    """A series: whole months in a row, and the number of the first, counted from any January."""

    values: np.ndarray
    first: int


def superstore(folder: Path) -> Iterator[Months]:
    """Four years of a shop for offices: all of it, and by category, region, segment and kind of product."""
    rows = pd.read_excel(next(folder.glob("*.xls")), sheet_name=0, engine="calamine")
    month = _numbers(pd.to_datetime(rows["Order Date"]))
    yield _series(month, rows["Sales"], month)
    for name in ("Category", "Region", "Segment", "Sub-Category"):
        for _, part in rows.groupby(name):
            yield _series(month[part.index], part["Sales"], month)


def from_file(path: Path) -> Iterator[Months]:
    """Of a CSV with the columns series, month (YYYY-MM, or a number) and value; each series begins with its first month."""
    rows = pd.read_csv(path)
    month = rows["month"] if pd.api.types.is_numeric_dtype(rows["month"]) else _numbers(pd.to_datetime(rows["month"]))
    for _, part in rows.groupby("series", sort=False):
        yield _series(month[part.index], part["value"], month[part.index])


def _numbers(days: pd.Series) -> pd.Series:
    return days.dt.year * 12 + days.dt.month - 1


def _series(month: pd.Series, amount: pd.Series, every: pd.Series) -> Months:
    first = int(every.min())
    return Months(np.bincount(month - first, amount, int(every.max()) - first + 1), first)


REAL = {"Superstore": ("superstore", superstore)}
"""Name → folder of the exports, and how it is read."""
