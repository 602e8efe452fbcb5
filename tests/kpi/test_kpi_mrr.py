"""Recurring revenue: what was paid by the month at a moment, and what moved it; the movements add up exactly, in every slice."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.health import health
from kpi.periods import Grain, Period
from kpi.receipt import receipt
from kpi.selection import Filter, Selection
from tests.companies import company, table
from tests.kpi.messy import messy

TODAY = date(2026, 12, 31)
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
KINDS = ("new", "expansion", "contraction", "churn", "reactivation", "moved")

SUBSCRIPTIONS = table(
    """
    subscription_id | customer | started_at          | ended_at            | mrr | product | is_trial
    1               | Anna     | 2026-01-05          | 2026-03-05 09:00:00 | 100 | Base    | no
    2               | Anna     | 2026-03-05 17:00:00 |                     | 120 | Plus    | no
    3               | Bruno    | 2026-01-10          | 2026-01-31          | 50  | Base    | no
    4               | Bruno    | 2026-02-01          | 2026-02-28          | 50  | Base    | no
    5               | Bruno    | 2026-04-10          |                     | 40  | Base    | no
    6               |          | 2026-01-20          |                     | 7   | Base    | no
    7               | Carla    | 2026-01-10          | 2026-01-05          | 9   | Base    | no
    8               | Carla    | 2026-01-10          |                     |     | Base    | no
    9               | Carla    | 2026-01-10          |                     | -3  | Base    | no
    10              | Dora     | 2026-01-10          | 2026-02-10          | 0   | Base    | yes
    11              | Dora     | 2026-02-10          |                     | 10  | Base    | no
    12              | Dora     | 2026-03-10          | 2026-05-20          | 5   | Plus    | no
    """,
    mrr=float,
    is_trial=bool,
)
"""
Anna 100 from 5 January, 120 from 5 March: she ends one and begins another on one day. Bruno 50 from 10 January to 28 February, though one
ends on the last of January and the other begins the day after; 40 from 10 April. Somebody unknown 7 from 20 January. Dora 10 from
10 February, 15 from 10 March, 10 from 20 May. Carla's three cannot be used.

at the end of   January  February  March  April  May
MRR             157      117 + 50 - 50 = 117     (100 + 7 + 10)   142 (120 + 7 + 15)   182 (+ 40)   177 (- 5)
"""


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, subscriptions=SUBSCRIPTIONS)


def _month(version: Version, month: int, kpi: str = "mrr", *filters: Filter) -> Value:
    period = Period(date(2026, month, 1), date(2026, month + 1, 1))
    return compute(version, [kpi], Selection(period, TODAY, filters=filters))[0]


@pytest.mark.parametrize(("month", "expected"), [(1, 157), (2, 117), (3, 142), (4, 182), (5, 177)])
def test_mrr_is_what_is_paid_at_the_end_of_the_month(version: Version, month: int, expected: float) -> None:
    assert _month(version, month).value == expected
    assert _month(version, month, "arr").value == 12 * expected


@pytest.mark.parametrize(
    ("month", "expected"),
    [(1, (157, 0, 0, 0, 0)), (2, (10, 0, 0, -50, 0)), (3, (0, 25, 0, 0, 0)), (4, (0, 0, 0, 0, 40)), (5, (0, 0, -5, 0, 0))],
)
def test_each_movement_is_what_it_was_to_the_customer(version: Version, month: int, expected: tuple[float, ...]) -> None:
    beside = dict(_month(version, month).beside)
    assert tuple(beside[kind] for kind in KINDS) == (*expected, 0)


def test_a_change_of_plan_moves_revenue_between_products_and_is_no_churn(version: Version) -> None:
    base, plus = (dict(_month(version, 3, "mrr", Filter("product", (name,))).beside) for name in ("Base", "Plus"))
    assert (base["moved"], base["churn"], base["expansion"]) == (-100, 0, 0)
    assert (plus["moved"], plus["new"], plus["expansion"]) == (100, 0, 25)


def test_what_cannot_be_used_is_counted(version: Version) -> None:
    shown = receipt(version, CATALOGUE["mrr"], Selection(YEAR, TODAY))
    assert {str(each.reason): each.rows for each in shown.left_out} == {
        "a subscription without a monthly amount": 1,
        "a monthly amount below zero": 1,
    }


def test_a_customer_who_comes_back_on_the_day_of_leaving_has_not_left(tmp_path: Path) -> None:
    rows = table(
        "subscription_id | customer | started_at | ended_at | mrr\n1 | A | 2026-01-05 | 2026-02-05 | 30\n2 | A | 2026-02-05 | | 30"
    )
    february = dict(_month(company(tmp_path, subscriptions=rows), 2).beside)
    assert [february[kind] for kind in KINDS] == [0] * 6


@pytest.mark.parametrize("by", [(), ("rep",), ("country", "channel"), ("customer",)], ids=str)
@pytest.mark.parametrize("seed", range(4))
def test_start_and_movements_add_up_to_the_end_to_the_last_digit(tmp_path: Path, seed: int, by: tuple[str, ...]) -> None:
    rows = messy(seed, rows=250)["subscriptions"].to_dict("records")
    version = company(tmp_path, subscriptions=rows)
    selection = Selection(Period(date(2025, 3, 1), date(2026, 2, 1)), date(2027, 1, 1), grain=Grain.MONTH)
    values = compute(version, ["mrr"], selection, by)
    assert len(values) > 10
    for value in values:
        beside = {name: Decimal(str(amount or 0)) for name, amount in value.beside}
        movements = sum((beside[kind] for kind in KINDS), Decimal(0))
        assert Decimal(str(value.value or 0)) == beside["at the start"] + movements, value
        assert beside["new"] >= 0 <= beside["expansion"] and beside["contraction"] <= 0 >= beside["churn"]
        assert by or beside["moved"] == 0


def test_churn_by_recurring_revenue_is_the_movement_churn_over_the_start(tmp_path: Path) -> None:
    """At the start Anna pays 100 and Bruno 60. Bruno leaves and comes back with 50; Carla comes with 40 and leaves: 100 of 160 left."""
    subscriptions = table("""
        subscription_id | customer | started_at | ended_at   | mrr
        1               | Anna     | 2026-01-01 |            | 100
        2               | Bruno    | 2026-01-01 | 2026-04-20 | 60
        3               | Bruno    | 2026-06-01 |            | 50
        4               | Carla    | 2026-04-10 | 2026-05-10 | 40
    """, mrr=float)  # fmt: skip
    version = company(tmp_path, subscriptions=subscriptions)
    quarter = Selection(Period(date(2026, 4, 1), date(2026, 7, 1)), date(2026, 7, 10))
    churn, mrr = compute(version, ["churn_rate", "mrr"], quarter)
    movements, rates = dict(mrr.beside), dict(churn.beside)
    assert (movements["churn"], movements["reactivation"], movements["at the start"]) == (-100, 50, 160)
    assert rates["by recurring revenue"] == 100 / 160 == -movements["churn"] / movements["at the start"]
    assert (churn.value, rates["left at some time in the period"]) == (0, 2)  # at both ends Anna and Bruno are there


def test_of_a_period_that_still_runs_it_is_said_what_is_in_it(version: Version) -> None:
    """Half of May has passed: who is known to leave by its end is off, who will come is not. Of April nothing is said."""
    may = Selection(Period(date(2026, 5, 1), date(2026, 6, 1)), today=date(2026, 5, 15))
    april = replace(may, period=Period(date(2026, 4, 1), date(2026, 5, 1)))
    said = {each.period.start.month: [str(told) for told in health(version, CATALOGUE["mrr"], each).remarks] for each in (may, april)}
    assert said[4] == []
    assert said[5][0].startswith("The period runs until 2026-05-31: contracts known to end by then")
