"""What the models of how often customers buy have in common."""

from __future__ import annotations

from typing import ClassVar, Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator

from forecasting.customer_value.history import counts_and_times
from forecasting.customer_value.likelihood import LONGEST_AGE, Array, maximise


class BuyingModel(BaseEstimator):
    """Positive parameters by maximum likelihood. Times are in any one unit; `horizon` and times among the parameters too.

    `fit` and `predict` take a frame with `repeats` (x), `recency` (t_x) and `age` (T), a row a customer. `ridge` pulls the logarithms of
    the parameters towards 0 (time scaled to a longest age of 10), for small data. Learned: each of `NAMES` with a `_` behind it, and
    `log_likelihood_`. `TIMES` says of each parameter whether it is a time.
    """

    NAMES: ClassVar[tuple[str, ...]]
    TIMES: ClassVar[tuple[bool, ...]]

    def __init__(self, horizon: float = 52.0, ridge: float = 0.0) -> None:
        self.horizon = horizon
        self.ridge = ridge

    def fit(self, history: pd.DataFrame, y: None = None) -> Self:
        """Learn the parameters. Raises ArithmeticError where the likelihood has no finite maximum."""
        x, recency, age = counts_and_times(history)
        scale = LONGEST_AGE / max(age.max(), 1e-9)
        start = np.ones(len(self.NAMES))
        found = maximise(lambda each: self.log_likelihood(each, x, recency * scale, age * scale), start, rows=len(x), ridge=self.ridge)
        for name, value in zip(self.NAMES, found / np.where(self.TIMES, scale, 1.0), strict=True):
            setattr(self, f"{name}_", float(value))
        self.log_likelihood_ = self.log_likelihood(self._parameters, x, recency, age)[0]
        return self

    def predict(self, history: pd.DataFrame) -> Array:
        """Expected purchases of each customer within `horizon`."""
        return self.expected_purchases(history, self.horizon)

    def alive(self, history: pd.DataFrame) -> Array:
        """The chance that each customer has not left for good."""
        raise NotImplementedError

    def expected_purchases(self, history: pd.DataFrame, horizon: float) -> Array:
        """Expected purchases of each customer within a horizon."""
        raise NotImplementedError

    def buys_again(self, history: pd.DataFrame, horizon: float) -> Array:
        """The chance of at least one purchase within a horizon."""
        raise NotImplementedError

    def simulate(self, history: pd.DataFrame, horizon: float, draws: int, random: np.random.Generator) -> Array:
        """Purchases within a horizon, drawn from what is known of each customer: an array of draws × customers."""
        raise NotImplementedError

    @staticmethod
    def log_likelihood(parameters: Array, x: Array, recency: Array, age: Array) -> tuple[float, Array]:
        """The log-likelihood summed over customers, and its gradient."""
        raise NotImplementedError

    @property
    def parameters_(self) -> dict[str, float]:
        return dict(zip(self.NAMES, self._parameters.tolist(), strict=True))

    @property
    def _parameters(self) -> Array:
        return np.array([getattr(self, f"{name}_") for name in self.NAMES])
