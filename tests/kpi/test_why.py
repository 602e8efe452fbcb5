"""Why a KPI changed, worked out by hand."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from data.version import Version
from kpi.__main__ import main
from kpi.comparison import Comparison
from kpi.periods import Period
from kpi.selection import Filter, Selection
from kpi.why import explain
from tests.companies import company, table

MAY = Selection(Period(date(2026, 5, 1), date(2026, 6, 1)), date(2026, 6, 30), Comparison.PREVIOUS)


@pytest.fixture
def shop(tmp_path: Path) -> Version:
    """April: 4 orders of 400 together; May: 5 orders of 600. Lisboa is gone in May, Porto is new."""
    return company(
        tmp_path,
        orders=table(
            """
            order_id | ordered_at | amount | city   | customer
            a        | 2026-04-02 | 100    | Milano | Ada
            b        | 2026-04-09 | 50     | Milano | Bo
            c        | 2026-04-20 | 200    | Lisboa | Cy
            d        | 2026-04-28 | 50     |        | Bo
            e        | 2026-05-03 | 150    | Milano | Ada
            f        | 2026-05-04 | 150    | Milano | Ada
            g        | 2026-05-10 | 100    | Milano | Bo
            h        | 2026-05-11 | 120    | Porto  | Di
            i        | 2026-05-30 | 80     |        | Bo
            """,
            amount=float,
            ordered_at=pd.Timestamp,
        ),
    )


def test_revenue_is_orders_times_value_and_half_of_what_they_do_together_is_each_ones(shop: Version) -> None:
    found = explain(shop, "revenue", MAY)
    assert (found.before, found.after, found.change) == (400, 600, 200)
    assert found.tree is not None and found.tree.id == "orders"
    number, value = found.drivers
    assert (number.before, number.after, value.before, value.after) == (4, 5, 100, 120)
    assert number.share == 1 * Fraction(100 + 120, 2)  # one order more, at the mean of both values
    assert value.share == 20 * Fraction(4 + 5, 2)


def test_customers_orders_of_each_and_value_are_another_way_to_take_it_apart(shop: Version) -> None:
    found = explain(shop, "revenue", MAY, tree="customers")
    assert [(each.before, each.after) for each in found.drivers] == [(3, 3), (Fraction(4, 3), Fraction(5, 3)), (100, 120)]
    assert [each.share for each in found.drivers] == [0, 110, 90]


def test_members_of_a_sum_have_their_own_change_and_new_and_gone_ones_are_told(shop: Version) -> None:
    found = explain(shop, "revenue", MAY, dimension="city")
    assert {each.group[0]: each.share for each in found.members} == {"Milano": 250, "Lisboa": -200, "Porto": 120, None: 30}
    assert [each.group[0] for each in found.members if each.is_new] == ["Porto"]
    assert [each.group[0] for each in found.members if each.is_gone] == ["Lisboa"]


def test_filters_narrow_what_is_explained(shop: Version) -> None:
    milan = Selection(MAY.period, MAY.today, Comparison.PREVIOUS, filters=(Filter("city", ("Milano",)),))
    found = explain(shop, "revenue", milan)
    assert (found.change == 250 and found.dimension == "customer") or found.no_members is not None


@pytest.fixture
def team(tmp_path: Path) -> Version:
    """Ana wins 3 of 4, then 4 of 8; Bo 2 of 6, then 1 of 2: together 5 of 10, then 5 of 10."""
    rows: list[dict[str, object]] = []
    for rep, month, won, lost in (("Ana", 4, 3, 1), ("Bo", 4, 2, 4), ("Ana", 5, 4, 4), ("Bo", 5, 1, 1)):
        for number in range(won + lost):
            rows.append({"deal_id": f"{rep}{month}{number}", "status": "won" if number < won else "lost", "rep": rep,
                         "created_at": pd.Timestamp("2026-03-01"), "closed_at": pd.Timestamp(2026, month, 5), "amount": 10.0})  # fmt: skip
    return company(tmp_path, deals=rows)


def test_a_share_that_stands_still_may_hide_two_that_moved(team: Version) -> None:
    found = explain(team, "win_rate", MAY, dimension="rep")
    members = {each.group[0]: each for each in found.members}
    # Ana: 75 % → 50 %, weight 4/10 → 8/10; Bo: 1/3 → 1/2, weight 6/10 → 2/10; both months 50 % together.
    assert members["Ana"].rate == Fraction(6, 10) * Fraction(-1, 4)
    assert members["Ana"].mix == (Fraction(5, 8) - Fraction(1, 2)) * Fraction(4, 10)
    assert members["Bo"].rate == Fraction(4, 10) * Fraction(1, 6)
    assert members["Bo"].mix == (Fraction(5, 12) - Fraction(1, 2)) * Fraction(-4, 10)
    assert sum(each.share for each in found.members) == found.change == 0


def test_drivers_of_a_share_are_the_cases_on_both_sides(team: Version) -> None:
    found = explain(team, "win_rate", Selection(MAY.period, MAY.today, Comparison.PREVIOUS, filters=(Filter("rep", ("Ana",)),)))
    assert [(str(each.name), each.before, each.after) for each in found.drivers] == [("deals won", 3, 4), ("deals lost", 1, 4)]
    # Won alone: 3/4 → 4/5, or 3/7 → 4/8; lost alone: 3/4 → 3/7, or 4/5 → 4/8.
    assert found.drivers[0].share == (Fraction(4, 5) - Fraction(3, 4) + Fraction(1, 2) - Fraction(3, 7)) / 2
    assert sum(each.share for each in found.drivers) == Fraction(-1, 4)


def test_a_period_before_the_data_has_nothing_to_explain(shop: Version) -> None:
    april = Selection(Period(date(2026, 4, 1), date(2026, 5, 1)), MAY.today, Comparison.PREVIOUS)
    assert "does not reach back" in str(explain(shop, "revenue", april).because)


def test_recurring_revenue_is_taken_apart_into_its_movements(tmp_path: Path) -> None:
    """In May Cy comes with 30, Ada pays 25 more, Bo leaves with 40: 140 become 155."""
    version = company(
        tmp_path,
        subscriptions=table(
            """
            subscription_id | customer | customer_id | started_at | ended_at   | mrr
            s1              | Ada      | Ada         | 2026-01-01 | 2026-05-10 | 100
            s2              | Ada      | Ada         | 2026-05-10 |            | 125
            s3              | Bo       | Bo          | 2026-02-01 | 2026-05-20 | 40
            s4              | Cy       | Cy          | 2026-05-05 |            | 30
            """,
            mrr=float,
            started_at=pd.Timestamp,
            ended_at=pd.Timestamp,
        ),
    )
    found = explain(version, "mrr", MAY)
    assert (found.before, found.after) == (140, 155)
    assert {str(each.name): each.share for each in found.drivers} == {"new": 30, "expansion": 25, "churn": -40}
    assert sum(each.share for each in explain(version, "arr", MAY).drivers) == 12 * 15


def test_the_command_prints_parts_that_add_up(shop: Version, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["why", "revenue", "--workspace", str(shop.root), "--from", "2026-05-01", "--to", "2026-06-01", "--by", "city"]
    assert main([*asked, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["change"] == 200 and sum(each["share"] for each in printed["drivers"]) == 200
    assert {each["member"]: each["share"] for each in printed["members"]} == {"Milano": 250, "Lisboa": -200, "Porto": 120, None: 30}
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert "Revenue rose by 200.00 to 600.00" in said and "not causes" in said and "gone" in said
