"""Samples of shops, payments, advertising and surveys give the numbers that are worked out here by hand."""

from datetime import date
from pathlib import Path

import pytest

from data.importing import import_all
from data.matching.period import period_of
from data.matching.units import scaled
from data.styles import style_named
from data.tables import Kind

SAMPLES = Path(__file__).parent / "systems"


@pytest.fixture
def brought_in(company):
    def bring(*names):
        files = [(name.replace("/", "_"), (SAMPLES / name).read_bytes()) for name in names]
        company.outcome = import_all(company.workspace, files, today=date(2026, 6, 30))
        return company

    return bring


def test_spend_of_a_week_belongs_to_the_months_its_days_are_in(brought_in):
    """100.70 and 40 from 29 January to 4 February: three of seven days are January's. Nothing is lost to rounding."""
    company = brought_in("meta_ads/campaigns.en.csv")
    assert company.rows("spend", "count(*), sum(amount)::DOUBLE, sum(impressions), sum(clicks), round(sum(conversions), 9)") == [
        (14, 140.7, 17000, 310, 16.0)
    ]
    january = company.rows("spend", "round(sum(amount) FILTER (month(spent_on) = 1), 2)::DOUBLE")
    assert january == [(round(140.7 * 3 / 7, 2),)]


def test_the_total_above_the_campaigns_is_not_spent_once_more(brought_in):
    company = brought_in("meta_ads/campaigns.en.csv")
    assert (company.outcome.sources[0].rows_read, company.outcome.sources[0].rows_loaded) == (3, 2)


def test_a_report_without_days_holds_for_the_days_its_title_names(brought_in):
    company = brought_in("google_ads/campagne.it.csv")
    assert company.rows("spend", "count(*), sum(amount)::DOUBLE, min(spent_on)::DATE::VARCHAR, max(spent_on)::DATE::VARCHAR") == [
        (62, 1809.2, "2026-01-01", "2026-01-31")
    ]


def test_a_date_is_a_week_only_where_all_dates_fall_on_one_day_of_it(company):
    company.drop(spend_csv="week,campaign,cost,impressions\n2026-01-05,A,70,7\n2026-01-07,A,7,7")
    assert company.rows("spend", "count(*), sum(amount)::DOUBLE") == [(2, 77.0)]


def test_an_order_of_several_rows_counts_once_less_what_went_back(brought_in):
    """100.90, 200 less 50, and one that was cancelled."""
    company = brought_in("shopify/orders_export.en.csv")
    assert company.rows("orders", "count(*), sum(amount) FILTER (NOT is_cancelled)::DOUBLE, sum(items) FILTER (order_id = '#1001')") == [
        (3, 250.9, 3.0)
    ]


def test_subscriptions_cost_price_times_quantity_a_month(brought_in):
    """On 30 June run three seats at 20 and a year at 600; two seats are on trial; one ended, one was never paid for."""
    company = brought_in("stripe/subscriptions.en.csv")
    running = "ended_at IS NULL AND NOT is_trial"
    assert company.rows("subscriptions", f"count(*), sum(mrr) FILTER ({running})::DOUBLE, count(*) FILTER ({running})") == [(5, 110.0, 2)]


def test_payments_in_hundredths_are_money_and_yen_are_yen(brought_in):
    company = brought_in("stripe/charges_api.en.csv")
    assert company.rows("orders", "amount::DOUBLE, currency") == [(120.0, "eur"), (1500.0, "jpy"), (60.0, "eur")]


def test_each_scored_question_is_an_answer_of_its_own(brought_in):
    """Recommendations of 9, 3 and 10: two promoters less one detractor of three is 33 %. Two of the three say how satisfied they are."""
    company = brought_in("typeform/responses.en.csv")
    assert company.rows("responses", "count(*), count(DISTINCT response_id)") == [(5, 5)]
    assert sorted(company.rows("responses", "DISTINCT kind, scale_low, scale_high")) == [("csat", 1.0, 5.0), ("nps", 0.0, 10.0)]
    scores = [score for kind, score in company.rows("responses", "kind, score") if kind == "nps"]
    assert sorted(scores) == [3.0, 9.0, 10.0]
    assert round(100 * (sum(score >= 9 for score in scores) - sum(score <= 6 for score in scores)) / len(scores)) == 33


def test_two_rows_of_headers_are_one_header(brought_in):
    source = brought_in("surveymonkey/responses.en.csv").outcome.sources[0]
    assert [each.column for each in source.columns][11:] == [
        "Which products do you use? Lamps",
        "Which products do you use? Ladders",
        "Anything else?",
    ]
    assert source.rows_read == 3


def test_answers_stand_below_a_row_that_says_response(company):
    company.drop(
        survey_csv="Respondent ID,Collector ID,End Date,How likely are you to recommend us?,Why?\n,,,Response,Open-Ended Response\n"
        "11,7,2026-03-14 09:15:31,10,Fast\n12,7,2026-03-15 09:15:31,2,Slow\n13,7,2026-03-16 09:15:31,9,"
    )
    assert company.rows("responses", "count(*), sum(score)") == [(3, 21.0)]


@pytest.mark.parametrize(
    ("titles", "days"),
    [
        (["Campaign report", "January 1, 2026 - January 31, 2026"], ((2026, 1, 1), (2026, 1, 31))),
        (["# Start date: 20260101", "# End date: 20260131"], ((2026, 1, 1), (2026, 1, 31))),
        (["1 de gener de 2026 - 3 de març de 2026"], ((2026, 1, 1), (2026, 3, 3))),
        (["1. März 2026 – 2. April 2026"], ((2026, 3, 1), (2026, 4, 2))),
        (["03/04/2026 - 05/06/2026"], None),
        (["Downloaded on January 1, 2026", "February 1, 2026"], None),
    ],
)
def test_the_days_of_a_report_are_read_where_they_can_mean_one_thing_only(titles, days):
    assert period_of(titles) == (tuple(date(*each) for each in days) if days else None)


def test_money_in_millionths_says_so():
    style = scaled(style_named("plain", Kind.MONEY), "cost_micros", Kind.MONEY)
    assert str(style.sentence) == "millionths: 2590000 is 2.59"


def test_an_account_beside_its_campaigns_is_asked_about(company):
    rows = "Day,Campaign,Cost,Impr.,Currency code\n2026-01-05,A,70,7,EUR\n2026-01-06,B,30,7,EUR"
    company.drop(campaigns_csv=rows, account_csv="Day,Account name,Cost,Impr.\n2026-01-05,Acme,70,7\n2026-01-09,Acme,1,1")
    found = {problem.check: problem.count for problem in company.workspace.current().problems}
    assert found.get("spend-levels") == 1


def test_a_plain_list_of_costs_is_no_report_of_an_advertising_system(company):
    company.drop(costs_csv="Day,Campaign,Cost\n2026-01-05,Fair,70\n2026-01-06,Radio,30")
    assert company.outcome.sources[0].system == "spreadsheet"
