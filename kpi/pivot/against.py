"""Two KPIs against each other: where the members of a dimension stand between what is usual in one and in the other."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from kpi.compute import Value
from kpi.kpis import KPI, Better
from kpi.pivot.head import ALL, Part
from kpi.pivot.pivot import Pivot, is_few

Side = tuple[bool, bool]
"""Whether a member is ahead in the first KPI, and in the second."""


@dataclass(frozen=True)
class Placed:
    """One member with a value of both KPIs; `few` where one of them rests on few rows, so that it is not judged."""

    member: str | None
    x: float
    y: float
    values: tuple[Value, Value]
    few: bool


@dataclass(frozen=True)
class Against:
    """The members that have both values, and what they are measured by: the whole, or, of what adds up, the mean of the members.

    `lacking` is how many members have only one of the values, or none.
    """

    x: KPI
    y: KPI
    placed: tuple[Placed, ...]
    usual: tuple[float | None, float | None]
    lacking: int

    def side(self, each: Placed) -> Side | None:
        """On which side of what is usual a member stands; `None` where that cannot be said."""
        if each.few or None in self.usual:
            return None
        return _ahead(self.x, each.x, self.usual[0] or 0.0), _ahead(self.y, each.y, self.usual[1] or 0.0)

    def on(self, side: Side) -> list[Placed]:
        """The members on one side."""
        return [each for each in self.placed if self.side(each) == side]


def against(pivot: Pivot) -> Against:
    """The first two KPIs of a pivot by the members in its rows; a pivot of one KPI sets it against itself."""
    x, y = pivot.kpis[0], pivot.kpis[-1 if len(pivot.kpis) < 2 else 1]
    rows = [row for row in pivot.rows if row.part is Part.MEMBER]
    placed = []
    for row in rows:
        values = pivot.cell(row, ALL, x), pivot.cell(row, ALL, y)
        if values[0].value is not None and values[1].value is not None:
            few = any(is_few(value, kpi) for value, kpi in zip(values, (x, y), strict=True))
            placed.append(Placed(row.group[0], values[0].value, values[1].value, values, few))
    usual = _usual(pivot, x, [each.x for each in placed]), _usual(pivot, y, [each.y for each in placed])
    return Against(x, y, tuple(placed), usual, len(rows) - len(placed))


def _usual(pivot: Pivot, kpi: KPI, values: list[float]) -> float | None:
    return (fmean(values) if values else None) if kpi.additive else pivot.cell(ALL, ALL, kpi).value


def _ahead(kpi: KPI, value: float, usual: float) -> bool:
    return value < usual if kpi.better is Better.LOWER else value > usual
