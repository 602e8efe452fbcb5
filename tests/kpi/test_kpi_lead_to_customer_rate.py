"""Lead-to-customer rate: of the leads that came in, those converted since."""

from datetime import date
from pathlib import Path

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def test_a_cohort_is_judged_by_its_conversions_whenever_they_came(tmp_path: Path) -> None:
    rows = table(
        """
        lead_id | created_at | is_converted | converted_at | is_won
        1       | 2026-01-03 | yes          | 2026-01-13   | yes
        2       | 2026-01-04 | yes          | 2026-04-14   | no
        3       | 2026-01-05 | no           |              | no
        4       | 2026-01-06 |              |              |
        5       | 2025-12-20 | yes          | 2026-01-10   | yes
    """,
        is_converted=bool,
        is_won=bool,
    )
    value = compute(company(tmp_path, leads=rows), ["lead_to_customer_rate"], JANUARY)[0]
    assert (value.value, value.numerator, value.denominator) == (2 / 4, 2, 4)
    assert dict(value.beside) == {"with a won deal": 1 / 4, "median days to convert": 55}


def test_a_conversion_on_a_day_without_a_time_took_whole_days(tmp_path: Path) -> None:
    """Converted on the day it came in is 0 days, not a conversion before it; two days later is 2 days, not one and a half."""
    rows = table(
        """
        lead_id | created_at          | is_converted | converted_at
        1       | 2026-01-03 12:00:00 | yes          | 2026-01-03
        2       | 2026-01-04 12:00:00 | yes          | 2026-01-06
        3       | 2026-01-05 12:00:00 | yes          | 2026-01-04
    """,
        is_converted=bool,
    )
    value = compute(company(tmp_path, leads=rows), ["lead_to_customer_rate"], JANUARY)[0]
    assert dict(value.beside)["median days to convert"] == 1


def test_a_young_cohort_is_marked_not_judged(tmp_path: Path) -> None:
    rows = table(
        """
        lead_id | created_at | is_converted | converted_at
        1       | 2025-10-01 | yes          | 2025-11-10
        2       | 2026-01-05 | no           |
    """,
        is_converted=bool,
    )
    version = company(tmp_path, leads=rows)
    month = Period(date(2026, 1, 1), date(2026, 2, 1))
    days_after = {day: compute(version, ["lead_to_customer_rate"], Selection(month, day))[0].immature
                  for day in (date(2026, 2, 10), date(2026, 3, 11), date(2026, 3, 13))}  # fmt: skip
    assert list(days_after.values()) == [True, True, False]
