"""Expected revenue in three parts: closed already, from deals that are open, from deals that do not exist yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.revenue.pipeline import filled
from forecasting.revenue.scale import Numbers
from forecasting.sales_cycle import SalesCycleForecast

SeriesOn = Callable[[pd.Timestamp], Numbers | None]
"""An earlier day → what the whole months before it said of its month and those after; `None` where they said nothing."""
SharesOn = Callable[[pd.Timestamp], Numbers]
"""An earlier day → the part of each of these months that came from deals not created yet."""


@dataclass(frozen=True)
class Parts:
    """`open` and `to_come` of each month."""

    open: Numbers
    to_come: Numbers


def by_rule(pipeline: SalesCycleForecast) -> bool:
    """Whether what open deals bring is said by the simple rule, because the model did not beat it."""
    return pipeline.backtest is not None and not pipeline.backtest.beats_rule


def parts_of(pipeline: SalesCycleForecast, series: Numbers, closed: Numbers, shares: Numbers | None) -> Parts:
    """`series` are months as their own past tells them, what has closed already included.

    With `shares`, what is to come is that share of them; without, what they leave when closed and open are taken off.
    """
    rows = pipeline.months["rule" if by_rule(pipeline) else "expected"].to_numpy(float)
    still_open = np.zeros(len(series))
    still_open[: min(len(rows), len(series))] = np.nan_to_num(rows[: len(series)])
    left = np.maximum(series - closed, 0.0)
    return Parts(still_open, filled(shares) * left if shares is not None else np.maximum(left - still_open, 0.0))


def summed_on_earlier_days(pipeline: SalesCycleForecast, series_on: SeriesOn, shares_on: SharesOn) -> dict[pd.Timestamp, Numbers]:
    """Earlier day → its months as open deals and deals to come would have summed to; NaN for a month that had begun, and for those the
    open deals were not asked about."""
    told: dict[pd.Timestamp, Numbers] = {}
    if pipeline.backtest is None:
        return told
    for name, rows in pipeline.backtest.months.groupby("origin"):
        origin = pd.Timestamp(str(name))
        said = series_on(origin)
        if said is None:
            continue
        still_open = np.full(len(said), np.nan)
        known = rows["rule" if by_rule(pipeline) else "model"].to_numpy(float)[: len(said)]
        still_open[: len(known)] = known
        if origin.day > 1:
            still_open[0] = np.nan
        told[origin] = still_open + filled(shares_on(origin)) * said
    return told
