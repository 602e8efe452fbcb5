"""Periods by name, as a person on that day understands them."""

from datetime import date

import pytest

from kpi.calendar import Calendar, Weekday
from kpi.periods import Grain, Period
from ui.presets import PRESETS
from ui.selection import fitting_grain
from ui.steps import step_name

FIRST = date(2024, 3, 5)


@pytest.mark.parametrize(
    ("preset", "today", "start", "end"),
    [
        ("this_month", date(2026, 2, 10), date(2026, 2, 1), date(2026, 3, 1)),
        ("this_quarter", date(2026, 2, 10), date(2026, 1, 1), date(2026, 4, 1)),
        ("this_year", date(2026, 2, 10), date(2026, 1, 1), date(2027, 1, 1)),
        ("last_month", date(2026, 2, 10), date(2026, 1, 1), date(2026, 2, 1)),
        ("last_month", date(2026, 2, 28), date(2026, 2, 1), date(2026, 3, 1)),
        ("last_quarter", date(2026, 2, 10), date(2025, 10, 1), date(2026, 1, 1)),
        ("last_12_months", date(2026, 2, 10), date(2025, 2, 1), date(2026, 2, 1)),
        ("last_12_months", date(2017, 12, 31), date(2017, 1, 1), date(2018, 1, 1)),
        ("all", date(2026, 2, 10), FIRST, date(2026, 2, 11)),
    ],
)
def test_a_named_period(preset, today, start, end):
    assert PRESETS[preset].period(today, FIRST) == Period(start, end)


def test_a_month_is_shown_by_days_and_a_year_by_months():
    assert fitting_grain(Period(date(2026, 1, 1), date(2026, 2, 1))) is Grain.DAY
    assert fitting_grain(Period(date(2025, 1, 1), date(2026, 1, 1))) is Grain.MONTH


@pytest.mark.parametrize(
    ("preset", "start", "end", "label"),
    [
        ("this_week", date(2026, 2, 8), date(2026, 2, 15), "This week"),
        ("last_week", date(2026, 2, 1), date(2026, 2, 8), "Last week"),
        ("this_quarter", date(2026, 2, 1), date(2026, 5, 1), "This fiscal quarter"),
        ("this_year", date(2025, 11, 1), date(2026, 11, 1), "This fiscal year"),
        ("last_quarter", date(2025, 11, 1), date(2026, 2, 1), "Last fiscal quarter"),
        ("last_month", date(2026, 1, 1), date(2026, 2, 1), "Last month"),
    ],
)
def test_a_named_period_follows_the_calendar_and_says_so(preset, start, end, label):
    november = Calendar(week_starts=Weekday.SUNDAY, fiscal_year_starts=11)
    assert PRESETS[preset].period(date(2026, 2, 10), FIRST, november) == Period(start, end)
    assert PRESETS[preset].label_in(november) == label


def test_the_steps_of_a_fiscal_year_are_named_as_such(monkeypatch):
    for module in ("ui.steps", "ui.words"):
        monkeypatch.setattr(f"{module}.language", lambda: "en")
    april = Calendar(fiscal_year_starts=4)
    last = Period(date(2026, 1, 1), date(2026, 4, 1))
    assert step_name(last, Grain.QUARTER, april) == "Q4 of fiscal year 2025/26"
    assert step_name(Period(date(1999, 4, 1), date(2000, 4, 1)), Grain.YEAR, april) == "Fiscal year 1999/00"
    assert step_name(last, Grain.QUARTER) == "Q1 2026"
    assert step_name(last, Grain.MONTH, april) == "Jan 2026"
