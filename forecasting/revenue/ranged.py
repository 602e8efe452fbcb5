"""A way to forecast with the ranges that its own earlier forecasts give it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from forecasting.revenue.conformal import reach, residuals_of
from forecasting.revenue.rules import Speaker
from forecasting.revenue.scale import Numbers, Scale


@dataclass(frozen=True)
class Said:
    """Months ahead: the middle, and a range that holds 80 % of what comes (NaN where too few earlier months were foretold)."""

    middle: Numbers
    low: Numbers
    high: Numbers


@dataclass(frozen=True)
class Ranged:
    """`speaker` asked after the first n months of `values`, for n from `first_origin` on, and how far it was off each time."""

    values: Numbers
    steps: int
    speaker: Speaker
    scale: Scale
    first_origin: int

    def said(self, known: int) -> Said:
        """The months after the first `known`, their ranges from what these say of earlier forecasts."""
        middle = self._told[known] if known in self._told else self.speaker(known)
        origins = [origin for origin in self._told if origin < known]
        if not origins:
            nothing = np.full(self.steps, np.nan)
            return Said(middle, nothing, nothing)
        scaled = np.array([self._scaled[origin] for origin in origins])
        off = residuals_of(scaled, self.scale.there(self.values[:known]), np.array(origins))
        width = reach(off).width
        centre = self.scale.there(middle)
        return Said(middle, self.scale.back(centre - width), self.scale.back(centre + width))

    @cached_property
    def _told(self) -> dict[int, Numbers]:
        return {known: self.speaker(known) for known in range(self.first_origin, len(self.values) + 1)}

    @cached_property
    def _scaled(self) -> dict[int, Numbers]:
        return {known: self.scale.there(middle) for known, middle in self._told.items()}
