"""Who differs from all others together, where many are looked at: by chance alone one of twenty would.

Each is tested against the leads of all others (Fisher's exact test), and the answers are held to a false discovery rate: of those said to
differ, on average at most 5 % do not (Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57, 289-300).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from scipy.stats import false_discovery_control, fisher_exact

from locales.words import N_

FALSE_DISCOVERIES = 0.05


class Standing(StrEnum):
    """How the conversion of one compares with that of all others together."""

    BETTER = "better"
    WORSE = "worse"
    ALIKE = "alike"


STANDINGS = {Standing.BETTER: N_("better"), Standing.WORSE: N_("worse"), Standing.ALIKE: N_("cannot be told apart")}


def standings(counts: Sequence[tuple[int, int]]) -> list[Standing]:
    """For each (leads, converted), whether it is better or worse than the others together; alike where that may be chance."""
    if len(counts) < 2:
        return [Standing.ALIKE for _ in counts]
    leads, converted = (sum(each[place] for each in counts) for place in (0, 1))
    chances = np.array([_chance(n, k, leads - n, converted - k) for n, k in counts])
    real = false_discovery_control(chances, method="bh") <= FALSE_DISCOVERIES
    return [_standing(n, k, leads - n, converted - k) if told else Standing.ALIKE for (n, k), told in zip(counts, real, strict=True)]


def _chance(leads: int, converted: int, others: int, others_converted: int) -> float:
    """How often chance alone would make two shares differ by so much."""
    if not leads or not others:
        return 1.0
    return float(fisher_exact(np.array([[converted, leads - converted], [others_converted, others - others_converted]]))[1])


def _standing(leads: int, converted: int, others: int, others_converted: int) -> Standing:
    return Standing.BETTER if converted * others > others_converted * leads else Standing.WORSE
