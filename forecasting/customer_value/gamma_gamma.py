"""How much a purchase is worth: the Gamma-Gamma model.

Fader, Hardie & Lee (2005), RFM and CLV: Using Iso-Value Curves for Customer Base Analysis, Journal of Marketing Research 42(4), 415–430;
Fader & Hardie (2013), The Gamma-Gamma Model of Monetary Value. A customer's purchases are Gamma(p, ν), and ν ~ Gamma(q, v).
"""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from scipy.special import digamma, gammaln
from sklearn.base import BaseEstimator

from forecasting.customer_value.likelihood import Array, maximise

NAMES = ("p", "q", "v")
_LOWEST_Q = 1.05  # for q ≤ 1 the mean spend of a new customer is infinite


class GammaGamma(BaseEstimator):
    """Gamma-Gamma by maximum likelihood; `v_` is in the money of the data.

    `fit` and `predict` take a frame with `repeats` (x) and `spend` (mean of those purchases, NaN without any), a row a customer. Customers
    without a repeat purchase of more than 0 teach nothing. Learned: `p_`, `q_`, `v_`, `log_likelihood_`.
    """

    def __init__(self, ridge: float = 0.0) -> None:
        self.ridge = ridge

    def fit(self, history: pd.DataFrame, y: None = None) -> Self:
        """Learn the parameters. Raises ValueError where no customer has a repeat purchase of more than 0."""
        known = history[(history["repeats"] > 0) & (history["spend"] > 0)]
        if known.empty:
            raise ValueError("no customer has a repeat purchase of more than 0")
        x, spend = _columns(known)
        scale = float(np.median(spend))
        start, lowest = np.array([2.0, 3.0, 2.0]), np.array([1e-5, _LOWEST_Q, 1e-5])
        found = maximise(lambda each: _log_likelihood(each, x, spend / scale), start, rows=len(x), ridge=self.ridge, lowest=lowest)
        self.p_, self.q_, self.v_ = (float(each) for each in found * [1, 1, scale])
        self.log_likelihood_ = _log_likelihood(np.array([self.p_, self.q_, self.v_]), x, spend)[0]
        return self

    def predict(self, history: pd.DataFrame) -> Array:
        """Expected spend per purchase: p (v + x·spend) / (p·x + q − 1), the customer's own mean drawn towards everybody's."""
        x, spent = self._known(history)
        return self.p_ * (self.v_ + spent) / (self.p_ * x + self.q_ - 1)

    def simulate(self, history: pd.DataFrame, purchases: Array, random: np.random.Generator) -> Array:
        """Spend over drawn numbers of purchases (draws × customers), in the same shape."""
        x, spent = self._known(history)
        spend = np.zeros(purchases.shape)
        _, who = some = np.nonzero(purchases)
        rate = random.standard_gamma(self.q_ + self.p_ * x[who]) / (self.v_ + spent[who])
        spend[some] = random.standard_gamma(self.p_ * purchases[some]) / rate
        return spend

    @property
    def parameters_(self) -> dict[str, float]:
        return dict(zip(NAMES, (self.p_, self.q_, self.v_), strict=True))

    @staticmethod
    def _known(history: pd.DataFrame) -> tuple[Array, Array]:
        x, spend = _columns(history)
        return x, np.where(x > 0, x * np.nan_to_num(spend), 0.0)


def _columns(history: pd.DataFrame) -> tuple[Array, Array]:
    return history["repeats"].to_numpy(float), history["spend"].to_numpy(float)


def _log_likelihood(parameters: Array, x: Array, spend: Array) -> tuple[float, Array]:
    """Equation 1a of the 2013 note summed over customers, on the log scale, and its gradient."""
    p, q, v = parameters
    shape, total = p * x + q, v + x * spend
    each = (
        gammaln(shape)
        - gammaln(p * x)
        - gammaln(q)
        + q * np.log(v)
        + (p * x - 1) * np.log(spend)
        + p * x * np.log(x)
        - shape * np.log(total)
    )
    gradient = (
        x * (digamma(shape) - digamma(p * x) + np.log(spend) + np.log(x) - np.log(total)),
        digamma(shape) - digamma(q) + np.log(v) - np.log(total),
        q / v - shape / total,
    )
    return float(np.sum(each)), np.array([np.sum(part) for part in gradient])
