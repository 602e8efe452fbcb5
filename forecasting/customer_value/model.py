"""What each customer will spend: how often (BG/NBD) times how much (Gamma-Gamma), with a range by simulation."""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator

from forecasting.customer_value.bgnbd import BetaGeometricNBD
from forecasting.customer_value.gamma_gamma import GammaGamma
from forecasting.customer_value.likelihood import Array

LOW, HIGH = 0.1, 0.9
_AT_ONCE = 5_000  # customers simulated at once, so that memory stays small


class CustomerValueModel(BaseEstimator):
    """BG/NBD and Gamma-Gamma, fitted to a history as of one day; `horizon` is in weeks.

    `fit` and `predict` take the frame of `history.summarise`. Learned: `buying_`, `spending_`.
    """

    def __init__(self, horizon: float = 52.0, ridge: float = 0.0) -> None:
        self.horizon = horizon
        self.ridge = ridge

    def fit(self, history: pd.DataFrame, y: None = None) -> Self:
        self.buying_ = BetaGeometricNBD(self.horizon, self.ridge).fit(history)
        self.spending_ = GammaGamma(self.ridge).fit(history)
        return self

    def predict(self, history: pd.DataFrame) -> pd.DataFrame:
        """`alive` (chance, 0 to 1), `purchases` and `value` expected within the horizon; a row a customer."""
        purchases = self.buying_.predict(history)
        value = purchases * self.spending_.predict(history)
        return pd.DataFrame({"alive": self.buying_.alive(history), "purchases": purchases, "value": value}, index=history.index)

    def ranges(self, history: pd.DataFrame, draws: int, seed: int) -> pd.DataFrame:
        """`purchases_low`, `purchases_high`, `value_low`, `value_high`: 80 % of the simulated futures of each customer lie between."""
        random = np.random.default_rng(seed)
        parts = [self._ranges(history.iloc[start : start + _AT_ONCE], draws, random) for start in range(0, len(history), _AT_ONCE)]
        return pd.DataFrame(np.vstack(parts), columns=["purchases_low", "purchases_high", "value_low", "value_high"], index=history.index)

    def simulate(self, history: pd.DataFrame, draws: int, random: np.random.Generator) -> tuple[Array, Array]:
        """Drawn purchases and spend within the horizon, each an array of draws × customers."""
        purchases = self.buying_.simulate(history, self.horizon, draws, random)
        return purchases, self.spending_.simulate(history, purchases, random)

    def _ranges(self, history: pd.DataFrame, draws: int, random: np.random.Generator) -> Array:
        quantiles = [np.quantile(each, (LOW, HIGH), axis=0, method="inverted_cdf") for each in self.simulate(history, draws, random)]
        return np.vstack(quantiles).T
