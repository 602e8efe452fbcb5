"""What a person is looking at: one frozen value, made from the address bar or a command line and handed down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kpi.periods import Grain, Period, add_months


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
    """Period, comparison, grain and filters, and the day taken for today."""

    period: Period
    today: date
    comparison: Comparison = Comparison.NONE
    grain: Grain | None = None
    filters: tuple[Filter, ...] = ()

    @property
    def compared(self) -> Period | None:
        """The period compared with. A running period is compared "to date": the other one's same number of elapsed days."""
        other = self.whole_compared
        if other is None or not self.period.is_running(self.today):
            return other
        elapsed = self.period.to_date(self.today).days
        return Period(other.start, min(date.fromordinal(other.start.toordinal() + elapsed), other.end))

    @property
    def whole_compared(self) -> Period | None:
        """The period compared with, in full, also where the current one still runs."""
        match self.comparison:
            case Comparison.PREVIOUS:
                return previous(self.period)
            case Comparison.YEAR:
                return Period(add_months(self.period.start, -12), add_months(self.period.end, -12))
            case _:
                return None

    def narrowed(self, dimension: str, member: str | None) -> Selection:
        """The same view, for one member of a dimension only."""
        kept = tuple(each for each in self.filters if each.dimension != dimension)
        return replace(self, filters=(*kept, Filter(dimension, (member,))))


def previous(period: Period) -> Period:
    """The period of the same length before. Whole months go back by whole months, so that February precedes March, not 28 days."""
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    if months > 0 and add_months(period.start, months) == period.end:
        return Period(add_months(period.start, -months), period.start)
    return Period(date.fromordinal(period.start.toordinal() - period.days), period.start)
