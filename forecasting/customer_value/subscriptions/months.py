"""What each customer paid a month, on a day, a month before, two months before: the grid that hazards are learned from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from forecasting.customer_value.likelihood import Array

DAYS_A_MONTH = 365.25 / 12
MOST = 60
"""Months looked back on."""


@dataclass(frozen=True)
class Months:
    """`mrr` (customers × months, the latest first): the monthly amount on the day before `as_of`, a month before that, and so on.

    `customers` are their labels.
    """

    as_of: date
    customers: pd.Index
    mrr: Array

    @property
    def paying(self) -> np.ndarray:
        return self.mrr > 0

    @property
    def tenure(self) -> Array:
        """Months paid without a gap, up to each place of the grid; 0 where nothing is paid."""
        stay = np.zeros(self.mrr.shape[0])
        tenure = np.zeros(self.mrr.shape)
        for back in reversed(range(self.mrr.shape[1])):
            stay = np.where(self.mrr[:, back] > 0, stay + 1, 0)
            tenure[:, back] = stay
        return tenure

    @property
    def stays(self) -> Array:
        """How many times each began to pay, up to each place of the grid."""
        begins = self.paying & ~np.pad(self.paying[:, 1:], ((0, 0), (0, 1)))
        return begins[:, ::-1].cumsum(axis=1)[:, ::-1].astype(float)


def months(spells: pd.DataFrame, as_of: date) -> Months:
    """The grid of all customers who ever paid before `as_of`; nothing on or after it is read."""
    known = spells[spells["began"] < pd.Timestamp(as_of)]
    codes, customers = pd.factorize(known["customer"], sort=True)
    began, ended = known["began"].to_numpy("datetime64[D]"), known["ended"].to_numpy("datetime64[D]")
    today = np.datetime64(as_of, "D")
    steps = min(int((today - began.min()).astype(int) / DAYS_A_MONTH) + 1, MOST) if len(known) else 0
    mrr = np.zeros((len(customers), steps))
    for back in range(steps):
        day = today - np.timedelta64(1 + round(back * DAYS_A_MONTH), "D")
        running = (began <= day) & (np.isnat(ended) | (ended > day) | (ended >= today))
        np.add.at(mrr[:, back], codes[running], known["mrr"].to_numpy(float)[running])
    return Months(as_of, pd.Index(customers), mrr)


def paid(spells: pd.DataFrame, start: date, end: date) -> pd.DataFrame:
    """What each customer paid from `start` up to, and without, `end`, by the day: `value`, and `purchases`, the months paid."""
    first, last = pd.Timestamp(start), pd.Timestamp(end)
    began, ended = spells["began"], spells["ended"].fillna(last)
    within = spells.assign(began=began.where(began > first, first), ended=ended.where(ended < last, last))
    within = within[within["ended"] > within["began"]].sort_values(["customer", "began", "ended"])
    reached = within.groupby("customer")["ended"].cummax().groupby(within["customer"]).shift()
    alone = (within["ended"] - within["began"].where(~(reached > within["began"]), reached)).dt.days.clip(
        lower=0
    )  # days no other one covers
    value = within["mrr"] * (within["ended"] - within["began"]).dt.days / DAYS_A_MONTH
    return pd.DataFrame({"purchases": alone / DAYS_A_MONTH, "value": value}).groupby(within["customer"]).sum()
