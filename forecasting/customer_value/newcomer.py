"""What a customer won today will bring: the first purchase, and what is to be expected after it, month by month."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from forecasting.customer_value.futures import ValueModel
from forecasting.customer_value.history import DAYS_A_WEEK
from forecasting.customer_value.hybrid import HybridModel
from forecasting.customer_value.model import CustomerValueModel
from forecasting.customer_value.rules import CohortAverage
from forecasting.customer_value.subscriptions.model import SubscriptionModel
from forecasting.customer_value.subscriptions.months import DAYS_A_MONTH

_A_YEAR = 365
FEWEST = 10
"""Customers won within a year, under whom nothing is said of one more."""
_NEW = pd.DataFrame({"repeats": [0], "recency": [0.0], "age": [0.0], "spend": [np.nan]})
_SUBSCRIBED = {"tenure": [1.0], "amount": [0.0], "moved": [0.0], "stays": [1.0]}


@dataclass(frozen=True)
class Newcomer:
    """`first`: what the `won` customers won within the last year brought at first (a purchase, or a month), on average.

    `by_month`: what one more will have brought by the end of the first month, the second …, the first purchase among it.
    """

    won: int
    first: float
    by_month: tuple[float, ...]


def months_of(horizon_days: int) -> int:
    """How many months a horizon has, one at least."""
    return max(round(horizon_days / DAYS_A_MONTH), 1)


def newcomer(days: pd.DataFrame, fitted: ValueModel | CohortAverage, as_of: date, months: int) -> Newcomer | None:
    """By purchases (`Purchases.days`); `None` where too few were won within a year, or nothing says what comes later."""
    firsts = days[days["day"] < pd.Timestamp(as_of)].groupby("customer")[["day", "amount"]].first()
    lately = firsts.loc[firsts["day"] >= pd.Timestamp(as_of - timedelta(days=_A_YEAR)), "amount"]
    if len(lately) < FEWEST:
        return None
    first = float(lately.mean())
    ends = np.arange(1, months + 1) * DAYS_A_MONTH / DAYS_A_WEEK
    return Newcomer(len(lately), first, tuple(first + _later(fitted, float(end)) for end in ends))


def _later(fitted: ValueModel | CohortAverage, weeks: float) -> float:
    """Expected spend after the first purchase."""
    if isinstance(fitted, CohortAverage):
        return fitted.rate_ * weeks * fitted.spend_
    if isinstance(fitted, CustomerValueModel | HybridModel):
        level = fitted.level_ if isinstance(fitted, HybridModel) else 1.0
        return float(fitted.buying_.expected_purchases(_NEW, weeks)[0] * fitted.spending_.predict(_NEW)[0]) * level
    raise TypeError(f"nothing says what a new customer brings by {fitted}")


def new_subscriber(spells: pd.DataFrame, fitted: SubscriptionModel, as_of: date, months: int) -> Newcomer | None:
    """By subscriptions (`Spells.rows`): who begins at what customers won within the last year began at."""
    began = spells.groupby("customer")["began"].transform("min")
    firsts = spells[(spells["began"] == began) & (began >= pd.Timestamp(as_of - timedelta(days=_A_YEAR)))].groupby("customer")["mrr"].sum()
    if len(firsts) < FEWEST:
        return None
    first, ahead = float(firsts.mean()), copy(fitted)
    found = []
    for month in range(1, months + 1):
        ahead.horizon = float(month)
        found.append(float(ahead.predict(pd.DataFrame(_SUBSCRIBED | {"mrr": [first]}))["value"].iloc[0]))
    return Newcomer(len(firsts), first, tuple(found))
