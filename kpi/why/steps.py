"""The steps of a period, each compared as the whole period is, and the nearest comparison that the data covers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from data.version import Version
from kpi.comparison import Comparison, previous, year_before
from kpi.compute import compute_together
from kpi.periods import Grain, Period, cut, floor, step
from kpi.selection import Selection
from kpi.why.explanation import compared_selection

LATEST = 4
"""So many steps of a length are tried for a comparison that the data covers, the latest first."""


def as_compared(selection: Selection) -> Selection:
    """The selection with what it is compared with said plainly: of twelve months, the period before is the year before."""
    selection = replace(compared_selection(selection), grain=None)
    a_year_before = previous(selection.period) == year_before(selection.period, selection.calendar)
    if selection.comparison is Comparison.PREVIOUS and a_year_before:
        return replace(selection, comparison=Comparison.YEAR)
    return selection


def step_selections(selection: Selection, grain: Grain) -> tuple[Selection, ...]:
    """Each step that has begun as a selection of its own, compared as the whole is; steps at the ends are clipped to the period."""
    whole = as_compared(selection)
    begun = [part for part in cut(whole.period, grain, whole.calendar) if part.start <= whole.today]
    if whole.comparison is not Comparison.CUSTOM:
        return tuple(replace(whole, period=part) for part in begun)
    others = [replace(whole, grain=grain).looking_back(part, 1) for part in begun]
    return tuple(
        replace(whole, period=part, comparison=Comparison.CUSTOM if other else Comparison.NONE, other=other)
        for part, other in zip(begun, others, strict=True)
    )


def is_whole(part: Period, grain: Grain, selection: Selection) -> bool:
    """Whether it is all of a step, and not one that still runs or that the period cuts off."""
    start = floor(part.start, grain, selection.calendar)
    return part == Period(start, step(start, grain)) and part.end <= selection.today + timedelta(days=1)


def nearest_covered(version: Version, kpi_id: str, selection: Selection) -> Selection | None:
    """The comparison next to the one asked for of which the data covers both sides: the period against another one, else its latest step.

    Longer steps come before shorter ones, each compared as the whole is before it is compared with the step before.
    """
    asked = as_compared(selection)
    offered = [replace(asked, comparison=each) for each in (Comparison.PREVIOUS, Comparison.YEAR)]
    for grain in (Grain.YEAR, Grain.HALF, Grain.QUARTER, Grain.MONTH):
        latest = [each for each in step_selections(asked, grain) if is_whole(each.period, grain, asked)][: -LATEST - 1 : -1]
        offered += [each for each in latest if each.comparison.is_period and each.period != asked.period]
        offered += [replace(each, comparison=Comparison.PREVIOUS, other=None) for each in latest if each.period != asked.period]
    found = compute_together(version, [kpi_id], offered, beside=False)
    covered = (each for each, values in zip(offered, found, strict=True) if values[0].change is not None)
    return next(covered, None)
