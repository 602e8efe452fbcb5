"""On which scale months are learnt from, so that a season is the same part of a good year and of a poor one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

LEAST = 0.02
"""Months below this part of the usual one are too near to nothing for a logarithm."""


@dataclass(frozen=True)
class Scale:
    """A change of values and the way back."""

    name: str
    there: Callable[[Numbers], Numbers]
    back: Callable[[Numbers], Numbers]


NOTHING = 1e-9
"""What is nothing, or said to be less, as a logarithm."""

LOGARITHM = Scale("logarithm", lambda values: np.log(np.maximum(values, NOTHING)), np.exp)
ROOT = Scale("root", lambda values: np.sqrt(np.maximum(values, 0.0)), lambda values: np.maximum(values, 0.0) ** 2)
PLAIN = Scale("plain", lambda values: values, lambda values: values)


def scale_of(values: Numbers) -> Scale:
    """Logarithms of amounts; roots where some are nothing or nearly, as they are where some are below nothing."""
    if (values < 0).any():
        return PLAIN
    usual = float(np.median(values))
    return LOGARITHM if usual > 0 and values.min() > LEAST * usual else ROOT
