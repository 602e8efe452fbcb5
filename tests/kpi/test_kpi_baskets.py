"""What customers buy: upsells, cross-sells and higher levels as marked, else told from what they had bought before."""

from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.periods import Period
from kpi.resolve import resolved
from kpi.selection import Selection
from tests.companies import Rows, company, table

MARCH = Period(date(2026, 3, 1), date(2026, 4, 1))
PRODUCTS = table(
    """
    product  | category | price
    Lamp     | light    | 20
    Lamp Pro | light    | 80
    Desk     | office   | 300
    """,
    price=float,
)
LINES = table(
    """
    line_id | order_id | ordered_at | customer | product  | quantity | amount | price_level | kind
    1       | 1        | 2026-01-05 | Anna     | Lamp     | 1        | 20     | 1           |
    2       | 2        | 2026-03-05 | Anna     | Lamp Pro | 1        | 80     | 2           | Upsell
    3       | 3        | 2026-02-05 | Bruno    | Lamp Pro | 1        | 80     | 2           |
    4       | 4        | 2026-03-06 | Bruno    | Desk     | 2        | 600    | 1           |
    5       | 5        | 2026-03-07 | Carla    | Lamp     | 3        | 60     | 1           |
    6       | 5        | 2026-03-07 | Carla    | Desk     | 1        | 300    | 1           |
    7       | 6        | 2026-03-08 | Dora     | Lamp     | 1        | 20     | 1           |
    8       | 7        | 2026-03-20 | Dora     | Lamp     | 1        | 20     | 1           |
    9       | 8        | 2026-03-21 | Dora     | Lamp Pro | -1       | -80    | 2           | Upsell
    10      | 9        | 2026-03-22 | Dora     | Desk     | 1        | 300    | 2           |
    """,
    quantity=float,
    amount=float,
    price_level=float,
)
"""
In March Anna goes up in her family; Bruno adds another family at a lower level; Carla buys two families at once, her first purchase; Dora
buys the same again, gives something back, and orders 9, a desk at a higher level, is cancelled.
"""
ORDERS: Rows = [{"order_id": "9", "ordered_at": "2026-03-22", "amount": 300.0, "is_cancelled": True}]


def _of(version: Version, kpi: str) -> Value:
    return compute(version, [kpi], Selection(MARCH, date(2026, 4, 30)))[0]


def _without(*names: str) -> Rows:
    return [{name: cell for name, cell in row.items() if name not in names} for row in LINES]


def _formula(version: Version, kpi: str) -> str:
    return resolved(CATALOGUE[kpi].measure, version).words


def test_what_is_marked_counts_as_marked(tmp_path: Path) -> None:
    version = company(tmp_path, order_lines=LINES, products=PRODUCTS, orders=ORDERS)
    value = _of(version, "upsell_rate")
    assert (value.numerator, value.denominator) == (1, 4)
    assert _formula(version, "upsell_rate") == "customers with an upsell, as marked ÷ customers who bought"


def test_without_marks_level_and_family_tell_it(tmp_path: Path) -> None:
    version = company(tmp_path, order_lines=_without("kind"), products=PRODUCTS, orders=ORDERS)
    assert _of(version, "upsell_rate").numerator == 1  # Anna
    assert _of(version, "cross_sell_rate").numerator == 1  # Bruno: Carla had bought nothing before
    assert _formula(version, "cross_sell_rate") == "customers with a cross-sell, told from products ÷ customers who bought"


def test_without_families_a_product_that_is_new_to_the_customer_is_a_cross_sell_unless_it_is_above_all_before(tmp_path: Path) -> None:
    version = company(tmp_path, order_lines=_without("kind"), orders=ORDERS)
    assert _of(version, "upsell_rate").numerator == 1
    assert _of(version, "cross_sell_rate").numerator == 1


@pytest.mark.parametrize("listed", [True, False])
def test_without_levels_prices_tell_them(tmp_path: Path, listed: bool) -> None:
    # By list price, and by what one costs on average, a desk is above a lamp: Bruno has traded up as well, from 80 to 300.
    shelf: dict[str, Rows] = {"products": [{**row, "category": None} for row in PRODUCTS]} if listed else {}
    version = company(tmp_path, order_lines=_without("kind", "price_level"), orders=ORDERS, **shelf)
    assert _of(version, "upsell_rate").numerator == 2
    value = _of(version, "trade_up_rate")
    assert (value.numerator, value.denominator) == (2, 3)


def test_who_bought_again_traded_up_if_the_last_purchase_is_above_the_first(tmp_path: Path) -> None:
    # Anna from 1 to 2, Bruno from 2 to 1, Dora from 1 to 1. Carla did not come back.
    version = company(tmp_path, order_lines=LINES, orders=ORDERS)
    value = _of(version, "trade_up_rate")
    assert (value.numerator, value.denominator, value.rows) == (1, 3, 3)


def test_of_several_purchases_in_a_period_the_last_one_counts(tmp_path: Path) -> None:
    lines = table(
        """
        line_id | order_id | ordered_at | customer | product | quantity | amount | price_level
        1       | 1        | 2026-01-05 | Anna     | Lamp    | 1        | 20     | 1
        2       | 2        | 2026-03-05 | Anna     | Pro     | 1        | 80     | 3
        3       | 3        | 2026-03-25 | Anna     | Lamp    | 1        | 20     | 1
        4       | 4        | 2026-04-05 | Anna     | Pro     | 1        | 80     | 3
        """,
        quantity=float,
        amount=float,
        price_level=float,
    )
    assert _of(company(tmp_path, order_lines=lines), "trade_up_rate").value == 0


def test_deals_say_it_by_their_type(tmp_path: Path) -> None:
    deals = table(
        """
        deal_id | created_at | closed_at  | status | customer | amount | deal_type
        1       | 2026-01-05 | 2026-03-05 | won    | Anna     | 20     | New Customer
        2       | 2026-01-05 | 2026-03-06 | won    | Bruno    | 20     | Existing Customer - Upgrade
        3       | 2026-01-05 | 2026-03-07 | lost   | Carla    | 20     | Existing Customer - Upgrade
        """,
        amount=float,
    )
    assert _of(company(tmp_path, deals=deals), "upsell_rate").value == 1 / 2


def test_items_are_counted_on_orders_that_say_how_many(tmp_path: Path) -> None:
    orders = table(
        """
        order_id | ordered_at | amount | items | is_cancelled
        1        | 2026-03-05 | 20     | 3     | no
        2        | 2026-03-06 | 20     | 4     | no
        3        | 2026-03-06 | 20     |       | no
        4        | 2026-03-06 | -20    | -4    | no
        5        | 2026-03-06 | 20     | 9     | yes
        """,
        amount=float,
        items=float,
        is_cancelled=bool,
    )
    assert _of(company(tmp_path / "a", orders=orders), "items_per_order").value == 7 / 2
    assert _of(company(tmp_path / "b", order_lines=LINES), "items_per_order").value == 10 / 6
