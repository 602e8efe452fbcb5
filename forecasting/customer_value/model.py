"""What each customer will spend: how often (BG/NBD or Pareto/NBD) times how much (Gamma-Gamma), with a range by simulation."""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd

from forecasting.customer_value.bgnbd import BetaGeometricNBD
from forecasting.customer_value.buying import BuyingModel
from forecasting.customer_value.futures import ValueModel
from forecasting.customer_value.gamma_gamma import GammaGamma
from forecasting.customer_value.likelihood import Array
from forecasting.customer_value.pareto import ParetoNBD

LEAVING: tuple[type[BuyingModel], ...] = (BetaGeometricNBD, ParetoNBD)
"""Models in which customers leave for good."""
_MOST_LEARNT = 50_000


class CustomerValueModel(ValueModel):
    """BG/NBD or Pareto/NBD, whichever of `kinds` makes the history likelier, and Gamma-Gamma; `horizon` is in weeks.

    `fit` and `predict` take the frame of `history.summarise`. Of more than 50,000 customers, so many are drawn to learn from. Learned:
    `candidates_` (the models of buying), `buying_` (the likelier), `spending_`.
    """

    def __init__(self, horizon: float = 52.0, ridge: float = 0.0, kinds: tuple[type[BuyingModel], ...] = LEAVING) -> None:
        self.horizon = horizon
        self.ridge = ridge
        self.kinds = kinds

    def fit(self, history: pd.DataFrame, y: None = None) -> Self:
        known = history if len(history) <= _MOST_LEARNT else history.sample(_MOST_LEARNT, random_state=0)
        self.candidates_ = [kind(self.horizon, self.ridge).fit(known) for kind in self.kinds]
        self.buying_ = max(self.candidates_, key=lambda each: each.log_likelihood_)
        self.spending_ = GammaGamma(self.ridge).fit(known)
        return self

    def predict(self, history: pd.DataFrame) -> pd.DataFrame:
        """`alive` and `buys_again` (chances, 0 to 1), `purchases` and `value` expected within the horizon; a row a customer."""
        purchases = self.buying_.predict(history)
        columns = {
            "alive": self.buying_.alive(history),
            "buys_again": self.buying_.buys_again(history, self.horizon),
            "purchases": purchases,
            "value": purchases * self.spending_.predict(history),
        }
        return pd.DataFrame(columns, index=history.index)

    def simulate(self, history: pd.DataFrame, draws: int, random: np.random.Generator) -> tuple[Array, Array]:
        """Drawn purchases and spend within the horizon, each an array of draws × customers."""
        purchases = self.buying_.simulate(history, self.horizon, draws, random)
        return purchases, self.spending_.simulate(history, purchases, random)

    @property
    def parameters_(self) -> dict[str, float]:
        return self.buying_.parameters_ | self.spending_.parameters_

    @property
    def log_likelihood_(self) -> float:
        return self.buying_.log_likelihood_
