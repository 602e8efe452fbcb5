"""Simpson's check: whether the order of two channels turns round, or vanishes, once like is compared with like.

A channel that gets the hard cases looks worse in total than one that gets the easy ones, and may yet be better at either. For every pair
and every way of splitting the leads (strata: segments, countries, months) the difference in total is set against the one within strata,
Σ w_z (p_z − q_z) ÷ Σ w_z with w_z = n_z m_z ÷ (n_z + m_z) (Mantel and Haenszel 1959, JNCI 22, 719-748). What lies between the two is what
the mix makes. It counts only where chance makes neither half of it:

- the two get different mixes (χ² of their leads over the strata);
- the mix matters: dealing out the conversions of each at random over its strata would seldom put so much between the two (exact variance
  of that shuffling, normal tail).

The larger of both probabilities is the pair's; over all pairs and splits the false discovery rate is held to 5 % (Benjamini and Hochberg
1995). Simpson (1951, JRSS B 13, 238-241); Bickel, Hammel and O'Connell (1975, Science 187, 398-404).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import erfc, sqrt

import numpy as np
from scipy.special import chdtrc
from scipy.stats import false_discovery_control

FALSE_DISCOVERIES = 0.05
TOLD = 1.96
HINTED = 1.28
"""So many standard errors: a difference is told from none (two-sided 5 %), or at least hinted at (20 %)."""

LEFT = 1 / 3
"""Where no more than this part of a difference is left within strata, it has vanished."""

SHARED = 0.8
"""So much of the leads of either must lie in strata that both have: else like is not compared with like."""

Cells = Mapping[tuple[str, str | None], tuple[int, int]]
"""(channel, stratum) → (leads, converted)."""


class Turn(StrEnum):
    """What becomes of an order within strata: it turns round, or nothing of it is left to be sure of."""

    TURNED = "turned"
    GONE = "gone"


@dataclass(frozen=True)
class Stratum:
    """One stratum: leads and converted of the channel ahead in total, and of the one behind."""

    name: str | None
    ahead: tuple[int, int]
    behind: tuple[int, int]

    @property
    def difference(self) -> float:
        """How far the one that is ahead in total is ahead here."""
        return _share(self.ahead) - _share(self.behind)


@dataclass(frozen=True)
class Reversal:
    """An order that does not hold within strata. Differences are of `ahead` to `behind`, as shares.

    `is_told`: that the order is the other way round within strata is itself beyond chance. `turning`: the stratum whose mix does most.
    """

    dimension: str
    ahead: str
    behind: str
    turn: Turn
    in_total: float
    within: float
    is_told: bool
    strata: tuple[Stratum, ...]
    turning: Stratum

    @property
    def made_by_mix(self) -> float:
        """How much of the difference in total the mix makes."""
        return self.in_total - self.within

    @property
    def turned_in(self) -> int:
        """The strata in which the other one is ahead."""
        return sum(each.difference < 0 for each in self.strata)


def reversals(splits: Mapping[str, Cells], channels: Sequence[str]) -> tuple[Reversal, ...]:
    """Every pair of channels whose order does not hold within a split (dimension → cells); what the mix makes most of first."""
    pairs = [
        pair
        for dimension, cells in splits.items()
        for one, other in combinations(channels, 2)
        if (pair := _pair(dimension, cells, one, other)) is not None
    ]
    if not pairs:
        return ()
    real = false_discovery_control(np.array([each.chance for each in pairs]), method="bh") <= FALSE_DISCOVERIES
    found = [reversal for pair, told in zip(pairs, real, strict=True) if told and (reversal := pair.reversal()) is not None]
    return tuple(sorted(found, key=lambda each: -abs(each.made_by_mix)))


@dataclass(frozen=True)
class _Pair:
    """Two channels over the strata that both have; `ahead` is ahead in total. Arrays hold a number for each stratum."""

    dimension: str
    names: tuple[str, str]
    strata: tuple[str | None, ...]
    leads: np.ndarray
    converted: np.ndarray

    @property
    def totals(self) -> tuple[np.ndarray, np.ndarray]:
        return self.leads.sum(axis=1), self.converted.sum(axis=1)

    @property
    def in_total(self) -> float:
        leads, converted = self.totals
        shares = converted / leads
        return float(shares[0] - shares[1])

    @property
    def weights(self) -> np.ndarray:
        product = self.leads.prod(axis=0) / self.leads.sum(axis=0)
        return product / product.sum()

    @property
    def within(self) -> float:
        shares = self.converted / self.leads
        return float(self.weights @ (shares[0] - shares[1]))

    @property
    def chance(self) -> float:
        return max(self._chance_of_mixes(), self._chance_of_mattering())

    def _chance_of_mixes(self) -> float:
        """How often chance alone would give two channels mixes that differ so much."""
        expected = np.outer(self.leads.sum(axis=1), self.leads.sum(axis=0)) / self.leads.sum()
        return float(chdtrc(self.leads.shape[1] - 1, ((self.leads - expected) ** 2 / expected).sum()))

    def _chance_of_mattering(self) -> float:
        """How often the conversions of each, shuffled over its strata, would put so much between total and strata."""
        leads, converted = self.totals
        moved = 1 / leads[:, None] - self.weights / self.leads  # what a conversion in a stratum adds to the one less the other
        shares = converted / leads
        variance = (shares * (1 - shares) * leads / np.maximum(leads - 1, 1) * (self.leads * moved**2).sum(axis=1)).sum()
        return erfc(abs(self.in_total - self.within) / sqrt(2 * variance)) if variance > 1e-15 else 1.0

    def _errors_in_total(self) -> float:
        leads, converted = self.totals
        shares = converted / leads
        error = sqrt(float((shares * (1 - shares) / leads).sum()))
        return self.in_total / error if error else 0.0

    def _errors_within(self) -> float:
        """The root of Cochran's, Mantel's and Haenszel's χ², signed; without correction for continuity."""
        n, k = self.leads.sum(axis=0), self.converted.sum(axis=0)
        expected = self.leads[0] * k / n
        variance = (self.leads.prod(axis=0) * k * (n - k) / (n**2 * np.maximum(n - 1, 1))).sum()
        return float((self.converted[0] - expected).sum() / sqrt(variance)) if variance > 0 else 0.0

    def reversal(self) -> Reversal | None:
        """The pair as a reversal; `None` where its order holds, or was none to begin with."""
        total, within = self._errors_in_total(), self._errors_within()
        turned = within <= -HINTED and total >= HINTED
        gone = total >= TOLD and within < HINTED and self.within < self.in_total * LEFT
        if not turned and not gone:
            return None
        rows = zip(self.strata, self.leads.T.astype(int).tolist(), self.converted.T.astype(int).tolist(), strict=True)
        strata = tuple(Stratum(name, (n[0], k[0]), (n[1], k[1])) for name, n, k in rows)
        turn = Turn.TURNED if turned else Turn.GONE
        told = within <= -TOLD
        return Reversal(self.dimension, *self.names, turn, self.in_total, self.within, told, strata, strata[self._turning()])

    def _turning(self) -> int:
        """Of which stratum the one ahead has more and that converts better than the rest, or less and it converts worse: the most so."""
        mixes = self.leads / self.leads.sum(axis=1, keepdims=True)
        share = self.converted.sum(axis=0) / self.leads.sum(axis=0)
        whole = self.converted.sum() / self.leads.sum()
        return int(np.argmax((mixes[0] - mixes[1]) * (share - whole)))


def _pair(dimension: str, cells: Cells, one: str, other: str) -> _Pair | None:
    """Two channels put in order by their totals; `None` where they share too little, or do not differ."""
    own = [{stratum: counts for (channel, stratum), counts in cells.items() if channel == name and counts[0]} for name in (one, other)]
    strata = tuple(stratum for stratum in own[0] if stratum in own[1])
    if len(strata) < 2:
        return None
    leads, converted = (np.array([[each[stratum][place] for stratum in strata] for each in own], dtype=float) for place in (0, 1))
    alls = np.array([[sum(counts[place] for counts in each.values()) for each in own] for place in (0, 1)], dtype=float)
    if (leads.sum(axis=1) < SHARED * alls[0]).any():
        return None
    order = float(np.diff(alls[1] / alls[0])[0])  # above 0: the other is ahead
    found = _Pair(dimension, (one, other), strata, leads, converted) if order < 0 else None
    found = _Pair(dimension, (other, one), strata, leads[::-1], converted[::-1]) if order > 0 else found
    return found if found and found.in_total > 0 else None


def _share(counts: tuple[int, int]) -> float:
    return counts[1] / counts[0]
