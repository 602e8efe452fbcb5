"""The chance to reach a quota, from how often as much of one was won in as many last working days; and how well that would have foretold.

With m of n earlier periods in which at least the part still missing was won in the days left, the chance is (m + 1) / (n + 2): Laplace's
rule of succession, neither 0 nor 1 after a few. Beside it stands the simple rule, the part of the earlier periods in which the quota was
reached, by the same formula. Both are held against what happened, each time knowing earlier periods alone (Brier 1950, Monthly Weather
Review 78).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FEWEST = 6
"""Fewer earlier periods say too little."""


@dataclass(frozen=True)
class Past:
    """An earlier period of one member at the same point: its quota, what was won before and after."""

    quota: float
    before: float
    after: float

    @property
    def missing(self) -> float:
        """The part of the quota that was missing then; 0 where it was reached already."""
        return max(1 - self.before / self.quota, 0.0)

    @property
    def came(self) -> float:
        """The part of the quota that the last days brought."""
        return self.after / self.quota

    @property
    def reached(self) -> bool:
        return self.before + self.after >= self.quota


@dataclass(frozen=True)
class Chance:
    """`value`, from `times` of `periods`, in which the last days brought as much; `usual` is the middle part of a quota they brought."""

    value: float
    times: int
    periods: int
    usual: float


@dataclass(frozen=True)
class Backtest:
    """How far from what happened the chance was (mean squared, 0 is best), and how far the simple rule, over `cases` still open then."""

    cases: int
    error: float
    simple: float

    @property
    def beats(self) -> bool:
        return self.error < self.simple


def chance(missing: float, past: Sequence[Past]) -> Chance | None:
    """The chance that the missing part of a quota still comes; `None` with fewer than `FEWEST` earlier periods."""
    if len(past) < FEWEST:
        return None
    times = sum(each.came >= missing for each in past)
    return Chance(_succession(times, len(past)), times, len(past), float(np.median([each.came for each in past])))


def simple(past: Sequence[Past]) -> float | None:
    """The part of the earlier periods in which the quota was reached."""
    return _succession(sum(each.reached for each in past), len(past)) if len(past) >= FEWEST else None


def backtest(members: Sequence[Sequence[Past]]) -> Backtest | None:
    """Both rules over every earlier period that was still open at that point; `None` where there is none."""
    errors = []
    for past in members:
        for at, each in enumerate(past):
            found, rule = chance(each.missing, past[:at]), simple(past[:at])
            if found and rule is not None and each.missing > 0:
                errors.append(((found.value - each.reached) ** 2, (rule - each.reached) ** 2))
    if not errors:
        return None
    ours, theirs = np.mean(errors, axis=0)
    return Backtest(len(errors), float(ours), float(theirs))


def _succession(times: int, of: int) -> float:
    return (times + 1) / (of + 2)
