"""What customers have brought so far, what that is to the cost of winning them, and how long ago they were last in contact."""

from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.periods import Period
from kpi.selection import Selection
from kpi.terms import Terms
from tests.companies import Rows, company, table

MARCH = Period(date(2026, 3, 1), date(2026, 4, 1))

ORDERS = table(
    """
    order_id | ordered_at | customer | amount | cost | channel | is_cancelled
    1        | 2026-01-01 | Anna     | 100    | 60   | search  | no
    2        | 2026-03-02 | Anna     | 50     | 20   | fair    | no
    3        | 2026-03-20 | Anna     | -30    | -10  | fair    | no
    4        | 2026-03-11 | Bruno    | 200    | 90   | fair    | no
    5        | 2026-03-12 | Bruno    | 999    | 1    | fair    | yes
    6        | 2026-03-15 | Carla    | 70     |      | fair    | no
    7        | 2026-04-01 | Dora     | 500    | 100  | fair    | no
    8        | 2026-03-05 |          | 500    | 100  | fair    | no
    """,
    amount=float,
    cost=float,
    is_cancelled=bool,
)
"""By the end of March Anna has brought 120 (margin 50), Bruno 200 (margin 110), Carla 70 (nobody knows what is left of it)."""

SPEND = table(
    """
    spent_on   | amount | kind
    2026-03-01 | 30     | marketing
    2026-03-02 | 10     |
    2026-03-02 | 60     | sales staff
    2026-03-02 | 999    | retention
    """,
    amount=float,
)


def _of(version: Version, kpi: str, **terms: int) -> Value:
    return compute(version, [kpi], Selection(MARCH, date(2026, 4, 30), terms=Terms(**terms)))[0]


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, orders=ORDERS, spend=SPEND)


def test_past_value_is_margin_to_date_over_customers_with_a_cost(version: Version) -> None:
    value = _of(version, "clv")
    assert (value.value, value.numerator, value.denominator) == (80, 160, 2)
    assert dict(value.beside)["revenue so far"] == 390 / 3


def test_without_costs_it_is_revenue(tmp_path: Path) -> None:
    rows: Rows = [{name: cell for name, cell in row.items() if name != "cost"} for row in ORDERS]
    assert _of(company(tmp_path, orders=rows), "clv").value == 390 / 3


def test_what_is_expected_can_be_put_beside_what_was(version: Version) -> None:
    value = _of(version, "clv")
    assert CATALOGUE["clv"].forecast == "customer_value"
    assert value.with_beside("expected", 240.0).beside == (*value.beside, ("expected", 240.0))


def test_a_customer_counts_through_the_channel_of_the_first_order(version: Version) -> None:
    values = compute(version, ["clv"], Selection(MARCH, date(2026, 4, 30)), ["channel"])
    assert {value.group[0][1]: value.value for value in values} == {"search": 50, "fair": 110}


def test_the_simple_rule_divides_by_those_who_left(version: Version) -> None:
    # With 10 days to lapse Anna (last on 2 March) and Bruno (11 March) are lost at the end of March: 160 of margin, 2 lost. With a
    # year nobody is, and there is no rule.
    name = "if customers leave as they have so far"
    assert dict(_of(version, "clv", lapse_days=10).beside)[name] == 160 / 2
    assert dict(_of(version, "clv", lapse_days=365).beside)[name] is None


def test_value_to_cost_and_months_to_pay_back(version: Version) -> None:
    # Won in March: Bruno and Carla, for 100: 50 each. 80 ÷ 50. With 365 days Anna has been active for 90 days and Bruno for 21: a month
    # of an active customer brings 160 ÷ (111 ÷ 30.4375) = 43.87.
    value = _of(version, "clv_to_cac", lapse_days=365)
    assert value.value == pytest.approx(80 / 50)
    beside = dict(value.beside)
    assert beside["months to pay back"] == pytest.approx(50 / (160 / (111 / 30.4375)))
    assert (beside["margin of a first order"], beside["acquisition cost"]) == (110, 50)


def test_a_first_order_without_an_amount_has_no_margin_and_makes_none_smaller(tmp_path: Path) -> None:
    orders = table(
        """
        order_id | ordered_at | customer | amount | cost
        1        | 2026-03-01 | Anna     | 100    | 60
        2        | 2026-03-02 | Bruno    |        | 30
        3        | 2026-03-03 | Carla    | 80     |
        """,
        amount=float,
        cost=float,
    )
    spend = table("spent_on | amount | kind\n2026-03-01 | 90 | marketing", amount=float)
    value = _of(company(tmp_path, orders=orders, spend=spend), "clv_to_cac")
    assert dict(value.beside)["margin of a first order"] == 40


def test_the_acquisition_cost_says_what_was_counted(version: Version) -> None:
    value = _of(version, "cac")
    assert value.value == 100 / 2
    assert dict(value.beside) == {
        "counted: marketing": 40,
        "counted: purchased leads": None,
        "counted: sales staff": 60,
        "counted: training": None,
        "counted: software": None,
    }


def test_where_there_are_subscriptions_alone_it_is_what_was_paid(tmp_path: Path) -> None:
    # 304 days at 30 a month and 20 days at 60, over two customers.
    rows = table("customer | started_at | ended_at | mrr\nA | 2025-04-01 | 2026-01-30 | 30\nB | 2026-03-12 | | 60", mrr=float)
    tickets: Rows = [{"ticket_id": "1", "opened_at": "2026-03-31", "status": "open"}]  # the data goes on until then
    value = _of(company(tmp_path, subscriptions=rows, tickets=tickets), "clv")
    assert value.value == pytest.approx((30 * 304 / 30.4375 + 60 * 20 / 30.4375) / 2)


def test_days_since_the_last_contact_count_from_whatever_it_was(tmp_path: Path) -> None:
    # As seen on 31 March: Anna's ticket of the 21st (10 days), Bruno's call of the 31st (0), Carla's order of 1 March (30). Dora has
    # bought nothing by then; the supplier is no customer; what is planned for April has not happened.
    orders = table(
        """
        order_id | ordered_at | customer | amount
        1        | 2026-01-05 | Anna     | 10
        2        | 2026-01-05 | Bruno    | 10
        3        | 2026-03-01 | Carla    | 10
        4        | 2026-04-02 | Dora     | 10
        """,
        amount=float,
    )
    activities = table(
        """
        activity_id | at                  | customer | party    | kind
        1           | 2026-03-31 18:00:00 | Bruno    |          | call
        2           | 2026-03-30          | Carla    | supplier | call
        3           | 2026-03-15          | Dora     | prospect | call
        4           | 2026-04-20          | Anna     | customer | call
        """
    )
    tickets = table("ticket_id | opened_at | customer | status\n1 | 2026-03-21 | Anna | open")
    version = company(tmp_path, orders=orders, activities=activities, tickets=tickets)
    value = _of(version, "last_interaction", lapse_days=20)
    assert (value.value, value.rows) == (10, 3)
    beside = {"mean": 40 / 3, "p10": 2, "p90": 26, "share without contact for too long": 1 / 3}
    assert dict(value.beside) == pytest.approx(beside)
