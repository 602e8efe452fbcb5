"""Several ways to read the same months, weighed by how well each foretold earlier ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

import numpy as np

from forecasting.revenue.scale import Numbers, Scale, scale_of
from forecasting.revenue.season_trend import NEVER, SeasonTrend, level_of

MEMORIES = (0.5, 0.75, 0.9)
SEASONS = (0.1, 0.5, 3.0, NEVER)
TRENDS = (3.0, NEVER)

FEWEST = 3
"""Fewer whole months say nothing."""
FROM_SEASONS = 18
"""From so many months on seasons and trends are looked for; with fewer only a level."""
FIRST_ORIGIN = {False: 3, True: 12}
"""How many months are known on the first earlier day that is asked, without and with seasons."""
TRIED = 16
"""Of earlier days the latest so many tell how well each way does."""


@dataclass
class Blend:
    """Forecasts of the months after the first n, for every n, each from those n alone.

    `values` are whole months in a row, `first` the number of the first (counted from any January), `steps` how many months ahead are said.
    The weight of a way is the inverse of its squared mean square error on the days before (Bates & Granger 1969, Operational Research
    Quarterly 20, of forecasts weighed by their errors), on the scale the months are learnt on.
    """

    values: Numbers
    first: int
    steps: int
    _said: dict[int, Numbers] = field(default_factory=dict)

    @cached_property
    def has_seasons(self) -> bool:
        return len(self.values) >= FROM_SEASONS

    @cached_property
    def first_origin(self) -> int:
        return FIRST_ORIGIN[self.has_seasons]

    @cached_property
    def scale(self) -> Scale:
        return scale_of(self.values)

    @cached_property
    def scaled(self) -> Numbers:
        return self.scale.there(self.values)

    def _back(self, scaled: Numbers) -> Numbers:
        """Values from those of the scale, no further beyond what was seen than its whole breadth: no trend is carried into the absurd."""
        low, high = float(self.scaled.min()), float(self.scaled.max())
        breadth = max(high - low, 1e-9)
        return self.scale.back(np.clip(scaled, low - breadth, high + breadth))

    def forecast(self, known: int) -> Numbers:
        """The months after the first `known`."""
        return self._back(self.weights(known) @ self.said(known))

    def weights(self, known: int) -> Numbers:
        """The weight of each way, by what it said of the months before; all alike where none was asked yet."""
        squares, count = np.zeros(len(self.said(known))), 0
        for origin in range(max(self.first_origin, known - TRIED), known):
            came = self.scaled[origin : min(origin + self.steps, known)]
            squares += ((self.said(origin)[:, : len(came)] - came) ** 2).mean(axis=1)
            count += 1
        if not count:
            return np.full(len(squares), 1 / len(squares))
        weights = (squares / count + 1e-9) ** -2.0
        return np.asarray(weights / weights.sum())

    def said(self, known: int) -> Numbers:
        """What each way says of the months after the first `known`: ways × steps."""
        if known not in self._said:
            self._said[known] = self._ask(known)
        return self._said[known]

    def _ask(self, known: int) -> Numbers:
        months, values = np.arange(self.first, self.first + known, dtype=float), self.scaled[:known]
        if not self.has_seasons:
            return np.array([np.full(self.steps, level_of(values, memory)) for memory in MEMORIES])
        ahead = np.arange(self.first + known, self.first + known + self.steps, dtype=float)
        return np.vstack([self._ways(months, values, ahead, season, trend) for season, trend in product(SEASONS, TRENDS)])

    @staticmethod
    def _ways(months: Numbers, values: Numbers, ahead: Numbers, season: float, trend: float) -> Numbers:
        """One regression, and the levels of every memory above it."""
        model = SeasonTrend(season=season, trend=trend).fit(months, values)
        course = model.course(ahead)
        return np.array([course + level_of(model.left_, memory) for memory in MEMORIES])
