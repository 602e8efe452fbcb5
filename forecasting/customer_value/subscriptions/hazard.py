"""The chance that a customer who pays stops within a month: a discrete-time hazard on person-months.

Singer & Willett (1993), It's About Time, Journal of Educational Statistics 18(2), 155–195; Fader & Hardie (2007), How to Project Customer
Retention, Journal of Interactive Marketing 21(1), 76–90.
"""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, clone
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from forecasting.customer_value.likelihood import Array
from forecasting.customer_value.subscriptions.months import Months

FEWEST = 20
"""Ends from which on customers are told apart."""
_JUDGED = 3  # the latest months, on which is judged who is nearer
_A_YEAR = 12


def person_months(grid: Months, back: int) -> pd.DataFrame:
    """What is known of each customer at one place of the grid: a row a customer, of whom some may not pay.

    Months paid so far, whether a year of them ends now (yearly contracts end then), the amount against everybody's, how it moved in three
    months, and which stay of theirs it is.
    """
    mrr, tenure = grid.mrr[:, back], grid.tenure[:, back]
    before = grid.mrr[:, min(back + 3, grid.mrr.shape[1] - 1)]
    paying = mrr > 0
    typical = float(np.median(mrr[paying])) if paying.any() else 1.0
    both = paying & (before > 0)
    moved = np.log(np.where(both, mrr, 1.0) / np.where(both, before, 1.0))
    return traits(tenure, np.log(np.where(paying, mrr, typical) / typical), moved, grid.stays[:, back])


def traits(tenure: Array, amount: Array, moved: Array, stays: Array) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "tenure": np.log1p(tenure),
            "year_ends": (np.mod(tenure, _A_YEAR) == 0).astype(float) * (tenure > 0),
            "amount": amount,
            "moved": moved,
            "stays": np.minimum(stays, 5),
        }
    )


class Hazard(BaseEstimator):
    """The chance to stop within a month: the same for all, logistic or boosted, whichever was nearest in the latest months.

    Learned: `chosen_` (`None`: the same for all), `rate_`.
    """

    def fit(self, grid: Months, y: None = None) -> Self:
        rows, stopped, back = _stacked(grid)
        self.rate_ = float((stopped.sum() + 1) / (len(stopped) + 20))
        self.chosen_ = None
        if stopped.sum() >= FEWEST:
            learn = back > _JUDGED
            candidates = [each for each in _kinds() if 0 < stopped[learn].sum() < learn.sum()]
            lost = [
                _loss(clone(each).fit(rows[learn], stopped[learn]).predict_proba(rows[~learn])[:, 1], stopped[~learn])
                for each in candidates
            ]
            plain = _loss(np.full((~learn).sum(), (stopped[learn].sum() + 1) / (learn.sum() + 20)), stopped[~learn])
            if lost and min(lost) < plain:
                self.chosen_ = candidates[int(np.argmin(lost))].fit(rows, stopped)
        return self

    def predict(self, rows: pd.DataFrame) -> Array:
        """The chance for each row of `traits`."""
        return np.full(len(rows), self.rate_) if self.chosen_ is None else self.chosen_.predict_proba(rows)[:, 1]


def _kinds() -> list[BaseEstimator]:
    boosted = HistGradientBoostingClassifier(
        max_iter=60,
        max_leaf_nodes=6,
        min_samples_leaf=100,
        l2_regularization=20.0,
        learning_rate=0.06,
        early_stopping=False,
        random_state=0,
    )
    return [make_pipeline(StandardScaler(), LogisticRegression(C=0.3)), boosted]


def _stacked(grid: Months) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """All person-months: traits, whether the next month brought nothing, and how many months back they lie."""
    parts, stopped, places = [person_months(grid, 0).iloc[:0]], [np.zeros(0, bool)], [np.zeros(0, int)]
    for back in range(1, grid.mrr.shape[1]):
        paying = grid.paying[:, back]
        parts.append(person_months(grid, back)[paying])
        stopped.append(~grid.paying[paying, back - 1])
        places.append(np.full(int(paying.sum()), back))
    return pd.concat(parts, ignore_index=True), np.concatenate(stopped), np.concatenate(places)


def _loss(chance: Array, stopped: np.ndarray) -> float:
    chance = np.clip(chance, 1e-6, 1 - 1e-6)
    return -float(np.mean(np.where(stopped, np.log(chance), np.log1p(-chance))))
