"""What each customer will spend: Pareto/NBD and Gamma-Gamma, corrected by what customers of a kind turned out to do on earlier days."""

from __future__ import annotations

from datetime import date
from typing import Self

import numpy as np
import pandas as pd

from forecasting.customer_value.correction import Correction
from forecasting.customer_value.futures import HIGH, LOW, ValueModel, percentiles
from forecasting.customer_value.gamma_gamma import GammaGamma
from forecasting.customer_value.history import DAYS_A_WEEK, summarise
from forecasting.customer_value.learning_rows import LearningRows, learning_rows, together
from forecasting.customer_value.level import level, leveled, off_by
from forecasting.customer_value.likelihood import Array
from forecasting.customer_value.pareto import ParetoNBD
from forecasting.customer_value.spread import Spread
from forecasting.customer_value.traits import Traits
from forecasting.customer_value.trust import Trial, trials_of, trusted
from forecasting.customer_value.windows import Window, windows

RIDGE = 0.1
"""The pull of the logarithms of the parameters towards 0, in customers: it matters where there is next to nothing to learn from."""
MOST_LEARNT = 20_000  # customers the models of the day are fitted to
MOST_WATCHED = 10_000  # customers whose earlier days are learned from
_DRAWS, _SAMPLE = 100, 4_000  # for the levels of the ranges


class TooShort(ValueError):
    """The history is too short to learn from earlier days."""


class HybridModel(ValueModel):
    """Purchases E·g^p·level and spend per purchase m·h^q: E by Pareto/NBD, m by Gamma-Gamma, g and h boosted on windows inside the history.

    `fit` takes days of purchase (`Purchases.days`), of which nothing on or after `as_of` is read; `predict` the history as of that day. In
    each window both models are fitted anew to what was known at its cutoff. Learned: `buying_`, `spending_`, `traits_`, `often_` and
    `much_` (the corrections), `level_`, `spread_`, `levels_`.
    """

    def __init__(self, as_of: date, horizon_days: int, ridge: float = RIDGE, seed: int = 0) -> None:
        self.as_of = as_of
        self.horizon_days = horizon_days
        self.ridge = ridge
        self.seed = seed

    def learned(self, days: pd.DataFrame) -> Self | None:
        """Fitted, or `None` where the history is too short, or too little was bought again, to learn from earlier days."""
        try:
            return self.fit(days)
        except TooShort:
            return None

    def fit(self, days: pd.DataFrame, y: None = None) -> Self:
        """Raises TooShort where there is no earlier day to learn from."""
        known = days[days["day"] < pd.Timestamp(self.as_of)]
        history = summarise(_some(known, MOST_LEARNT, self.seed), self.as_of)
        self.buying_ = ParetoNBD(self.horizon_days / DAYS_A_WEEK, self.ridge / len(history)).fit(history)
        self.spending_ = GammaGamma(self.ridge / len(history)).fit(history)
        self.traits_ = Traits(self.buying_, self.spending_).fit(history)
        rows, within = self._rows(_some(known, MOST_WATCHED, self.seed))
        self._learn(rows, within, known["day"].min().date())
        return self

    def _learn(self, rows: LearningRows, within: list[Window], first: date) -> None:
        """The corrections, the level, the scatter and the levels of the ranges, from rows of windows; `first` is the first day known."""
        expected, bought, number = (rows.outcome[name].to_numpy(float) for name in ("expected", "bought", "window"))
        trials = trials_of(number, within)
        self.often_ = trusted(Correction(seed=self.seed), rows.traits, bought, leveled(expected, bought, number), trials=trials)
        self.much_ = self._spending(rows, trials)
        mean = expected * self.often_.predict(rows.traits)
        off = off_by(rows.outcome.assign(expected=mean), within, first)
        self.level_ = level(off)
        usual = mean * level([each for each in off if not each.window.is_season])
        self.spread_ = Spread().fit(usual, bought)
        self.levels_ = self._calibrated(rows, usual)

    def _spending(self, rows: LearningRows, trials: list[Trial]) -> Correction:
        """How much more a purchase of some customers is worth; that all spent more in a window says nothing of what comes."""
        buyers = ((rows.outcome["bought"] > 0) & (rows.outcome["spent"] > 0)).to_numpy()
        told = rows.outcome[buyers]
        spent, number = (told[name].to_numpy(float) for name in ("spent", "window"))
        unit = float(told["typical"].mean()) if len(told) else 1.0
        typical = leveled((told["bought"] * told["typical"]).to_numpy(float), spent, number, unit)
        among = [Trial(each.learn[buyers], each.test[buyers]) for each in trials]
        return trusted(Correction(seed=self.seed), rows.traits[buyers], spent, typical, trials=among, unit=unit)

    @property
    def levels(self) -> tuple[float, float]:
        return self.levels_

    @property
    def parameters_(self) -> dict[str, float]:
        return self.buying_.parameters_ | self.spending_.parameters_

    @property
    def log_likelihood_(self) -> float:
        return self.buying_.log_likelihood_

    def predict(self, history: pd.DataFrame) -> pd.DataFrame:
        purchases, each = self._expected(history)
        again = 1 - self.spread_.none(purchases)
        alive = np.maximum(self.buying_.alive(history), again)
        return pd.DataFrame({"alive": alive, "buys_again": again, "purchases": purchases, "value": purchases * each}, index=history.index)

    def simulate(self, history: pd.DataFrame, draws: int, random: np.random.Generator) -> tuple[Array, Array]:
        purchases, each = self._expected(history)
        return self._drawn(history, purchases, each, draws, random)

    def _expected(self, history: pd.DataFrame) -> tuple[Array, Array]:
        """Purchases, and spend of one."""
        seen = self.traits_.transform(history)
        purchases = self.buying_.predict(history) * self.often_.predict(seen) * self.level_
        return purchases, self.spending_.predict(history) * self.much_.predict(seen)

    def _drawn(self, history: pd.DataFrame, purchases: Array, each: Array, draws: int, random: np.random.Generator) -> tuple[Array, Array]:
        counts = self.spread_.draw(purchases, draws, random)
        return counts, self.spending_.simulate(history, counts, random) * (each / self.spending_.predict(history))

    def _rows(self, days: pd.DataFrame) -> tuple[LearningRows, list[Window]]:
        """The rows of all windows that know enough, and these windows."""
        within = windows(days["day"].min().date(), self.as_of, self.horizon_days)
        found = [(rows, each) for each in within if (rows := learning_rows(days, each, self.ridge)) is not None]
        if not found:
            raise TooShort("the history is too short to learn from earlier days")
        return together([rows for rows, _ in found]), [each for _, each in found]

    def _calibrated(self, rows: LearningRows, mean: Array) -> tuple[float, float]:
        """The levels between which 80 % of the customers of earlier windows spent."""
        random = np.random.default_rng(self.seed)
        some = np.sort(random.permutation(len(mean))[:_SAMPLE])
        told = rows.outcome.iloc[some]
        each = told["typical"].to_numpy(float) * self.much_.predict(rows.traits.iloc[some])
        drawn = self._drawn(rows.history.iloc[some], mean[some], each, _DRAWS, random)[1]
        low, high = np.quantile(percentiles(drawn, told["spent"].to_numpy(float), random), (LOW, HIGH))
        return float(low), float(high)


def _some(days: pd.DataFrame, most: int, seed: int) -> pd.DataFrame:
    """The days of so many customers at most, drawn at random."""
    customers = days["customer"].unique()
    if len(customers) <= most:
        return days
    drawn = np.random.default_rng(seed).permutation(len(customers))[:most]
    return days[days["customer"].isin(customers[np.sort(drawn)])]
