"""Periods, half-open, and the grains they are cut into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kpi.calendar import USUAL, Calendar


class Grain(StrEnum):
    """How long one step of a trend is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}


@dataclass(frozen=True, order=True)
class Period:
    """The days from `start` up to, and without, `end`."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"a period must end after it starts: {self.start} to {self.end}")

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def to_date(self, today: date) -> Period:
        """The part of the period that has passed when `today` has ended; the whole where it lies in the past."""
        tomorrow = today + timedelta(days=1)
        return Period(self.start, max(min(self.end, tomorrow), self.start + timedelta(days=1)))

    def is_running(self, today: date) -> bool:
        """Whether the period has begun and today is not its last day yet."""
        return self.start <= today < self.end - timedelta(days=1)


def floor(day: date, grain: Grain, calendar: Calendar = USUAL) -> date:
    """First day of the step in which `day` lies.

    >>> floor(date(2026, 8, 19), Grain.QUARTER), floor(date(2026, 8, 19), Grain.YEAR, Calendar(fiscal_year_starts=4))
    (datetime.date(2026, 7, 1), datetime.date(2026, 4, 1))
    """
    if grain is Grain.DAY:
        return day
    if grain is Grain.WEEK:
        return day - timedelta(days=(day.weekday() - calendar.week_starts) % 7)
    begun = (day.month - calendar.fiscal_year_starts) % MONTHS[grain]
    return add_months(day.replace(day=1), -begun)


def step(day: date, grain: Grain, count: int = 1) -> date:
    """The first day `count` steps after the step that begins on `day`."""
    if grain is Grain.DAY:
        return day + timedelta(days=count)
    if grain is Grain.WEEK:
        return day + timedelta(weeks=count)
    return add_months(day, MONTHS[grain] * count)


def add_months(day: date, count: int) -> date:
    """The same day `count` months later, or that month's last day where it is shorter.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def cut(period: Period, grain: Grain, calendar: Calendar = USUAL) -> list[Period]:
    """The period in steps of a grain; the first and last step are clipped to it, so that the steps add up to the whole."""
    steps = []
    start = period.start
    while start < period.end:
        end = min(step(floor(start, grain, calendar), grain), period.end)
        steps.append(Period(start, end))
        start = end
    return steps


def _length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day
