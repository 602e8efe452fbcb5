"""What a person is looking at: one frozen value, made from the address bar or a command line and handed down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from kpi.periods import Grain, Period, add_months, floor, step


class Comparison(StrEnum):
    """What a period is compared with."""

    NONE = "none"
    PREVIOUS = "previous"
    YEAR = "year"


@dataclass(frozen=True)
class Filter:
    """Only rows whose dimension is one of these members; `None` is the member of the rows that have no value there."""

    dimension: str
    members: tuple[str | None, ...]


@dataclass(frozen=True)
class Selection:
    """Period, comparison, grain and filters, and the day taken for today.

    `undated` lets tables that have no dates at all answer for the whole of them: for a view of everything, never for a part of it.
    """

    period: Period
    today: date
    comparison: Comparison = Comparison.NONE
    grain: Grain | None = None
    filters: tuple[Filter, ...] = ()
    undated: bool = False

    @property
    def compared(self) -> Period | None:
        """The period compared with. A running period is compared "to date": the other one's same number of elapsed days."""
        return compared_with(self.period, self.comparison, self.today)

    @property
    def to_date(self) -> bool:
        """Whether the period still runs, so that the comparison is one of elapsed days."""
        return self.period.is_running(self.today)

    def narrowed(self, dimension: str, member: str | None) -> Selection:
        """The same view, for one member of a dimension only."""
        kept = tuple(each for each in self.filters if each.dimension != dimension)
        return replace(self, filters=(*kept, Filter(dimension, (member,))))


def compared_with(period: Period, comparison: Comparison, today: date, back: int = 1) -> Period | None:
    """The period that a period is compared with, `back` comparisons ago; as many of its days as have passed where the period still runs."""
    if comparison is Comparison.NONE:
        return None
    other = period
    for _ in range(back):
        other = previous(other) if comparison is Comparison.PREVIOUS else year_before(other)
    if not period.is_running(today):
        return other
    elapsed = period.to_date(today).days
    return Period(other.start, min(other.start + timedelta(days=elapsed), other.end))


def year_before(period: Period) -> Period:
    """The same days of the year before; the 28th of February where that year has no 29th."""
    start = add_months(period.start, -12)
    return Period(start, max(add_months(period.end, -12), start + timedelta(days=1)))


def previous(period: Period) -> Period:
    """The period of the same length before. Whole months go back by whole months, so that February precedes March, not 28 days."""
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    if months > 0 and add_months(period.start, months) == period.end:
        return Period(add_months(period.start, -months), period.start)
    return Period(period.start - timedelta(days=period.days), period.start)


def step_compared_with(part: Period, grain: Grain, comparison: Comparison, today: date, back: int = 1) -> Period | None:
    """What one step of a trend is compared with: the same days of the step before, or of that step a year earlier, `back` times over.

    A step cut short by the selection, or by today, is compared with as many days of the other one.
    """
    start = floor(part.start, grain)
    other = compared_with(Period(start, step(start, grain)), comparison, date.max - timedelta(days=1), back)
    if other is None:
        return None
    first = other.start + (part.start - start)
    if part.to_date(today).end == step(start, grain):
        return Period(min(first, other.end - timedelta(days=1)), other.end)
    return Period(min(first, other.end - timedelta(days=1)), min(first + timedelta(days=part.to_date(today).days), other.end))
