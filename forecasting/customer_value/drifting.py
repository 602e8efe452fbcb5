"""Customers worth a call: they brought much, and are more likely gone than not."""

from __future__ import annotations

import pandas as pd

VALUABLE = 0.75
GONE = 0.5


def drifting(customers: pd.DataFrame) -> pd.DataFrame:
    """Of `CustomerValueForecast.customers` the quarter that brought most so far, where *alive* is under one half; the largest first.

    Where most brought the same, as of one plan at one price, those are not among them.
    """
    if customers.empty:
        return customers
    brought = customers["past_value"]
    valuable = (brought >= brought.quantile(VALUABLE)) & (brought > brought.median())
    return customers[valuable & (customers["alive"] < GONE)].sort_values("past_value", ascending=False)
