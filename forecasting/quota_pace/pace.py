"""The pace of each member, and of all who have a quota together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.version import Version
from forecasting.quota_pace.books import Books, books
from forecasting.quota_pace.chance import Backtest, Chance, Past, backtest, chance, simple
from forecasting.quota_pace.course import Course, course, earlier
from forecasting.refusal import Refusal
from kpi.calendar import Calendar
from kpi.periods import Grain, Period, cut
from kpi.selection import Selection
from kpi.working_days import working_days
from locales import Sentence

FEWEST_FOR_SEASON = 4
"""So many earlier periods tell how a period usually goes."""

LIKELY, UNLIKELY = 0.8, 0.2


class State(StrEnum):
    """How a member stands to the quota."""

    REACHED = "reached"
    MISSED = "missed"
    LIKELY = "likely"
    OPEN = "open"
    UNLIKELY = "unlikely"
    AHEAD = "ahead"
    BEHIND = "behind"


@dataclass(frozen=True)
class Pace:
    """One member, or all together (`None`): `quota` and what is `won` of it; what was to be expected by now by working days (`by_days`) and
    as periods usually go (`by_season`); what is needed and was won a working day; the chance, where history tells it. Money.

    `likely` is the chance that is told: the one from history, or, where that was no better in the past, the simple rule's.
    """

    member: str | None
    quota: float
    won: float
    by_days: float
    by_season: float | None
    needed_a_day: float | None
    won_a_day: float | None
    chance: Chance | None
    likely: float | None
    is_over: bool

    @property
    def share(self) -> float:
        return self.won / self.quota

    @property
    def expected(self) -> float:
        """What was to be expected by now: as periods usually go, where that is known."""
        return self.by_days if self.by_season is None else self.by_season

    @property
    def state(self) -> State:
        if self.won >= self.quota:
            return State.REACHED
        if self.is_over:
            return State.MISSED
        if self.likely is None:
            return State.AHEAD if self.won >= self.expected else State.BEHIND
        return State.LIKELY if self.likely >= LIKELY else State.UNLIKELY if self.likely < UNLIKELY else State.OPEN


@dataclass(frozen=True)
class Paces:
    """Where the period stands, everybody's pace (those furthest first), all together, and how the chance would have done in the past."""

    course: Course
    members: tuple[Pace, ...]
    whole: Pace
    backtest: Backtest | None
    periods: int


def quota_pace(version: Version, selection: Selection, dimension: str, grain: Grain, as_of: date) -> Paces:
    """The paces in the period that holds the day before `as_of`, by what was known then. Raises Refusal where there can be none."""
    return paces(books(version, selection, dimension, as_of), as_of, grain, selection.calendar)


def paces(known: Books, as_of: date, grain: Grain, calendar: Calendar) -> Paces:
    """The same from the books. Raises Refusal where quotas do not cover the period."""
    now = course(as_of, grain, calendar)
    asked = _asked(known, now)
    then = earlier(now, _first(known), grain, calendar)
    histories = {member: _past([_of(known, (member,), each) for each in then]) for member in asked}
    together = _past([_of(known, tuple(known.quotas), each) for each in then])
    tested = None if now.is_over else backtest(list(histories.values()))
    history = History(now, calendar, together, tested)
    found = [_pace(known, member, (member,), histories[member], history) for member in asked]
    whole = _pace(known, None, tuple(asked), together, history)
    return Paces(now, tuple(sorted(found, key=lambda each: -each.share)), whole, tested, len(together))


def _asked(known: Books, now: Course) -> list[str]:
    """Who has a quota in the period, where every month of it has one."""
    months = cut(now.period, Grain.MONTH)
    covered = sum(any(known.quota(member, month) for member in known.quotas) for month in months)
    if not covered:
        raise Refusal(Sentence("Nobody has a quota from {first} on: choose another span or an earlier day.", first=now.period.start))
    if covered < len(months):
        counts = {"known": covered, "months": len(months)}
        raise Refusal(Sentence("The quotas cover {known} of the {months} months: choose a shorter span or an earlier day.", **counts))
    return [member for member in known.quotas if known.quota(member, now.period) > 0]


@dataclass(frozen=True)
class History:
    """What all paces of a period have in common: its course, the calendar, all together in earlier periods, how the chance did in them."""

    now: Course
    calendar: Calendar
    together: Sequence[Past]
    tested: Backtest | None


def _first(known: Books) -> date:
    """The first day of which both quotas and sales are known."""
    months = [month for amounts in known.quotas.values() for month in amounts]
    days = [day for amounts in known.won.values() for day in amounts]
    return max(min(months), min(days).replace(day=1)) if days else max(months)


def _of(known: Books, members: Sequence[str], at: Course) -> Past:
    """Several members together in one period."""
    quota = sum(known.quota(member, at.period) for member in members)
    before = sum(known.won_in(member, at.period.start, at.as_of) for member in members)
    return Past(quota, before, sum(known.won_in(member, at.as_of, at.period.end) for member in members))


def _past(periods: Sequence[Past]) -> list[Past]:
    return [each for each in periods if each.quota > 0]


def _pace(known: Books, member: str | None, members: Sequence[str], past: Sequence[Past], history: History) -> Pace:
    now = history.now
    found = _of(known, members, now)
    missing = 0.0 if now.is_over else found.missing
    told = chance(missing, past) if missing and now.left else None
    usual = 1.0 if now.is_over else _usual_share(history.together)
    return Pace(
        member,
        found.quota,
        found.before,
        sum(_due(known, each, history) for each in members),
        None if usual is None else found.quota * usual,
        missing * found.quota / now.left if missing and now.left else None,
        found.before / now.passed if now.passed else None,
        told,
        None if told is None else told.value if history.tested is None or history.tested.beats else simple(past),
        now.is_over,
    )


def _due(known: Books, member: str, history: History) -> float:
    """What of a member's quotas falls on the working days that have passed, month by month."""
    due = 0.0
    for month in cut(history.now.period, Grain.MONTH):
        days = working_days(month, history.calendar)
        passed = min(max(history.now.as_of, month.start), month.end)
        gone = working_days(Period(month.start, passed), history.calendar) if passed > month.start else 0
        due += known.quota(member, month) * (gone / days if days else 1.0)
    return due


def _usual_share(together: Sequence[Past]) -> float | None:
    """The part of what periods brought that had come by this point, all of them taken together."""
    total = sum(each.before + each.after for each in together)
    return sum(each.before for each in together) / total if len(together) >= FEWEST_FOR_SEASON and total > 0 else None
