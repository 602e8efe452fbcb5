"""What a person is looking at: one frozen value, made from the address bar or a command line and handed down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kpi.calendar import USUAL, Calendar
from kpi.comparison import Comparison, compared_with, step_compared_with
from kpi.periods import Grain, Period, cut
from kpi.terms import USUAL_TERMS, Terms


@dataclass(frozen=True)
class Filter:
    """Only rows whose dimension is one of these members; `None` is the member of the rows that have no value there."""

    dimension: str
    members: tuple[str | None, ...]


@dataclass(frozen=True)
class Rest(Filter):
    """Only rows of none of these groups, each a member for every one of the `dimensions`; `members` are none."""

    dimensions: tuple[str, ...] = ()
    groups: tuple[tuple[str | None, ...], ...] = ()


def one_member(filters: tuple[Filter, ...]) -> tuple[str, str | None] | None:
    """The one member that is looked at, with its dimension: what was counted by the dimension tells its cells as well."""
    if len(filters) != 1 or isinstance(filters[0], Rest) or len(filters[0].members) != 1:
        return None
    return filters[0].dimension, filters[0].members[0]


Slice = frozenset[tuple[str, str | None]]
"""A member of each of some dimensions; of none for the whole."""


@dataclass(frozen=True)
class Goal:
    """What a KPI is to come to in a period and slice."""

    kpi: str
    period: Period
    value: float
    slice: Slice = frozenset()


@dataclass(frozen=True)
class Selection:
    """Period, comparison, grain and filters, the day taken for today, and the calendar by which periods are made.

    `other` is the period of a custom comparison, `goals` are the targets that people keep.
    `terms` are the days and numbers that formulas name.
    `undated` lets tables that have no dates at all answer for the whole of them: for a view of everything, never for a part of it.
    """

    period: Period
    today: date
    comparison: Comparison = Comparison.NONE
    grain: Grain | None = None
    filters: tuple[Filter, ...] = ()
    undated: bool = False
    terms: Terms = USUAL_TERMS
    calendar: Calendar = USUAL
    other: Period | None = None
    goals: tuple[Goal, ...] = ()

    def __post_init__(self) -> None:
        if (self.comparison is Comparison.CUSTOM) > (self.other is not None):
            raise ValueError("a custom comparison needs the period to compare with")

    @property
    def windows(self) -> tuple[Period, ...]:
        """The period, or its steps where there is a grain."""
        return tuple(cut(self.period, self.grain, self.calendar)) if self.grain else (self.period,)

    def looking_back(self, window: Period, back: int) -> Period | None:
        """What one of the windows is compared with, `back` comparisons ago; the one before where no period is chosen to compare with."""
        comparison = self.comparison if self.comparison.is_period else Comparison.PREVIOUS
        if self.grain is None:
            return compared_with(window, comparison, self.today, back, other=self.other, calendar=self.calendar)
        return step_compared_with(
            window, self.grain, comparison, self.today, back, whole=self.period, other=self.other, calendar=self.calendar
        )  # fmt: skip

    @property
    def compared(self) -> Period | None:
        """The period compared with. A running period is compared "to date": the other one's same number of elapsed days."""
        return compared_with(self.period, self.comparison, self.today, other=self.other, calendar=self.calendar)

    @property
    def to_date(self) -> bool:
        """Whether the period still runs, so that the comparison is one of elapsed days."""
        return self.period.is_running(self.today)

    def narrowed(self, dimension: str, member: str | None) -> Selection:
        """The same view, for one member of a dimension only."""
        kept = tuple(each for each in self.filters if each.dimension != dimension)
        return replace(self, filters=(*kept, Filter(dimension, (member,))))
