"""What stands at the head of a row or column of a pivot."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kpi.periods import Period
from kpi.scan import Group


class Part(StrEnum):
    """Whether a row or column is one member, all members further down, or all there are."""

    MEMBER = "member"
    OTHERS = "others"
    TOTAL = "total"


@dataclass(frozen=True)
class Head:
    """A row or column: the members it is for, the outermost first, and the step of time.

    Of others and totals, the members are those under which they are taken together. `beyond` is how many members the others are.
    """

    part: Part
    group: Group = ()
    period: Period | None = None
    beyond: int = field(default=0, compare=False)


ALL = Head(Part.TOTAL)
"""Everything: the last row, the last column."""
