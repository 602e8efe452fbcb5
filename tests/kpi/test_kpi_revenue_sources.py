"""Where revenue comes from and what it leaves: first purchases, existing customers, margin, places, expenses."""

from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.periods import Period
from kpi.receipt import receipt
from kpi.selection import Selection
from tests.companies import company, table

MARCH = Selection(Period(date(2026, 3, 1), date(2026, 4, 1)), date(2026, 4, 30))

ORDERS = table(
    """
    order_id | ordered_at | customer | amount | cost | country | is_cancelled
    1        | 2026-01-01 | Anna     | 100    | 60   | Italy   | no
    2        | 2026-03-01 | Anna     | 50     | 20   | Italy   | no
    3        | 2026-03-02 | Anna     | -10    | -5   | Italy   | no
    4        | 2026-03-03 | Bruno    | 200    | 90   | Spain   | no
    5        | 2026-03-04 | Bruno    | 30     |      |         | no
    6        | 2026-03-05 |          | 40     | 10   | Spain   | no
    7        | 2026-03-06 | Carla    | 999    | 1    | Spain   | yes
    8        | 2026-04-01 | Carla    | 500    | 100  | Spain   | no
    """,
    amount=float,
    cost=float,
    is_cancelled=bool,
)
"""March: 310 in all; Bruno's first order 200; of known customers 270, of which 70 from those who had bought before."""


@pytest.fixture
def version(tmp_path: Path) -> Version:
    spend = table("spent_on | amount | kind\n2026-03-05 | 31 | marketing\n2026-03-05 | 31 | retention\n2026-02-05 | 9 |", amount=float)
    return company(tmp_path, orders=ORDERS, spend=spend)


def _of(version: Version, kpi: str) -> Value:
    return compute(version, [kpi], MARCH)[0]


def test_new_revenue_is_what_first_purchases_brought(version: Version) -> None:
    assert _of(version, "net_new_revenue").value == 200


def test_existing_customers_bring_the_rest_of_what_is_known(version: Version) -> None:
    value = _of(version, "existing_customer_revenue")
    assert (value.value, value.numerator, value.denominator) == (pytest.approx(70 / 270), 70, 270)


def test_margin_is_over_orders_that_have_a_cost_and_says_which_have_none(version: Version) -> None:
    # 280 with a cost, which is 115.
    value = _of(version, "sales_margin")
    assert (value.value, dict(value.beside)) == (pytest.approx(165 / 280), {"in money": 165})
    left = receipt(version, CATALOGUE["sales_margin"], MARCH).left_out
    assert {str(each.reason): each.rows for each in left} == {"an order without a cost": 1}


def test_revenue_by_place_leaves_out_what_has_none(version: Version) -> None:
    value = _of(version, "sales_by_geography")
    assert (value.value, dict(value.beside)) == (280, {"share of revenue with a place": pytest.approx(280 / 310)})
    values = compute(version, ["sales_by_geography"], MARCH, ["country"])
    assert {each.group[0][1]: each.value for each in values} == {"Italy": 40, "Spain": 240, None: None}


def test_expenses_of_every_kind_over_revenue(version: Version) -> None:
    assert _of(version, "expense_to_revenue").value == pytest.approx(62 / 310)


def test_with_subscriptions_alone_new_revenue_is_won_and_added_less_reduced_and_lost(tmp_path: Path) -> None:
    # New 20 (Bruno), added 5 (Anna), lost 30 (Carla), back 30 (Dora, not counted): −5.
    subscriptions = table(
        """
        customer | started_at | ended_at   | mrr
        Anna     | 2026-01-01 | 2026-03-10 | 10
        Anna     | 2026-03-10 |            | 15
        Bruno    | 2026-03-05 |            | 20
        Carla    | 2026-01-01 | 2026-03-31 | 30
        Dora     | 2026-01-01 | 2026-02-10 | 30
        Dora     | 2026-03-10 |            | 30
        """,
        mrr=float,
    )
    version = company(tmp_path, subscriptions=subscriptions)
    value = _of(version, "net_new_revenue")
    assert value.value == -5
    assert dict(value.beside) == {"recurring, a month": -5, "of customers who came back": 30, "change of MRR": 25}
    assert _of(version, "new_customers").value == 1
