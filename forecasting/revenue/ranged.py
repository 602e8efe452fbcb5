"""A way to forecast with the ranges that its own earlier forecasts give it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from forecasting.revenue.conformal import as_of_now, reach, residuals_of
from forecasting.revenue.rules import Speaker
from forecasting.revenue.scale import Numbers, scale_of


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
        origins = [origin for origin in self._told if origin < known]
        if not origins:
            nothing = np.full(self.steps, np.nan)
            return Said(middle, nothing, nothing, nothing, nothing)
        scale = scale_of(self.values[:known])
        told, asked = np.array([scale.there(self._told[origin]) for origin in origins]), np.array(origins, float)
        residuals = as_of_now(residuals_of(told, scale.there(self.values[:known]), asked), asked, known, self.learning)
        width, half, centre = reach(residuals).width, reach(residuals, 0.5).width, scale.there(middle)
        return Said(middle, *(scale.back(centre + off) for off in (-width, width, -half, half)))

    @cached_property
    def _told(self) -> dict[int, Numbers]:
        return {known: self.speaker(known) for known in range(self.first_origin, len(self.values) + 1)}
