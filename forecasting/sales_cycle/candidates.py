"""The models that may speak on a day, by the amount of data, and what each says about the deals then open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from forecasting.sales_cycle import person_days, steps
from forecasting.sales_cycle.fields import Fields, usable
from forecasting.sales_cycle.hazard import DailyHazard
from forecasting.sales_cycle.history import NOTHING
from forecasting.sales_cycle.pooled import AalenJohansen
from forecasting.sales_cycle.snapshot import Snapshot

FEWEST_CLOSED, FEWEST_WON = 20, 5
FROM_BOOSTED, FROM_BLEND = 200, 800
MOST_SCORED = 1_500
"""Deals an earlier day is scored on; where more were open, a random sample of them."""

AT_ONCE = 4_000
"""Deals that a model is asked about at once."""

POOLED = "pooled"
HAZARDS: dict[str, dict[str, Any]] = {
    "boosted": {"kind": "boosted"},
    "boosted + calendar": {"kind": "boosted", "calendar": True},
    "logistic": {"kind": "logistic"},
    "logistic + calendar": {"kind": "logistic", "calendar": True},
}


@dataclass(frozen=True)
class Candidates:
    """Every candidate that may speak on a day, each fitted once it is asked, on what was known before that day.

    `rows` are positions in the history of deals open on the day; `ends` the ends of the steps ahead (days); `alive` is called before a
    fit, and what it raises stops it.
    """

    snapshot: Snapshot
    rows: np.ndarray
    ends: np.ndarray
    fields: Fields
    names: tuple[str, ...]
    seed: int
    alive: Callable[[], None]
    _reached: dict[str, np.ndarray] = field(default_factory=dict)
    _models: dict[str, DailyHazard] = field(default_factory=dict)

    def reached(self, name: str) -> np.ndarray:
        """The chance to be won or lost by the end of each step: (deals, steps, [won, lost])."""
        if name not in self._reached:
            self._reached[name] = _pooled(self.snapshot, self.rows, self.ends) if name == POOLED else self._asked(self.model(name))
        return self._reached[name]

    def model(self, name: str) -> DailyHazard:
        """A candidate that tells deals apart, fitted."""
        if name not in self._models:
            self.alive()
            trained = person_days.sample(self.snapshot, self.fields, np.random.default_rng(self.seed))
            leaf = 50 if self.snapshot.closed_deals >= FROM_BLEND else 200
            model = DailyHazard(**HAZARDS[name], smallest_leaf=leaf, seed=self.seed)
            self._models[name] = model.fit(trained.features, trained.outcome, trained.weight)
        return self._models[name]

    def _asked(self, model: DailyHazard) -> np.ndarray:
        """What a model says of all the deals, some thousands at a time: each has a row for every step. Nobody is asked of none."""
        if not len(self.rows):
            return np.zeros((0, len(self.ends) - 1, 2))
        parts = np.array_split(self.rows, len(self.rows) // AT_ONCE + 1)
        return np.concatenate([self._part(model, rows) for rows in parts])

    def _part(self, model: DailyHazard, rows: np.ndarray) -> np.ndarray:
        self.alive()
        hazard = model.predict_hazard(ahead(self.snapshot, self.fields, rows, self.ends))
        return steps.incidence(hazard.reshape(len(rows), len(self.ends) - 1, 2), self.ends)


def can_learn(snapshot: Snapshot) -> bool:
    return snapshot.closed_deals >= FEWEST_CLOSED and snapshot.won >= FEWEST_WON


def names_for(snapshot: Snapshot) -> tuple[str, ...]:
    """Pooled alone for little data and where hardly a deal lasted until the next day, boosting with large leaves from 200
    closed deals, everything from 800.

    The calendar is used once two quarter ends were seen since the first recorded close.
    """
    lasted = (snapshot.outcome != NOTHING) & (np.floor(snapshot.closed) > np.floor(snapshot.created))
    if snapshot.closed_deals < FROM_BOOSTED or int(lasted.sum()) < FEWEST_CLOSED:
        return (POOLED,)
    if snapshot.closed_deals < FROM_BLEND:
        return (POOLED, "boosted")
    seen = two_quarter_ends(snapshot)
    return (POOLED, *(name for name, how in HAZARDS.items() if seen or not how.get("calendar")))


def two_quarter_ends(snapshot: Snapshot) -> bool:
    days = np.arange(snapshot.first_close, snapshot.day)
    return int((person_days.days_to_quarter_end(days) == 0).sum()) >= 2


def learn(snapshot: Snapshot, days: int, *, everyone: bool = False, seed: int = 0, alive: Callable[[], None] = lambda: None) -> Candidates:
    """Every candidate that the data allow, to be asked about the open deals (a sample unless `everyone`)."""
    rows = snapshot.open_rows
    if not everyone and len(rows) > MOST_SCORED:
        rows = np.sort(np.random.default_rng(seed).choice(rows, MOST_SCORED, replace=False))
    ends = steps.edges(snapshot.day, days, steps.widest_for(len(rows)))
    return Candidates(snapshot, rows, ends, usable(snapshot), names_for(snapshot), seed, alive)


def _pooled(snapshot: Snapshot, rows: np.ndarray, ends: np.ndarray) -> np.ndarray:
    model = AalenJohansen().fit(snapshot.entry, snapshot.exit, snapshot.outcome)
    age = snapshot.day - snapshot.history.deals["created"].to_numpy(float)[rows]
    return model.predict_incidence(age, ends[1:])


def ahead(snapshot: Snapshot, fields: Fields, rows: np.ndarray, ends: np.ndarray) -> pd.DataFrame:
    """Features of each open deal in the middle of each step ahead, its stage as of the day; deals first, then steps."""
    middles = snapshot.day + np.floor((ends[:-1] + ends[1:]) / 2)
    deals = np.repeat(rows, len(middles))
    return person_days.features(snapshot, fields, deals, np.full(len(deals), snapshot.day), np.tile(middles, len(rows)))
