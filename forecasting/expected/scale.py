"""On which scale ordinary steps of a KPI spread alike, whether they are high or low.

Counts and sums of amounts spread with their root, shares with the arcsine of their root (Bartlett 1936, Anscombe 1948), durations and
ratios in proportion to themselves. A series that leaves a scale's bounds is read on the plain one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from forecasting.expected.season import Flags, Matrix
from kpi.kpis import Unit


@dataclass(frozen=True)
class Scale:
    """A change of values and the way back; `low` and `high` bound the values it knows."""

    there: Callable[[Matrix], Matrix]
    back: Callable[[Matrix], Matrix]
    low: float = -np.inf
    high: float = np.inf

    def knows(self, values: Matrix) -> bool:
        """Whether every value there is lies within its bounds."""
        there = values[~np.isnan(values)]
        return bool(np.all((there >= self.low) & (there <= self.high)))


PLAIN = Scale(lambda values: values, lambda values: values)
ROOT = Scale(np.sqrt, lambda values: np.maximum(values, 0) ** 2, low=0.0)
COUNTS = Scale(lambda values: np.sqrt(values + 3 / 8), lambda values: np.maximum(np.maximum(values, 0) ** 2 - 3 / 8, 0), low=0.0)
LOGARITHM = Scale(np.log, np.exp, low=1e-9)
ARCSINE = Scale(lambda values: np.arcsin(np.sqrt(values)), lambda values: np.sin(np.clip(values, 0, np.pi / 2)) ** 2, 0.0, 1.0)

SCALES = {
    Unit.COUNT: COUNTS,
    Unit.MONEY: ROOT,
    Unit.SHARE: ARCSINE,
    Unit.DAYS: LOGARITHM,
    Unit.HOURS: LOGARITHM,
    Unit.RATIO: LOGARITHM,
}


def scale_of(unit: Unit, values: Matrix) -> Scale:
    """The scale of a unit, if these values have a place on it."""
    scale = SCALES.get(unit, PLAIN)
    return scale if scale.knows(values) else PLAIN


@dataclass(frozen=True)
class LeastVariance:
    """What chance alone does to a step, as a variance on its scale: to all of it, and by how much more than to the steps before it."""

    whole: float
    more: float


def least_variances(scale: Scale, rows: Sequence[int], there: Flags) -> list[LeastVariance]:
    """Of a share over n rows 1 / 4n, of a count 1 / 4, whatever was steady so far; of anything else nothing is known.

    A share over few rows is wider than those before it, which were over many. `there` are the steps that are learnt from.
    """
    if scale is ARCSINE:
        chances = 1 / (4 * np.maximum(np.array(rows, dtype=float), 1))
    else:
        chances = np.full(len(rows), 0.25 if scale is COUNTS else 0.0)
    known: Matrix = np.cumsum(there) - there
    usual = (np.cumsum(np.where(there, chances, 0)) - np.where(there, chances, 0)) / np.maximum(known, 1)
    return [LeastVariance(float(whole), max(float(whole - before), 0.0)) for whole, before in zip(chances, usual, strict=True)]
