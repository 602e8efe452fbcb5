"""The simple rules that a forecast must beat: next month as the last one, as a month of the last year was on average, or as the same one
of the year before."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import numpy as np

from forecasting.revenue.scale import Numbers

MONTHS = 12
Speaker = Callable[[int], Numbers]
"""How many months are known → what is said of those after them."""


class Rule(StrEnum):
    """What most people would do without a model."""

    LAST_MONTH = "last month"
    MEAN_OF_YEAR = "mean of the last twelve months"
    LAST_YEAR = "same month of the year before"


def last_month(values: Numbers, steps: int) -> Speaker:
    """Every month as the last one known."""
    return lambda known: np.full(steps, values[known - 1])


def mean_of_year(values: Numbers, steps: int) -> Speaker:
    """Every month as the last twelve known were on average; as all known while they are fewer: the pace that people carry on."""
    return lambda known: np.full(steps, values[max(known - MONTHS, 0) : known].mean())


def last_year(values: Numbers, steps: int) -> Speaker:
    """Every month as the same one of the last twelve known; as the last one while no year is known (seasonal naive)."""

    def said(known: int) -> Numbers:
        if known < MONTHS:
            return np.full(steps, values[known - 1])
        return values[known - MONTHS + np.arange(steps) % MONTHS]

    return said
