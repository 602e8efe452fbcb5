"""How much of a correction holds up on days it has not seen: tried out on the latest windows, learned from those that ended before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.base import clone

from forecasting.customer_value.correction import Correction
from forecasting.customer_value.likelihood import Array
from forecasting.customer_value.scores import deviance
from forecasting.customer_value.windows import Window

POWERS = (0.0, 0.25, 0.5, 0.75, 1.0)
MIDDLING = 0.5
FEWEST = 100
"""Rows a window must have to be tried out on."""


@dataclass(frozen=True)
class Trial:
    """Which rows to learn from and which to try out on, as truth values a row."""

    learn: np.ndarray
    test: np.ndarray


def trusted(
    correction: Correction, traits: pd.DataFrame, y: Array, expected: Array, *, trials: Sequence[Trial], unit: float = 1.0
) -> Correction:
    """The correction fitted to all rows, with that power under which it was nearest on the trials; half of it where they say little.

    Minimised is the deviance over all trials (of `y` in units, as if counted; over the scatter found) plus ((power − ½)/½)², which is what
    one would bet beforehand. How far all rows of a trial together were off is left aside.
    """
    missed = np.array([((power - MIDDLING) / MIDDLING) ** 2 for power in POWERS])
    for trial in trials:
        learn, test = trial.learn, trial.test
        if test.sum() >= FEWEST and y[test].sum() > 0:
            learned = clone(correction).set_params(power=1.0).fit(traits[learn], y[learn], expected[learn], unit)
            missed += _missed(learned.predict(traits[test]), y[test] / unit, expected[test] / unit)
    return clone(correction).set_params(power=POWERS[int(np.argmin(missed))]).fit(traits, y, expected, unit)


def _missed(factor: Array, y: Array, expected: Array) -> Array:
    """The deviance under each power, each level with what was."""
    said = [expected * factor**power for power in POWERS]
    leveled = [each * (y.sum() / each.sum()) for each in said]
    scatter = max(float(np.mean((y - leveled[0]) ** 2 / np.maximum(leveled[0], 1e-9))), 1.0)
    return np.array([len(y) * deviance(each, y) / scatter for each in leveled])


def trials_of(number: np.ndarray, within: list[Window]) -> list[Trial]:
    """The two latest windows, each to be tried out on by what those that ended before it teach."""
    trials = []
    for latest in [each for each in within if not each.is_season][:2]:
        before = [place for place, each in enumerate(within) if each.end <= latest.cutoff]
        if before:
            trials.append(Trial(np.isin(number, before), number == within.index(latest)))
    return trials
