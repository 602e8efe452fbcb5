"""Cohorts: those who began in the same month, quarter or year, and what became of them step by step since."""

from __future__ import annotations

from dataclasses import dataclass

from kpi.cohorts.counted import KINDS, Counted, Kind
from kpi.periods import MONTHS, Grain, Period
from locales import Sentence

SMALL = 30
"""Of fewer than these nothing is said: one more or less would move the share visibly."""

SETTLED = 0.95
"""So much of what comes by the latest age is nearly all of it."""


@dataclass(frozen=True)
class Cell:
    """A cohort so many steps after the one in which it began (`age` 0). `young`: that step has not ended yet, the value still moves.

    `value` is a share (0 to 1) or an amount for each member of the cohort, since it began.
    """

    age: int
    value: float
    young: bool


@dataclass(frozen=True)
class Cohort:
    """The `size` members that began in a `period`, with a cell for every step since that has begun."""

    period: Period
    size: int
    cells: tuple[Cell, ...]

    def at(self, age: int) -> Cell | None:
        return self.cells[age] if 0 <= age < len(self.cells) else None


@dataclass(frozen=True)
class Point:
    """All cohorts together at an age, as far as `watched` members are old enough.

    `raw` counts all members, also those too young to tell. `corrected` counts each only as long as it was watched, with bounds of 95 % for
    shares. `average` is the mean of the cohorts old enough, weighted by size. `None` where nobody is old enough.
    """

    age: int
    watched: int
    raw: float
    corrected: float | None
    average: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Cohorts:
    """The cohorts of one group (members of dimensions, none for the whole), oldest first, and all of them together by age.

    `notes` are to be shown with them. Where the data can make none, `reason` says why.
    """

    counted: Counted
    grain: Grain
    group: tuple[tuple[str, str | None], ...]
    cohorts: tuple[Cohort, ...]
    points: tuple[Point, ...]
    notes: tuple[Sentence, ...] = ()
    reason: Sentence | None = None

    @property
    def size(self) -> int:
        return sum(each.size for each in self.cohorts)

    @property
    def latest(self) -> Point | None:
        """The latest point that says something: a quarter of all are old enough, and `SMALL` at least; the first one where none is."""
        told = [each for each in self.points if each.corrected is not None]
        enough = [each for each in told if each.watched >= max(SMALL, self.size / 4)]
        return enough[-1] if enough else told[0] if told else None

    @property
    def judged(self) -> Point | None:
        """The point to speak of: of what comes the first with nearly all that comes by the latest; of others a year on, or the latest."""
        latest = self.latest
        if latest is None or latest.corrected is None:
            return None
        if KINDS[self.counted] is Kind.COMING:
            return next(each for each in self.points if each.corrected is not None and each.corrected >= SETTLED * latest.corrected)
        return self.points[min(latest.age, 12 // MONTHS[self.grain] - 1)]
