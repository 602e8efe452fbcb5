"""The scorecard on a company written by hand: leads, costs, customers, what came back, by channel and by campaign."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from forecasting.channels.ranges import cost_range, return_range
from forecasting.channels.scorecard import scorecard
from forecasting.channels.squares import revenue_squares, value_squares
from forecasting.refusal import Refusal
from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Filter, Selection
from kpi.terms import Attribution, Terms
from tests.companies import company, table

YEAR = Selection(Period(date(2025, 1, 1), date(2026, 1, 1)), today=date(2026, 1, 31))


@pytest.fixture(scope="module")
def version(tmp_path_factory):
    """Search: 40 leads, 8 converted, costs 400. Mail: 60 leads, 3 converted, costs 300. Nobody: 5 leads. Salaries name no channel.

    Ann was touched by Search first and by Mail after; she bought twice, for 100 and 50. Bob came by Mail and bought for 30.
    """
    leads = [
        {
            "lead_id": f"{channel}{n}",
            "created_at": datetime(2025, 3, 1 + n % 28),
            "is_converted": n < won,
            "channel": channel,
            "campaign": campaign,
        }
        for channel, campaign, count, won in (("Search", "Words", 40, 8), ("Mail", "News", 60, 3), (None, None, 5, 0))
        for n in range(count)
    ]
    leads += table("""
        lead_id | created_at | customer | channel | campaign
        a1 | 2024-11-01 | Ann | Search | Words
        a2 | 2024-12-01 | Ann | Mail | News
        b1 | 2024-12-05 | Bob | Mail | News
    """)
    orders = table(
        """
        order_id | ordered_at | customer | amount | currency | is_first_purchase | channel
        1 | 2025-02-01 | Ann | 100 | EUR | yes | Search
        2 | 2025-05-01 | Ann | 50 | EUR | no | Search
        3 | 2025-06-01 | Bob | 30 | EUR | yes | Mail
        """,
        amount=float,
        is_first_purchase=bool,
    )
    spend = table(
        """
        spent_on | amount | currency | kind | channel | campaign
        2025-03-01 | 60 | EUR | marketing | Search | Words
        2025-03-01 | 20 | EUR | marketing | Mail | News
        2025-04-01 | 900 | EUR | sales staff | |
        """,
        amount=float,
    )
    for row in leads:
        row["created_at"] = datetime.fromisoformat(str(row["created_at"])[:10])
        row["is_converted"] = bool(row.get("is_converted"))
    for rows, name in ((orders, "ordered_at"), (spend, "spent_on")):
        for row in rows:
            row[name] = datetime.fromisoformat(row[name])
    return company(tmp_path_factory.mktemp("scored"), leads=leads, orders=orders, spend=spend)


def by_name(card):
    return {each.name: each for each in card.members}


def test_leads_costs_and_customers_are_the_kpis(version):
    card = by_name(scorecard(version, YEAR, "channel"))
    search, mail = card["Search"], card["Mail"]
    assert (search.converting.leads, search.converting.converted, mail.converting.leads, mail.converting.converted) == (40, 8, 60, 3)
    assert (search.cost_per_lead, mail.cost_per_lead) == (pytest.approx(60 / 40), pytest.approx(20 / 60))
    assert (search.customers, mail.customers) == (1, 1)
    assert search.cac == cost_range(60.0, 1) and mail.cac.value == 20
    assert (card[None].cac, card[None].cost_per_lead) == (None, None)


def test_the_costs_of_channels_and_those_that_name_none_are_the_whole(version):
    card = scorecard(version, YEAR, "channel")
    (whole,) = compute(version, ["cac"], YEAR)
    assert sum(value.numerator or 0 for value in card.values["cac"].values()) == whole.numerator == 980
    assert sum(value.denominator or 0 for value in card.values["cac"].values()) == whole.denominator == 2


@pytest.mark.parametrize(
    ("attribution", "search", "mail"),
    [(Attribution.FIRST, 150, 30), (Attribution.LAST, 0, 180), (Attribution.LINEAR, 75, 105)],
)
def test_revenue_goes_by_the_attribution_that_is_set(version, attribution, search, mail):
    """Ann: Search touched first, Mail last; of two touches each has half."""
    card = by_name(scorecard(version, replace(YEAR, terms=Terms(attribution=attribution)), "channel"))
    assert (card["Search"].revenue or 0, card["Mail"].revenue) == (search, mail)
    assert card["Mail"].roi.value == pytest.approx(mail / 20 - 1)


def test_the_range_of_the_return_is_over_customers_whose_sales_come_together(version):
    """Ann brought 150 in two sales: 150² and not 100² + 50²; so the KPI's revenue, and its squares by hand."""
    found = revenue_squares(version, YEAR, "channel")
    assert (found["Search"].total, found["Search"].squares, found["Search"].count) == (150, 150**2, 1)
    assert (found["Mail"].total, found["Mail"].squares) == (30, 900)
    assert by_name(scorecard(version, YEAR, "channel"))["Search"].roi == return_range(150, 150**2, 60)


def test_what_customers_are_worth_is_the_kpi_with_squares_by_hand(version):
    found = value_squares(version, YEAR, "channel")
    values = {value.group[0][1]: value.value for value in compute(version, ["clv"], YEAR, ("channel",))}
    assert (found["Search"].total, found["Search"].squares, found["Search"].count) == (150, 150**2, 1)
    assert values["Search"] == found["Search"].total / found["Search"].count


def test_campaigns_are_scored_the_same_way_and_a_filter_on_themselves_is_not_used(version):
    filtered = replace(YEAR, filters=(Filter("campaign", ("News",)),))
    assert scorecard(version, filtered, "campaign") == scorecard(version, YEAR, "campaign")
    assert {"Words", "News", None} == set(by_name(scorecard(version, YEAR, "campaign")))


def test_other_filters_are_used(version):
    only = by_name(scorecard(version, replace(YEAR, filters=(Filter("campaign", ("News",)),)), "channel"))
    assert set(only) == {"Mail"}
    assert only["Mail"].converting.leads == 60


def test_without_leads_it_is_refused_with_the_reason(tmp_path):
    deals = company(tmp_path, deals=[{"deal_id": "d", "created_at": datetime(2025, 1, 1), "status": "open"}])
    with pytest.raises(Refusal):
        scorecard(deals, YEAR, "channel")
