"""A change split over the drivers that made it, so that the parts add up to the whole."""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import Decimal
from itertools import combinations
from math import factorial

CENT = Decimal("0.01")


def shapley(drivers: Collection[str], value: Callable[[frozenset[str]], float]) -> dict[str, float]:
    """Each driver's part of value(all moved) − value(none moved): the mean, over all orders of moving them, of what it adds when moved.

    The parts add up to the change, no order is preferred, and a driver that changes nothing has none of it. Works where a driver falls to
    zero, which the log-mean split does not. Source: Shorrocks (2013), "Decomposition procedures for distributional analysis: a unified
    framework based on the Shapley value", Journal of Economic Inequality 11, 99-126.
    """
    count = len(drivers)
    parts = dict.fromkeys(drivers, 0.0)
    for driver in drivers:
        others = [each for each in drivers if each != driver]
        for size in range(count):
            weight = factorial(size) * factorial(count - size - 1) / factorial(count)
            for moved in map(frozenset, combinations(others, size)):
                parts[driver] += weight * (value(moved | {driver}) - value(moved))
    return parts


def in_cents(parts: dict[str, float], total: Decimal) -> dict[str, Decimal]:
    """The parts in whole cents that add up to `total`; what rounding leaves goes to the largest part, where it weighs least."""
    rounded = {name: to_cents(part) for name, part in parts.items()}
    largest = max(parts, key=lambda name: abs(parts[name]))
    rounded[largest] += total - sum(rounded.values(), Decimal(0))
    return rounded


def to_cents(amount: float) -> Decimal:
    """An amount to the cent; never −0.00."""
    return Decimal(repr(float(amount))).quantize(CENT) + Decimal(0)
