"""How often customers will buy: the BG/NBD model.

Fader, Hardie & Lee (2005), "Counting Your Customers" the Easy Way: An Alternative to the Pareto/NBD Model, Marketing Science 24(2),
275–284. While alive, a customer buys at rate λ ~ Gamma(r, α); after each purchase they leave for good with probability p ~ Beta(a, b).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import betaincinv, betaln, digamma, expit, gammaln

from forecasting.customer_value.buying import BuyingModel
from forecasting.customer_value.history import counts_and_times
from forecasting.customer_value.likelihood import Array

_STEPS = np.linspace(-3.0, 3.0, 49)  # double exponential quadrature of (0, 1): exact to the digit also where Beta has a pole at its ends
_NODES = expit(np.pi * np.sinh(_STEPS))
_WEIGHTS = np.cosh(_STEPS) / np.cosh(np.pi / 2 * np.sinh(_STEPS)) ** 2
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()


class BetaGeometricNBD(BuyingModel):
    """BG/NBD. Learned: `r_`, `alpha_`, `a_`, `b_`, `log_likelihood_`."""

    NAMES = ("r", "alpha", "a", "b")
    TIMES = (False, True, False, False)
    r_: float
    alpha_: float
    a_: float
    b_: float

    def alive(self, history: pd.DataFrame) -> Array:
        """The chance that each customer has not left for good: 1 / (1 + δ(x>0) a/(b+x−1) ((α+T)/(α+t_x))^(r+x)).

        It is 1 for everybody who bought once: in this model customers only leave after a repeat purchase. `buys_again` tells them apart.
        """
        return np.exp(-np.logaddexp(0.0, _log_odds_left(self._parameters, *counts_and_times(history))))

    def expected_purchases(self, history: pd.DataFrame, horizon: float) -> Array:
        """E[purchases in (T, T+t] | x, t_x, T] = P(alive) · E[(1 − (1 + p·t/(α+T))^−(r+x)) / p] over p ~ Beta(a, b+x).

        It equals equation 10 of the paper, whose ₂F₁ loses all digits or overflows for busy customers and long horizons; the mean over p is
        taken numerically instead (to better than 1e-5).
        """
        x, _, age = counts_and_times(history)
        repeats, position = np.unique(x, return_inverse=True)
        leaving = _leaving(self.a_, self.b_ + repeats)[position]
        growth = np.log1p(leaving * (horizon / (self.alpha_ + age))[:, None])
        bought = -np.expm1(-(self.r_ + x)[:, None] * growth) / leaving
        return bought @ _WEIGHTS * self.alive(history)

    def buys_again(self, history: pd.DataFrame, horizon: float) -> Array:
        """The chance of at least one purchase within `horizon`: P(alive) · [1 − ((α+T)/(α+T+t))^(r+x)]."""
        x, _, age = counts_and_times(history)
        return -np.expm1(-(self.r_ + x) * np.log1p(horizon / (self.alpha_ + age))) * self.alive(history)

    def simulate(self, history: pd.DataFrame, horizon: float, draws: int, random: np.random.Generator) -> Array:
        """Purchases within `horizon`, drawn from what is known of each customer: an array of draws × customers.

        Who is there has time for a Poisson number of purchases and makes them until leaving, which can first happen after one.
        """
        x, _, age = counts_and_times(history)
        purchases = np.zeros((draws, len(x)))
        _, who = there = np.nonzero(random.random(purchases.shape) < self.alive(history))
        rate = random.standard_gamma(self.r_ + x[who]) / (self.alpha_ + age[who])
        purchases[there] = random.poisson(rate * horizon)
        _, who = several = np.nonzero(purchases > 1)
        leaving = np.clip(random.beta(self.a_, self.b_ + x[who]), 1e-12, 1.0)
        purchases[several] = np.minimum(purchases[several], random.geometric(leaving))
        return purchases

    @staticmethod
    def log_likelihood(parameters: Array, x: Array, recency: Array, age: Array) -> tuple[float, Array]:
        """The log-likelihood summed over customers, and its gradient."""
        return _log_likelihood(parameters, x, recency, age)


def _leaving(a: float, b: Array) -> Array:
    """Quantiles of Beta(a, b) at the nodes of the mean over p: one row for each b."""
    return np.maximum(betaincinv(a, b[:, None], _NODES), 1e-300)


def _log_odds_left(parameters: Array, x: Array, recency: Array, age: Array) -> Array:
    """Log of how much likelier it is that a customer left at the last purchase than that they are still there; −∞ without repeats."""
    r, alpha, a, b = parameters
    odds = np.log(a) - np.log(b + np.maximum(x, 1) - 1) + (r + x) * (np.log(alpha + age) - np.log(alpha + recency))
    return np.where(x > 0, odds, -np.inf)


def _log_likelihood(parameters: Array, x: Array, recency: Array, age: Array) -> tuple[float, Array]:
    """Equation 6 of the paper summed over customers, on the log scale, and its gradient."""
    r, alpha, a, b = parameters
    odds = _log_odds_left(parameters, x, recency, age)
    stays = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x) - betaln(a, b) - (r + x) * np.log(alpha + age)
    alive = np.exp(-np.logaddexp(0.0, odds))
    left = 1 - alive
    leaving = digamma(a + b) - digamma(a + b + x)
    gradient = (
        digamma(r + x) - digamma(r) + np.log(alpha) - alive * np.log(alpha + age) - left * np.log(alpha + recency),
        r / alpha - (r + x) * (alive / (alpha + age) + left / (alpha + recency)),
        leaving + left / a,
        leaving + digamma(b + x) - digamma(b) - left / (b + np.maximum(x, 1) - 1),
    )
    return float(np.sum(stays + np.logaddexp(0.0, odds))), np.array([np.sum(each) for each in gradient])
