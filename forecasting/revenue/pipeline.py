"""Which part of a month’s revenue comes from deals that did not exist yet some months before."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np

from forecasting.revenue.scale import Numbers
from forecasting.sales_cycle.history import WON, History, day_number
from kpi.periods import add_months

ORIGINS = 12


def share_to_come(history: History, kept: np.ndarray, as_of: date, steps: int) -> Numbers:
    """For the rest of the as-of day's month and each month after it: the part of its won revenue that comes from deals created on or after
    the as-of day. Told by the same days of the last twelve months, of deals closed before the as-of day; NaN where nothing was won so far
    ahead. `kept` is a mask over the deals that count."""
    deals = history.deals[kept & (history.deals["outcome"] == WON).to_numpy()]
    created, closed = deals["created"].to_numpy(float), deals["closed"].to_numpy(float)
    amount = deals["amount"].fillna(0.0).to_numpy(float)
    later, whole = np.zeros(steps), np.zeros(steps)
    for back in range(1, ORIGINS + 1):
        origin = add_months(as_of, -back)
        cuts = [day_number(origin), *(day_number(add_months(origin.replace(day=1), step)) for step in range(1, steps + 1))]
        for step, (begin, end) in enumerate(pairwise(cuts)):
            if end > day_number(as_of):
                break
            within = (closed >= begin) & (closed < end)
            whole[step] += amount[within].sum()
            later[step] += amount[within & (created >= day_number(origin))].sum()
    return np.divide(later, whole, out=np.full(steps, np.nan), where=whole > 0)


def filled(shares: Numbers) -> Numbers:
    """Further ahead never less than nearer; months that nobody saw so far ahead as the last one seen, all of it where none was."""
    result, last = np.ones(len(shares)), np.nan
    for step, share in enumerate(shares):
        last = np.nanmax([last, share]) if not (np.isnan(last) and np.isnan(share)) else np.nan
        result[step] = last
    return np.where(np.isnan(result), 1.0, result)
