"""A value beside its target: of just this period or of its parts, for the whole or a member; to date while the period runs."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from data.version import Version
from kpi.compute import Value, compute
from kpi.goals import revenue_goal
from kpi.periods import Grain, Period
from kpi.ranked import ranked
from kpi.selection import Comparison, Filter, Goal, Selection
from kpi.targets import kept_in
from sharing.access import new_workspace, resolve
from sharing.home import Home
from sharing.targets import Target, save
from tests.companies import company, table

APRIL = Period(date(2026, 4, 1), date(2026, 5, 1))
QUARTER = Period(date(2026, 4, 1), date(2026, 7, 1))
TODAY = date(2026, 12, 31)
AGAINST = Selection(APRIL, TODAY, Comparison.TARGET)

ORDERS = table("""
    order_id | ordered_at | amount | rep
    1        | 2026-04-03 | 100    | Ana
    2        | 2026-04-20 | 50     | Ben
    3        | 2026-05-02 | 70     | Ana
""", amount=float)  # fmt: skip

GIVEN = table("""
    kpi     | starts_on  | ends_on    | value | rep
    revenue | 2026-04-01 | 2026-05-01 | 200   |
    revenue | 2026-05-01 | 2026-06-01 | 210   |
    revenue | 2026-06-01 | 2026-07-01 | 220   |
    revenue | 2026-04-01 | 2026-05-01 | 90    | Ana
    win_rate | 2026-01-01 | 2027-01-01 | 0.4  |
""", value=float)  # fmt: skip

QUOTAS = table("""
    month      | amount | rep
    2026-04-01 | 80     | Ana
    2026-04-01 | 60     | Ben
    2026-05-01 | 85     | Ana
""", amount=float)  # fmt: skip


def one(version: Version, selection: Selection, kpi: str = "revenue") -> Value:
    return compute(version, [kpi], selection)[0]


@pytest.fixture
def shop(tmp_path: Path) -> Version:
    return company(tmp_path, orders=ORDERS, targets=GIVEN)


def test_a_month_is_compared_with_its_target_and_a_quarter_with_those_of_its_months(shop: Version) -> None:
    month = one(shop, AGAINST)
    assert (month.value, month.comparison, month.change, month.compared) == (150, 200, -50, APRIL)
    assert one(shop, replace(AGAINST, period=QUARTER)).comparison == 200 + 210 + 220
    steps = compute(shop, ["revenue"], replace(AGAINST, period=QUARTER, grain=Grain.MONTH))
    assert [each.comparison for each in steps] == [200, 210, 220]


def test_a_period_that_targets_do_not_cover_has_none(shop: Version) -> None:
    half = replace(AGAINST, period=Period(date(2026, 3, 1), date(2026, 5, 1)))
    assert (one(shop, half).comparison, one(shop, half).compared) == (None, None)
    assert one(shop, replace(AGAINST, period=Period(date(2026, 4, 1), date(2026, 4, 15)))).comparison is None


def test_a_running_month_is_compared_with_what_is_due_by_now(shop: Version) -> None:
    running = one(shop, replace(AGAINST, today=date(2026, 4, 12)))
    assert running.comparison == 200 * 12 / 30
    assert running.compared == Period(date(2026, 4, 1), date(2026, 4, 13))


def test_of_a_running_quarter_the_months_that_have_passed_are_due_and_a_part_of_this_one(shop: Version) -> None:
    assert one(shop, replace(AGAINST, period=QUARTER, today=date(2026, 6, 6))).comparison == 200 + 210 + 220 * 6 / 30
    year = replace(AGAINST, period=Period(date(2026, 4, 1), date(2027, 4, 1)), today=date(2026, 5, 31))
    assert one(shop, year).comparison == 200 + 210, "later months have no target yet, and are not due"


def test_a_member_has_its_own_target_whether_it_is_sliced_or_filtered(shop: Version) -> None:
    by_rep = {each.group[0][1]: each.comparison for each in compute(shop, ["revenue"], AGAINST, ["rep"])}
    assert by_rep == {"Ana": 90, "Ben": None}
    assert one(shop, AGAINST.narrowed("rep", "Ana")).comparison == 90
    assert one(shop, replace(AGAINST, filters=(Filter("rep", ("Ana", "Ben")),))).comparison is None, "nobody set one for both"
    assert [each.comparison for each in ranked(shop, "revenue", AGAINST, ["rep"], top=1).others] == [None]


def test_a_target_of_a_rate_holds_for_each_part_of_its_year_and_is_not_cut_down(tmp_path: Path) -> None:
    deals = table("deal_id | closed_at | status\n1 | 2026-04-02 | won\n2 | 2026-04-03 | lost")
    version = company(tmp_path, deals=deals, targets=GIVEN)
    running = replace(AGAINST, today=date(2026, 4, 12))
    assert [one(version, each, "win_rate").comparison for each in (AGAINST, running)] == [0.4, 0.4]


def test_quotas_are_targets_for_revenue_and_of_each_rep_where_it_is_what_they_sold(tmp_path: Path) -> None:
    sold = table(
        "deal_id | closed_at | status | amount | rep\n1 | 2026-04-03 | won | 100 | Ana\n2 | 2026-04-20 | won | 50 | Ben", amount=float
    )
    version = company(tmp_path / "deals", deals=sold, quotas=QUOTAS)
    assert one(version, AGAINST).comparison == revenue_goal(version, APRIL) == 140
    assert {each.group[0][1]: each.comparison for each in compute(version, ["revenue"], AGAINST, ["rep"])} == {"Ana": 80, "Ben": 60}
    assert one(version, replace(AGAINST, period=QUARTER)).comparison is None, "June has none"
    shop = company(tmp_path / "shop", orders=ORDERS, quotas=QUOTAS)
    assert one(shop, AGAINST.narrowed("rep", "Ana")).comparison is None, "orders are more than what a rep was asked to sell"


def test_what_people_keep_comes_before_what_the_data_holds(shop: Version) -> None:
    kept = replace(AGAINST, goals=(Goal("revenue", APRIL, 300.0), Goal("revenue", APRIL, 120.0, frozenset({("rep", "Ana")}))))
    assert one(shop, kept).comparison == 300
    assert one(shop, kept.narrowed("rep", "Ana")).comparison == 120


def test_targets_kept_on_the_pages_are_found_by_the_commands(tmp_path: Path) -> None:
    home = Home(tmp_path)
    now = datetime(2026, 5, 1, tzinfo=UTC)
    key, workspace = new_workspace(home)
    assert kept_in(workspace.root) == ()
    access = resolve(home, key=key, now=now)
    save(access, Target("April", "revenue", APRIL, Decimal("310.5")), now)
    save(access, Target("Ana", "revenue", APRIL, Decimal(90), "rep", "Ana"), now)
    assert kept_in(workspace.root) == (
        Goal("revenue", APRIL, 90.0, frozenset({("rep", "Ana")})),
        Goal("revenue", APRIL, 310.5),
    )


def test_growth_is_still_told_against_the_period_before(shop: Version) -> None:
    may = replace(AGAINST, period=Period(date(2026, 5, 1), date(2026, 6, 1)))
    assert one(shop, may, "sales_growth").value == 70 / 150 - 1
