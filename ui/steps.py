"""The steps of a trend, by name."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from kpi.calendar import USUAL, Calendar
from kpi.periods import Grain, Period, floor
from locales import Sentence
from locales.languages import LOCALES
from ui.words import language, tell

_PATTERNS = {
    Grain.DAY: "d MMM y",
    Grain.WEEK: "d MMM y",
    Grain.MONTH: "LLL y",
    Grain.QUARTER: "QQQ y",
    Grain.HALF: "LLL y",
    Grain.YEAR: "y",
}


def step_name(period: Period, grain: Grain, calendar: Calendar = USUAL) -> str:
    """A step as a person says it: `Mar 2017`, `Q1 2017`; a week and a half-year by its first day or month.

    Quarters and years of a fiscal year that two calendar years share name both.
    """
    if calendar.is_fiscal and grain in (Grain.QUARTER, Grain.YEAR):
        return tell(_fiscal(period.start, grain, calendar))
    return format_date(period.start, _PATTERNS[grain], locale=LOCALES[language()])


def _fiscal(day: date, grain: Grain, calendar: Calendar) -> Sentence:
    first = floor(day, Grain.YEAR, calendar)
    years = f"{first.year}/{(first.year + 1) % 100:02}"
    if grain is Grain.YEAR:
        return Sentence("Fiscal year {years}", years=years)
    nth = (day.month - first.month) % 12 // 3
    quarter = format_date(date(first.year, 3 * nth + 1, 1), "QQQ", locale=LOCALES[language()])
    return Sentence("{quarter} of fiscal year {years}", quarter=quarter, years=years)
