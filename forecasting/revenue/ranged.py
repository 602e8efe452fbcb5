"""A way to forecast with the ranges that its own earlier forecasts give it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from forecasting.revenue.conformal import HELD, as_of_now, reach, residuals_of, residuals_together
from forecasting.revenue.rules import Speaker
from forecasting.revenue.scale import Numbers, Scale, scale_of

Residuals = Callable[[Numbers, Numbers, Numbers, Scale], Numbers]
"""What was said, what came, the origins and the scale → what was off, origins × steps."""


@dataclass(frozen=True)
class Said:
    """Months ahead: the middle, a range that holds 80 % of what comes, and one that holds half (NaN where too few earlier months were
    foretold)."""

    middle: Numbers
    low: Numbers
    high: Numbers
    half_low: Numbers
    half_high: Numbers

    def moved(self, middle: Numbers) -> Said:
        """The same with another middle, the ranges in proportion."""
        ratio = np.divide(middle, self.middle, out=np.ones(len(middle)), where=self.middle > 0)
        return Said(middle, *(each * ratio for each in (self.low, self.high, self.half_low, self.half_high)))


@dataclass(frozen=True)
class Ranged:
    """`speaker` asked after the first n months of `values`, for n from `first_origin` on, and how far it was off each time.

    `learning`: after so many months it has learned half of what months teach (`conformal.as_of_now`); 0 for a rule, which learns nothing.
    """

    values: Numbers
    steps: int
    speaker: Speaker
    first_origin: int
    learning: float = 0.0

    def said(self, known: int) -> Said:
        """The months after the first `known`, their ranges from what these, on their own scale, say of earlier forecasts."""
        middle = self._told[known] if known in self._told else self.speaker(known)
        return self._around(middle, known, residuals_of, growing=True)

    def together(self, known: int) -> Said:
        """The first month after them, the first two together, and so on: what one month is missed by, its neighbours may make up for."""
        middle = self._told[known] if known in self._told else self.speaker(known)
        return self._around(np.cumsum(middle), known, residuals_together, growing=False)

    def _around(self, middle: Numbers, known: int, off: Residuals, *, growing: bool) -> Said:
        """A middle with the ranges by what earlier forecasts were off."""
        origins = [origin for origin in self._told if origin < known]
        if not origins:
            nothing = np.full(self.steps, np.nan)
            return Said(middle, nothing, nothing, nothing, nothing)
        scale = scale_of(self.values[:known])
        asked = np.array(origins, float)
        missed = off(np.array([self._told[origin] for origin in origins]), self.values[:known], asked, scale)
        residuals = as_of_now(missed, asked, known, self.learning)
        width, half = (reach(residuals, held, growing=growing).width for held in (HELD, 0.5))
        centre = scale.there(middle)
        return Said(middle, *(scale.back(centre + away) for away in (-width, width, -half, half)))

    @cached_property
    def _told(self) -> dict[int, Numbers]:
        return {known: self.speaker(known) for known in range(self.first_origin, len(self.values) + 1)}
