"""A score in words: its value, how it moved, and whether it rests on few rows."""

from __future__ import annotations

from kpi.kpis import Better, Unit
from kpi.scorecards import Score
from locales import numbers
from locales.numbers import NO_VALUE, signed
from ui.values import Arrow, Colour, shown
from ui.words import language, tell


def value_of(score: Score, currency: str | None, *, short: bool = False) -> str:
    """The value, marked where few rows stand behind it."""
    text = shown(score.value, score.number.unit, currency, short=short)
    return f"{text} · {tell('few')}" if score.is_few else text


def change_of(score: Score) -> str | None:
    """The change against the comparison: points for shares, per cent for all else; `None` without one."""
    if score.value is None or score.before is None:
        return None
    change = score.value - score.before
    if score.number.unit is Unit.SHARE:
        text = numbers.points(change, language())
    elif score.before:
        text = numbers.share(abs(change / score.before), language())
    else:
        return None
    return signed(text, change) if any(digit in text for digit in "123456789") else tell("unchanged")


def move_of(score: Score) -> str:
    """Arrow, change and whether it is good, in plain text; few rows are neither good nor bad."""
    change = change_of(score)
    if change is None or score.value is None or score.before is None:
        return NO_VALUE
    if change == tell("unchanged"):
        return change
    rose = score.value > score.before
    arrow = "↑" if rose else "↓"
    if score.is_few or score.immature or score.number.better is Better.NEITHER:
        return f"{arrow} {change}"
    better = rose == (score.number.better is Better.HIGHER)
    return f"{arrow} {change} · {tell('better') if better else tell('worse')}"


def colour_of(score: Score) -> Colour:
    """Green or red where the change is good or bad news, grey where it is neither."""
    if score.value is None or score.before is None or score.is_few or score.immature or score.value == score.before:
        return "gray"
    return "green" if (score.value > score.before) == (score.number.better is Better.HIGHER) else "red"


def arrow_of(score: Score) -> Arrow:
    """Where it went; nowhere where the change cannot be seen at the precision shown."""
    if score.value is None or score.before is None or change_of(score) in (None, tell("unchanged")):
        return "off"
    return "up" if score.value > score.before else "down"
