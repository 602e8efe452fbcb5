"""Aalen–Johansen: how many deals are won, lost and still open by age, when some are still open and some came late under watch."""

from __future__ import annotations

from typing import Self

import numpy as np
from sklearn.base import BaseEstimator

from forecasting.sales_cycle.history import LOST, WON


class AalenJohansen(BaseEstimator):
    """Cumulative incidence of two competing outcomes, for all deals alike (Aalen & Johansen 1978; one outcome: Kaplan & Meier 1958).

    hₖ(t) = deals with outcome k at age t ÷ deals at risk at t;  S(t) = Π (1 − h₁ − h₂);  Fₖ(t) = Σ S(t−) hₖ(t).

    Learned: `ages_` (whole days, 0 … longest), `hazard_` (ages × [won, lost]), `survival_` (still open after that age), `incidence_`
    (ages × 2), `at_risk_`, `variance_` (of won, lost and open: Marubini & Valsecchi 1995, Greenwood for open).
    """

    def fit(self, entry: np.ndarray, exit: np.ndarray, outcome: np.ndarray) -> Self:
        """Learn from ages at entry and exit (days) and the outcome at exit (NOTHING: still open)."""
        watched = exit >= entry
        begin, end, outcome = np.floor(entry[watched]).astype(int), np.floor(exit[watched]).astype(int), outcome[watched]
        size = int(end.max()) + 2 if len(end) else 2
        began, ended = (np.bincount(ages, minlength=size) for ages in (begin, end))
        self.at_risk_ = np.cumsum(began) - np.concatenate([[0], np.cumsum(ended)[:-1]])
        events = np.stack([np.bincount(end[outcome == kind], minlength=size) for kind in (WON, LOST)], axis=1)
        self.ages_ = np.arange(size)
        self.hazard_ = events / np.maximum(self.at_risk_, 1)[:, None]
        self.survival_ = np.cumprod(1 - self.hazard_.sum(axis=1))
        before = np.concatenate([[1.0], self.survival_[:-1]])
        self.incidence_ = np.cumsum(before[:, None] * self.hazard_, axis=0)
        self.variance_ = self._variance(events, before)
        return self

    def predict_incidence(self, age: np.ndarray, days: np.ndarray) -> np.ndarray:
        """Chance [won, lost] within each number of days, of deals open at these ages: (deals, days, 2)."""
        top = len(self.ages_) - 1
        start = np.clip(np.floor(age).astype(int), 0, top + 1)
        past = np.concatenate([np.zeros((1, 2)), self.incidence_])  # what happened before the age
        open_then = np.concatenate([[1.0], self.survival_])[start]
        until = np.floor(age[:, None] + days[None, :]).astype(int)
        gained = past[np.clip(until, 0, top + 1)] - past[start][:, None, :]
        return np.clip(gained, 0, None) / np.maximum(open_then, 1e-12)[:, None, None]

    def _variance(self, events: np.ndarray, before: np.ndarray) -> np.ndarray:
        n = np.maximum(self.at_risk_, 1).astype(float)
        d = events.sum(axis=1)
        greenwood = d / (n * np.maximum(n - d, 1))
        result = [self._incidence_variance(events[:, kind], self.incidence_[:, kind], before, n, greenwood) for kind in (0, 1)]
        return np.stack([*result, self.survival_**2 * np.cumsum(greenwood)], axis=1)

    @staticmethod
    def _incidence_variance(d: np.ndarray, f: np.ndarray, before: np.ndarray, n: np.ndarray, greenwood: np.ndarray) -> np.ndarray:
        """Σ (F(t)−F(s))² greenwood + Σ S² d(n−d)/n³ − 2 Σ (F(t)−F(s)) S d/n², each sum over s ≤ t."""
        cross = before * d / n**2
        squares = f**2 * np.cumsum(greenwood) - 2 * f * np.cumsum(f * greenwood) + np.cumsum(f**2 * greenwood)
        own = np.cumsum(before**2 * d * (n - d) / n**3)
        return np.clip(squares + own - 2 * (f * np.cumsum(cross) - np.cumsum(f * cross)), 0, None)
