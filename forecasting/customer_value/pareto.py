"""How often customers will buy: the Pareto/NBD model.

Schmittlein, Morrison & Colombo (1987), Counting Your Customers: Who Are They and What Will They Do Next?, Management Science 33(1), 1–24.
While alive, a customer buys at rate λ ~ Gamma(r, α); at any moment they may leave for good, at rate μ ~ Gamma(s, β).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import digamma, gammaln

from forecasting.customer_value.buying import BuyingModel
from forecasting.customer_value.history import counts_and_times
from forecasting.customer_value.likelihood import Array

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(24)
_NODES, _WEIGHTS = (_NODES + 1) / 2, _WEIGHTS / 2


class ParetoNBD(BuyingModel):
    """Pareto/NBD. Learned: `r_`, `alpha_`, `s_`, `beta_`, `log_likelihood_`."""

    NAMES = ("r", "alpha", "s", "beta")
    TIMES = (False, True, False, True)
    r_: float
    alpha_: float
    s_: float
    beta_: float

    def alive(self, history: pd.DataFrame) -> Array:
        """The chance that each customer has not left for good."""
        staying, leaving, _ = _parts(self._parameters, *counts_and_times(history))
        return np.exp(staying - np.logaddexp(staying, leaving))

    def expected_purchases(self, history: pd.DataFrame, horizon: float) -> Array:
        """E[purchases in (T, T+t]] = P(alive) · (r+x)/(α+T) · (β+T) · [1 − ((β+T)/(β+T+t))^(s−1)] / (s−1)."""
        x, _, age = counts_and_times(history)
        power = self.s_ - 1 if abs(self.s_ - 1) > 1e-9 else 1e-9  # at s = 1 the formula is 0/0; its limit is smooth
        time_there = -(self.beta_ + age) * np.expm1(-power * np.log1p(horizon / (self.beta_ + age))) / power
        return (self.r_ + x) / (self.alpha_ + age) * time_there * self.alive(history)

    def buys_again(self, history: pd.DataFrame, horizon: float) -> Array:
        """The chance of at least one purchase within `horizon`: of buying at τ before leaving, over all τ; y = ((α+T)/(α+T+τ))^(r+x)."""
        x, _, age = counts_and_times(history)
        shape, start = (self.r_ + x)[:, None], (self.alpha_ + age)[:, None]
        last = np.exp(-shape * np.log1p(horizon / start))
        y = last + (1 - last) * _NODES
        waited = start * np.expm1(-np.log(y) / shape)
        still_there = np.exp(-self.s_ * np.log1p(waited / (self.beta_ + age)[:, None]))
        return (1 - last[:, 0]) * (still_there @ _WEIGHTS) * self.alive(history)

    def simulate(self, history: pd.DataFrame, horizon: float, draws: int, random: np.random.Generator) -> Array:
        """Purchases within `horizon`, drawn from what is known of each customer: an array of draws × customers."""
        x, _, age = counts_and_times(history)
        purchases = np.zeros((draws, len(x)))
        _, who = there = np.nonzero(random.random(purchases.shape) < self.alive(history))
        rate = random.standard_gamma(self.r_ + x[who]) / (self.alpha_ + age[who])
        leaving = np.maximum(random.standard_gamma(self.s_, len(who)) / (self.beta_ + age[who]), 1e-300)
        purchases[there] = random.poisson(rate * np.minimum(random.standard_exponential(len(who)) / leaving, horizon))
        return purchases

    @staticmethod
    def log_likelihood(parameters: Array, x: Array, recency: Array, age: Array) -> tuple[float, Array]:
        """The log-likelihood summed over customers, and its gradient."""
        return _log_likelihood(parameters, x, recency, age)


def _parts(parameters: Array, x: Array, recency: Array, age: Array) -> tuple[Array, Array, tuple[Array, Array, Array]]:
    """Logs of the likelihood of still being there and of having left at some τ since the last purchase, less what they share.

    The second is log ∫ s (α+τ)^−(r+x) (β+τ)^−(s+1) dτ from t_x to T, over z = log(m+τ) with m = min(α, β), up to where less than e^−36 is
    left; there the paper's difference of two ₂F₁ loses all digits. Third: log(α+τ), log(β+τ) and their weights at the nodes.
    """
    r, alpha, s, beta = parameters
    nearest = min(alpha, beta)
    first = np.log(nearest + recency)
    decay = (r + x) * (nearest + recency) / (alpha + recency) + (s + 1) * (nearest + recency) / (beta + recency) - 1
    length = np.minimum(np.log(nearest + age) - first, 36 / np.maximum(decay, 1e-9))
    z = first[:, None] + length[:, None] * _NODES
    since = np.exp(z) - nearest
    bought_until, there_until = np.log(alpha + since), np.log(beta + since)
    logs = z - (r + x)[:, None] * bought_until - (s + 1) * there_until
    top = logs.max(axis=1)
    mass = np.exp(logs - top[:, None]) * _WEIGHTS
    total = mass.sum(axis=1)
    with np.errstate(divide="ignore"):  # who bought on the last day known had no time to leave: log 0
        leaving = np.log(s) + top + np.log(total) + np.log(length)
    staying = -(r + x) * np.log(alpha + age) - s * np.log(beta + age)
    return staying, leaving, (bought_until, there_until, mass / total[:, None])


def _log_likelihood(parameters: Array, x: Array, recency: Array, age: Array) -> tuple[float, Array]:
    """The likelihood of the paper summed over customers, on the log scale, and its gradient."""
    r, alpha, s, beta = parameters
    staying, leaving, (bought_until, there_until, weights) = _parts(parameters, x, recency, age)
    both = np.logaddexp(staying, leaving)
    alive, left = np.exp(staying - both), np.exp(leaving - both)

    def mean(each: Array) -> Array:
        """Over the moments at which the customer may have left."""
        return (weights * each).sum(axis=1)

    gradient = (
        digamma(r + x) - digamma(r) + np.log(alpha) - alive * np.log(alpha + age) - left * mean(bought_until),
        r / alpha - (r + x) * (alive / (alpha + age) + left * mean(np.exp(-bought_until))),
        np.log(beta) - alive * np.log(beta + age) + left * (1 / s - mean(there_until)),
        s / beta - alive * s / (beta + age) - left * (s + 1) * mean(np.exp(-there_until)),
    )
    shared = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + s * np.log(beta)
    return float(np.sum(shared + both)), np.array([np.sum(each) for each in gradient])
