"""Parts rounded so that, as they are shown, they still add up."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor


def rounded_to(parts: Sequence[Fraction], whole: Fraction, places: int) -> list[Fraction]:
    """The parts at so many decimal places, adding up to the whole at as many: those cut off most are rounded up (largest remainder).

    >>> [str(each) for each in rounded_to([Fraction(1, 3)] * 3, Fraction(1), 2)]
    ['17/50', '33/100', '33/100']
    """
    unit = Fraction(1, 10**places)
    cut = [floor(each / unit) for each in parts]
    missing = round(whole / unit) - sum(cut)
    order = sorted(range(len(parts)), key=lambda place: cut[place] - parts[place] / unit)
    for place in _turns(order, missing):
        cut[place] += 1 if missing > 0 else -1
    return [each * unit for each in cut]


def per_cents(shares: Sequence[float]) -> list[int]:
    """Shares of a whole in whole per cent, which add up to 100 as the shares do to one; each at most one off its own rounding.

    >>> per_cents([0.566, 0.3955, 0.0385])  # each by itself: 57, 40, 4
    [57, 39, 4]
    """
    exact = [Fraction(each) for each in shares]
    whole = sum(exact, Fraction())
    return [int(100 * each) for each in rounded_to([each / whole for each in exact], Fraction(1), 2)] if whole else [0] * len(exact)


def _turns(order: list[int], missing: int) -> list[int]:
    """Whose turn it is: the largest remainders for what is missing, the smallest for what is too much."""
    if not order:
        return []
    first = order if missing > 0 else order[::-1]
    return [first[number % len(first)] for number in range(abs(missing))]
