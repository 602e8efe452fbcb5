"""Months as level, trend and season, by a ridge regression whose level follows what came last."""

from __future__ import annotations

from typing import Self

import numpy as np
from sklearn import config_context
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.linear_model import Ridge

from forecasting.revenue.scale import Numbers

MONTHS = 12
KEPT_A_MONTH = 0.985
"""What a month weighs of what the one after it weighs, when season and trend are learnt: after two years, two thirds."""

NEVER = 1e6
"""A penalty under which trend or season stay at nothing."""


class SeasonTrend(RegressorMixin, BaseEstimator):
    """y(t) = level + trend · years + season(month) + what the last months lay above it.

    Trend and season by ridge regression on calendar features (Hoerl & Kennard 1970), `season` and `trend` its penalties. What is left over
    is averaged with weights that fall by `memory` a month, and carried on: the level of simple exponential smoothing (Brown 1959).
    Learned: `regression_`, `left_` (what is left over, month by month), `level_`.
    """

    def __init__(self, memory: float = 0.75, season: float = 0.5, trend: float = 3.0) -> None:
        self.memory = memory
        self.season = season
        self.trend = trend

    def fit(self, months: Numbers, values: Numbers) -> Self:
        """Learn from values by their number of month (counted from any January)."""
        age = months[-1] - months
        self.last_ = float(months[-1])
        # Hundreds of small regressions are fitted for one back-test: looking at their numbers again would take longer than fitting them.
        with config_context(assume_finite=True, skip_parameter_validation=True):
            self.regression_ = Ridge(alpha=1.0).fit(self._features(months), values, sample_weight=KEPT_A_MONTH**age)
        self.left_ = values - self.course(months)
        self.level_ = level_of(self.left_, self.memory)
        return self

    def predict(self, months: Numbers) -> Numbers:
        """The values of months to come."""
        return self.course(months) + self.level_

    def course(self, months: Numbers) -> Numbers:
        """Trend and season of months, without what the last ones lay above them."""
        return np.asarray(self._features(months) @ self.regression_.coef_ + self.regression_.intercept_)

    def _features(self, months: Numbers) -> Numbers:
        """Years from the last month known, and a 1 in the column of the month; each divided by the root of its penalty."""
        years = (months - self.last_)[:, None] / MONTHS
        return np.hstack([years / np.sqrt(self.trend), np.eye(MONTHS)[months.astype(int) % MONTHS] / np.sqrt(self.season)])


def level_of(left: Numbers, memory: float) -> float:
    """The mean of what is left over, weights falling by `memory` a month."""
    return float(np.average(left, weights=memory ** np.arange(len(left) - 1, -1, -1.0)))
