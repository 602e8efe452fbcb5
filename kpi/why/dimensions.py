"""Along which dimension a change is most uneven, counting what chance alone makes uneven.

Had every member changed alike, each would have its part of the change and nothing else. What members have beyond that adds up to nothing;
half of its size is what moved unevenly. Some of it is chance: over many small members that comes to a lot, so that the dimension with most
members would always win. Taken off is what chance makes on average, √(2/π) of each member's spread; and a dimension stands out only where
what is left is more than `BEYOND` times what chance scatters it by, for several dimensions are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import pi, sqrt

from kpi.why.members import Member

BEYOND = 3.0
"""So many spreads. Of changes that are chance alone few have a dimension that stands out then (`tests/kpi/test_why_chance.py`)."""


class Scatter(Enum):
    """How a member's value over n rows scatters: a share by cases that are or are not, a count by its root.

    Amounts are taken to differ among each other by as much as they are large.
    """

    SHARE = "share"
    COUNT = "count"
    AMOUNT = "amount"


@dataclass(frozen=True)
class Unevenness:
    """Of a dimension: what moved unevenly in it, in the KPI's unit, what chance alone makes of that and by how much it scatters."""

    dimension: str
    uneven: float
    by_chance: float
    scattered: float
    members: int

    @property
    def stands_out(self) -> bool:
        """Whether it is more uneven than chance would make it."""
        return self.members > 1 and self.uneven > self.by_chance + BEYOND * self.scattered

    @property
    def beyond_chance(self) -> float:
        """What is left of it when chance is taken off; 0 where that is nothing."""
        return max(self.uneven - self.by_chance, 0.0)


def unevenness(dimension: str, members: Sequence[Member], change: Fraction, scatter: Scatter) -> Unevenness:
    """How unevenly the members of a dimension share a change."""
    beyond = [float(each.share - each.weight * change) for each in members]
    spreads = [_spread(each, scatter) for each in members]
    return Unevenness(
        dimension,
        sum(map(abs, beyond)) / 2,
        sqrt(2 / pi) * sum(spreads) / 2,
        sqrt((1 - 2 / pi) * sum(each**2 for each in spreads)) / 2,
        len(members),
    )


def most_uneven_first(several: Sequence[Unevenness]) -> list[Unevenness]:
    """The dimensions that stand out first, by what is left beyond chance; the others in the order given, which says nothing of them."""
    return sorted(several, key=lambda each: -each.beyond_chance if each.stands_out else 0.0)


def _spread(member: Member, scatter: Scatter) -> float:
    """How far chance alone moves a member's share: of a ratio its rate, times its part of the whole."""
    sides = [
        (float(value), rows) for value, rows in zip((member.before, member.after), member.rows, strict=True) if value is not None and rows
    ]
    if member.rate is None:
        several = 1 if scatter is Scatter.COUNT else 2  # of a sum of amounts, both how many they are and how large
        return sqrt(sum(several * value**2 / rows for value, rows in sides))
    if scatter is Scatter.SHARE:
        return float(member.weight) * sqrt(sum(_of_share(value, rows) for value, rows in sides))
    return float(member.weight) * sqrt(sum(value**2 / rows for value, rows in sides))


def _of_share(value: float, rows: int) -> float:
    """The variance of a share over n rows, drawn a little to the middle: none of five is not certainly none (Agresti and Coull 1998)."""
    drawn = (max(min(value, 1.0), 0.0) * rows + 2) / (rows + 4)
    return drawn * (1 - drawn) / rows
