"""When deals close: quantiles of the closing day, given that a deal closes."""

from __future__ import annotations

import numpy as np

from forecasting.sales_cycle import steps

LEAST_CHANCE = 0.05
"""Below this chance to close within the horizon no date is given."""
AT_ONCE = 5_000


def closing_days(reached: np.ndarray, ends: np.ndarray, days: float, levels: tuple[float, ...]) -> list[np.ndarray]:
    """Days from the as-of day to the day on which each share of a deal's chance to close within `days` is used up; NaN not estimable.

    `reached` (deals, steps) is the chance to have closed by the end of each step. Day 0 is the as-of day itself.
    """
    grid = np.arange(0, np.floor(days) + 1)
    found = [np.full(len(reached), np.nan) for _ in levels]
    for start in range(0, len(reached), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        chance = steps.at(reached[part], ends, np.minimum(grid, ends[-1]))
        whole = chance[:, -1:]
        for place, level in enumerate(levels):
            day = (chance < level * whole - 1e-12).sum(axis=1) - 1.0
            found[place][part] = np.where(whole[:, 0] >= LEAST_CHANCE, np.maximum(day, 0), np.nan)
    return found
