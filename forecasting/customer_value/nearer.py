"""Which of several small models was nearer on windows inside the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
from sklearn.base import clone

from forecasting.customer_value.history import DAYS_A_WEEK, bought, summarise
from forecasting.customer_value.model import CustomerValueModel
from forecasting.customer_value.scores import deviance
from forecasting.customer_value.windows import Window, windows

MOST = 3  # the latest windows tell
FEWEST = 20
"""Customers and repeat purchases a window must know to be judged by."""


def nearer(candidates: Sequence[CustomerValueModel], days: pd.DataFrame, as_of: date, horizon_days: int) -> CustomerValueModel:
    """The candidate with the smallest deviance of purchases summed over windows, each fitted anew to what was known at each cutoff.

    The first of them where no window knows enough.
    """
    known = days[days["day"] < pd.Timestamp(as_of)]
    missed = np.zeros(len(candidates))
    for window in windows(known["day"].min().date(), as_of, horizon_days)[:MOST]:
        missed += _missed(candidates, known, window)
    return candidates[int(np.argmin(missed))]


def _missed(candidates: Sequence[CustomerValueModel], days: pd.DataFrame, window: Window) -> np.ndarray:
    history = summarise(days, window.cutoff)
    if len(history) < FEWEST or history["repeats"].sum() < FEWEST:
        return np.zeros(len(candidates))
    actual = bought(days, window.cutoff, window.end).reindex(history["customer"]).fillna(0.0)["purchases"].to_numpy(float)
    fitted = [clone(each).set_params(horizon=window.days / DAYS_A_WEEK).fit(history) for each in candidates]
    return np.array([len(actual) * deviance(each.predict(history)["purchases"].to_numpy(float), actual) for each in fitted])
