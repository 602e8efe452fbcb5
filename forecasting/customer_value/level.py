"""How far everybody together was from what was expected of them, and so how far they may be next time: the level, by season where known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from forecasting.customer_value.likelihood import Array
from forecasting.customer_value.windows import A_YEAR, Window

HALF = 0.5  # of what recent windows were off is taken: it holds up where the future is a little different from the past
_DOUBT = 0.1  # a year before weighs against what recent windows say as 1 against this
_FEW = 3.0  # recent windows say little of the next one, which is another season: so many of full weight make their word worth half
_A_YEAR_OLDER = 0.5  # what the season of a year earlier still weighs
_PURCHASES = 50.0  # so many purchases in a window make its word worth half


@dataclass(frozen=True)
class Off:
    """What was bought in a window, and what was expected from `known_days` days of history before it."""

    window: Window
    bought: float
    expected: float
    known_days: int

    @property
    def ratio(self) -> float:
        """The logarithm of bought ÷ expected; one purchase is added to both, so that none is no catastrophe."""
        return float(np.log((self.bought + 1) / (self.expected + 1)))

    @property
    def weight(self) -> float:
        """0 to 1. Where less was known than twice the window, what is off is that little was known, and no longer is today."""
        long_enough = float(np.clip(self.known_days / self.window.days - 1, 0.0, 1.0))
        return long_enough * self.bought / (self.bought + _PURCHASES)


def level(seen: Sequence[Off]) -> float:
    """The factor for the forecast, the latest window first: half of what recent windows were off, and less the fewer they are; where the
    same season of earlier years is known, what that was off, the last year before all, and half of how much further off the latest window
    was than the one a year before it.
    """
    recent = [each for each in seen if not each.window.is_season]
    seasons = [each for each in seen if each.window.is_season]
    base, moved = HALF * _mean(recent), HALF * _moved(recent)
    weights = [each.weight * _A_YEAR_OLDER**back for back, each in enumerate(seasons)]
    told = sum(weight * (each.ratio + moved) for weight, each in zip(weights, seasons, strict=True)) + _DOUBT * base
    return float(np.exp(told / (sum(weights) + _DOUBT)))


def _mean(seen: Sequence[Off]) -> float:
    return sum(each.weight * each.ratio for each in seen) / (sum(each.weight for each in seen) + _FEW)


def _moved(recent: Sequence[Off]) -> float:
    """How much further off the latest window was than the one a year before; 0 where there is none."""
    if not recent:
        return 0.0
    latest = recent[0]
    before = [each for each in recent if (latest.window.cutoff - each.window.cutoff).days == A_YEAR]
    return min(latest.weight, before[0].weight) * (latest.ratio - before[0].ratio) if before else 0.0


def leveled(expected: Array, was: Array, window: Array, unit: float = 1.0) -> Array:
    """What was expected of each row, brought to what all customers of its window together did: how customers differ is learned apart from
    the level. `window` numbers the rows' windows from 0; one `unit` is added to both sums.
    """
    number = window.astype(int)
    happened, told = (np.bincount(number, each) + unit for each in (was, expected))
    return np.asarray(expected * (happened / told)[number])


def off_by(outcome: pd.DataFrame, within: list[Window], first: date) -> list[Off]:
    """How far off each of the windows was, in their order; `first` is the first day known."""
    sums = outcome.groupby("window")[["bought", "expected"]].sum().to_numpy(float)
    return [
        Off(each, float(bought), float(expected), (each.cutoff - first).days) for each, (bought, expected) in zip(within, sums, strict=True)
    ]
