"""Each customer's buying history as of a day, in the few numbers the models need (recency, frequency, spend)."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from forecasting.customer_value.likelihood import Array

DAYS_A_WEEK = 7


def summarise(days: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One row a customer who bought before `as_of`, in the order of their labels; nothing on or after that day is read.

    `days` is as in `Purchases`. Columns: `customer`; `purchases` (days of purchase) and `repeats` (those after the first); `recency` (first
    to last purchase) and `age` (first purchase to the last known day, `as_of` − 1), in weeks; `spend` (mean of the repeat purchases, NaN
    without any) and `mean_spend` (of all); `value` (sum); `first_purchase`, `last_purchase` (datetime64). Of the weeks between purchases
    `variation` (standard deviation ÷ mean) and `last_gap`, of repeat purchases `recent` (the part in the later half of the customer's
    time), of the last one `last_spend`; NaN where there are too few.
    """
    known = _with_gaps(days[days["day"] < pd.Timestamp(as_of)], as_of)
    grouped = known.groupby("customer", sort=True)
    history = grouped.agg(
        purchases=("day", "size"),
        value=("amount", "sum"),
        mean_spend=("amount", "mean"),
        first_spend=("amount", "first"),
        first_purchase=("day", "first"),
        last_purchase=("day", "last"),
        variation=("gap", "std"),
        last_gap=("gap", "last"),
        recent=("is_recent", "sum"),
        last_spend=("amount", "last"),
    ).reset_index()
    last_day = pd.Timestamp(as_of - timedelta(days=1))
    history["repeats"] = history["purchases"] - 1
    history["recency"] = _weeks(history["last_purchase"] - history["first_purchase"])
    history["age"] = _weeks(last_day - history["first_purchase"])
    history["spend"] = (history["value"] - history["first_spend"]) / history["repeats"].where(history["repeats"] > 0)
    history["recent"] = history["recent"] / history["repeats"].where(history["repeats"] > 0)
    history["variation"] = history["variation"] * history["repeats"] / history["recency"].where(history["recency"] > 0)
    return history.drop(columns="first_spend")


def _with_gaps(known: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Each purchase with the weeks since the customer's one before (`gap`), and whether it lies in the later half of their time."""
    same = known["customer"].eq(known["customer"].shift())
    first = known["day"].where(~same).ffill()
    middle = first + (pd.Timestamp(as_of - timedelta(days=1)) - first) / 2
    return known.assign(gap=_weeks(known["day"].diff()).where(same), is_recent=(known["day"] > middle) & same)


def bought(days: pd.DataFrame, start: date, end: date) -> pd.DataFrame:
    """What each customer bought from `start` up to, and without, `end`: `purchases` and `value`, indexed by customer."""
    within = days[(days["day"] >= pd.Timestamp(start)) & (days["day"] < pd.Timestamp(end))]
    return within.groupby("customer").agg(purchases=("day", "size"), value=("amount", "sum"))


def counts_and_times(history: pd.DataFrame) -> tuple[Array, Array, Array]:
    """Repeat purchases x, recency t_x and age T of every customer, as the models take them."""
    x, recency, age = (history[name].to_numpy(np.float64) for name in ("repeats", "recency", "age"))
    return x, recency, age


def _weeks(span: pd.Series) -> pd.Series:
    return span.dt.days / DAYS_A_WEEK
