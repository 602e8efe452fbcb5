"""Discrete-time hazards with competing outcomes, learned from person-day rows."""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, KBinsDiscretizer, OneHotEncoder, SplineTransformer, StandardScaler

from data.tables import DIMENSIONS
from forecasting.sales_cycle.history import LOST, NOTHING, WON
from forecasting.sales_cycle.person_days import CALENDAR
from forecasting.sales_cycle.softmax import SoftmaxRegression

CATEGORIES = (*DIMENSIONS, "stage")
BINS = 63
"""Values of a number that trees tell apart."""


class DailyHazard(BaseEstimator):
    """Chance that a deal open when a day begins is won, or lost, during that day (Singer & Willett 1993).

    P(outcome = k | open, x) by a classifier with three classes (nothing, won, lost) on person-days: cause-specific hazards in discrete
    time. `kind` is "boosted" or "logistic"; `calendar` lets it see the days to the end of the quarter; `smallest_leaf` rows for boosting.
    Learned: `classifier_`, `columns_`, `edges_` (of numbers with many values, the bins in which trees see them).
    """

    def __init__(self, kind: str = "boosted", calendar: bool = False, smallest_leaf: int = 50, seed: int = 0) -> None:
        self.kind = kind
        self.calendar = calendar
        self.smallest_leaf = smallest_leaf
        self.seed = seed

    def fit(self, rows: pd.DataFrame, outcome: np.ndarray, weight: np.ndarray) -> Self:
        self.columns_ = [name for name in rows.columns if name != CALENDAR or self.calendar]
        categories = [name for name in self.columns_ if name in CATEGORIES]
        boosted = self.kind == "boosted"
        maker = self._boosted if boosted else self._logistic
        self.classifier_ = maker(categories)
        numbers = [name for name in self.columns_ if name not in categories] if boosted else []
        self.edges_ = {name: each for name in numbers if len(each := _edges(rows[name].to_numpy(float), weight))}
        scaled = weight / (weight.mean() if boosted else _of_a_close(weight, outcome))
        key = "sample_weight" if boosted else "softmaxregression__sample_weight"
        self.classifier_.fit(self._seen(rows), outcome, **{key: scaled})
        return self

    def predict_hazard(self, rows: pd.DataFrame) -> np.ndarray:
        """Daily hazard [won, lost] of each row."""
        chances = self.classifier_.predict_proba(self._seen(rows))
        result = np.zeros((len(rows), 2))
        for place, kind in enumerate(self.classifier_.classes_):
            if kind != NOTHING:
                result[:, {WON: 0, LOST: 1}[int(kind)]] = chances[:, place]
        return result

    def _seen(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The columns as the classifier sees them."""
        return rows[self.columns_].assign(**{name: _binned(rows[name].to_numpy(float), edges) for name, edges in self.edges_.items()})

    def _boosted(self, categories: list[str]) -> HistGradientBoostingClassifier:
        return HistGradientBoostingClassifier(
            learning_rate=0.15,
            max_iter=40,
            max_leaf_nodes=8,
            min_samples_leaf=self.smallest_leaf,
            l2_regularization=1.0,
            max_bins=BINS,
            categorical_features=categories,
            early_stopping=False,
            random_state=self.seed,
        )

    def _logistic(self, categories: list[str]) -> Pipeline:
        numbers = [name for name in self.columns_ if name not in (*categories, "age")]
        ages = KBinsDiscretizer(n_bins=20, encode="onehot", strategy="quantile", quantile_method="averaged_inverted_cdf")
        curves = make_pipeline(
            FunctionTransformer(np.log1p),
            SimpleImputer(),
            SplineTransformer(n_knots=5, degree=1, extrapolation="constant"),
            StandardScaler(with_mean=False),
        )
        return make_pipeline(
            make_column_transformer(
                (ages, ["age"]),
                (curves, ["age", *numbers]),
                (OneHotEncoder(handle_unknown="ignore", min_frequency=20), categories),
                sparse_threshold=1.0,
            ),
            SoftmaxRegression(c=0.3),
        )


def _edges(values: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Upper ends of all bins but the last, each holding as much weight; none where trees tell all values apart. The trees would find them
    themselves, sorting the values once for each."""
    known = ~np.isnan(values)
    if len(np.unique(values[known])) <= BINS:
        return np.empty(0)
    shares = np.arange(1, BINS) / BINS
    return np.unique(np.quantile(values[known], shares, weights=weight[known], method="inverted_cdf"))


def _binned(values: np.ndarray, edges: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(values), np.nan, np.searchsorted(edges, values))


def _of_a_close(weight: np.ndarray, outcome: np.ndarray) -> float:
    """What a close weighs: with this as one, a ridge is held against closes, not against the many quiet days."""
    closes = outcome != NOTHING
    return float(weight[closes].mean() if closes.any() else weight.mean())
