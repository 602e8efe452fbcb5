"""Sales credited to what touched their customers before: to the first, to the last, to all alike."""

from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from data.version import Version
from kpi.derived.making import extended
from kpi.engine import facts, run
from tests.companies import company, table

LEADS = """
    lead_id | created_at       | customer | channel | campaign | deal_id
    1       | 2026-01-01 09:00 | Anna     | search  | brand    |
    2       | 2026-02-01 09:00 | Anna     | fair    | spring   |
    3       | 2026-05-01 09:00 | Anna     | social  |          |
    4       | 2026-03-01 09:00 | Bruno    | search  |          |
    5       | 2026-01-01 09:00 |          | search  | brand    | D5
"""
ACTIVITIES = """
    activity_id | at               | customer | direction | rep | channel | campaign | lead_id
    1           | 2026-02-10 10:00 | Anna     | inbound   | Eva | fair    | spring   |
    2           | 2026-02-11 10:00 | Anna     | outbound  | Eva | call    |          |
    3           | 2026-02-12 10:00 | Anna     |           | Eva | call    |          |
    4           | 2026-03-01 00:00 | Anna     |           |     | social  | clip     |
    5           | 2026-03-02 10:00 |          | inbound   |     | fair    |          | 4
"""
ORDERS = """
    order_id | ordered_at       | customer | amount | is_cancelled | channel  | campaign | country
    O1       | 2026-03-01 00:00 | Anna     | 100    | no           | own      |          | Italy
    O2       | 2026-03-10 08:00 | Bruno    | 10     | no           |          |          | Spain
    O3       | 2026-03-10 08:00 | Carla    | 7      | no           | own      | flyer    | Spain
    O4       | 2026-03-10 08:00 |          | 5      | no           |          |          | Spain
    O5       | 2026-03-11 08:00 | Anna     | -30    | no           |          |          | Italy
    O6       | 2026-03-12 08:00 | Anna     | 99     | yes          |          |          | Italy
"""


@pytest.fixture
def version(tmp_path: Path) -> Version:
    orders = table(ORDERS, amount=float, is_cancelled=bool)
    return company(tmp_path, leads=table(LEADS), activities=table(ACTIVITIES), orders=orders)


def _rows(version: Version, sale: str, columns: str) -> list[tuple[object, ...]]:
    source = facts(extended(version), "attributed")
    return list(run(f"SELECT {columns} FROM {source} WHERE sale_id = '{sale}' ORDER BY channel, campaign"))


def test_a_sale_is_parted_among_what_touched_its_customer_before(version: Version) -> None:
    # Anna: search on 1 January, the fair twice in February, a visit from social on the day of the order. Our own calls touch nobody.
    assert _rows(version, "O1", "channel, campaign, touches, amount_first, amount_last, amount_linear") == [
        ("fair", "spring", 2, None, None, Decimal("50.0000")),
        ("search", "brand", 1, Decimal("100.0000"), None, Decimal("25.0000")),
        ("social", "clip", 1, None, Decimal("100.0000"), Decimal("25.0000")),
    ]


def test_what_touches_a_lead_touches_its_customer(version: Version) -> None:
    assert _rows(version, "O2", "channel, touches") == [("fair", 1), ("search", 1)]


def test_a_sale_before_which_nothing_is_known_names_its_channel_itself(version: Version) -> None:
    assert _rows(version, "O3", "channel, campaign, touches, amount_first, is_response") == [("own", "flyer", 0, Decimal("7.0000"), True)]
    assert _rows(version, "O4", "channel, touches, amount_linear, is_response") == [(None, 0, Decimal("5.0000"), False)]


def test_money_that_goes_back_is_taken_from_the_same_channels_and_cancelled_orders_are_no_sales(version: Version) -> None:
    assert _rows(version, "O5", "channel, amount_linear") == [
        ("fair", Decimal("-15.0000")), ("search", Decimal("-7.5000")), ("social", Decimal("-7.5000")),
    ]  # fmt: skip
    assert _rows(version, "O6", "1") == []


def test_the_last_campaign_of_all_that_touched_gets_the_response(version: Version) -> None:
    assert _rows(version, "O1", "campaign, is_response") == [("spring", False), ("brand", False), ("clip", True)]
    assert _rows(version, "O2", "is_response") == [(False,), (False,)]


def test_a_won_deal_is_a_sale_where_there_are_no_orders_and_knows_its_lead(tmp_path: Path) -> None:
    deals = table("""
        deal_id | created_at | closed_at  | status | amount | channel
        D5      | 2026-01-05 | 2026-02-05 | won    | 40     | other
        D6      | 2026-01-05 | 2026-02-05 | lost   | 40     | other
    """, amount=float)  # fmt: skip
    version = company(tmp_path, leads=table(LEADS), deals=deals)
    assert _rows(version, "D5", "channel, campaign, amount_first") == [("search", "brand", Decimal("40.0000"))]
    assert _rows(version, "D6", "1") == []


def test_parts_add_up_to_every_sale_exactly(tmp_path: Path) -> None:
    draw = np.random.default_rng(5)
    leads = [
        {
            "lead_id": str(n),
            "created_at": f"2026-01-{1 + n % 28:02}",
            "customer": f"C{draw.integers(9)}",
            "channel": f"ch{draw.integers(7)}",
        }
        for n in range(300)
    ]  # fmt: skip
    orders = [
        {"order_id": str(n), "ordered_at": f"2026-02-{1 + n % 28:02}", "customer": f"C{draw.integers(10)}",
         "amount": Decimal(int(draw.integers(-10**9, 10**13))) / 10_000}
        for n in range(300)
    ]  # fmt: skip
    source = facts(extended(company(tmp_path, leads=leads, orders=orders)), "attributed")
    sums = "sum(amount_first), sum(amount_last), sum(amount_linear), any_value(amount)"
    parted = run(f"SELECT {sums} FROM {source} GROUP BY sale_id")
    assert len(parted) == 300
    assert all(first == last == linear == amount for first, last, linear, amount in parted)
