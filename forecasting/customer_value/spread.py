"""How widely the number of purchases scatters around what is expected: negative binomial, its size learned from earlier windows."""

from __future__ import annotations

from typing import Self

import numpy as np
from scipy.optimize import minimize
from scipy.special import digamma, gammaln
from sklearn.base import BaseEstimator

from forecasting.customer_value.likelihood import Array

_LEAST = 1e-9


class Spread(BaseEstimator):
    """Counts with mean μ and variance μ + μ²/k, where ln k = a + b·ln μ; by maximum likelihood. Learned: `a_`, `b_`."""

    def fit(self, mean: Array, counted: Array) -> Self:
        """`mean` is what was expected of each row, `counted` what was."""
        usable = mean > _LEAST
        mu, n = mean[usable], counted[usable]

        def loss(parameters: Array) -> tuple[float, Array]:
            return _loss(parameters, mu, n)

        start: Array = np.zeros(2)
        found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(-6.0, 6.0), (-1.0, 3.0)])
        self.a_, self.b_ = (float(each) for each in found.x)
        return self

    def size(self, mean: Array) -> Array:
        """The size k of each row."""
        return _size(self.a_, self.b_, mean)

    def none(self, mean: Array) -> Array:
        """The chance of no purchase at all: (k/(k+μ))^k."""
        size = self.size(mean)
        return np.exp(-size * np.log1p(mean / size))

    def draw(self, mean: Array, draws: int, random: np.random.Generator) -> Array:
        """Numbers of purchases: an array of draws × rows."""
        size = self.size(mean)
        rate = random.standard_gamma(size, (draws, len(mean))) * (mean / size)
        return random.poisson(rate).astype(float)


def _loss(parameters: Array, mu: Array, n: Array) -> tuple[float, Array]:
    """The negative log-likelihood per row, without what does not depend on the parameters, and its gradient."""
    size = _size(parameters[0], parameters[1], mu)
    each = gammaln(size + n) - gammaln(size) - size * np.log1p(mu / size) - n * np.log(size + mu)
    by_log_size = size * (digamma(size + n) - digamma(size) - np.log1p(mu / size) + (mu - n) / (size + mu))
    return -float(each.mean()), -np.array([by_log_size.mean(), (by_log_size * np.log(mu)).mean()])


def _size(a: float, b: float, mean: Array) -> Array:
    return np.exp(np.clip(a + b * np.log(np.maximum(mean, _LEAST)), -8.0, 8.0))
