"""Shades behind the numbers of a table: how much of one colour, or how good and how bad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.palette import BAD, GOOD, QUIET

MORE = "#0f8787"
"""The accent: more of anything. Changes are good or bad news, or grey where neither direction is."""

PALEST, DEEPEST = 0.05, 0.5
"""So much of a colour lies on the ground, light or dark; half of it leaves the text on it 4.5:1 and more."""


@dataclass(frozen=True)
class Scale:
    """From which value to which the shades go."""

    low: float
    high: float

    @classmethod
    def over(cls, values: Sequence[float], *, from_zero: bool) -> Scale:
        """Over these values; amounts from nought on, so that twice the shade is twice as much."""
        low, high = min(values, default=0.0), max(values, default=0.0)
        return cls(min(low, 0.0), max(high, 0.0)) if from_zero else cls(low, high)

    def place(self, value: float) -> float:
        """Where a value lies, from 0 to 1; all in the middle where there is no difference."""
        return (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5


def sequential(value: float, scale: Scale) -> str:
    """The shade of an amount, as a colour of CSS that lets the ground through.

    >>> sequential(10, Scale(0, 10))
    'rgba(15, 135, 135, 0.50)'
    """
    return _colour(MORE, scale.place(value))


def diverging(change: float, largest: float, direction: int) -> str:
    """The shade of a change: `direction` is 1 where more is better, -1 where less is, 0 where neither; `largest` has the deepest shade."""
    base = QUIET if not direction else GOOD if (change > 0) == (direction > 0) else BAD
    return _colour(base, min(abs(change) / largest, 1.0) if largest else 0.0)


def _colour(base: str, strength: float) -> str:
    red, green, blue = (int(base[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {PALEST + (DEEPEST - PALEST) * strength:.2f})"
