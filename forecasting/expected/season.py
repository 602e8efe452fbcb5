"""What is known of a step before it comes: how far the years have moved on, and which season it falls in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kpi.periods import Grain

Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]

SEASONS = {Grain.DAY: 7, Grain.WEEK: 12, Grain.MONTH: 12, Grain.QUARTER: 4, Grain.HALF: 2, Grain.YEAR: 1}
"""How many seasons there are: the days of a week, the months of a year, its quarters. A week is of the month of its middle day."""

DAYS_A_YEAR = 365.25


def season_of(start: date, grain: Grain) -> int:
    """In which season, counted from 0, a step lies."""
    match grain:
        case Grain.DAY:
            return start.weekday()
        case Grain.WEEK:
            return date.fromordinal(start.toordinal() + 3).month - 1
        case _:
            return (start.month - 1) * SEASONS[grain] // 12


def known_of_steps(starts: Sequence[date], grain: Grain) -> Matrix:
    """One row a step: 1, the years since the first step, and a 1 in the column of its season."""
    seasons = np.array([season_of(start, grain) for start in starts], dtype=int)
    years = np.array([(start - starts[0]).days / DAYS_A_YEAR for start in starts])
    return np.column_stack([np.ones(len(starts)), years, np.eye(SEASONS[grain])[seasons]])
