"""Forecasts without a model: the simple rule every model must beat, and the average of everybody for very few customers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator

from forecasting.customer_value.history import DAYS_A_WEEK, bought

_SHORTEST_AGE = 4.0  # weeks; two purchases in a customer's first days are no rate yet
_AS_MANY = 3.0  # purchases that the rate of all time weighs beside those of the latest days


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
    """Each customer goes on as all of them together did lately: the same rate and the same spend for everybody. `horizon` is in weeks.

    Learned: `rate_` (repeat purchases per customer and week since the first), `lately_` (the same of those who were there before the latest
    days, in these: most who buy again do so soon, so that the former is too high for customers of long ago), `spend_` (mean purchase).
    """

    def __init__(self, horizon: float = 52.0) -> None:
        self.horizon = horizon

    def fit(self, history: pd.DataFrame, y: None = None, *, lately: tuple[float, float] = (0.0, 0.0)) -> Self:
        """`lately`: purchases of the latest days, and in how many weeks of customers (`lately`)."""
        self.rate_ = float(history["repeats"].sum() / history["age"].clip(lower=_SHORTEST_AGE).sum())
        purchases, weeks = lately
        self.lately_ = (purchases + _AS_MANY) / (weeks + _AS_MANY / self.rate_) if self.rate_ > 0 else 0.0
        self.spend_ = float(history["value"].sum() / history["purchases"].sum())
        return self

    def predict(self, history: pd.DataFrame) -> pd.DataFrame:
        """`alive` and `buys_again` (not known: NaN), `purchases` and `value` within the horizon; a row a customer."""
        purchases = self.lately_ * self.horizon
        return pd.DataFrame(
            {"alive": np.nan, "buys_again": np.nan, "purchases": purchases, "value": purchases * self.spend_}, index=history.index
        )


def lately(days: pd.DataFrame, history: pd.DataFrame, as_of: date, horizon_days: int) -> tuple[float, float]:
    """What customers who were there a horizon (or half of the history) ago have bought since, and how many weeks of customers that is."""
    length = min(horizon_days, (as_of - history["first_purchase"].min().date()).days // 2)
    start = as_of - timedelta(days=length)
    before = history.loc[history["first_purchase"] < pd.Timestamp(start), "customer"]
    purchases = bought(days, start, as_of)["purchases"].reindex(before).sum()
    return float(purchases), len(before) * length / DAYS_A_WEEK
