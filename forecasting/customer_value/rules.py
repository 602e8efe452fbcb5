"""Forecasts without a model: the simple rule every model must beat, and the average of everybody for very few customers."""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator

_SHORTEST_AGE = 4.0  # weeks; two purchases in a customer's first days are no rate yet


class OwnRate(BaseEstimator):
    """Each customer goes on as so far: repeat purchases ÷ time since the first (at least four weeks) × horizon × own mean spend.

    The first purchase starts the clock and is not counted, which would make every new customer look busy. `horizon` is in weeks.
    """

    def __init__(self, horizon: float = 52.0) -> None:
        self.horizon = horizon

    def fit(self, history: pd.DataFrame, y: None = None) -> Self:
        return self

    def predict(self, history: pd.DataFrame) -> pd.DataFrame:
        """`alive` and `buys_again` (not known: NaN), `purchases` and `value` within the horizon; a row a customer."""
        purchases = history["repeats"] / history["age"].clip(lower=_SHORTEST_AGE) * self.horizon
        return pd.DataFrame({"alive": np.nan, "buys_again": np.nan, "purchases": purchases, "value": purchases * history["mean_spend"]})


class CohortAverage(BaseEstimator):
    """Each customer goes on as all of them together did: the same rate and the same spend for everybody. `horizon` is in weeks.

    Learned: `rate_` (repeat purchases per customer and week), `spend_` (mean purchase).
    """

    def __init__(self, horizon: float = 52.0) -> None:
        self.horizon = horizon

    def fit(self, history: pd.DataFrame, y: None = None) -> Self:
        self.rate_ = float(history["repeats"].sum() / history["age"].clip(lower=_SHORTEST_AGE).sum())
        self.spend_ = float(history["value"].sum() / history["purchases"].sum())
        return self

    def predict(self, history: pd.DataFrame) -> pd.DataFrame:
        """`alive` and `buys_again` (not known: NaN), `purchases` and `value` within the horizon; a row a customer."""
        purchases = self.rate_ * self.horizon
        return pd.DataFrame(
            {"alive": np.nan, "buys_again": np.nan, "purchases": purchases, "value": purchases * self.spend_}, index=history.index
        )
