"""Which fields of a deal a model may learn from: those that do not give away, by being filled in, that a deal has closed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.sales_cycle.history import LOST, WON
from forecasting.sales_cycle.pooled import AalenJohansen
from forecasting.sales_cycle.snapshot import Snapshot

DESCRIBING = ("rep", "team", "country", "region", "channel", "product", "segment", "deal_type", "pipeline")
"""Dimensions a deal has when it is created. Customer, city and campaign have too many members for too little."""

MOST_MEMBERS = 40
FEWEST_DEALS = 30
UNLIKELY = 3.5
"""A difference between shares this many standard errors wide, and over `NOTABLE`, is not chance."""
NOTABLE = 0.03
STUCK_EXPECTED, STUCK_RATIO, STUCK_SHARE = 15.0, 0.1, 0.05


@dataclass(frozen=True)
class Fields:
    """The usable fields as of a day, and how their members become codes; `given_away` names fields set aside because their being filled in
    goes with the outcome (a customer entered at closing, an amount set to nothing at loss)."""

    members: dict[str, dict[object, int]]
    amount: bool
    given_away: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.members, *(("amount",) if self.amount else ()))

    def values(self, snapshot: Snapshot, rows: np.ndarray) -> pd.DataFrame:
        """Codes of members (rare, new and missing ones share a last code) and the logarithm of the amount, for positions in the history."""
        columns = {name: snapshot.column(name, rows).map(codes).fillna(len(codes)).to_numpy(float) for name, codes in self.members.items()}
        if self.amount:
            columns["amount"] = np.log1p(snapshot.column("amount", rows).clip(lower=0).to_numpy(float))
        return pd.DataFrame(columns, index=range(len(rows)))


def usable(snapshot: Snapshot) -> Fields:
    """The fields a model may learn from, judged by what was known as of the day alone."""
    members, given_away = {}, []
    expected = _expected_closes(snapshot)
    for name in (each for each in DESCRIBING if each in snapshot.history.dimensions):
        column = pd.Series(snapshot.history.coded(name)[snapshot.rows])
        if gives_away(column.isna().to_numpy(), snapshot) or names_the_open(column, snapshot, expected):
            given_away.append(name)
            continue
        common = column.value_counts()
        kept = common[common >= FEWEST_DEALS].index[:MOST_MEMBERS]
        if len(kept) > 1:
            members[name] = {member: code for code, member in enumerate(sorted(kept))}
    amount = snapshot.column("amount")
    empty = (amount.isna() | (amount == 0)).to_numpy()
    if not empty.all() and gives_away(empty, snapshot):
        given_away.append("amount")
    has_amount = "amount" not in given_away and bool((~empty).mean() > 0.5) and amount.nunique() > 5
    return Fields(members, has_amount, tuple(given_away))


def gives_away(missing: np.ndarray, snapshot: Snapshot) -> bool:
    """Whether being empty goes with being open rather than closed, or won rather than lost: such a field was filled in by the outcome."""
    closed = ~snapshot.is_open
    won, lost = snapshot.outcome == WON, snapshot.outcome == LOST
    return _differ(missing, closed, ~closed) or _differ(missing, won, lost)


def names_the_open(column: pd.Series, snapshot: Snapshot, expected: np.ndarray) -> bool:
    """Whether a notable part of the open deals has members that hardly ever close, though by age and number they should have.

    Such members were given to deals because they are open (a region that stands in until the customer is entered). Observed closes are held
    against those expected of deals of the same age, as in a log-rank test.
    """
    table = pd.DataFrame({"member": column.array, "expected": expected, "closed": ~snapshot.is_open, "open": snapshot.is_open})
    sums = table.groupby("member", observed=True)[["expected", "closed", "open"]].sum()
    never = (sums["expected"] > STUCK_EXPECTED) & (sums["closed"] < STUCK_RATIO * sums["expected"])
    return bool(sums.loc[never, "open"].sum() > STUCK_SHARE * max(snapshot.is_open.sum(), 1))


def _expected_closes(snapshot: Snapshot) -> np.ndarray:
    """Closes expected of each deal by its ages under watch: the pooled cumulative hazard gained between them."""
    model = AalenJohansen().fit(snapshot.entry, snapshot.exit, snapshot.outcome)
    reached = np.cumsum(model.hazard_.sum(axis=1))
    begin, end = (np.clip(np.floor(age), 0, len(reached) - 1).astype(int) for age in (snapshot.entry, snapshot.exit))
    return np.where(snapshot.exit >= snapshot.entry, reached[end] - reached[begin], 0.0)


def _differ(missing: np.ndarray, some: np.ndarray, others: np.ndarray) -> bool:
    n, m = int(some.sum()), int(others.sum())
    if not n or not m:
        return False
    p, q = float(missing[some].mean()), float(missing[others].mean())
    both = (p * n + q * m) / (n + m)
    error = np.sqrt(max(both * (1 - both), 1e-12) * (1 / n + 1 / m))
    return abs(p - q) > max(NOTABLE, UNLIKELY * error)
