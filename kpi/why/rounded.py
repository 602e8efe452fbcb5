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


def _turns(order: list[int], missing: int) -> list[int]:
    """Whose turn it is: the largest remainders for what is missing, the smallest for what is too much."""
    if not order:
        return []
    first = order if missing > 0 else order[::-1]
    return [first[number % len(first)] for number in range(abs(missing))]
