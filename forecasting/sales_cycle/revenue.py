"""Won revenue of the deals now open, month by month, with its range."""

from __future__ import annotations

import numpy as np

from forecasting.sales_cycle import steps
from forecasting.sales_cycle.history import day_number

DRAWS = 400
MOST_CELLS = 4_000_000


def cuts(as_of: float, days: float) -> np.ndarray:
    """Ends of the months in days after the as-of day, beginning with 0 and ending with `days`."""
    return np.array([0.0, *(day_number(month) - as_of for month in steps.month_starts(as_of, days)), days])


def monthly(reached_won: np.ndarray, ends: np.ndarray, month_cuts: np.ndarray) -> np.ndarray:
    """Chance of each deal to be won in each month: (deals, months)."""
    return np.diff(steps.at(reached_won, ends, np.minimum(month_cuts, ends[-1])), axis=1)


def deviation(chance: np.ndarray, amount: np.ndarray, own: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """Standard deviation of a month's won revenue where deals fall independently: √Σ a²·(p(1−p) + p·v).

    v is the relative variance of a typical amount (0 for a deal's own).
    """
    relative = np.where(np.isnan(own), spread.var(), 0.0)[:, None]
    return np.sqrt((amount[:, None] ** 2 * (chance * (1 - chance) + chance * relative)).sum(axis=0))


def simulated(chance: np.ndarray, amount: np.ndarray, own: np.ndarray, spread: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Won revenue by month of simulated futures, in each of which a deal is won in one month or none: (futures, months)."""
    deals, months = chance.shape
    limits = np.cumsum(chance, axis=1)
    drawn = max(100, min(DRAWS, MOST_CELLS // max(deals, 1)))
    totals = np.zeros((drawn, months))
    for draw in range(drawn):
        month = (rng.random((deals, 1)) >= limits).sum(axis=1)
        value = amount * np.where(np.isnan(own), rng.choice(spread, deals), 1.0)
        totals[draw] = np.bincount(month, weights=value, minlength=months + 1)[:months]
    return totals


def range_of(totals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """10 % and 90 % quantiles over simulated futures."""
    low, high = (np.asarray(np.quantile(totals, level, axis=0)) for level in (0.1, 0.9))
    return low, high


def widened(expected: np.ndarray, low: np.ndarray, high: np.ndarray, stretch: float) -> tuple[np.ndarray, np.ndarray]:
    """The range stretched around the expectation by how far earlier forecasts missed, never below nothing."""
    below, above = np.maximum(expected - low, 0.0), np.maximum(high - expected, 0.0)
    return np.maximum(expected - stretch * below, 0.0), expected + stretch * above
