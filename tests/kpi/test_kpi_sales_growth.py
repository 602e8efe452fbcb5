"""Sales growth: revenue against that of the comparison period."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Comparison, Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))

ORDERS = table(
    """
    order_id | ordered_at | amount
    1        | 2025-01-04 | 50
    2        | 2025-11-03 | 60
    3        | 2025-11-20 | 500
    4        | 2025-12-05 | 80
    5        | 2025-12-20 | 1000
    6        | 2026-01-05 | 100
    7        | 2026-01-20 | 1980
""",
    amount=float,
)


def test_it_is_against_the_month_before_unless_told(tmp_path: Path) -> None:
    value = compute(company(tmp_path, orders=ORDERS), ["sales_growth"], JANUARY)[0]
    assert value.value == 2080 / 1080 - 1


def test_against_a_year_before(tmp_path: Path) -> None:
    asked = replace(JANUARY, comparison=Comparison.YEAR)
    value = compute(company(tmp_path, orders=ORDERS), ["sales_growth"], asked)[0]
    assert value.value == 2080 / 50 - 1


def test_its_own_comparison_is_the_growth_of_the_month_before(tmp_path: Path) -> None:
    asked = replace(JANUARY, comparison=Comparison.PREVIOUS)
    value = compute(company(tmp_path, orders=ORDERS), ["sales_growth"], asked)[0]
    assert value.comparison == 1080 / 560 - 1


def test_in_a_running_month_the_growth_before_is_to_date_as_well(tmp_path: Path) -> None:
    asked = replace(JANUARY, today=date(2026, 1, 10), comparison=Comparison.PREVIOUS)
    value = compute(company(tmp_path, orders=[each for each in ORDERS if each["order_id"] != "7"]), ["sales_growth"], asked)[0]
    assert value.value == 100 / 80 - 1, "ten days of January against ten days of December"
    assert value.comparison == 80 / 60 - 1, "ten days of December against ten days of November"


def test_nothing_before_means_no_growth_not_infinite_growth(tmp_path: Path) -> None:
    asked = Selection(Period(date(2025, 1, 1), date(2025, 2, 1)), today=date(2026, 6, 30))
    assert compute(company(tmp_path, orders=ORDERS), ["sales_growth"], asked)[0].value is None


def test_growth_from_a_year_that_the_data_covers_in_part_is_refused_by_the_rule_that_refuses_the_comparison(tmp_path: Path) -> None:
    # The data begins on 20 November 2024: the last six weeks of a year are not that year.
    orders = table("""
        order_id | ordered_at | amount
        1        | 2024-11-20 | 100
        2        | 2025-05-10 | 100
        3        | 2025-11-10 | 200
        4        | 2026-01-10 | 400
    """, amount=float)  # fmt: skip
    version = company(tmp_path, orders=orders)
    year = Selection(Period(date(2025, 1, 1), date(2026, 1, 1)), today=date(2026, 6, 30), comparison=Comparison.YEAR)
    revenue, growth = compute(version, ["revenue", "sales_growth"], year)
    assert (revenue.value, revenue.comparison, revenue.no_data_before) == (300, None, date(2024, 11, 20))
    assert (growth.value, growth.comparison, growth.no_data_before) == (None, None, date(2024, 11, 20))
    assert "no data before" in str(growth.reason)
    covered = replace(year, period=Period(date(2026, 1, 1), date(2026, 4, 1)), comparison=Comparison.PREVIOUS)
    assert compute(version, ["sales_growth"], covered)[0].value == 400 / 200 - 1


def test_growth_is_not_compared_with_growth_from_before_the_data(tmp_path: Path) -> None:
    asked = replace(JANUARY, period=Period(date(2025, 2, 1), date(2025, 3, 1)), comparison=Comparison.PREVIOUS)
    february = [*ORDERS, {"order_id": "8", "ordered_at": "2025-02-10", "amount": 25.0}]
    value = compute(company(tmp_path, orders=february), ["sales_growth"], asked)[0]
    assert value.value == 25 / 50 - 1
    assert (value.comparison, value.no_data_before) == (None, date(2025, 1, 4)), "January would have grown from an unknown December"
