"""Resolution time: hours from opening to closing."""

from datetime import date
from pathlib import Path

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def test_tickets_count_in_the_period_in_which_they_close(tmp_path: Path) -> None:
    rows = table("""
        ticket_id | opened_at           | closed_at           | status
        1         | 2026-01-01 08:00:00 | 2026-01-01 09:30:00 | closed
        2         | 2025-12-31 12:00:00 | 2026-01-01 12:00:00 | closed
        3         | 2026-01-01          | 2026-01-03          | closed
        4         | 2026-01-05          | 2026-01-04          | closed
        5         | 2026-01-31          | 2026-02-01          | closed
        6         | 2026-01-02          |                     | open
    """)
    value = compute(company(tmp_path, tickets=rows), ["resolution_time"], JANUARY)[0]
    assert (value.value, value.rows, dict(value.beside)["mean"]) == (24, 3, (1.5 + 24 + 48) / 3)
