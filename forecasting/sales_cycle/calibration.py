"""Whether of deals given a chance of one in five, one in five is won."""

from __future__ import annotations

import numpy as np
import pandas as pd

GROUPS = 5
FEWEST = 20
"""Deals a group needs; with fewer in all there is no curve."""
Z = 1.2816
"""Within so many standard errors lie 80 %."""


def calibration(chance: np.ndarray, won: np.ndarray) -> pd.DataFrame:
    """Deals in groups of as many each, the least likely first: deals, said (mean chance), was (share won), low, high.

    `low` and `high` are Wilson's interval of 80 % about the share won (E. B. Wilson 1927, JASA 22).
    """
    groups = min(GROUPS, len(chance) // FEWEST)
    order = np.argsort(chance, kind="stable")
    rows = [_row(chance[group], won[group]) for group in np.array_split(order, groups)] if groups else []
    return pd.DataFrame(rows, columns=["deals", "said", "was", "low", "high"])


def _row(chance: np.ndarray, won: np.ndarray) -> tuple[int, float, float, float, float]:
    n, share = len(won), float(won.mean())
    middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return n, float(chance.mean()), share, max(middle - half, 0.0), min(middle + half, 1.0)
