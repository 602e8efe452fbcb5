"""What customers who subscribe will pay: chances to stay month by month, times what they pay and how that grows."""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator

from forecasting.customer_value.futures import ValueModel
from forecasting.customer_value.likelihood import Array
from forecasting.customer_value.subscriptions.hazard import Hazard, person_months, traits
from forecasting.customer_value.subscriptions.months import Months

_GROWTH = (0.9, 1.1)  # a month; what lies outside is a one-off
_MOVES_OF = 12  # months whose changes of amounts are drawn from


class SubscriptionModel(ValueModel):
    """Value = Σ over months of MRR · growthᵏ · S(k), S the chance to have stayed through k months. `horizon` is in months.

    `fit` takes a grid (`months.months`); `predict` and `simulate` a frame of `paying_now`. Learned: `hazard_`, `growth_` (of the amount of
    those who stay, a month), `moves_` (its changes, as factors of mean 1).
    """

    def __init__(self, horizon: float = 12.0) -> None:
        self.horizon = horizon

    def fit(self, grid: Months, y: None = None) -> Self:
        self.hazard_ = Hazard().fit(grid)
        last = slice(0, min(_MOVES_OF, grid.mrr.shape[1] - 1))
        after, before = grid.mrr[:, last], grid.mrr[:, 1:][:, last]
        stayed = (after > 0) & (before > 0)
        self.growth_ = float(np.clip(after[stayed].sum() / before[stayed].sum(), *_GROWTH)) if stayed.any() else 1.0
        moves = np.clip(after[stayed] / before[stayed], 0.2, 5.0) if stayed.any() else np.ones(1)
        self.moves_ = moves / moves.mean()
        return self

    @property
    def parameters_(self) -> dict[str, float]:
        return {"growth": self.growth_, "monthly_churn": self.hazard_.rate_}

    @property
    def log_likelihood_(self) -> float | None:
        return None

    def predict(self, history: pd.DataFrame) -> pd.DataFrame:
        """`alive`: the chance still to pay at the end of the horizon; `purchases`: months paid; `value`; a row a customer."""
        stays, parts = self._stays(history), self._parts()
        mrr = history["mrr"].to_numpy(float)
        growing = self.growth_ ** (np.arange(len(parts)) + 0.5)
        here = np.column_stack([np.ones(len(mrr)), stays[:, :-1]])
        paid = (here + stays) / 2 * parts
        columns = {"alive": stays[:, -1], "buys_again": np.nan, "purchases": paid.sum(axis=1), "value": mrr * (paid @ growing)}
        return pd.DataFrame(columns, index=history.index)

    def simulate(self, history: pd.DataFrame, draws: int, random: np.random.Generator) -> tuple[Array, Array]:
        stays, parts, mrr = self._stays(history), self._parts(), history["mrr"].to_numpy(float)
        lot = random.random((draws, len(mrr)))
        months, value = np.zeros(lot.shape), np.zeros(lot.shape)
        amount = np.broadcast_to(mrr, lot.shape)
        before = np.ones(len(mrr))
        for step, part in enumerate(parts):
            after = stays[:, step]
            share = np.clip(
                (before - lot) / np.maximum(before - after, 1e-12), 0.0, 1.0
            )  # of this month paid for: all, none, or to the end
            amount = amount * random.choice(self.moves_, lot.shape) * self.growth_
            months, value, before = months + share * part, value + share * part * amount, after
        return months, value

    def _parts(self) -> Array:
        """The months of the horizon; the last may be a part of one."""
        whole = int(self.horizon)
        rest = self.horizon - whole
        return np.array([1.0] * whole + ([rest] if rest > 1e-9 else []))

    def _stays(self, history: pd.DataFrame) -> Array:
        """The chance to pay at the end of each month of the horizon: customers × months."""
        stay, found = np.ones(len(history)), []
        tenure, moved = history["tenure"].to_numpy(float), history["moved"].to_numpy(float)
        amount, stays = history["amount"].to_numpy(float), history["stays"].to_numpy(float)
        for step, part in enumerate(self._parts()):
            chance = self.hazard_.predict(traits(tenure + step, amount, moved if step < 3 else np.zeros(len(moved)), stays))
            stay = stay * (1 - chance) ** part
            found.append(stay)
        return np.column_stack(found)


class GoesOn(BaseEstimator):
    """The simple rule: who pays now goes on paying the same. `horizon` is in months."""

    def __init__(self, horizon: float = 12.0) -> None:
        self.horizon = horizon

    def predict(self, history: pd.DataFrame) -> pd.DataFrame:
        value = history["mrr"] * self.horizon
        return pd.DataFrame({"alive": np.nan, "buys_again": np.nan, "purchases": self.horizon, "value": value}, index=history.index)


def paying_now(grid: Months) -> pd.DataFrame:
    """A row a customer who pays on the day of the grid: `customer`, `mrr`, and what hazards are told by."""
    known = person_months(grid, 0).assign(customer=grid.customers, mrr=grid.mrr[:, 0], tenure=grid.tenure[:, 0], stays=grid.stays[:, 0])
    return known[grid.paying[:, 0]].reset_index(drop=True)
