"""A change shared out over the members of one dimension after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from data.tables import DIMENSIONS
from data.version import Version
from kpi.kpis import KPI, Unit
from kpi.measures import Expression, Measure
from kpi.selection import Selection
from kpi.slices import sliceable
from kpi.why.dimensions import Scatter
from kpi.why.formula import leaves
from kpi.why.members import Member, measures_for, members_of
from kpi.why.two_periods import two_periods

NOT_ASKED = ("customer",)
"""Dimensions of nearly as many members as there are rows: they are asked for by name."""

ROUNDING = Fraction(1, 10**9)
"""Sums of durations and scores are floating-point: their last digits, at most this part of them, may differ from the sum over members."""


@dataclass(frozen=True)
class Split:
    """A formula that `splits`, resolved against the data, in a selection, and how much it changed there."""

    version: Version
    expression: Expression
    selection: Selection
    change: Fraction
    possible: tuple[str, ...]
    scatter: Scatter

    @classmethod
    def of(cls, version: Version, kpi: KPI, expression: Expression, selection: Selection, change: Fraction) -> Split:
        tables = tuple(dict.fromkeys(leaf.of.table for leaf in leaves(expression) if isinstance(leaf.of, Measure)))
        scatter = Scatter.SHARE if kpi.unit is Unit.SHARE else Scatter.COUNT if kpi.unit is Unit.COUNT else Scatter.AMOUNT
        return cls(version, expression, selection, change, sliceable(version, tables), scatter)

    @property
    def dimensions(self) -> list[str]:
        """The dimensions to look at of themselves: those all tables mean alike, but for such as the filters leave one member of."""
        single = {each.dimension for each in self.selection.filters if len(each.members) == 1}
        return [name for name in self.possible if name in DIMENSIONS and name not in NOT_ASKED and name not in single]

    def members(self, dimension: str) -> list[Member]:
        """The members of a dimension; none where it is not one of this data, or members do not add up to the change."""
        if dimension not in self.possible:
            return []
        found = members_of(self.expression, two_periods(self.version, measures_for(self.expression), self.selection, (dimension,)))
        left = self.change - sum(member.share for member in found)
        size = max([abs(self.change), *(abs(member.share) for member in found), ROUNDING])
        if not found or abs(left) > size * ROUNDING:
            return []
        first = found[0]
        rest = replace(first, share=first.share + left, mix=None if first.mix is None else first.mix + left)
        return [rest, *found[1:]] if left else found
