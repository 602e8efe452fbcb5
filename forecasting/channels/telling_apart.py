"""How many leads more two channels need until they can be told apart, if they go on as they are."""

from __future__ import annotations

from math import ceil, sqrt

from scipy.special import ndtri

SURE = float(ndtri(0.975))
LIKELY = float(ndtri(0.8))
MOST = 1_000_000
"""Who would need more than these is alike, for all that anybody will ever know."""


def leads_to_tell(one: tuple[float, int], other: tuple[float, int]) -> int | None:
    """Leads more that each of two (conversion, leads) needs: 0 where they are told apart already; `None` where no number would do.

    m such that √(p₁(1 − p₁) / (n₁ + m) + p₂(1 − p₂) / (n₂ + m)) (z₀.₉₇₅ + z₀.₈) = |p₁ − p₂|: with m leads more a test at 5 % finds the
    difference with a chance of 80 % (Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, 3rd ed., section 4.2).
    """
    difference = abs(one[0] - other[0])
    if difference > SURE * _error(one, other, 0):
        return 0
    if difference <= (SURE + LIKELY) * _error(one, other, MOST):
        return None
    few, enough = 0.0, float(MOST)
    while enough - few > 1e-3:
        middle = (few + enough) / 2
        few, enough = (few, middle) if difference > (SURE + LIKELY) * _error(one, other, middle) else (middle, enough)
    return ceil(enough)


def _error(one: tuple[float, int], other: tuple[float, int], more: float) -> float:
    return sqrt(sum(share * (1 - share) / (leads + more) if leads + more else 1.0 for share, leads in (one, other)))
