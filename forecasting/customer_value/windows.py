"""Stretches inside the history on which a model can learn from what customers did after a day: inner cutoffs and inner horizons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

MOST = 6
SHORTEST_DAYS = 14
A_YEAR = 365
_PART = 3  # at least a third of the history lies before each cutoff, and none of the horizons is longer than a third


@dataclass(frozen=True)
class Window:
    """What was known before `cutoff`, and what was bought in the `days` days that begin with it.

    `is_season`: they are those of the forecast in an earlier year.
    """

    cutoff: date
    days: int
    is_season: bool = False

    @property
    def end(self) -> date:
        return self.cutoff + timedelta(days=self.days)


def windows(first: date, as_of: date, horizon_days: int) -> tuple[Window, ...]:
    """Up to six windows between `first` (the first purchase) and `as_of`, the latest first; none where the history is too short.

    They are spread over the last year, so that all seasons count, and over less where the history is shorter. Behind them stand those of
    the forecast's own season in earlier years.
    """
    history = (as_of - first).days
    length = min(horizon_days, history // _PART)
    room = min(history - length - history // _PART, A_YEAR)
    if length < min(SHORTEST_DAYS, horizon_days) or length < 1:
        return ()
    count = int(np.clip(1 + 2 * room // length, 1, MOST))
    back = np.linspace(0, room, count).round().astype(int) if count > 1 else [0]
    recent = [Window(as_of - timedelta(days=length + int(each)), length) for each in back]
    return (*recent, *_seasons(first, as_of, horizon_days))


def _seasons(first: date, as_of: date, horizon_days: int) -> list[Window]:
    """The days of the forecast in the years before, as many as have a year of history before them, at most three."""
    if horizon_days > A_YEAR:
        return []
    years = [Window(as_of - timedelta(days=A_YEAR * back), horizon_days, is_season=True) for back in (1, 2, 3)]
    return [each for each in years if (each.cutoff - first).days >= A_YEAR // 2]
