"""Activities: touches, and how many of each kind."""

from datetime import date
from pathlib import Path

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def test_every_kind_counts_and_the_main_ones_stand_beside(tmp_path: Path) -> None:
    rows = table("""
        activity_id | at                  | kind
        1           | 2026-01-01          | call
        2           | 2026-01-02 10:00:00 | call
        3           | 2026-01-03          | email
        4           | 2026-01-04          |
        5           | 2026-02-01          | demo
    """)
    value = compute(company(tmp_path, activities=rows), ["activities"], JANUARY)[0]
    assert (value.value, dict(value.beside)) == (4, {"calls": 2, "e-mails": 1, "meetings": 0, "demos": 0})
