"""KPIs that a version moves, over the same period of both."""

from datetime import date

from kpi.moved import moved, windows
from kpi.periods import Period
from tests.companies import company, table

TODAY = date(2026, 6, 30)
DEALS = table(
    """
    deal_id | created_at | closed_at  | status | amount
    1       | 2026-01-05 | 2026-02-05 | won    | 100
    2       | 2026-04-06 | 2026-05-06 | lost   | 50
    3       | 2026-04-07 | 2026-05-07 | won    | 60
    4       | 2026-05-07 | 2026-06-07 | won    | 5
    """,
    amount=float,
)


def test_windows_are_the_last_month_both_know_and_twelve_months(tmp_path):
    both = company(tmp_path, deals=DEALS), company(tmp_path, deals=DEALS[1:])
    assert windows(*both, TODAY) == (Period(date(2026, 5, 1), date(2026, 6, 1)), Period(date(2025, 6, 8), date(2026, 6, 8)))


def test_only_kpis_that_differ_are_told_the_largest_first(tmp_path):
    later = [DEALS[0], DEALS[1], DEALS[2] | {"amount": 90.0}, DEALS[3]]
    found = moved(company(tmp_path, deals=DEALS), company(tmp_path, deals=later), TODAY)
    may = Period(date(2026, 5, 1), date(2026, 6, 1))
    told = [(each.kpi, each.before, each.after, each.period == may) for each in found if each.kpi == "revenue"]
    assert told == [("revenue", 60.0, 90.0, True), ("revenue", 165.0, 195.0, False)]
    assert "win_rate" not in {each.kpi for each in found}


def test_the_same_data_moves_nothing(tmp_path):
    assert moved(company(tmp_path, deals=DEALS), company(tmp_path, deals=DEALS), TODAY) == ()
