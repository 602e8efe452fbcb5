"""How often customers will buy if nobody ever leaves: the Gamma-Poisson (negative binomial) rate.

Ehrenberg (1959), The Pattern of Consumer Purchases, Applied Statistics 8(1), 26–41. A customer buys at rate λ ~ Gamma(r, α), for good. For
few customers it is often nearer than a model that must also learn how they leave.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import digamma, gammaln

from forecasting.customer_value.buying import BuyingModel
from forecasting.customer_value.history import counts_and_times
from forecasting.customer_value.likelihood import Array


class GammaPoisson(BuyingModel):
    """A rate for each customer, drawn towards everybody's. Learned: `r_`, `alpha_`, `log_likelihood_`."""

    NAMES = ("r", "alpha")
    TIMES = (False, True)
    r_: float
    alpha_: float

    def alive(self, history: pd.DataFrame) -> Array:
        """Nobody leaves, so this says nothing: not a number."""
        return np.full(len(history), np.nan)

    def expected_purchases(self, history: pd.DataFrame, horizon: float) -> Array:
        """E[purchases in (T, T+t]] = t · (r+x)/(α+T)."""
        x, _, age = counts_and_times(history)
        return horizon * (self.r_ + x) / (self.alpha_ + age)

    def buys_again(self, history: pd.DataFrame, horizon: float) -> Array:
        """The chance of at least one purchase within `horizon`: 1 − ((α+T)/(α+T+t))^(r+x)."""
        x, _, age = counts_and_times(history)
        return -np.expm1(-(self.r_ + x) * np.log1p(horizon / (self.alpha_ + age)))

    def simulate(self, history: pd.DataFrame, horizon: float, draws: int, random: np.random.Generator) -> Array:
        """Purchases within `horizon`, drawn from what is known of each customer: an array of draws × customers."""
        x, _, age = counts_and_times(history)
        rate = random.standard_gamma(self.r_ + x, (draws, len(x))) / (self.alpha_ + age)
        return random.poisson(rate * horizon).astype(float)

    @staticmethod
    def log_likelihood(parameters: Array, x: Array, recency: Array, age: Array) -> tuple[float, Array]:
        """Σ ln Γ(r+x)/Γ(r) + r ln α − (r+x) ln(α+T), and its gradient; when purchases fell is left out, as it says nothing of the rate."""
        r, alpha = parameters
        each = gammaln(r + x) - gammaln(r) + r * np.log(alpha) - (r + x) * np.log(alpha + age)
        gradient = (digamma(r + x) - digamma(r) + np.log(alpha) - np.log(alpha + age), r / alpha - (r + x) / (alpha + age))
        return float(np.sum(each)), np.array([np.sum(part) for part in gradient])
