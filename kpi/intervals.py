"""The range in which a share or a mean may well lie, given how few were asked."""

from __future__ import annotations

from math import sqrt

from scipy.special import ndtri, stdtrit

SURE = 0.95
"""How often such a range holds the true value."""

_TAIL = (1 + SURE) / 2
_Z = float(ndtri(_TAIL))

Range = tuple[float, float]


def of_share(those: float, all_: float) -> Range | None:
    """The range of a share from 0 to 1; `None` where nobody was asked.

    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n) (Wilson 1927, JASA 22, 209-212).
    """
    if all_ <= 0:
        return None
    share, squared = those / all_, _Z**2 / all_
    centre = share + squared / 2
    reach = _Z * sqrt(share * (1 - share) / all_ + squared / (4 * all_))
    return max((centre - reach) / (1 + squared), 0.0), min((centre + reach) / (1 + squared), 1.0)


def of_mean(total: float, squares: float, count: float) -> Range | None:
    """The range of a mean, given the sum of the values, that of their squares and how many they are; `None` for fewer than two.

    x̄ ± t s/√n, t with n − 1 degrees of freedom (Student 1908, Biometrika 6, 1-25).
    """
    if count < 2:
        return None
    mean = total / count
    variance = max(squares - count * mean**2, 0.0) / (count - 1)
    reach = float(stdtrit(count - 1, _TAIL)) * sqrt(variance / count)
    return mean - reach, mean + reach
