"""The steps of a period on the page that says why a KPI changed, and the nearest comparison that the data covers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from kpi.comparison import Comparison
from kpi.periods import Grain, Period
from kpi.selection import Selection
from kpi.why import explain
from kpi.why.command import speech_of
from kpi.why.findings import headline
from kpi.why.steps import is_whole, nearest_covered, step_selections
from tests.companies import company, table

TWELVE_MONTHS = Selection(Period(date(2024, 11, 1), date(2025, 11, 1)), today=date(2025, 11, 22), comparison=Comparison.PREVIOUS)

ORDERS = table(
    """
    order_id | ordered_at | amount
    1        | 2024-11-22 | 100
    2        | 2025-01-02 | 100
    3        | 2025-05-10 | 300
    4        | 2025-08-10 | 200
    5        | 2025-10-10 | 400
""",
    amount=float,
)


def test_where_twelve_months_are_compared_with_the_year_before_so_is_each_quarter() -> None:
    first, *_, last = step_selections(TWELVE_MONTHS, Grain.QUARTER)
    assert (first.period, first.compared) == (_months(2024, 11, 2025, 1), _months(2023, 11, 2024, 1))
    assert (last.period, last.compared) == (_months(2025, 10, 2025, 11), _months(2024, 10, 2024, 11))
    assert not is_whole(first.period, Grain.QUARTER, first), "November and December are two months of a quarter"


def test_the_months_of_a_quarter_are_compared_with_the_month_before_as_the_quarter_is_with_the_quarter_before() -> None:
    quarter = replace(TWELVE_MONTHS, period=_months(2025, 7, 2025, 10))
    assert [each.compared for each in step_selections(quarter, Grain.MONTH)] == [
        _months(2025, 6, 2025, 7), _months(2025, 7, 2025, 8), _months(2025, 8, 2025, 9),
    ]  # fmt: skip


def test_a_step_that_runs_is_compared_with_as_many_days_and_one_that_has_not_begun_is_none() -> None:
    year = replace(TWELVE_MONTHS, period=_months(2025, 1, 2026, 1), today=date(2025, 8, 9))
    *_, last = step_selections(year, Grain.QUARTER)
    assert last.period == _months(2025, 7, 2025, 10), "the fourth quarter has not begun"
    assert last.compared == Period(date(2024, 7, 1), date(2024, 8, 10))
    assert not is_whole(last.period, Grain.QUARTER, last)


def test_steps_of_a_period_compared_by_hand_are_compared_first_with_first() -> None:
    by_hand = replace(TWELVE_MONTHS, period=_months(2025, 7, 2025, 10), comparison=Comparison.CUSTOM, other=_months(2025, 1, 2025, 4))
    assert [each.compared for each in step_selections(by_hand, Grain.MONTH)] == [
        _months(2025, 1, 2025, 2), _months(2025, 2, 2025, 3), _months(2025, 3, 2025, 4),
    ]  # fmt: skip


def test_a_comparison_that_the_data_does_not_cover_is_no_rise_and_the_nearest_one_that_it_covers_is_offered(tmp_path: Path) -> None:
    # The data begins on 22 November 2024. No year and no half-year can be compared; the third quarter can, with the second.
    version = company(tmp_path, orders=ORDERS)
    found = explain(version, "revenue", TWELVE_MONTHS)
    assert str(headline(found, speech_of(found))) == "Revenue: 1,100.00, with nothing to compare it with"
    offered = nearest_covered(version, "revenue", TWELVE_MONTHS)
    assert offered is not None
    assert (offered.period, offered.compared) == (_months(2025, 7, 2025, 10), _months(2025, 4, 2025, 7))


def test_nothing_is_offered_where_the_data_covers_no_comparison(tmp_path: Path) -> None:
    version = company(tmp_path, orders=ORDERS)
    assert nearest_covered(version, "revenue", replace(TWELVE_MONTHS, period=_months(2024, 1, 2024, 3))) is None


def _months(year: int, month: int, until_year: int, until_month: int) -> Period:
    return Period(date(year, month, 1), date(until_year, until_month, 1))
