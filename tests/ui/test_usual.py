"""Whether a card's value is usual: what is judged, how coarse its range is said, and that the overview says it."""

from datetime import date

import pytest

from forecasting.expected import Expected
from kpi.kpis import Unit
from kpi.periods import Grain, Period
from kpi.selection import Selection
from ui.usual import Usual, whole_of
from ui.usual_words import rounded_range

SEPTEMBER = Period(date(2026, 9, 1), date(2026, 10, 1))


def judged(value, low, high, chance):
    return Expected(SEPTEMBER, value, low, high, (low + high) / 2, 24, chance)


@pytest.mark.parametrize(
    "start, end, grain",
    [((2026, 9, 1), (2026, 10, 1), Grain.MONTH), ((2026, 7, 1), (2026, 10, 1), Grain.QUARTER), ((2026, 1, 1), (2027, 1, 1), Grain.YEAR),
     ((2025, 10, 1), (2026, 10, 1), None), ((2026, 9, 1), (2026, 9, 20), None)],
)  # fmt: skip
def test_a_month_a_quarter_and_a_year_are_judged_as_wholes_and_no_other_period(start, end, grain):
    assert whole_of(Selection(Period(date(*start), date(*end)), today=date(2026, 11, 1))) is grain


def test_a_range_is_said_as_coarse_as_it_is_wide():
    assert rounded_range(judged(46, 25.66, 58.65, 0.5), Unit.COUNT) == (25, 59)
    assert rounded_range(judged(726316, 508286, 1035358, 0.5), Unit.MONEY) == (500_000, 1_040_000)
    assert rounded_range(judged(0.598, 0.3997, 0.6924, 0.5), Unit.SHARE) == pytest.approx((0.39, 0.70))


def test_a_value_outside_stays_outside_when_its_range_is_rounded():
    assert rounded_range(judged(25.2, 25.66, 58.65, 0.01), Unit.COUNT) == (26, 59)
    assert rounded_range(judged(58.9, 25.66, 58.65, 0.01), Unit.COUNT) == (25, 58)


def test_the_band_has_only_steps_of_which_a_range_is_told():
    untold = Expected(Period(date(2026, 8, 1), date(2026, 9, 1)), 3.0)
    assert [each.start for each in Usual((untold, judged(46, 25, 59, 0.5))).ranges] == [date(2026, 9, 1)]


def test_the_overview_says_whether_values_are_usual(open_page):
    said = [each.value for each in open_page().caption]
    assert any(", as usual (" in each or "**unusually" in each for each in said)
    assert sum("one ordinary step in fifty" in each for each in said) == 1


def test_nothing_is_said_where_history_is_short(open_page):
    said = [each.value for each in open_page(**{"from": "2024-01-01", "to": "2024-02-29"}).caption]
    assert not any("usual (" in each for each in said)
