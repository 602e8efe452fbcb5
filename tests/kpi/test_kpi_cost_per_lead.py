"""Cost per lead: marketing and purchased leads over leads, each by its own date."""

from datetime import date
from pathlib import Path

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))

SPEND = table(
    """
    spent_on   | amount | kind          | channel
    2026-01-02 | 60     | marketing     | search
    2026-01-03 | 30     | lead purchase | fair
    2026-01-04 | 10     |               | search
    2026-01-05 | 500    | sales staff   | search
    2026-02-01 | 700    | marketing     | search
""",
    amount=float,
)
LEADS = table("""
    lead_id | created_at | channel
    1       | 2026-01-09 | search
    2       | 2026-01-10 | search
    3       | 2026-01-11 | walk-in
    4       | 2026-01-11 | search
""")


def test_spend_and_leads_are_added_up_apart_and_then_divided(tmp_path: Path) -> None:
    value = compute(company(tmp_path, spend=SPEND, leads=LEADS), ["cost_per_lead"], JANUARY)[0]
    assert (value.value, value.numerator, value.denominator) == (25, 100, 4)


def test_a_channel_with_only_spend_or_only_leads_stays_visible_without_a_value(tmp_path: Path) -> None:
    values = compute(company(tmp_path, spend=SPEND, leads=LEADS), ["cost_per_lead"], JANUARY, ["channel"])
    assert {dict(each.group)["channel"]: each.value for each in values} == {"fair": None, "search": 70 / 3, "walk-in": None}
