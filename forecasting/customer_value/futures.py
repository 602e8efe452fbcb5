"""Ranges by simulated futures: what every model of customer value has in common."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator

from forecasting.customer_value.likelihood import Array

LOW, HIGH = 0.1, 0.9
RANGES = ["purchases_low", "purchases_high", "value_low", "value_high"]
_FEWEST_DRAWS, _MOST_DRAWS, _FUTURES = 200, 1_000, 20_000_000  # few customers get smoother ranges, many an answer in time
_AT_ONCE = 1_000_000  # futures simulated at once, so that memory stays small


class ValueModel(BaseEstimator):
    """A model that says of each customer what they will buy and spend within its horizon, and can draw futures of them.

    `levels` are the two parts of the futures between which 80 % of what comes lies: a tenth and nine tenths, unless learned otherwise.
    """

    @property
    def levels(self) -> tuple[float, float]:
        return LOW, HIGH

    @property
    def parameters_(self) -> dict[str, float]:
        """What was learned, by name."""
        raise NotImplementedError

    @property
    def log_likelihood_(self) -> float | None:
        """Of the model of how often customers buy, where there is one."""
        raise NotImplementedError

    def predict(self, history: pd.DataFrame) -> pd.DataFrame:
        """`alive` and `buys_again` (chances, 0 to 1), `purchases` and `value` expected within the horizon; a row a customer."""
        raise NotImplementedError

    def simulate(self, history: pd.DataFrame, draws: int, random: np.random.Generator) -> tuple[Array, Array]:
        """Drawn purchases and spend within the horizon, each an array of draws × customers."""
        raise NotImplementedError

    def ranges(self, history: pd.DataFrame, seed: int) -> pd.DataFrame:
        """`purchases_low`, `purchases_high`, `value_low`, `value_high`: between the levels lie the simulated futures of each customer."""
        random = np.random.default_rng(seed)
        draws = min(max(_FUTURES // len(history), _FEWEST_DRAWS), _MOST_DRAWS)
        step = _AT_ONCE // draws
        parts = [self._ranges(history.iloc[start : start + step], draws, random) for start in range(0, len(history), step)]
        return pd.DataFrame(np.vstack(parts), columns=RANGES, index=history.index)

    def _ranges(self, history: pd.DataFrame, draws: int, random: np.random.Generator) -> Array:
        quantiles = [np.quantile(each, self.levels, axis=0, method="inverted_cdf") for each in self.simulate(history, draws, random)]
        return np.vstack(quantiles).T


def percentiles(drawn: Array, was: Array, random: np.random.Generator) -> Array:
    """Where in its simulated futures (draws × customers) lies what each customer did: 0 to 1, uniform if the futures are right.

    The percentile of a value many futures share, as 0, is drawn from their share (randomised probability integral transform; Smith 1985):
    a range that starts at 0 would else hold almost everybody by construction.
    """
    below, same = (drawn < was).mean(axis=0), (drawn == was).mean(axis=0)
    return below + random.random(len(was)) * same
