"""Customer acquisition cost: what was spent on winning customers, over the new ones."""

from datetime import date
from pathlib import Path

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def test_retention_is_no_acquisition(tmp_path: Path) -> None:
    spend = table(
        """
        spent_on   | amount | kind
        2026-01-02 | 100    | marketing
        2026-01-02 | 20     | lead purchase
        2026-01-02 | 300    | sales staff
        2026-01-02 | 40     | training
        2026-01-02 | 50     | software
        2026-01-02 | 6000   | retention
        2026-01-02 | 10     |
    """,
        amount=float,
    )
    orders = table(
        """
        order_id | ordered_at | amount | customer
        1        | 2026-01-05 | 10     | A
        2        | 2026-01-06 | 10     | B
        3        | 2026-01-07 | 10     | A
    """,
        amount=float,
    )
    value = compute(company(tmp_path, spend=spend, orders=orders), ["cac"], JANUARY)[0]
    assert (value.value, value.numerator, value.denominator) == (260, 520, 2)
