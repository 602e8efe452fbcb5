"""Revenue: orders with refunds and cancellations subtracted, else won deals."""

from datetime import date
from pathlib import Path

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))

ORDERS = table(
    """
    order_id | ordered_at | amount | is_cancelled
    1        | 2026-01-01 | 100.10 | no
    2        | 2026-01-02 | 200.20 |
    3        | 2026-01-03 | -50    | no
    4        | 2026-01-04 | 9999   | yes
    5        | 2026-01-05 |        | no
    6        | 2026-02-01 | 777    | no
""",
    amount=float,
    is_cancelled=bool,
)
DEALS = table(
    """
    deal_id | closed_at  | expected_close_at | status | amount
    1       | 2026-01-01 |                   | won    | 10
    2       | 2026-01-31 |                   | won    | 20
    3       | 2026-01-31 |                   | lost   | 40
    4       |            | 2026-01-31        | open   | 80
""",
    amount=float,
)


def test_a_refund_lessens_it_and_a_cancelled_order_is_none(tmp_path: Path) -> None:
    value = compute(company(tmp_path, orders=ORDERS, deals=DEALS), ["revenue"], JANUARY)[0]
    assert (value.value, value.rows) == (250.3, 3)


def test_without_orders_it_is_the_value_of_won_deals(tmp_path: Path) -> None:
    value = compute(company(tmp_path, deals=DEALS), ["revenue"], JANUARY)[0]
    assert (value.value, value.rows) == (30, 2)
