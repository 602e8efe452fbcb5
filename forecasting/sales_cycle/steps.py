"""Steps into the future, fine at first and coarser later, and chances along them."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from forecasting.sales_cycle.history import EPOCH, day_number
from kpi.periods import Grain, floor, step

SHORTEST, LONGEST = 60, 720
GROWTH, WIDEST = 0.12, 7.0
COARSER = ((20_000, 14.0), (60_000, 28.0))
"""From so many open deals on steps grow up to so many days: each deal has a row for every step."""


def horizon(longest_cycles: float) -> int:
    """How many days to look ahead: half again the longest usual cycle, two months at least and two years at most."""
    return int(np.clip(np.ceil(1.5 * longest_cycles), SHORTEST, LONGEST))


def month_starts(as_of: float, days: float) -> list[date]:
    """First days of the months after the as-of day, as far as the horizon."""
    today = EPOCH + timedelta(days=int(as_of))
    months = []
    month = step(floor(today, Grain.MONTH), Grain.MONTH)
    while day_number(month) < as_of + days:
        months.append(month)
        month = step(month, Grain.MONTH)
    return months


def widest_for(deals: int) -> float:
    """How many days a step may grow to, where so many deals are asked about."""
    return next((widest for fewest, widest in reversed(COARSER) if deals >= fewest), WIDEST)


def edges(as_of: float, days: float, widest: float = WIDEST) -> np.ndarray:
    """Ends of the steps in days after the as-of day: growing by an eighth up to the widest (a week), cut at month starts."""
    ends, width = [0.0], 1.0
    while ends[-1] < days:
        width = min(max(1.0, np.floor(ends[-1] * GROWTH)), widest)
        ends.append(min(ends[-1] + width, days))
    cuts = [day_number(month) - as_of for month in month_starts(as_of, days)]
    return np.unique([*ends, *cuts])


def incidence(hazard: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Chance [won, lost] by the end of each step, from daily hazards within the steps: (deals, steps, 2) → (deals, steps, 2).

    Within a step of L days S falls by (1 − h₁ − h₂)^L, and what falls is shared between the outcomes as the hazards are.
    """
    lengths = np.diff(ends)
    total = np.clip(hazard.sum(axis=2), 1e-12, 0.999)
    stay = (1 - total) ** lengths
    before = np.concatenate([np.ones((len(hazard), 1)), np.cumprod(stay, axis=1)[:, :-1]], axis=1)
    fallen = before * (1 - stay)
    return np.cumsum(fallen[..., None] * (hazard / total[..., None]), axis=1)


def scaled(reached: np.ndarray, factors: np.ndarray) -> np.ndarray:
    """The same chances with the hazard of each outcome multiplied: (deals, steps, 2), factors [won, lost]."""
    gained = np.diff(reached, axis=1, prepend=0.0)
    open_before = np.concatenate([np.ones((len(reached), 1)), 1 - reached.sum(axis=2)[:, :-1]], axis=1)
    hazard = np.clip(gained / np.maximum(open_before, 1e-9)[..., None], 0, 1)
    survival = np.clip(1 - hazard.sum(axis=2), 1e-9, 1)
    stay = np.exp(np.log(survival) * _blended(hazard, factors))
    before = np.concatenate([np.ones((len(stay), 1)), np.cumprod(stay, axis=1)[:, :-1]], axis=1)
    share = hazard * factors
    share = share / np.maximum(share.sum(axis=2, keepdims=True), 1e-12)
    return np.cumsum((before * (1 - stay))[..., None] * share, axis=1)


def _blended(hazard: np.ndarray, factors: np.ndarray) -> np.ndarray:
    total = hazard.sum(axis=2)
    return np.where(total > 0, (hazard * factors).sum(axis=2) / np.maximum(total, 1e-12), 1.0)


def at(reached: np.ndarray, ends: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Chance of an outcome within numbers of days, between the ends of steps in proportion: (deals, steps) → (deals, days)."""
    place = np.clip(np.searchsorted(ends, days, side="right") - 1, 0, len(ends) - 2)
    share = np.clip((days - ends[place]) / (ends[place + 1] - ends[place]), 0, 1)
    full = np.concatenate([np.zeros((len(reached), 1)), reached], axis=1)
    return full[:, place] * (1 - share) + full[:, place + 1] * share
