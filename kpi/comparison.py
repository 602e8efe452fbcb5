"""What a period is compared with: the one before, the same one a year earlier, any other."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from kpi.calendar import USUAL, Calendar
from kpi.periods import MONTHS, Grain, Period, add_months, floor, step

WEEKS_OF_A_YEAR = timedelta(weeks=52)
"""A week, or a day among days, is compared with the one 52 weeks earlier: Mondays with Mondays."""


class Comparison(StrEnum):
    """What a period is compared with."""

    NONE = "none"
    PREVIOUS = "previous"
    YEAR = "year"
    CUSTOM = "custom"
    TARGET = "target"

    @property
    def is_period(self) -> bool:
        """Whether it is another period, and neither nothing nor a target."""
        return self not in (Comparison.NONE, Comparison.TARGET)


def compared_with(
    period: Period, comparison: Comparison, today: date, back: int = 1, *, other: Period | None = None, calendar: Calendar = USUAL
) -> Period | None:
    """The period that a period is compared with, `back` comparisons ago; as many of its days as have passed where the period still runs.

    `other` is the one of a custom comparison.
    """
    whole = wholly_compared_with(period, comparison, back, other=other, calendar=calendar)
    if whole is None or not period.is_running(today):
        return whole
    elapsed = period.to_date(today).days
    return Period(whole.start, min(whole.start + timedelta(days=elapsed), whole.end))


def wholly_compared_with(
    period: Period, comparison: Comparison, back: int = 1, *, other: Period | None = None, calendar: Calendar = USUAL
) -> Period | None:
    """As `compared_with`, but all of the other period, whether or not this one still runs."""
    if not comparison.is_period:
        return None
    if comparison is Comparison.CUSTOM:
        return _as_far_again(period, other, back - 1) if other else None
    for _ in range(back):
        period = previous(period) if comparison is Comparison.PREVIOUS else year_before(period, calendar)
    return period


def year_before(period: Period, calendar: Calendar = USUAL) -> Period:
    """The same days of the year before; whole weeks go back by 52 weeks. The 28th of February where that year has no 29th."""
    if _whole_months(period) is None and period.days % 7 == 0 and period.start.weekday() == calendar.week_starts:
        return Period(period.start - WEEKS_OF_A_YEAR, period.end - WEEKS_OF_A_YEAR)
    return _twelve_months_before(period)


def _twelve_months_before(period: Period) -> Period:
    start = add_months(period.start, -12)
    return Period(start, max(add_months(period.end, -12), start + timedelta(days=1)))


def previous(period: Period) -> Period:
    """The period of the same length before. Whole months go back by whole months, so that February precedes March, not 28 days."""
    months = _whole_months(period)
    if months is not None:
        return Period(add_months(period.start, -months), period.start)
    return Period(period.start - timedelta(days=period.days), period.start)


def step_compared_with(
    part: Period,
    grain: Grain,
    comparison: Comparison,
    today: date,
    back: int = 1,
    *,
    whole: Period | None = None,
    other: Period | None = None,
    calendar: Calendar = USUAL,
) -> Period | None:
    """What one step of a trend is compared with: the same days of the step before, or of that step a year earlier, `back` times over.

    A step cut short by the selection, or by today, is compared with as many days of the other one. In a custom comparison the steps of
    `whole` are compared with those of `other`, first with first; a step that it does not have is compared with nothing.
    """
    start = floor(part.start, grain, calendar)
    end = step(start, grain)
    if comparison is Comparison.CUSTOM and other and whole:
        bounds = _as_far_again(whole, other, back - 1)
        nth = _steps_between(floor(whole.start, grain, calendar), start, grain)
        begins = step(floor(bounds.start, grain, calendar), grain, nth)
        return _within(bounds, _same_days(part, Period(start, end), Period(begins, step(begins, grain)), today))
    if comparison is Comparison.YEAR and grain in (Grain.DAY, Grain.WEEK):
        found: Period | None = Period(start - back * WEEKS_OF_A_YEAR, end - back * WEEKS_OF_A_YEAR)
    else:
        found = wholly_compared_with(Period(start, end), comparison, back, calendar=calendar)
    return _same_days(part, Period(start, end), found, today) if found else None


def trend_compared_with(
    period: Period, grain: Grain, comparison: Comparison, *, other: Period | None = None, calendar: Calendar = USUAL
) -> Period | None:
    """The whole period whose steps a trend is compared with, step by step."""
    if comparison is Comparison.YEAR and grain in (Grain.DAY, Grain.WEEK):
        return Period(period.start - WEEKS_OF_A_YEAR, period.end - WEEKS_OF_A_YEAR)
    if comparison is Comparison.YEAR:
        return _twelve_months_before(period)
    return wholly_compared_with(period, comparison, other=other, calendar=calendar)


def _same_days(part: Period, whole: Period, other: Period, today: date) -> Period:
    """The days of a step that lie in the other step as those of its part do in the whole."""
    start = min(other.start + (part.start - whole.start), other.end - timedelta(days=1))
    passed = part.to_date(today)
    if passed.end == whole.end:
        return Period(start, other.end)
    return Period(start, min(start + timedelta(days=passed.days), other.end))


def _within(bounds: Period, period: Period) -> Period | None:
    start, end = max(bounds.start, period.start), min(bounds.end, period.end)
    return Period(start, end) if start < end else None


def _as_far_again(period: Period, other: Period, times: int) -> Period:
    """A custom period moved on by its distance from the period it is compared with: what it is itself compared with."""
    months = (period.start.year - other.start.year) * 12 + period.start.month - other.start.month
    if add_months(other.start, months) == period.start:
        start = add_months(other.start, -months * times)
        whole = _whole_months(other)
        return Period(start, add_months(start, whole) if whole else start + timedelta(days=other.days))
    distance = (period.start - other.start) * times
    return Period(other.start - distance, other.end - distance)


def _whole_months(period: Period) -> int | None:
    """How many whole months a period has; `None` where it does not consist of such."""
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    return months if months > 0 and add_months(period.start, months) == period.end else None


def _steps_between(first: date, later: date, grain: Grain) -> int:
    if grain in MONTHS:
        return ((later.year - first.year) * 12 + later.month - first.month) // MONTHS[grain]
    return (later - first).days // (7 if grain is Grain.WEEK else 1)
