"""Maximum likelihood for positive parameters, with an optional pull of their logarithms towards 0."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.optimize import minimize

Array = np.ndarray[Any, np.dtype[np.float64]]
LogLikelihood = Callable[[Array], tuple[float, Array]]
"""From parameters to the log-likelihood of all rows and its gradient."""


LONGEST_AGE = 10.0
"""Ages are scaled to this before a fit, so that the unit of time does not matter."""


def maximise(log_likelihood: LogLikelihood, start: Array, *, rows: int, ridge: float = 0.0, lowest: Array | None = None) -> Array:
    """The parameters that maximise `log_likelihood / rows − ridge · Σ ln²`, none below `lowest`.

    The search runs over logarithms, so parameters stay positive. Raises ArithmeticError where it does not end on finite numbers.
    """

    def loss(logs: Array) -> tuple[float, Array]:
        parameters = np.exp(logs)
        value, gradient = log_likelihood(parameters)
        return -value / rows + ridge * float(logs @ logs), -gradient * parameters / rows + 2 * ridge * logs

    floors = np.full(len(start), -12.0) if lowest is None else np.log(lowest)
    bounds = [(floor, 12.0) for floor in floors]
    found = minimize(loss, np.log(start), jac=True, method="SLSQP", bounds=bounds, options={"maxiter": 500, "ftol": 1e-13})
    if not (np.isfinite(found.fun) and np.isfinite(found.x).all()):
        raise ArithmeticError(f"the likelihood has no finite maximum: {found.message}")
    return np.exp(found.x)
