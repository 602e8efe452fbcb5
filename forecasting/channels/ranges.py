"""Ranges of 95 % around what one customer costs, what comes back for money spent, and what a customer is worth."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

from scipy.stats import chi2, norm
from scipy.stats import t as student

CERTAINTY = 0.95
FEWEST = 10
"""Of fewer values than these the range of their mean says nothing."""


@dataclass(frozen=True)
class Range:
    """A value with the bounds it may well lie between; `None` is no value, or no bound on that side."""

    value: float | None
    low: float | None
    high: float | None


def poisson_range(count: float) -> tuple[float, float]:
    """How many there may well have been on average where `count` were seen: the exact interval of Garwood (1936, Biometrika 28, 437-442).

    >>> [round(each, 2) for each in poisson_range(10)]
    [4.8, 18.39]
    """
    tail = (1 - CERTAINTY) / 2
    low = float(chi2.ppf(tail, 2 * count)) / 2 if count > 0 else 0.0
    return low, float(chi2.ppf(1 - tail, 2 * count + 2)) / 2


def cost_range(cost: float | None, customers: float | None) -> Range | None:
    """What one customer costs. The money is known; how many customers it brings is partly luck, so the count has the range.

    Without a customer there is no value, and no upper bound; without cost there is nothing to say.
    """
    if cost is None or customers is None or cost <= 0:
        return None
    low, high = poisson_range(customers)
    return Range(cost / customers if customers else None, cost / high, cost / low if low else None)


def return_range(revenue: float, squares: float, spend: float) -> Range | None:
    """(revenue − spend) ÷ spend, where customers come by chance and bring different amounts.

    `squares` is the sum of squares of what each customer brought: the variance of a sum of so many as happen to come (a compound Poisson
    sum). The range is even on a logarithmic scale, as what few large customers bring is skewed.
    """
    if spend <= 0:
        return None
    if revenue <= 0:
        return Range(revenue / spend - 1, None, None)
    reach = float(norm.ppf((1 + CERTAINTY) / 2)) * sqrt(squares) / revenue
    middle = log(revenue / spend)
    return Range(revenue / spend - 1, exp(middle - reach) - 1, exp(middle + reach) - 1)


def mean_range(total: float, squares: float, count: int) -> Range | None:
    """The mean of `count` values of which sum and sum of squares are given (Student 1908, Biometrika 6, 1-25)."""
    if count < 1:
        return None
    mean = total / count
    if count < FEWEST:
        return Range(mean, None, None)
    spread = sqrt(max(squares / count - mean**2, 0.0) / (count - 1))
    reach = float(student.ppf((1 + CERTAINTY) / 2, count - 1)) * spread
    return Range(mean, mean - reach, mean + reach)
