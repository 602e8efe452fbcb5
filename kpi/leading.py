"""The largest member of a KPI that says something by members alone: where leads come from, where revenue is made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.version import Version
from kpi.comparison import Comparison
from kpi.compute import Value, compute
from kpi.kpis import KPI
from kpi.periods import Grain
from kpi.ranked import ranked
from kpi.selection import Selection


@dataclass(frozen=True)
class Leading:
    """The largest member that has a name, of the dimension by which the KPI is read: its value, and step by step.

    `share` is its part of the whole where parts add up; then the values beside it are those of the whole.
    """

    dimension: str
    member: str
    value: Value
    share: float | None
    steps: tuple[Value, ...] = ()


def leading(version: Version, kpi: KPI, selection: Selection, grain: Grain | None = None) -> Leading | None:
    """The largest member by the first dimension, of those the KPI is read by, that the data has members of; `None` for any other KPI."""
    for dimension in kpi.read_by:
        found = ranked(version, kpi.id, replace(selection, grain=None), (dimension,), 2)
        named = [each for each in found.members if each.value is not None and each.group[0][1] is not None]
        if named:
            largest = max(named, key=lambda each: each.value or 0)
            value = replace(largest, beside=found.whole[0].beside) if kpi.additive else largest
            return Leading(dimension, str(largest.group[0][1]), value, found.share(largest), _steps(version, kpi, selection, grain, value))
    return None


def _steps(version: Version, kpi: KPI, selection: Selection, grain: Grain | None, of: Value) -> tuple[Value, ...]:
    """The member's value in each step; none in steps in which it has no rows."""
    if grain is None:
        return ()
    steps = replace(selection, grain=grain, comparison=Comparison.NONE)
    there = {each.period: each for each in compute(version, [kpi.id], steps, [of.group[0][0]]) if each.group == of.group}
    return tuple(there.get(each, Value(kpi.id, each, of.group, None, 0)) for each in steps.windows)
