"""Win-loss ratio: deals won for each deal lost."""

from datetime import date
from pathlib import Path

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def test_two_won_for_each_lost(tmp_path: Path) -> None:
    rows = table("""
        deal_id | closed_at  | status | rep
        1       | 2026-01-01 | won    | Ana
        2       | 2026-01-02 | won    | Ana
        3       | 2026-01-03 | lost   | Ana
        4       | 2026-01-04 | won    | Ben
    """)
    values = compute(company(tmp_path, deals=rows), ["win_loss_ratio"], JANUARY, ["rep"])
    assert [(each.group[0][1], each.value) for each in values] == [("Ana", 2), ("Ben", None)]
