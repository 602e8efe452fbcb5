"""Expected revenue in three parts: closed already, from deals that are open, from deals that do not exist yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.revenue.pipeline import filled
from forecasting.revenue.scale import Numbers
from forecasting.sales_cycle import SalesCycleForecast

FEWEST = 6
"""Fewer earlier months do not tell which way of summing is nearer."""

SeriesOn = Callable[[pd.Timestamp], Numbers | None]
"""An earlier day → what the whole months before it said of its month and those after; `None` where they said nothing."""
SharesOn = Callable[[pd.Timestamp], Numbers]
"""An earlier day → the part of each of these months that came from deals not created yet."""
CameIn = Callable[[pd.Timestamp], float | None]
"""A month → its revenue; `None` where it is not whole."""


@dataclass(frozen=True)
class Parts:
    """`open` and `to_come` of each month, and whether they were summed (else the months said the sum, and `to_come` is what is left)."""

    open: Numbers
    to_come: Numbers
    summed: bool


def parts_of(pipeline: SalesCycleForecast, series: Numbers, closed: Numbers, shares: Numbers, summed: bool) -> Parts:
    """`series` are months as their own past tells them (the part already closed included), `shares` what is to come of each."""
    rows = pipeline.months["rule" if pipeline.backtest and not pipeline.backtest.beats_rule else "expected"].to_numpy(float)
    still_open = np.zeros(len(series))
    still_open[: min(len(rows), len(series))] = np.nan_to_num(rows[: len(series)])
    left = np.maximum(series - closed, 0.0)
    return Parts(still_open, filled(shares) * left if summed else np.maximum(left - still_open, 0.0), summed)


def sums_are_nearer(pipeline: SalesCycleForecast, series_on: SeriesOn, shares_on: SharesOn, came_in: CameIn) -> bool:
    """Whether open deals and deals to come, summed, were nearer to what months brought than what the months' own past said."""
    if pipeline.backtest is None:
        return False
    summed, alone, count = 0.0, 0.0, 0
    for origin, rows in pipeline.backtest.months.groupby("origin"):
        said = series_on(pd.Timestamp(str(origin)))
        if said is None:
            continue
        shares = filled(shares_on(pd.Timestamp(str(origin))))
        for place, (month, open_then) in enumerate(zip(pd.DatetimeIndex(rows["month"]), rows["model"].to_numpy(float), strict=True)):
            came = came_in(month)
            # A month that had begun: what had closed in it by then is not among the deals that were open.
            if came is None or place >= len(said) or month < pd.Timestamp(str(origin)):
                continue
            summed += abs(open_then + shares[place] * said[place] - came)
            alone += abs(said[place] - came)
            count += 1
    return count >= FEWEST and summed < alone
