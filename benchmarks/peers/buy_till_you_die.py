"""BG/NBD, Pareto/NBD and Gamma-Gamma of lifetimes. Runs in its own environment (`requirements-lifetimes.txt`), not in the project's.

Reads a question and writes the answer as .npz files named by its two arguments; both are described in `benchmarks.lifetimes_peer`.
"""

import sys
import warnings

import numpy as np
from lifetimes import BetaGeoFitter, GammaGammaFitter, ParetoNBDFitter
from lifetimes.utils import ConvergenceError

MOST = 5_000
"""Customers of whom its Pareto/NBD finds an end in a minute."""
PENALTIES = (0.0, 0.001, 0.01)


def main() -> None:
    warnings.simplefilter("ignore")
    with np.load(sys.argv[1]) as question:
        x, recency, age, spend = (question[name] for name in ("repeats", "recency", "age", "spend"))
        horizon = float(question["horizon"])
    kinds = {"lifetimes: BG/NBD": BetaGeoFitter} | ({"lifetimes: Pareto/NBD": ParetoNBDFitter} if len(x) <= MOST else {})
    known = (x > 0) & (spend > 0)
    paid = fitted(GammaGammaFitter, x[known], spend[known])
    each = paid.conditional_expected_average_profit(x, np.nan_to_num(spend)) if paid else np.nan
    answer = {}
    for name, kind in kinds.items():
        if found := fitted(kind, x, recency, age):
            purchases = found.conditional_expected_number_of_purchases_up_to_time(horizon, x, recency, age)
            answer[name] = np.stack([np.asarray(purchases, float), np.asarray(purchases * each, float)], axis=1)
    np.savez(sys.argv[2], **answer)


def fitted(kind, *columns):
    """The model with the smallest penalty under which it finds an end; None where there is none."""
    for penalty in PENALTIES:
        try:
            return kind(penalizer_coef=penalty).fit(*columns)
        except (ConvergenceError, ValueError):
            continue
    return None


if __name__ == "__main__":
    main()
