"""Several ways to read the same months, weighed by how well each foretold earlier ones."""

from __future__ import annotations

from dataclasses import dataclass, field
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
A_YEAR = 12.0
"""A season learned from one year is missed by about as much as a month itself scatters."""


@dataclass
class Blend:
    """Forecasts of the months after the first n, for every n, each from those n alone: scale, seasons and weights are theirs, too.

    `values` are whole months in a row, `first` the number of the first (counted from any January), `steps` how many months ahead are said.
    The weight of a way is the inverse of its squared mean square error on the days before (Bates & Granger 1969, Operational Research
    Quarterly 20, of forecasts weighed by their errors), on the scale the months are learnt on.
    """

    values: Numbers
    first: int
    steps: int
    _said: dict[tuple[int, str, bool], Numbers] = field(default_factory=dict)

    @property
    def first_origin(self) -> int:
        """From so many months on earlier forecasts are asked."""
        return FIRST_ORIGIN[len(self.values) >= FROM_SEASONS]

    @property
    def learning(self) -> float:
        """After how many months it has learned half of what months teach (`conformal.as_of_now`); a level alone learns nothing."""
        return A_YEAR if len(self.values) >= FROM_SEASONS else 0.0

    def forecast(self, known: int) -> Numbers:
        """The months after the first `known`."""
        asked = Asked.of(self.values[:known])
        scaled = self._weights(asked) @ self._ways(known, asked)
        low, high = float(asked.scaled.min()), float(asked.scaled.max())
        breadth = max(high - low, 1e-9)  # no trend is carried further beyond what was seen than its whole breadth
        return asked.scale.back(np.clip(scaled, low - breadth, high + breadth))

    def _weights(self, asked: Asked) -> Numbers:
        """The weight of each way, by what it said of the months before; all alike where none was asked yet."""
        known = len(asked.scaled)
        squares, count = np.zeros(len(self._ways(known, asked))), 0
        for origin in range(max(FIRST_ORIGIN[asked.has_seasons], known - TRIED), known):
            came = asked.scaled[origin : min(origin + self.steps, known)]
            squares += ((self._ways(origin, asked)[:, : len(came)] - came) ** 2).mean(axis=1)
            count += 1
        if not count:
            return np.full(len(squares), 1 / len(squares))
        weights = (squares / count + 1e-9) ** -2.0
        return np.asarray(weights / weights.sum())

    def _ways(self, origin: int, asked: Asked) -> Numbers:
        """What each way says of the months after the first `origin`: ways × steps."""
        key = origin, asked.scale.name, asked.has_seasons
        if key not in self._said:
            self._said[key] = self._asked(asked.scaled[:origin], asked.has_seasons)
        return self._said[key]

    def _asked(self, values: Numbers, has_seasons: bool) -> Numbers:
        if not has_seasons:
            return np.array([np.full(self.steps, level_of(values, memory)) for memory in MEMORIES])
        known = len(values)
        months = np.arange(self.first, self.first + known, dtype=float)
        ahead = np.arange(self.first + known, self.first + known + self.steps, dtype=float)
        return np.vstack([_read(months, values, ahead, season, trend) for season, trend in product(SEASONS, TRENDS)])


@dataclass(frozen=True)
class Asked:
    """Whole months as one forecast sees them: on their own scale, with seasons or without."""

    scale: Scale
    scaled: Numbers
    has_seasons: bool

    @classmethod
    def of(cls, values: Numbers) -> Asked:
        scale = scale_of(values)
        return cls(scale, scale.there(values), len(values) >= FROM_SEASONS)


def _read(months: Numbers, values: Numbers, ahead: Numbers, season: float, trend: float) -> Numbers:
    """One regression, and the levels of every memory above it."""
    model = SeasonTrend(season=season, trend=trend).fit(months, values)
    course = model.course(ahead)
    return np.array([course + level_of(model.left_, memory) for memory in MEMORIES])
