"""The steps of a trend, by name."""

from __future__ import annotations

from babel.dates import format_date

from kpi.periods import Grain, Period
from locales.languages import LOCALES
from ui.words import language

_PATTERNS = {
    Grain.DAY: "d MMM y",
    Grain.WEEK: "d MMM y",
    Grain.MONTH: "LLL y",
    Grain.QUARTER: "QQQ y",
    Grain.HALF: "LLL y",
    Grain.YEAR: "y",
}


def step_name(period: Period, grain: Grain) -> str:
    """A step as a person says it: `Mar 2017`, `Q1 2017`; a week and a half-year by its first day or month."""
    return format_date(period.start, _PATTERNS[grain], locale=LOCALES[language()])
