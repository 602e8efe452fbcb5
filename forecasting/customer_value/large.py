"""Customers so large that they alone decide how far off a forecast is: told apart, so that they do not decide it for all others."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

LARGE = 0.1
"""Who brought more than this part of everybody's spend so far is large."""
FEWEST = 60
"""Other customers, under whom nobody is told apart."""
_SAID = ["purchases", "value"]

Truths = np.ndarray[Any, np.dtype[np.bool_]]


def large(history: pd.DataFrame) -> Truths:
    """Whether each customer of a history (`history.summarise`) is large."""
    spent = history["value"].to_numpy(float)
    found: Truths = spent > LARGE * spent.sum()
    return found if (~found).sum() >= FEWEST else np.zeros(len(spent), dtype=bool)


def going_on(said: pd.DataFrame, rule: pd.DataFrame, these: Truths) -> pd.DataFrame:
    """A forecast (`ValueModel.predict`) in which these customers go on as so far, as far as they are still there: what a model learned from
    hundreds of others says little of the one wholesaler among them.
    """
    found = said.copy()
    found.loc[these, _SAID] = rule.loc[these, _SAID].mul(said.loc[these, "alive"], axis=0)
    return found


def with_ranges(ranges: pd.DataFrame, said: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """The ranges of a forecast `said` (`ValueModel.ranges`) for what is `shown` in its place, wider or narrower in proportion."""
    found = ranges.copy()
    for name in _SAID:
        for end in ("low", "high"):
            found[f"{name}_{end}"] *= np.where(said[name] > 0, shown[name] / said[name].where(said[name] > 0), 1.0)
    return found
