"""Sales cycle: days from creation to close of deals won."""

from datetime import date
from pathlib import Path

import pytest

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def test_the_headline_is_the_median_and_the_mean_stands_beside_it(tmp_path: Path) -> None:
    rows = table("""
        deal_id | created_at | closed_at           | status
        1       | 2026-01-01 | 2026-01-11          | won
        2       | 2025-12-01 | 2026-01-20          | won
        3       | 2026-01-01 | 2026-01-01 12:00:00 | won
        4       | 2026-01-01 | 2026-01-31          | lost
        5       | 2026-01-20 | 2026-01-10          | won
        6       |            | 2026-01-10          | won
        7       | 2025-01-01 | 2026-02-01          | won
    """)
    value = compute(company(tmp_path, deals=rows), ["sales_cycle"], JANUARY)[0]
    assert (value.value, value.rows) == (10, 3)
    assert dict(value.beside) == pytest.approx({"mean": (10 + 50 + 0.5) / 3, "p10": 0.5 + 0.2 * 9.5, "p90": 10 + 0.8 * 40})


def test_a_close_part_of_a_second_before_the_creation_is_left_out_like_any_other(tmp_path: Path) -> None:
    # 36.5 s = 36.5 ÷ 86,400 days; 0.4 s before the creation is before it.
    rows = table("""
        deal_id | created_at              | closed_at               | status
        1       | 2026-01-01 10:00:00.500 | 2026-01-01 10:00:37.000 | won
        2       | 2026-01-01 10:00:00.900 | 2026-01-01 10:00:00.500 | won
    """)
    value = compute(company(tmp_path, deals=rows), ["sales_cycle"], JANUARY)[0]
    assert (value.value, value.rows) == (pytest.approx(36.5 / 86400, rel=1e-12), 1)
