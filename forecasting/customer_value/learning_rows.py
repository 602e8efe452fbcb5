"""What customers did after an earlier day beside what a model fitted on that day expected of them: the rows a correction learns from."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from forecasting.customer_value.gamma_gamma import GammaGamma
from forecasting.customer_value.history import DAYS_A_WEEK, bought, summarise
from forecasting.customer_value.pareto import ParetoNBD
from forecasting.customer_value.traits import Traits
from forecasting.customer_value.windows import Window

FEWEST = 30
"""Customers and repeat purchases a window must know to be learned from."""


@dataclass(frozen=True)
class LearningRows:
    """A row a customer and window in each of three frames.

    `history` and `traits` are as of the cutoff. `outcome` has `window` (its number), `expected` purchases and `typical` spend of one by the
    models fitted on what was known at the cutoff alone, and then what was `bought` and `spent` in the window.
    """

    history: pd.DataFrame
    traits: pd.DataFrame
    outcome: pd.DataFrame


def learning_rows(days: pd.DataFrame, window: Window, ridge: float) -> LearningRows | None:
    """The rows of one window; `None` where too little was known at its cutoff."""
    history = summarise(days, window.cutoff)
    if len(history) < FEWEST or history["repeats"].sum() < FEWEST:
        return None
    pull = ridge / len(history)
    buying, spending = ParetoNBD(window.days / DAYS_A_WEEK, pull).fit(history), GammaGamma(pull).fit(history)
    actual = bought(days, window.cutoff, window.end).reindex(history["customer"]).fillna(0.0)
    outcome = {
        "expected": buying.predict(history),
        "typical": spending.predict(history),
        "bought": actual["purchases"].to_numpy(float),
        "spent": actual["value"].to_numpy(float),
    }
    return LearningRows(history, Traits(buying, spending).fit(history).transform(history), pd.DataFrame(outcome))


def together(parts: list[LearningRows]) -> LearningRows:
    """The rows of several windows as one, the windows numbered from 0."""
    numbered = [each.outcome.assign(window=number) for number, each in enumerate(parts)]
    history, traits = (pd.concat([getattr(each, name) for each in parts], ignore_index=True) for name in ("history", "traits"))
    return LearningRows(history, traits, pd.concat(numbered, ignore_index=True))
