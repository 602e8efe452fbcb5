"""How a number of a funnel moved against the period compared with."""

from __future__ import annotations

from dataclasses import dataclass

from kpi.funnel import Step
from locales import numbers
from locales.numbers import signed
from ui.values import _WORDS, RIPENS, Arrow, Colour
from ui.words import language, tell


@dataclass(frozen=True)
class Change:
    """Signed text, direction, the colour of good or bad news and the same as a word: of a young cohort neither."""

    text: str
    arrow: Arrow
    colour: Colour
    word: str = ""


def points(step: Step, before: Step | None, *, young: bool) -> Change | None:
    """The change of the share of all that reached a step."""
    if before is None or step.cumulative_share is None or before.cumulative_share is None:
        return None
    difference = step.cumulative_share - before.cumulative_share
    return _change(numbers.points(difference, language()), difference, young)


def more(now: float | None, before: float | None, *, young: bool) -> Change | None:
    """The change of a count or an amount, in per cent."""
    if now is None or not before:
        return None
    return _change(numbers.share(abs(now - before) / abs(before), language()), now - before, young)


def _change(text: str, difference: float, young: bool) -> Change:
    if not any(digit in text for digit in "123456789"):
        return Change(tell("unchanged"), "off", "gray")
    colour: Colour = "gray" if young else "green" if difference > 0 else "red"
    return Change(signed(text, difference), "up" if difference > 0 else "down", colour, RIPENS if young else _WORDS[colour])
