"""New customers: those whose first purchase falls in the period."""

from datetime import date
from pathlib import Path

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def test_a_customer_is_new_once(tmp_path: Path) -> None:
    rows = table(
        """
        order_id | ordered_at | amount | is_cancelled | customer_id | customer
        1        | 2025-12-30 | 10     | no           | a           | A
        2        | 2026-01-02 | 10     | no           | a           | A
        3        | 2026-01-03 | 10     | no           | b           | B
        4        | 2026-01-04 | 10     | no           | b           | B
        5        | 2026-01-05 | 10     | yes          | c           | C
        6        | 2026-02-05 | 10     | no           | c           | C
        7        | 2026-01-06 | 10     | no           |             |
    """,
        amount=float,
        is_cancelled=bool,
    )
    assert compute(company(tmp_path, orders=rows), ["new_customers"], JANUARY)[0].value == 1


def test_without_orders_the_first_won_deal_makes_a_customer(tmp_path: Path) -> None:
    rows = table("""
        deal_id | closed_at  | status | customer
        1       | 2026-01-02 | lost   | A
        2       | 2026-01-03 | won    | A
        3       | 2025-06-01 | won    | B
        4       | 2026-01-04 | won    | B
        5       |            | open   | C
    """)
    assert compute(company(tmp_path, deals=rows), ["new_customers"], JANUARY)[0].value == 1
