"""The simple rule most CRMs use: win rate of closed deals × amount, closing one mean cycle after creation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forecasting.sales_cycle.history import LOST, WON
from forecasting.sales_cycle.snapshot import Snapshot


@dataclass(frozen=True)
class Rule:
    """`win_rate` = won ÷ (won + lost) of closed deals; `cycle` = mean days from creation to close of won deals."""

    win_rate: float
    cycle: float

    def days_ahead(self, snapshot: Snapshot, rows: np.ndarray) -> np.ndarray:
        """Days from the as-of day to the date the rule gives; a deal overdue by the rule is expected today."""
        created = snapshot.history.deals["created"].to_numpy(float)[rows]
        return np.maximum(np.floor(created + self.cycle) - snapshot.day, 0.0)


def learn(snapshot: Snapshot) -> Rule:
    """The rule from the deals closed before the day, as a CRM's report would have it."""
    won, lost = snapshot.outcome == WON, snapshot.outcome == LOST
    cycle = float((snapshot.closed - snapshot.created)[won].mean())
    return Rule(float(won.sum() / (won.sum() + lost.sum())), cycle)
