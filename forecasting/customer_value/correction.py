"""How much more, or less, than expected customers of a kind turned out to buy: a boosted factor on an expectation."""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator
from sklearn.ensemble import HistGradientBoostingRegressor

from forecasting.customer_value.likelihood import Array

BINS = 32
"""Steps into which each number is cut: finding weighted steps takes longer than all else, and few are told apart by six leaves."""
FEWEST = 300
"""Rows to learn from: three leaves of a hundred."""


class Correction(BaseEstimator):
    """The factor g in E[y] = E·g, boosted with Poisson loss: on y/E with weight E, which makes log E an exact offset.

    `power` is how much of it is taken, g^power: half of it holds up where the future is a little different from the past. Learned:
    `boosted_`, and `scale_`, which keeps a part of the factors from moving the sum of all.
    """

    def __init__(self, power: float = 0.5, rounds: int = 30, seed: int = 0) -> None:
        self.power = power
        self.rounds = rounds
        self.seed = seed

    def fit(self, traits: pd.DataFrame, y: Array, expected: Array, unit: float = 1.0) -> Self:
        """Learn from rows whose outcome `y` is known; `unit` of it weighs as one purchase. Of too few rows nothing is learned."""
        known = expected > 0
        if known.sum() < FEWEST or y[known].sum() <= 0:
            self.boosted_ = None
            return self
        self.boosted_ = HistGradientBoostingRegressor(
            loss="poisson",
            max_iter=self.rounds,
            max_bins=BINS,
            max_leaf_nodes=6,
            min_samples_leaf=100,
            l2_regularization=20.0,
            learning_rate=0.06,
            early_stopping=False,
            random_state=self.seed,
        )
        seen = traits[known].to_numpy(float, copy=True)
        seen[:, np.isnan(seen).all(axis=0)] = 0.0  # a trait that nobody has, as how regularly they come where none came thrice
        self.boosted_.fit(seen, y[known] / expected[known], sample_weight=expected[known] / unit)
        taken = np.power(self.boosted_.predict(seen), self.power)
        total, all_expected = float(y[known].sum()), float(expected[known].sum())
        self.scale_ = (total / all_expected) ** self.power * all_expected / float((expected[known] * taken).sum())
        return self

    def predict(self, traits: pd.DataFrame) -> Array:
        """The factor by which to multiply each row's expectation."""
        if self.boosted_ is None:
            return np.ones(len(traits))
        return self.scale_ * np.power(self.boosted_.predict(traits.to_numpy(float)), self.power)
