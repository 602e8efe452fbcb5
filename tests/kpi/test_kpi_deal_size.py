"""Deal size: the value of won deals over those that have one."""

from datetime import date
from pathlib import Path

import pytest

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def test_a_won_deal_without_an_amount_does_not_make_the_others_smaller(tmp_path: Path) -> None:
    rows = table(
        """
        deal_id | closed_at  | status | amount
        1       | 2026-01-01 | won    | 100.10
        2       | 2026-01-02 | won    | 200.20
        3       | 2026-01-03 | won    | 600
        4       | 2026-01-04 | won    |
        5       | 2026-01-05 | lost   | 9000
    """,
        amount=float,
    )
    value = compute(company(tmp_path, deals=rows), ["deal_size"], JANUARY)[0]
    assert (value.numerator, value.denominator, dict(value.beside)) == (900.3, 3, {"median": 200.2})
    assert value.value == pytest.approx(300.1)
