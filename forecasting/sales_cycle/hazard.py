"""Discrete-time hazards with competing outcomes, learned from person-day rows."""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, KBinsDiscretizer, OneHotEncoder, SplineTransformer, StandardScaler

from data.tables import DIMENSIONS
from forecasting.sales_cycle.history import LOST, NOTHING, WON
from forecasting.sales_cycle.person_days import CALENDAR

CATEGORIES = (*DIMENSIONS, "stage")


class DailyHazard(BaseEstimator):
    """Chance that a deal open when a day begins is won, or lost, during that day (Singer & Willett 1993).

    P(outcome = k | open, x) by a classifier with three classes (nothing, won, lost) on person-days: cause-specific hazards in discrete
    time. `kind` is "boosted" or "logistic"; `calendar` lets it see the days to the end of the quarter; `smallest_leaf` rows for boosting.
    Learned: `classifier_`, `columns_`.
    """

    def __init__(self, kind: str = "boosted", calendar: bool = False, smallest_leaf: int = 50, seed: int = 0) -> None:
        self.kind = kind
        self.calendar = calendar
        self.smallest_leaf = smallest_leaf
        self.seed = seed

    def fit(self, rows: pd.DataFrame, outcome: np.ndarray, weight: np.ndarray) -> Self:
        self.columns_ = [name for name in rows.columns if name != CALENDAR or self.calendar]
        categories = [name for name in self.columns_ if name in CATEGORIES]
        maker = self._boosted if self.kind == "boosted" else self._logistic
        self.classifier_ = maker(categories)
        scaled = weight / (weight.mean() if self.kind == "boosted" else _of_a_close(weight, outcome))
        key = "sample_weight" if self.kind == "boosted" else "logisticregression__sample_weight"
        self.classifier_.fit(rows[self.columns_], outcome, **{key: scaled})
        return self

    def predict_hazard(self, rows: pd.DataFrame) -> np.ndarray:
        """Daily hazard [won, lost] of each row."""
        chances = self.classifier_.predict_proba(rows[self.columns_])
        result = np.zeros((len(rows), 2))
        for place, kind in enumerate(self.classifier_.classes_):
            if kind != NOTHING:
                result[:, {WON: 0, LOST: 1}[int(kind)]] = chances[:, place]
        return result

    def _boosted(self, categories: list[str]) -> HistGradientBoostingClassifier:
        return HistGradientBoostingClassifier(
            learning_rate=0.15,
            max_iter=40,
            max_leaf_nodes=8,
            min_samples_leaf=self.smallest_leaf,
            l2_regularization=1.0,
            max_bins=63,
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
            StandardScaler(),
        )
        return make_pipeline(
            make_column_transformer(
                (ages, ["age"]), (curves, ["age", *numbers]), (OneHotEncoder(handle_unknown="ignore", min_frequency=20), categories)
            ),
            # Closes are rare among days: a looser tolerance stops before their share is met.
            LogisticRegression(C=0.3, max_iter=300, tol=1e-5),
        )


def _of_a_close(weight: np.ndarray, outcome: np.ndarray) -> float:
    """What a close weighs: with this as one, a ridge is held against closes, not against the many quiet days."""
    closes = outcome != NOTHING
    return float(weight[closes].mean() if closes.any() else weight.mean())
