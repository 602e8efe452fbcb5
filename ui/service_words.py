"""What the page Service says: the headline, and times as people say them."""

from __future__ import annotations

from kpi.kpis import Unit
from kpi.service import Answered, Desk
from locales import Sentence, numbers
from locales.numbers import NO_VALUE
from ui.values import shown
from ui.words import language, tell

UNITS = {"csat": Unit.SHARE, "nps": Unit.POINTS, "ces": Unit.SCORE}
"""What each survey's KPI is counted in."""

DAYS_FROM = 48
"""From so many hours on a time is told in days."""


def time(hours: float | None) -> str:
    """`22 hours`, `4.1 days`."""
    if hours is None:
        return NO_VALUE
    return numbers.hours(hours, language()) if hours < DAYS_FROM else numbers.days(hours / 24, language())


def headline(desk: Desk, asked: Answered | None) -> Sentence:
    """How long tickets take with their tail, and what is left; where nobody knows that, what customers say."""
    resolution = desk.resolution
    if resolution.median is not None:
        told = {"median": time(resolution.median), "p90": time(resolution.p90)}
        if desk.open is None:
            return Sentence("Half of the resolved tickets took up to {median}, one in ten longer than {p90}", **told)
        if not desk.open:
            return Sentence("Half of the resolved tickets took up to {median}, one in ten longer than {p90}; none is open", **told)
        return Sentence(
            "Half of the resolved tickets took up to {median}, one in ten longer than {p90}; still open: {open}",
            **told, open=desk.open,
        )  # fmt: skip
    if desk.open is not None:
        return Sentence("Open tickets: {open}; for more than 30 days: {old}", open=desk.open, old=desk.long_open)
    if desk.opened is not None:
        return Sentence("Tickets that came in: {opened}", opened=desk.opened)
    if asked and asked.value.value is not None:
        return Sentence("What customers say: {value}, from {answers} answers", value=survey_value(asked), answers=asked.value.rows)
    return Sentence("There are no tickets in this selection")


def survey_value(asked: Answered) -> str:
    """A survey's value in its own unit."""
    return shown(asked.value.value, UNITS[asked.value.kpi], None)


def reach(asked: Answered) -> str:
    """The range in which the value may well lie; empty where too few answered to tell one."""
    if asked.range is None:
        return ""
    low, high = (shown(each, UNITS[asked.value.kpi], None) for each in asked.range)
    return tell(Sentence("{low} to {high}", low=low, high=high))


def between(asked: Answered) -> Sentence | None:
    """The same with how many answered."""
    answers = asked.value.rows
    if asked.range is None:
        return Sentence("answers: {answers}", answers=answers) if answers else None
    return Sentence("95% sure: {range}; answers: {answers}", range=reach(asked), answers=answers)


def count(value: float | None) -> str:
    """A number of tickets."""
    return shown(value, Unit.COUNT, None)
