"""From the view to the `Selection` that the KPIs are computed for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from data.version import Version
from kpi.calendar import USUAL, Calendar
from kpi.periods import Grain, Period
from kpi.selection import Selection
from kpi.status import span
from kpi.terms import USUAL_TERMS, Terms
from sharing.access import Access
from sharing.targets import goals_of
from ui.presets import PRESETS
from ui.view import View

_LONGEST = ((45, Grain.DAY), (200, Grain.WEEK), (1200, Grain.MONTH), (3660, Grain.QUARTER))


def today_of(version: Version | None, real_today: date) -> date:
    """The day taken for today: the last day of the data when it lies in the past, so that an old export shows its own last year."""
    last = version.last_day if version else None
    return min(real_today, last) if last else real_today


def first_day_of(version: Version | None, today: date) -> date:
    """The first day of the data."""
    days = span(version) if version else None
    return days.start if days else today


def period_of(view: View, today: date, first: date, calendar: Calendar = USUAL) -> Period:
    """The period a view asks for; `last` is included, the period's end is not."""
    if view.first and view.last:
        return Period(view.first, view.last + timedelta(days=1))
    return PRESETS[view.period].period(today, first, calendar)


def fitting_grain(period: Period) -> Grain:
    """A grain that cuts the period into some ten to sixty steps."""
    return next((grain for longest, grain in _LONGEST if period.days <= longest), Grain.YEAR)


def selection_of(
    view: View, version: Version | None, real_today: date, calendar: Calendar = USUAL, terms: Terms = USUAL_TERMS
) -> Selection:
    """The frozen value that is handed down: period, comparison, filters, today. Its grain is set by whoever wants a trend."""
    today = today_of(version, real_today)
    period = period_of(view, today, first_day_of(version, today), calendar)
    return Selection(
        period=period,
        today=today,
        comparison=view.comparison,
        filters=view.filters,
        undated=view.period == "all",
        calendar=calendar,
        terms=terms,
        other=view.other,
    )


def grain_of(view: View, period: Period) -> Grain:
    """The grain chosen, or one that fits the period."""
    return Grain(view.grain) if view.grain else fitting_grain(period)


def with_goals(selection: Selection, access: Access) -> Selection:
    """The selection with the targets that people keep, whatever it is compared with."""
    return replace(selection, goals=goals_of(access))
