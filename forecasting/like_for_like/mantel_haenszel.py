"""The difference of two shares over strata: within each the two have the same kind of cases, so the mix cannot make a difference.

With x₁ of n₁ cases of one member and x₀ of n₀ of the others in a stratum of N, w = n₁ n₀ / N:
    difference = Σ w (x₁/n₁ − x₀/n₀) / Σ w
after Mantel and Haenszel (1959, JNCI 22) for differences (Greenland and Robins 1985, Biometrics 41), which holds also where strata have few
cases each. Interval: Sato (1989, Biometrics 45). Chance that mere luck brings a difference as large: the test of Mantel and Haenszel
(Cochran 1954, Biometrics 10), without correction for continuity.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri
from scipy.stats import chi2

Z = float(ndtri(0.975))
Counts = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Table:
    """Per stratum: cases and successes of one member (`cases`, `successes`) and of those it is compared with."""

    cases: Counts
    successes: Counts
    other_cases: Counts
    other_successes: Counts

    @property
    def shared(self) -> npt.NDArray[np.bool_]:
        """The strata in which both have cases: only there something can be compared."""
        return (self.cases > 0) & (self.other_cases > 0)

    def only_shared(self) -> Table:
        """The strata that can be compared."""
        kept = self.shared
        return Table(self.cases[kept], self.successes[kept], self.other_cases[kept], self.other_successes[kept])


@dataclass(frozen=True)
class Difference:
    """The member's share less that of the others with the same cases, −1 to 1, with its 95 % interval.

    `chance` is that of a difference as large where there is none; `information` is how many of the member's cases, had the mix been the
    same, would tell as much: Σ w with the variance that is left within strata.
    """

    value: float
    low: float
    high: float
    chance: float
    information: float


def difference(table: Table) -> Difference | None:
    """The difference over the strata that both have cases in; `None` where there are none, or where all succeed or none does."""
    found = table.only_shared()
    n1, x1, n0, x0 = found.cases, found.successes, found.other_cases, found.other_successes
    every, succeeded = n1 + n0, x1 + x0
    weight = float((n1 * n0 / every).sum()) if len(every) else 0.0
    by_luck = n1 * n0 * succeeded * (every - succeeded) / (every**2 * np.maximum(every - 1, 1))
    if weight == 0 or by_luck.sum() == 0:
        return None
    surplus = float((x1 - n1 * succeeded / every).sum())
    value = surplus / weight
    half = Z * float(np.sqrt(max(_variance(found, value, weight), 0.0)))
    return Difference(
        value,
        max(value - half, -1.0),
        min(value + half, 1.0),
        float(chi2.sf(surplus**2 / by_luck.sum(), 1)),
        weight**2 / float(by_luck.sum()),
    )


def _variance(table: Table, value: float, weight: float) -> float:
    """Sato's: it holds for few strata with many cases and for many with few."""
    n1, x1, n0, x0 = table.cases, table.successes, table.other_cases, table.other_successes
    every = n1 + n0
    p = ((n1**2 * x0 - n0**2 * x1 + n1 * n0 * (n0 - n1) / 2) / every**2).sum()
    q = ((x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * every)).sum()
    return float(value * p + q) / weight**2
