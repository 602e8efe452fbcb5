"""Who stays, who leaves, who renews and what that costs: by subscriptions where there are any, else by purchases."""

from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.compute import Value, compute
from kpi.periods import Period
from kpi.selection import Selection
from kpi.terms import Terms
from tests.companies import Rows, company, table

QUARTER = Period(date(2026, 4, 1), date(2026, 7, 1))

SUBSCRIPTIONS = table(
    """
    subscription_id | customer | country | started_at | ended_at   | mrr | renewal_due_at | is_renewed
    1               | Anna     | Italy   | 2026-01-01 |            | 100 | 2026-05-01     | yes
    2               | Bruno    | Italy   | 2026-01-01 | 2026-05-01 | 60  | 2026-05-01     | no
    3               | Carla    | Spain   | 2026-01-01 | 2026-05-10 | 40  |                |
    4               | Carla    | Spain   | 2026-06-20 |            | 50  |                |
    5               | Dora     | Spain   | 2026-04-20 | 2026-06-01 | 30  |                |
    6               | Elio     | Italy   | 2026-01-01 | 2026-06-15 | 20  | 2026-06-15     |
    7               | Elio     | Italy   | 2026-06-16 |            | 25  | 2026-12-15     |
    8               | Furio    | Italy   | 2026-01-01 | 2026-04-10 | 80  | 2026-05-05     |
    """,
    mrr=float,
    is_renewed=bool,
)
"""On 1 April Anna, Bruno, Carla, Elio and Furio pay 300; on 1 July Anna, Carla (who was away for a while) and Elio. Dora came and went."""

ORDERS = table(
    """
    order_id | ordered_at | customer | amount
    1        | 2026-02-01 | Anna     | 10
    2        | 2026-05-15 | Anna     | 10
    3        | 2026-03-01 | Bruno    | 10
    4        | 2026-05-01 | Carla    | 10
    5        | 2026-03-10 | Dora     | -5
    6        | 2026-08-01 | Elio     | 10
    """,
    amount=float,
)
"""With 90 days to lapse: on 1 April Anna and Bruno are active; Bruno lapses on 30 May. Anna lapses on
2 May and is back on the 15th. Dora only gave something back."""

SPEND = table(
    """
    spent_on   | amount | kind
    2026-05-01 | 90     | retention
    2026-05-01 | 999    | marketing
    2026-07-01 | 50     | retention
    """,
    amount=float,
)


def _of(version: Version, kpi: str, **terms: int) -> Value:
    return compute(version, [kpi], Selection(QUARTER, date(2026, 9, 30), terms=Terms(**terms)))[0]


@pytest.fixture
def subscribed(tmp_path: Path) -> Version:
    return company(tmp_path, subscriptions=SUBSCRIPTIONS, spend=SPEND)


@pytest.fixture
def bought(tmp_path: Path) -> Version:
    return company(tmp_path, orders=ORDERS, spend=SPEND)


def test_retention_is_who_pays_at_both_ends_of_who_paid_at_the_start(subscribed: Version) -> None:
    # Anna, Carla and Elio of five; they paid 160 of 300.
    value = _of(subscribed, "retention_rate")
    assert (value.value, value.numerator, value.denominator) == (3 / 5, 3, 5)
    assert dict(value.beside) == {"of recurring revenue": pytest.approx(160 / 300)}


def test_churn_is_the_rest_and_names_whoever_left_in_between(subscribed: Version) -> None:
    # Bruno and Furio are gone. Left at some time: they, Carla for a while, and Dora, who was not there at the start.
    value = _of(subscribed, "churn_rate")
    assert value.value == pytest.approx(2 / 5)
    assert dict(value.beside) == {"by recurring revenue": pytest.approx(210 / 300), "left at some time in the period": 4}


def test_without_subscriptions_a_customer_is_lost_who_has_not_bought_for_so_many_days(bought: Version) -> None:
    assert _of(bought, "retention_rate", lapse_days=90).value == 1 / 2
    churn = _of(bought, "churn_rate", lapse_days=90)
    assert (churn.value, dict(churn.beside)["left at some time in the period"]) == (1 / 2, 2)
    assert _of(bought, "churn_rate", lapse_days=365).value == 0


def test_nobody_active_at_the_start_makes_no_rate(bought: Version) -> None:
    assert _of(bought, "churn_rate", lapse_days=10).value is None


def test_new_customers_are_set_against_those_active_at_the_start(bought: Version, subscribed: Version) -> None:
    # Carla is new, Anna and Bruno were active. By subscriptions: Dora is new, five paid.
    assert _of(bought, "customer_acquisition_rate", lapse_days=90).value == 1 / 2
    assert _of(subscribed, "customer_acquisition_rate").value == 1 / 5


def test_what_was_renewed_is_told_or_seen_from_what_is_paid_afterwards(subscribed: Version) -> None:
    # Due: Anna (told: yes), Bruno (told: no), Elio (not told, but began another the day after). Furio left before he was due, and
    # what is due in December is not known yet.
    value = _of(subscribed, "renewal_rate")
    assert (value.value, value.numerator, value.denominator) == (2 / 3, 2, 3)
    assert dict(value.beside) == {"due for renewal": 3, "of these, as the export says": 2}


def test_keeping_a_customer_costs_what_is_spent_on_it(subscribed: Version, bought: Version) -> None:
    assert _of(subscribed, "retention_cost").value == 90 / 3
    assert _of(bought, "retention_cost", lapse_days=90).value == 90


def test_rates_by_country_count_a_customer_where_the_start_was(subscribed: Version) -> None:
    values = compute(subscribed, ["churn_rate"], Selection(QUARTER, date(2026, 9, 30)), ["country"])
    assert {value.group[0][1]: value.value for value in values} == {"Italy": pytest.approx(2 / 4), "Spain": 0}


def test_what_is_missing_is_said_of_the_export(tmp_path: Path) -> None:
    rows: Rows = [{"lead_id": "1", "created_at": "2026-01-01"}]
    version = company(tmp_path, leads=rows)
    assert str(_of(version, "renewal_rate").reason).startswith("there is nothing on subscriptions in this data")
    assert str(_of(version, "mrr").reason).startswith("there is nothing on subscriptions in this data")
