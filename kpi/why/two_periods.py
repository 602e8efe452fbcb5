"""What measures come to in a period and in the one it is compared with, whole and by member, in exact fractions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from data.version import Version
from kpi import kept_cells
from kpi.arithmetic import counted_measures
from kpi.days import Days
from kpi.derived.making import extended
from kpi.measures import Expression, Measure
from kpi.periods import Period
from kpi.rollups import horizon
from kpi.scan import Cells, Group
from kpi.selection import Rest, Selection
from kpi.why.formula import Leaf, leaves


@dataclass(frozen=True)
class Sides:
    """What leaves come to before and after, in one group."""

    before: Mapping[Leaf, Fraction | None]
    after: Mapping[Leaf, Fraction | None]


@dataclass(frozen=True)
class TwoPeriods:
    """All cells that were asked for. `windows` are the period, the one compared with, the one before that, and so on."""

    windows: tuple[Period | None, ...]
    cells: Cells
    wholes: Cells
    selection: Selection

    @property
    def groups(self) -> list[Group]:
        """Every group with rows in the period or in the one compared with, in order; `None` last."""
        found = {group for (_, window), of in self.cells.items() if window in self.windows[:2] for group in of}
        return sorted(found, key=lambda group: [(member is None, member or "") for member in group])

    def sides(self, expression: Expression, group: Group = ()) -> Sides:
        """What the leaves of a formula come to before and after, for one group."""
        asked = dict.fromkeys(leaves(expression))
        return Sides(
            {leaf: self._amount(leaf, 1, group) for leaf in asked},
            {leaf: self._amount(leaf, 0, group) for leaf in asked},
        )

    def rows(self, expression: Expression, group: Group) -> tuple[int, int]:
        """The rows behind a formula's value before and after: of a ratio its denominator's."""
        found = []
        for window in (self.windows[1], self.windows[0]):
            counted = [self.cells.get((measure, window), {}).get(group) for measure in counted_measures(expression)]
            found.append(sum(each.rows for each in counted if each))
        return found[0], found[1]

    def _amount(self, leaf: Leaf, side: int, group: Group) -> Fraction | None:
        place = side + leaf.back
        window = self.windows[place] if place < len(self.windows) else None
        if isinstance(leaf.of, Days):
            return Fraction(leaf.of.counted(window.to_date(self.selection.today), self.selection.calendar)) if window else None
        counted = (self.wholes if leaf.whole else self.cells).get((leaf.of, window), {}).get(() if leaf.whole else group)
        if counted is None:
            return Fraction(0) if leaf.of.is_count and window else None
        return None if counted.value is None or len(counted.currencies) > 1 else Fraction(counted.value)


def two_periods(version: Version, expressions: Iterable[Expression], selection: Selection, by: tuple[str, ...] = ()) -> TwoPeriods:
    """Read what resolved formulas need. The selection is compared with another period; a grain it may have is not looked at."""
    version, selection = extended(version), replace(selection, grain=None)
    asked = [leaf for each in expressions for leaf in leaves(each)]
    back = 2 + max((leaf.back for leaf in asked), default=0)
    windows = (selection.period, *(selection.looking_back(selection.period, number) for number in range(1, back)))
    several = [window for window in windows if window]
    bounds = tuple(each for each in selection.filters if not isinstance(each, Rest))
    parts = {leaf.of: several for leaf in asked if isinstance(leaf.of, Measure) and not leaf.whole}
    whole = {leaf.of: several for leaf in asked if isinstance(leaf.of, Measure) and leaf.whole}
    until = horizon(version, selection.today)
    cells = kept_cells.read(version, parts, by, selection.filters, until)
    return TwoPeriods(windows, cells, kept_cells.read(version, whole, (), bounds, until) if whole else {}, selection)
