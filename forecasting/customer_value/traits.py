"""What sets a customer apart from what the models expect of them, in numbers that do not grow with time or with the currency."""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator

from forecasting.customer_value.buying import BuyingModel
from forecasting.customer_value.gamma_gamma import GammaGamma
from forecasting.customer_value.history import counts_and_times
from forecasting.customer_value.likelihood import Array

_A_WEEK, _A_DAY = 1.0, 1 / 7
_A_LITTLE = 1e-9


class Traits(BaseEstimator):
    """A row of numbers for each customer, from their history and from models that were fitted to the same history.

    Silence and age as parts of the longest known, chances, logarithms of rates against everybody's, how regularly purchases came, and of
    spending how the last purchase stands to the customer's own mean and that to everybody's. Not a number where there is nothing to say.
    Learned: what stands for everybody (`longest_`, `rate_`, `expected_`, `spend_`).
    """

    def __init__(self, buying: BuyingModel, spending: GammaGamma) -> None:
        self.buying = buying
        self.spending = spending

    def fit(self, history: pd.DataFrame, y: None = None) -> Self:
        self.longest_ = max(float(history["age"].max()), _A_LITTLE)
        self.rate_ = float(_rate(history).mean())
        self.expected_ = max(float(self.buying.predict(history).mean()), _A_LITTLE)
        self.spend_ = float(history["mean_spend"].median())
        return self

    def transform(self, history: pd.DataFrame) -> pd.DataFrame:
        """One row a customer, in the order of `history`."""
        x, recency, age = counts_and_times(history)
        silence, spend = age - recency, history["mean_spend"].to_numpy(float)
        gap = np.where(x > 0, np.maximum(recency, _A_DAY) / np.maximum(x, 1), np.nan)
        columns = {
            "silence": silence / np.maximum(age, _A_LITTLE),
            "alive": self.buying.alive(history),
            "age": age / self.longest_,
            "repeats": np.log1p(x),
            "rate": np.log(_rate(history) / self.rate_),
            "expected": np.log(np.maximum(self.buying.predict(history), _A_LITTLE) / self.expected_),
            "overdue": np.log1p(silence / gap),
            "irregular": history["variation"].to_numpy(float),
            "slowing": np.log(history["last_gap"].to_numpy(float) / gap),
            "recent": history["recent"].to_numpy(float),
            "spend": _log_ratio(spend, np.full(len(spend), self.spend_)),
            "last_spend": _log_ratio(history["last_spend"].to_numpy(float), spend),
            "drawn": _log_ratio(spend, self.spending.predict(history)),
        }
        return pd.DataFrame(columns, index=history.index)


def _rate(history: pd.DataFrame) -> Array:
    return (history["repeats"].to_numpy(float) + 0.5) / (history["age"].to_numpy(float) + _A_WEEK)


def _log_ratio(above: Array, below: Array) -> Array:
    """The logarithm of a ratio of amounts; not a number where either is nothing."""
    usable = (above > 0) & (below > 0)
    return np.log(np.where(usable, above, np.nan) / np.where(usable, below, np.nan))
