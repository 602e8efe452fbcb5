"""Wilcoxon's signed-rank test: how likely differences of pairs lie as far to one side as these by chance alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby


def chance_of(differences: Sequence[float]) -> float:
    """Two-sided probability, exact, ties and zeros included: zeros are ranked and then take no side (Pratt 1959).

    F. Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1 (1945). Every pattern of signs is as likely as any
    other; the share of those whose sum of ranks lies at least as far from the middle is counted, not approximated.
    """
    doubled = [(rank, difference) for rank, difference in zip(_doubled_ranks(differences), differences, strict=True) if difference]
    ranks = [rank for rank, _ in doubled]
    seen = sum(rank for rank, difference in doubled if difference > 0)
    total, ways = sum(ranks), _ways(ranks)
    distance = abs(2 * seen - total)
    return sum(count for reached, count in enumerate(ways) if abs(2 * reached - total) >= distance) / 2 ** len(ranks)


def _doubled_ranks(differences: Sequence[float]) -> list[int]:
    """Twice the rank of each by size, so that the middle rank of ties is whole too."""
    order = sorted(range(len(differences)), key=lambda place: abs(differences[place]))
    ranks = [0] * len(differences)
    first = 1
    for _, tied in groupby(order, key=lambda place: abs(differences[place])):
        places = list(tied)
        for place in places:
            ranks[place] = 2 * first + len(places) - 1
        first += len(places)
    return ranks


def _ways(ranks: Sequence[int]) -> list[int]:
    """In how many ways some of the ranks add up to each sum."""
    ways = [1] + [0] * sum(ranks)
    for rank in ranks:
        for reached in range(len(ways) - 1, rank - 1, -1):
            ways[reached] += ways[reached - rank]
    return ways
