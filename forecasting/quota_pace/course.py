"""A period as a course of working days: where its last ones begin, so that as many of an earlier one can be set beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kpi.calendar import Calendar
from kpi.periods import Grain, Period, floor, step
from kpi.working_days import working_days


@dataclass(frozen=True)
class Course:
    """A period, the day before which things are known, and the working days behind and ahead of it."""

    period: Period
    as_of: date
    passed: int
    left: int

    @property
    def is_over(self) -> bool:
        return self.as_of >= self.period.end


def course(as_of: date, grain: Grain, calendar: Calendar) -> Course:
    """The period in which the last known day, the one before `as_of`, lies."""
    start = floor(as_of - timedelta(days=1), grain, calendar)
    period = Period(start, step(start, grain))
    return Course(period, as_of, _counted(start, as_of, calendar), _counted(as_of, period.end, calendar))


def earlier(now: Course, first: date, grain: Grain, calendar: Calendar) -> list[Course]:
    """The whole periods before, from the first day of the data on, each at the point where as many working days were left."""
    found: list[Course] = []
    end = now.period.start
    while (start := floor(end - timedelta(days=1), grain, calendar)) >= first:
        cut = _cut(Period(start, end), now.left, calendar)
        found.append(Course(Period(start, end), cut, _counted(start, cut, calendar), now.left))
        end = start
    return found[::-1]


def _cut(period: Period, left: int, calendar: Calendar) -> date:
    """The first of the last so many working days of a period; its start where it has no more."""
    day = period.end
    while left and day > period.start:
        day -= timedelta(days=1)
        left -= _counted(day, day + timedelta(days=1), calendar)
    return day


def _counted(start: date, end: date, calendar: Calendar) -> int:
    return working_days(Period(start, end), calendar) if end > start else 0
