"""Periods by name, as a person on that day understands them."""

from datetime import date

import pytest

from kpi.periods import Grain, Period
from ui.presets import PRESETS
from ui.selection import fitting_grain

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
