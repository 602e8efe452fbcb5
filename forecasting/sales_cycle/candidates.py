"""The models that may speak on a day, by the amount of data, and what each says about the deals then open."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from forecasting.sales_cycle import person_days, steps
from forecasting.sales_cycle.fields import Fields, usable
from forecasting.sales_cycle.hazard import DailyHazard
from forecasting.sales_cycle.pooled import AalenJohansen
from forecasting.sales_cycle.snapshot import Snapshot

FEWEST_CLOSED, FEWEST_WON = 20, 5
FROM_BOOSTED, FROM_BLEND = 200, 800
MOST_SCORED = 2_500
"""Deals an earlier day is scored on; where more were open, a random sample of them."""

POOLED = "pooled"
HAZARDS: dict[str, dict[str, Any]] = {
    "boosted": {"kind": "boosted"},
    "boosted + calendar": {"kind": "boosted", "calendar": True},
    "logistic": {"kind": "logistic"},
    "logistic + calendar": {"kind": "logistic", "calendar": True},
}


@dataclass(frozen=True)
class Candidates:
    """Every candidate fitted on what was known before a day, and its chances for deals open on that day.

    `rows` are positions in the history; `ends` the ends of the steps ahead (days); `reached[name]` is (deals, steps, [won, lost]), the
    chance to be won or lost by the end of each step. `models` are those fitted, where everyone was asked.
    """

    snapshot: Snapshot
    rows: np.ndarray
    ends: np.ndarray
    fields: Fields
    reached: dict[str, np.ndarray]
    models: dict[str, DailyHazard] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.reached)


def can_learn(snapshot: Snapshot) -> bool:
    return snapshot.closed_deals >= FEWEST_CLOSED and snapshot.won >= FEWEST_WON


def names_for(snapshot: Snapshot) -> tuple[str, ...]:
    """Pooled alone for little data, boosting with large leaves from 200 closed deals, everything from 800.

    The calendar is used once two quarter ends were seen since the first recorded close.
    """
    if snapshot.closed_deals < FROM_BOOSTED:
        return (POOLED,)
    if snapshot.closed_deals < FROM_BLEND:
        return (POOLED, "boosted")
    seen = two_quarter_ends(snapshot)
    return (POOLED, *(name for name, how in HAZARDS.items() if seen or not how.get("calendar")))


def two_quarter_ends(snapshot: Snapshot) -> bool:
    days = np.arange(snapshot.first_close, snapshot.day)
    return int((person_days.days_to_quarter_end(days) == 0).sum()) >= 2


def learn(
    snapshot: Snapshot,
    days: int,
    *,
    everyone: bool = False,
    seed: int = 0,
    only: Collection[str] | None = None,
    alive: Callable[[], None] = lambda: None,
) -> Candidates:
    """Fit every candidate that the data allow (of them `only` some) and ask each about the open deals (a sample unless `everyone`).

    `alive` is called before each; what it raises stops the learning.
    """
    rng = np.random.default_rng(seed)
    rows = snapshot.open_rows
    if not everyone and len(rows) > MOST_SCORED:
        rows = np.sort(rng.choice(rows, MOST_SCORED, replace=False))
    ends = steps.edges(snapshot.day, days)
    fields = usable(snapshot)
    models: dict[str, DailyHazard] = {}
    reached = {POOLED: _pooled(snapshot, rows, ends)}
    chosen = [name for name in names_for(snapshot) if name != POOLED and (only is None or name in only)]
    if chosen:
        trained = person_days.sample(snapshot, fields, rng)
        features = ahead(snapshot, fields, rows, ends)
        leaf = 50 if snapshot.closed_deals >= FROM_BLEND else 200
        for name in chosen:
            alive()
            model = DailyHazard(**HAZARDS[name], smallest_leaf=leaf, seed=seed)
            model.fit(trained.features, trained.outcome, trained.weight)
            models |= {name: model} if everyone else {}
            hazard = model.predict_hazard(features).reshape(len(rows), len(ends) - 1, 2)
            reached[name] = steps.incidence(hazard, ends)
    return Candidates(snapshot, rows, ends, fields, reached, models)


def _pooled(snapshot: Snapshot, rows: np.ndarray, ends: np.ndarray) -> np.ndarray:
    model = AalenJohansen().fit(snapshot.entry, snapshot.exit, snapshot.outcome)
    age = snapshot.day - snapshot.history.deals["created"].to_numpy(float)[rows]
    return model.predict_incidence(age, ends[1:])


def ahead(snapshot: Snapshot, fields: Fields, rows: np.ndarray, ends: np.ndarray) -> pd.DataFrame:
    """Features of each open deal in the middle of each step ahead, its stage as of the day; deals first, then steps."""
    middles = snapshot.day + np.floor((ends[:-1] + ends[1:]) / 2)
    deals = np.repeat(rows, len(middles))
    return person_days.features(snapshot, fields, deals, np.full(len(deals), snapshot.day), np.tile(middles, len(rows)))
