"""Values of KPIs in the reader's words: the number, how it moved, and whether that is good."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import Literal

from kpi.compute import Value
from kpi.kpis import KPI, Better, Unit
from locales import numbers
from locales.numbers import NO_VALUE, signed
from locales.words import N_
from ui.words import language, member_markdown, say, tell

Arrow = Literal["up", "down", "off"]
Colour = Literal["green", "red", "gray"]

RIPENS = N_("provisional")
_WORDS: dict[Colour, str] = {"green": N_("better"), "red": N_("worse"), "gray": ""}


@dataclass(frozen=True)
class Move:
    """How a value moved against its comparison: signed text, direction, the colour of good or bad news and the same as a word.

    `word` is an English msgid, empty where neither direction is better.
    """

    text: str
    arrow: Arrow
    colour: Colour
    word: str = ""

    @property
    def written(self) -> str:
        """Everything in one line of plain text: `↑ +14.1% · better`."""
        sign = {"up": "↑ ", "down": "↓ ", "off": ""}[self.arrow]
        return f"{sign}{self.text}" + (f" · {tell(self.word)}" if self.word else "")


def shown(value: float | None, unit: Unit, currency: str | None, *, short: bool = False) -> str:
    """A value in its unit; `short` fits a card."""
    if value is None:
        return NO_VALUE
    speech = language()
    match unit:
        case Unit.COUNT:
            return numbers.count(value, speech, short=short)
        case Unit.MONEY:
            return numbers.money(value, speech, currency=currency, short=short)
        case Unit.SHARE:
            return numbers.share(value, speech)
        case Unit.RATIO:
            return numbers.ratio(value, speech)
        case Unit.DAYS:
            return numbers.days(value, speech)
        case Unit.HOURS:
            return numbers.hours(value, speech)
        case Unit.POINTS | Unit.SCORE:
            return numbers.score(value, speech)


def share_shown(value: float | None) -> str:
    """A fraction as per cent; a dash where there is none, in a cell of a table (NaN) too."""
    return NO_VALUE if value is None or isnan(value) else numbers.share(value, language())


def days_shown(value: float | None) -> str:
    """A number of days; a dash where there is none."""
    return NO_VALUE if value is None or isnan(value) else numbers.days(value, language())


def counted_as(kpi: KPI, value: Value) -> str:
    """What a number is of, in Markdown, where neither name nor unit tells: the member whose it is, or for each of what; else empty."""
    if value.group:
        return member_markdown(value.group[0][1])
    return say(kpi.per) if kpi.per else ""


def relative_change(value: Value) -> float | None:
    """The change as a fraction of the comparison; `None` where there is nothing to divide by."""
    return value.change / abs(value.comparison) if value.change is not None and value.comparison else None


def move(value: Value, kpi: KPI) -> Move | None:
    """The change against the comparison: points for shares, per cent for all else. `None` without a comparison.

    A cohort that still ripens has neither fallen nor risen yet: its change is neither good nor bad news. What cannot be seen at the
    precision shown is unchanged.
    """
    if value.change is None:
        return None
    relative = relative_change(value)
    if kpi.unit is Unit.SHARE:
        text = numbers.points(value.change, language())
    elif relative is not None and kpi.unit not in (Unit.POINTS, Unit.SCORE):
        text = numbers.share(abs(relative), language())
    else:
        text = shown(abs(value.change), kpi.unit, None, short=True)
    if not any(digit in text for digit in "123456789"):
        return Move(tell("unchanged"), "off", "gray")
    colour: Colour = "gray" if value.immature else _colour(value.change, kpi.better)
    return Move(signed(text, value.change), _arrow(value.change), colour, RIPENS if value.immature else _WORDS[colour])


def difference(value: Value, kpi: KPI, currency: str | None) -> str:
    """The change in the KPI's own unit, signed; shares in points."""
    if value.change is None:
        return NO_VALUE
    if kpi.unit is Unit.SHARE:
        return signed(numbers.points(value.change, language()), value.change)
    return signed(shown(abs(value.change), kpi.unit, currency), value.change)


def _arrow(change: float) -> Arrow:
    return "up" if change > 0 else "down" if change < 0 else "off"


def _colour(change: float, better: Better) -> Colour:
    if change == 0 or better is Better.NEITHER:
        return "gray"
    return "green" if (change > 0) == (better is Better.HIGHER) else "red"
