"""What each customer will spend: how often (BG/NBD or Pareto/NBD) times how much (Gamma-Gamma), with a range by simulation."""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator

from forecasting.customer_value.bgnbd import BetaGeometricNBD
from forecasting.customer_value.gamma_gamma import GammaGamma
from forecasting.customer_value.likelihood import Array
from forecasting.customer_value.pareto import ParetoNBD

LOW, HIGH = 0.1, 0.9
RANGES = ["purchases_low", "purchases_high", "value_low", "value_high"]
_MOST_LEARNT = 50_000
_FEWEST_DRAWS, _MOST_DRAWS, _FUTURES = 200, 1_000, 20_000_000  # few customers get smoother ranges, many an answer in time
_AT_ONCE = 1_000_000  # futures simulated at once, so that memory stays small


class CustomerValueModel(BaseEstimator):
    """BG/NBD or Pareto/NBD, whichever makes the history likelier, and Gamma-Gamma; `horizon` is in weeks.

    `fit` and `predict` take the frame of `history.summarise`. Of more than 50,000 customers, so many are drawn to learn from. Learned:
    `candidates_` (both models of buying), `buying_` (the likelier), `spending_`.
    """

    def __init__(self, horizon: float = 52.0, ridge: float = 0.0) -> None:
        self.horizon = horizon
        self.ridge = ridge

    def fit(self, history: pd.DataFrame, y: None = None) -> Self:
        known = history if len(history) <= _MOST_LEARNT else history.sample(_MOST_LEARNT, random_state=0)
        self.candidates_ = [kind(self.horizon, self.ridge).fit(known) for kind in (BetaGeometricNBD, ParetoNBD)]
        self.buying_ = max(self.candidates_, key=lambda each: each.log_likelihood_)
        self.spending_ = GammaGamma(self.ridge).fit(known)
        return self

    def predict(self, history: pd.DataFrame) -> pd.DataFrame:
        """`alive` and `buys_again` (chances, 0 to 1), `purchases` and `value` expected within the horizon; a row a customer."""
        purchases = self.buying_.predict(history)
        columns = {
            "alive": self.buying_.alive(history),
            "buys_again": self.buying_.buys_again(history, self.horizon),
            "purchases": purchases,
            "value": purchases * self.spending_.predict(history),
        }
        return pd.DataFrame(columns, index=history.index)

    def ranges(self, history: pd.DataFrame, seed: int) -> pd.DataFrame:
        """`purchases_low`, `purchases_high`, `value_low`, `value_high`: 80 % of the simulated futures of each customer lie between."""
        random = np.random.default_rng(seed)
        draws = min(max(_FUTURES // len(history), _FEWEST_DRAWS), _MOST_DRAWS)
        step = _AT_ONCE // draws
        parts = [self._ranges(history.iloc[start : start + step], draws, random) for start in range(0, len(history), step)]
        return pd.DataFrame(np.vstack(parts), columns=RANGES, index=history.index)

    def simulate(self, history: pd.DataFrame, draws: int, random: np.random.Generator) -> tuple[Array, Array]:
        """Drawn purchases and spend within the horizon, each an array of draws × customers."""
        purchases = self.buying_.simulate(history, self.horizon, draws, random)
        return purchases, self.spending_.simulate(history, purchases, random)

    def _ranges(self, history: pd.DataFrame, draws: int, random: np.random.Generator) -> Array:
        quantiles = [np.quantile(each, (LOW, HIGH), axis=0, method="inverted_cdf") for each in self.simulate(history, draws, random)]
        return np.vstack(quantiles).T
