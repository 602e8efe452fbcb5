"""How far two numbers of the same members go together: Spearman's rank correlation with its range. It claims no cause.

Range at 95 % after Bonett and Wright (2000, Psychometrika 65, 23-28): tanh(artanh r ± 1.96 √((1 + r²/2) / (n − 3))).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri
from scipy.stats import rankdata

FEWEST = 8
"""With fewer members the range goes nearly from −1 to 1 whatever they do."""


@dataclass(frozen=True)
class RankCorrelation:
    """`value` from −1 to 1 over `members`, with its 95 % range."""

    value: float
    low: float
    high: float
    members: int

    @property
    def is_clear(self) -> bool:
        """Whether the range is on one side of zero."""
        return self.low > 0 or self.high < 0


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> RankCorrelation | None:
    """The correlation of two lists of the same members; `None` for fewer than `FEWEST`, or where one of the lists is all alike.

    >>> rank_correlation([1, 2, 3], [1, 2, 3]) is None
    True
    """
    if len(one) < FEWEST or len(set(one)) == 1 or len(set(other)) == 1:
        return None
    value = float(np.corrcoef(rankdata(one), rankdata(other))[0, 1])
    at = np.arctanh(np.clip(value, -0.999999, 0.999999))
    half = float(ndtri(0.975)) * np.sqrt((1 + value**2 / 2) / (len(one) - 3))
    return RankCorrelation(value, float(np.tanh(at - half)), float(np.tanh(at + half)), len(one))
