"""Which steps of a KPI may be learnt from and judged: whole ones, within the data, of cohorts old enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from data.version import Version
from kpi.comparison import Comparison
from kpi.compute import Value
from kpi.derived.making import extended
from kpi.kpis import KPI
from kpi.periods import Grain, Period, floor, step
from kpi.resolve import known_until, measures_of
from kpi.selection import Selection
from locales import Sentence

STEPS = {Grain.DAY: 180, Grain.WEEK: 104, Grain.MONTH: 48, Grain.QUARTER: 24, Grain.HALF: 12, Grain.YEAR: 12}
"""So many steps are looked back on: what was before says little of today."""

QUIET_DAYS = 3
"""A step may end so many days (a tenth of it at most) after the last row of the data: nothing need happen on every day."""


def known_days(version: Version, kpi: KPI, today: date) -> Period | None:
    """The days of which every table that a KPI reads knows; `None` where one has no dates."""
    version = extended(version)
    read = [version.facts[measure.table] for measure in measures_of(kpi, version) if version.has(measure.table)]
    firsts = [each.first for each in read if each.first]
    last = known_until(version, today)
    return Period(max(firsts), last + timedelta(days=1)) if firsts and last and max(firsts) <= last else None


def whole_span(several: Iterable[Period | None]) -> Period | None:
    """From the first day of any of them to the last."""
    dated = [each for each in several if each]
    return Period(min(each.start for each in dated), max(each.end for each in dated)) if dated else None


def unfit(value: Value, known: Period | None, selection: Selection) -> Sentence | None:
    """Why a step can neither be learnt from nor judged; `None` where it can. The selection's grain is that of the steps."""
    if value.value is None:
        return Sentence("there is no value")
    if value.immature:
        return Sentence("it is early: its value will still move")
    if known is None:
        return Sentence("the data has no dates")
    if value.period.start < known.start:
        return Sentence("the data begins later")
    if value.period.end - timedelta(days=min(QUIET_DAYS, value.period.days // 10)) > known.end:
        return Sentence("it has not ended, or the data ends before it")
    if selection.grain and not _is_whole(value.period, selection.grain, selection):
        return Sentence("only a part of it is looked at")
    return None


def history(selection: Selection, known: Period | None) -> Selection:
    """The selection with as many whole steps before it as are looked back on, without comparison. Raises ValueError without a grain."""
    if selection.grain is None:
        raise ValueError("a history is one of steps: the selection needs a grain")
    grain, calendar, first = selection.grain, selection.calendar, selection.period.start
    start = step(floor(first, grain, calendar), grain, -STEPS[grain])
    earliest = floor(known.start, grain, calendar) if known else first
    longer = Period(min(max(start, earliest), first), selection.period.end)
    return replace(selection, period=longer, comparison=Comparison.NONE, other=None, undated=False)


def _is_whole(period: Period, grain: Grain, selection: Selection) -> bool:
    start = floor(period.start, grain, selection.calendar)
    return period == Period(start, step(start, grain))
