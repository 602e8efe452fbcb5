"""How far everybody together was from what was expected of them, and so how far they may be next time: the level, by season where known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.customer_value.likelihood import Array
from forecasting.customer_value.windows import A_YEAR, Window

HALF = 0.5  # of what recent windows were off is taken: it holds up where the future is a little different from the past
_DOUBT = 0.5  # a year before weighs against what recent windows say as 1 against this
_PURCHASES = 50.0  # so many purchases in a window make its word worth half


@dataclass(frozen=True)
class Off:
    """What was bought in a window, and what was expected."""

    window: Window
    bought: float
    expected: float

    @property
    def ratio(self) -> float:
        """The logarithm of bought ÷ expected; one purchase is added to both, so that none is no catastrophe."""
        return float(np.log((self.bought + 1) / (self.expected + 1)))

    @property
    def weight(self) -> float:
        return self.bought / (self.bought + _PURCHASES)


def level(seen: Sequence[Off]) -> float:
    """The factor for the forecast, the latest window first: half of what recent windows were off; where the same season of earlier years is
    known, what that was off, and half of how much further off the latest window was than the one a year before it.
    """
    recent = [each for each in seen if not each.window.is_season]
    seasons = [each for each in seen if each.window.is_season]
    base, moved = HALF * _mean(recent), HALF * _moved(recent)
    told = sum(each.weight * (each.ratio + moved) for each in seasons) + _DOUBT * base
    return float(np.exp(told / (sum(each.weight for each in seasons) + _DOUBT)))


def _mean(seen: Sequence[Off]) -> float:
    total = sum(each.weight for each in seen)
    return sum(each.weight * each.ratio for each in seen) / total if total > 0 else 0.0


def _moved(recent: Sequence[Off]) -> float:
    """How much further off the latest window was than the one a year before; 0 where there is none."""
    if not recent:
        return 0.0
    latest = recent[0]
    before = [each for each in recent if (latest.window.cutoff - each.window.cutoff).days == A_YEAR]
    return min(latest.weight, before[0].weight) * (latest.ratio - before[0].ratio) if before else 0.0


def leveled(outcome: pd.DataFrame) -> Array:
    """What was expected, brought to what all customers of a window together did: how customers differ is learned apart from the level."""
    sums = outcome.groupby("window")[["bought", "expected"]].transform("sum") + 1
    return (outcome["expected"] * sums["bought"] / sums["expected"]).to_numpy(float)


def off_by(outcome: pd.DataFrame, within: list[Window]) -> list[Off]:
    """How far off each of the windows was, in their order."""
    sums = outcome.groupby("window")[["bought", "expected"]].sum().to_numpy(float)
    return [Off(each, float(bought), float(expected)) for each, (bought, expected) in zip(within, sums, strict=True)]
