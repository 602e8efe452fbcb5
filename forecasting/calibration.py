"""Whether of those given a chance of one in five, one in five comes true."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

GROUPS = 5
FEWEST = 20
"""What a group needs; with fewer in all there is no curve."""
Z = 1.2816
"""Within so many standard errors lie 80 %."""


def calibration(chance: np.ndarray, came: np.ndarray, of: str = "deals") -> pd.DataFrame:
    """Groups of as many each, the least likely first: how many (a column named `of`), said (mean chance), was (share that came true), low,
    high.

    `low` and `high` are Wilson's interval of 80 % about the share that came true (E. B. Wilson 1927, JASA 22).
    """
    groups = min(GROUPS, len(chance) // FEWEST)
    order = np.argsort(chance, kind="stable")
    rows = [_row(chance[group], came[group]) for group in np.array_split(order, groups)] if groups else []
    return pd.DataFrame(rows, columns=[of, "said", "was", "low", "high"])


def below_lines(was: np.ndarray, lines: Mapping[float, np.ndarray], independent: int) -> pd.DataFrame:
    """Of lines below which a part of what comes should fall, the part that fell: months (outcomes), said (that part), was, low, high.

    `lines`: the part → the line of each outcome; an outcome on its line is half below. Of outcomes that overlap only so many are
    `independent`, and Wilson's interval is as wide as for these.
    """
    rows = [
        (len(was), part, share := float(((was < line) + 0.5 * (was == line)).mean()), *wilson(share, min(independent, len(was))))
        for part, line in lines.items()
        if len(was)
    ]
    return pd.DataFrame(rows, columns=["months", "said", "was", "low", "high"])


def wilson(share: float, n: int) -> tuple[float, float]:
    """The interval of 80 % about a share of n."""
    middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def _row(chance: np.ndarray, came: np.ndarray) -> tuple[int, float, float, float, float]:
    share = float(came.mean())
    return len(came), float(chance.mean()), share, *wilson(share, len(came))
