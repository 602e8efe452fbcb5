"""How many working days a period has."""

from __future__ import annotations

from datetime import timedelta

from kpi.calendar import Calendar
from kpi.periods import Period
from kpi.public_holidays import public_holidays


def working_days(period: Period, calendar: Calendar) -> int:
    """The days of the calendar's working week in a period, without its public holidays.

    >>> from datetime import date
    >>> from kpi.calendar import Calendar
    >>> working_days(Period(date(2026, 4, 1), date(2026, 5, 1)), Calendar(holidays="IT"))
    21
    """
    weeks, rest = divmod(period.days, 7)
    last = (period.start + timedelta(days=7 * weeks + day) for day in range(rest))
    worked = weeks * len(calendar.working_week) + sum(day.weekday() in calendar.working_week for day in last)
    years = range(period.start.year, period.end.year + 1)
    off = (day for year in years for day in public_holidays(calendar.holidays, year))
    return worked - sum(period.start <= day < period.end and day.weekday() in calendar.working_week for day in off)
