"""What marketing brings: responses to campaigns, its return under each attribution, the share of voice."""

from datetime import date
from pathlib import Path

import pytest

from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.periods import Period
from kpi.receipt import receipt
from kpi.selection import Selection
from kpi.terms import Attribution, Terms
from tests.companies import company, table

MARCH = Period(date(2026, 3, 1), date(2026, 4, 1))
TODAY = date(2026, 6, 30)

LEADS = table("""
    lead_id | created_at | customer | channel | campaign
    1       | 2025-06-01 | Anna     | search  | brand
    2       | 2026-02-20 | Anna     | fair    | spring
    3       | 2026-01-01 | Bruno    | fair    | spring
    4       | 2026-03-01 | Carla    | fair    | spring
    5       | 2026-03-01 | Dora     | social  |
""")
ORDERS = table(
    """
    order_id | ordered_at | customer | customer_id | amount
    1        | 2025-07-01 | Anna     | a           | 500
    2        | 2026-03-10 | Anna     | a           | 100
    3        | 2026-03-10 | Bruno    | b           | 60
    4        | 2026-03-31 | Carla    | c           | 40
    5        | 2026-03-10 | Dora     | d           | 20
    6        | 2026-03-11 | Anna     | a           | -10
    7        | 2026-03-20 | Emma     | e           | 30
""",
    amount=float,
)
SPEND = table(
    """
    spent_on   | amount | kind          | channel
    2026-03-01 | 40     | marketing     | search
    2026-03-01 | 10     |               | fair
    2026-03-01 | 900    | lead purchase | fair
    2026-02-28 | 700    | marketing     | fair
""",
    amount=float,
)


def _value(folder: Path, kpi: str, by: tuple[str, ...] = (), **terms: object) -> list[Value]:
    asked = Selection(MARCH, TODAY, terms=Terms(**terms))  # type: ignore[arg-type]
    return compute(company(folder, leads=LEADS, orders=ORDERS, spend=SPEND), [kpi], asked, by)


def test_sales_soon_after_a_campaign_are_responses_to_it_split_into_new_and_existing_customers(tmp_path: Path) -> None:
    # Anna bought 18 days after her campaign, and again; Carla 30 days after hers, for the first time; Bruno 68 days after his.
    value = _value(tmp_path, "campaign_response")[0]
    assert value.value == 2
    assert dict(value.beside) == {
        "of new customers": 1, "of existing customers": 1, "value of these sales": 140,
        "value, new customers": 40, "value, existing customers": 100,
    }  # fmt: skip


@pytest.mark.parametrize(("days", "responses"), [(29, 1), (67, 2), (68, 3)])
def test_how_long_a_campaign_is_credited_is_a_setting(tmp_path: Path, days: int, responses: int) -> None:
    assert _value(tmp_path, "campaign_response", campaign_days=days)[0].value == responses


def test_without_leads_and_campaigns_the_missing_table_is_named(tmp_path: Path) -> None:
    version = company(tmp_path, orders=ORDERS)
    reason = compute(version, ["campaign_response"], Selection(MARCH, TODAY))[0].reason
    assert "there is nothing on leads in this data" in str(reason)


@pytest.mark.parametrize(
    ("attribution", "search", "fair"),
    [
        # Anna's 100 − 10 goes to search (first), to the fair (last), or to both; Bruno and Carla's 100 is the fair's under each.
        (Attribution.FIRST, 90 / 40 - 1, 100 / 10 - 1),
        (Attribution.LAST, None, 190 / 10 - 1),
        (Attribution.LINEAR, 45 / 40 - 1, 145 / 10 - 1),
    ],
)
def test_the_return_of_each_channel_under_each_attribution(
    tmp_path: Path, attribution: Attribution, search: float | None, fair: float
) -> None:
    found = {value.group[0][1]: value.value for value in _value(tmp_path, "marketing_roi", ("channel",), attribution=attribution)}
    assert found == {"search": search, "fair": pytest.approx(fair), "social": None}


def test_the_whole_return_is_the_same_under_each_and_leaves_out_what_nobody_can_credit(tmp_path: Path) -> None:
    # 100 + 60 + 40 + 20 − 10 of customers somebody reached; Emma's 30 of nobody. Spend: 40 + 10.
    found = {each: _value(tmp_path / each, "marketing_roi", attribution=each)[0].value for each in Attribution}
    assert found == dict.fromkeys(Attribution, pytest.approx((210 - 50) / 50))


def test_the_receipt_names_the_attribution_in_use(tmp_path: Path) -> None:
    version = company(tmp_path, leads=LEADS, orders=ORDERS, spend=SPEND)
    for attribution, words in (("first", "revenue by first touch"), ("linear", "revenue by all touches alike")):
        asked = Selection(MARCH, TODAY, terms=Terms(attribution=Attribution(attribution)))
        assert words in receipt(version, CATALOGUE["marketing_roi"], asked).formula


def test_the_share_of_voice_is_ours_of_all_that_say_of_whom(tmp_path: Path) -> None:
    mentions = table(
        """
        mentioned_on | brand  | is_own | mentions
        2026-03-01   | Ours   | yes    | 30
        2026-03-31   | Theirs | no     | 50
        2026-03-31   | Others | no     | 20
        2026-03-31   |        |        | 99
        2026-04-01   | Ours   | yes    | 99
        """,
        is_own=bool,
        mentions=int,
    )
    version = company(tmp_path, mentions=mentions)
    value = compute(version, ["share_of_voice"], Selection(MARCH, TODAY))[0]
    assert (value.value, value.rows) == (0.3, 3)
    brands = {each.group[0][1]: dict(each.beside)["share of this brand"] for each in
              compute(version, ["share_of_voice"], Selection(MARCH, TODAY), ["brand"])}  # fmt: skip
    assert brands == {"Ours": 0.3, "Theirs": 0.5, "Others": 0.2}
