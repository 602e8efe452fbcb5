"""Leads: how many came in during the period."""

from datetime import date
from pathlib import Path

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def test_leads_are_counted_by_the_day_they_came_in(tmp_path: Path) -> None:
    rows = table("""
        lead_id | created_at          | converted_at
        1       | 2025-12-31 23:59:59 |
        2       | 2026-01-01          |
        3       | 2026-01-31 23:59:59 | 2026-03-01
        4       | 2026-02-01          |
        5       |                     | 2026-01-10
    """)
    value = compute(company(tmp_path, leads=rows), ["leads"], JANUARY)[0]
    assert (value.value, value.rows) == (2, 2)


def test_a_month_without_leads_has_0_leads(tmp_path: Path) -> None:
    rows = table("""
        lead_id | created_at
        1       | 2026-03-01
    """)
    assert compute(company(tmp_path, leads=rows), ["leads"], JANUARY)[0].value == 0
