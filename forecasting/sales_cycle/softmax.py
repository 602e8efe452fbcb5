"""Logistic regression over several outcomes, found in a few dozen steps where steps along the columns as they are take hundreds."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import softmax
from sklearn.base import BaseEstimator, ClassifierMixin


class SoftmaxRegression(ClassifierMixin, BaseEstimator):
    """What scikit-learn's `LogisticRegression(C=c)` is, its ridge and free intercepts included, by another way to the same end.

    Rare outcomes, and columns that go together, make a long valley of what is to be minimised, and L-BFGS walks along it. Here it walks in
    directions along which the curvature at the start is one. At the start every row has the same chances p, so that the curvature is
    (diag p − p·pᵀ) ⊗ XᵀWX + ridge: the directions are eigenvectors of the two, and cost one product of the columns with each other. Rows
    may be sparse, and stay it: columns are centred by what the intercepts take back.

    `tol` is the least that a step must gain in log-likelihood. Learned: `classes_`, `coef_` (outcomes × columns),
    `intercept_` (outcomes), `n_iter_`.
    """

    def __init__(self, c: float = 1.0, max_iter: int = 200, tol: float = 0.03) -> None:
        self.c = c
        self.max_iter = max_iter
        self.tol = tol

    def fit(self, rows: np.ndarray | sparse.csr_matrix, outcome: np.ndarray, sample_weight: np.ndarray | None = None) -> Self:
        weight = np.ones(rows.shape[0]) if sample_weight is None else np.asarray(sample_weight, dtype=float)
        self.classes_, place = np.unique(outcome, return_inverse=True)
        whole, every = weight.sum(), np.arange(rows.shape[0])
        share = np.bincount(place, weight) / whole
        middle = (rows.T @ weight) / whole
        of_columns, of_outcomes, scale = self._directions(rows, weight, middle, share)
        back = rows.T.tocsr() if sparse.issparse(rows) else rows.T
        ridge, begin = 1 / self.c, np.log(share)

        def worse(flat: np.ndarray) -> tuple[float, np.ndarray]:
            """Minus the log-likelihood with the ridge by unit of weight, and its slope; (columns + intercept) × outcomes in directions."""
            slope, level = self._turned(flat, scale, of_columns, of_outcomes)
            said = rows @ slope + (begin + level - middle @ slope)
            said -= said.max(axis=1, keepdims=True)
            chance = np.exp(said)
            total = chance.sum(axis=1)
            missed = float(weight @ (np.log(total) - said[every, place]))
            off = chance * (weight / total)[:, None]
            off[every, place] -= weight
            excess = off.sum(axis=0)
            of_slope = of_columns.T @ (back @ off - np.outer(middle, excess) + ridge * slope)
            up = np.vstack([of_slope, excess]) @ of_outcomes * scale
            return (missed + 0.5 * ridge * float((slope**2).sum())) / whole, up.ravel() / whole

        options: Any = {"maxiter": self.max_iter, "gtol": 0.0, "ftol": self.tol / whole, "maxcor": 20}
        found = minimize(worse, np.zeros(scale.size), jac=True, method="L-BFGS-B", options=options)
        slope, level = self._turned(found.x, scale, of_columns, of_outcomes)
        self.coef_, self.intercept_, self.n_iter_ = slope.T, begin + level - middle @ slope, int(found.nit)
        return self

    @staticmethod
    def _turned(flat: np.ndarray, scale: np.ndarray, of_columns: np.ndarray, of_outcomes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Slopes (columns × outcomes) and levels (outcomes) of a point given in directions."""
        point = flat.reshape(scale.shape) * scale @ of_outcomes.T
        return of_columns @ point[:-1], point[-1]

    def _directions(
        self, rows: np.ndarray | sparse.csr_matrix, weight: np.ndarray, middle: np.ndarray, share: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Directions among columns and among outcomes, and how far a step of one goes along them: (columns + intercept) × outcomes."""
        root = np.sqrt(weight)[:, None]
        plain = (rows.multiply(root)).toarray() if sparse.issparse(rows) else rows * root
        whole = weight.sum()
        across, of_columns = np.linalg.eigh(plain.T @ plain - whole * np.outer(middle, middle))
        spread, of_outcomes = np.linalg.eigh(np.diag(share) - np.outer(share, share))
        across, spread = np.maximum(across, 0.0), np.maximum(spread, 0.0)
        scale = np.sqrt(whole / np.vstack([np.outer(across, spread) + 1 / self.c, whole * np.maximum(spread, 1e-12)]))
        scale[-1, spread < 1e-12] = 0.0  # all levels raised alike change nothing
        return of_columns, of_outcomes, scale

    def predict_proba(self, rows: np.ndarray | sparse.csr_matrix) -> np.ndarray:
        """Chance of each outcome of `classes_`."""
        return np.asarray(softmax(rows @ self.coef_.T + self.intercept_, axis=1))

    def predict(self, rows: np.ndarray | sparse.csr_matrix) -> np.ndarray:
        return self.classes_[self.predict_proba(rows).argmax(axis=1)]
