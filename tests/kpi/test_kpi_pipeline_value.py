"""Pipeline value: deals open at the end of the period."""

from datetime import date
from pathlib import Path

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))

DEALS = table(
    """
    deal_id | created_at          | closed_at  | expected_close_at | status | amount
    1       | 2025-11-01          |            | 2026-01-15        | open   | 10
    2       | 2026-01-31 23:59:59 | 2026-02-01 |                   | won    | 200
    3       | 2026-01-10          | 2026-01-31 |                   | won    | 4000
    4       | 2026-02-01          |            |                   | open   | 50000
    5       | 2026-01-05          | 2026-06-01 |                   | lost   | 600000
    6       | 2026-01-06          |            |                   | open   |
    7       |                     |            |                   | open   | 7000000
""",
    amount=float,
)


def test_a_deal_counts_from_its_creation_until_the_moment_it_closes(tmp_path: Path) -> None:
    value = compute(company(tmp_path, deals=DEALS), ["pipeline_value"], JANUARY)[0]
    assert (value.value, value.rows, dict(value.beside)) == (10 + 200 + 600000, 3, {"open deals": 4})


def test_a_deal_said_to_be_won_without_a_date_is_not_open(tmp_path: Path) -> None:
    rows = table(
        """
        deal_id | created_at | closed_at  | status | amount
        1       | 2026-01-01 |            | won    | 10
        2       | 2026-01-01 |            | open   | 20
        3       | 2026-01-01 | 2026-01-02 | lost   | 40
    """,
        amount=float,
    )
    assert compute(company(tmp_path, deals=rows), ["pipeline_value"], JANUARY)[0].value == 20


def test_open_deals_without_amounts_are_no_value_with_the_reason(tmp_path: Path) -> None:
    deals = table(
        """
        deal_id | created_at | status | amount | closed_at
        1       | 2026-01-05 | open   |        |
        2       | 2026-01-05 | won    | 5      | 2026-01-09
        """,
        amount=float,
    )
    value = compute(company(tmp_path, deals=deals), ["pipeline_value"], JANUARY)[0]
    assert (value.value, str(value.reason)) == (None, "1 left out: open, but without an amount")


def test_without_a_value_the_reason_is_the_main_one(tmp_path: Path) -> None:
    rows = table("""
        deal_id | created_at | status | amount
        1       |            | open   |
        2       | 2026-01-02 | open   |
        3       | 2026-01-03 | open   |
        4       | 2026-02-03 | won    | 10
    """, amount=float)  # fmt: skip
    value = compute(company(tmp_path, deals=rows), ["pipeline_value"], JANUARY)[0]
    assert (value.value, str(value.reason)) == (None, "2 left out: open, but without an amount")
