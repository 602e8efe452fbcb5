"""Real exports come in with the numbers that are known of them."""

import pytest

pytestmark = pytest.mark.exports

CYCLE = "avg(closed_at::DATE - created_at::DATE), median(closed_at::DATE - created_at::DATE)"


@pytest.mark.parametrize("name", ["maven_crm", "maven_crm/CRM+Sales+Opportunities.zip"])
def test_maven_deals_come_in_once_with_their_known_values(brought, name):
    company = brought(name)
    assert company.row("SELECT count(*), count(DISTINCT deal_id), count(*) FILTER (customer IS NULL) FROM deals") == (8800, 8800, 1425)
    won, lost = company.row("SELECT count(*) FILTER (status = 'won'), count(*) FILTER (status = 'lost') FROM deals")
    assert (won, lost) == (4238, 2473)
    amount, mean, median = company.row(f"SELECT sum(amount), {CYCLE} FROM deals WHERE status = 'won'")
    assert (float(amount), round(mean, 3), median) == (10_005_534.0, 51.782, 57)
    assert "GTXPro → GTX Pro" in [example for problem in company.version.problems for example in problem.examples]
    assert company.row("SELECT count(*) FROM deals WHERE product = 'GTX Pro'") == (1480,)
    assert company.balanced()


def test_salesforce_comes_in_with_its_known_values(brought):
    company = brought("salesforce_wave_sales")
    assert {source.system for source in company.outcome.sources} == {"Salesforce"}
    deals = company.row("SELECT count(*), count(*) FILTER (status = 'won'), count(*) FILTER (status = 'lost') FROM deals")
    assert deals == (5197, 1166, 3769)
    amount, mean, median = company.row(f"SELECT sum(amount), {CYCLE} FROM deals WHERE status = 'won'")
    assert (float(amount), round(mean, 3), median) == (81_674_862.0, 43.348, 41)
    assert company.row("SELECT count(*), count(*) FILTER (is_converted) FROM leads") == (1307, 119)
    assert company.row("SELECT count(*), count(closed_at) FROM tickets WHERE status = 'closed'") == (6134, 6134)
    assert company.row("SELECT count(*), count(rep), count(customer) FROM activities") == (15637, 15637, 15637)
    assert company.row("SELECT count(*), count(product) FROM deals") == (5197, 5197)
    assert company.balanced()


def test_hubspot_open_deals_have_no_close(brought):
    company = brought("hubspot_dummy_en")
    open_closed, won, lost = company.row(
        "SELECT count(closed_at) FILTER (status = 'open'), count(*) FILTER (status = 'won'), count(*) FILTER (status = 'lost') FROM deals"
    )
    assert (open_closed, round(won / (won + lost), 4)) == (0, 0.5071)
    assert float(company.row("SELECT sum(amount) FROM deals WHERE status = 'won'")[0]) == 8_934_361.48
    assert company.row("SELECT count(*) FROM tickets WHERE status = 'closed'") == (74,)
    assert {source.system for source in company.outcome.sources} == {"HubSpot"}


def test_hubspot_deals_without_creation_date_have_none(brought):
    assert not brought("hubspot_deals_4col").version.has("deals", "created_at")


@pytest.mark.parametrize(
    ("name", "orders", "customers"),
    [("cdnow/CDNOW_sample.txt", 6919, 2357), ("cdnow/CDNOW_master.txt", 69659, 23570)],
)
def test_purchases_come_in_row_by_row(brought, name, orders, customers):
    company = brought(name)
    assert company.row("SELECT count(*), count(DISTINCT customer) FROM orders") == (orders, customers)


@pytest.mark.parametrize(
    ("name", "tables"),
    [
        ("olist_marketing_funnel", {"leads": 8000, "deals": 842}),
        ("crm_pt_br", {"customers": 500, "leads": 800, "activities": 2500, "orders": 1200}),
        ("crm_small_in", {"customers": 80, "leads": 200, "deals": 120, "activities": 300}),
        ("support_tickets_1k", {"tickets": 1000}),
        ("zendesk_small", {"tickets": 150}),
        ("nps_simple", {"responses": 1825}),
        ("ravenstack", {"customers": 500, "subscriptions": 5000, "tickets": 2000}),
        ("salesforce_export_bank", {"customers": 22, "leads": 60, "deals": 50, "tickets": 40, "activities": 75}),
    ],
)
def test_other_exports_become_the_tables_they_are(brought, name, tables):
    company = brought(name)
    assert {table: facts.rows for table, facts in company.version.facts.items()} == tables
    assert company.balanced()


def test_leads_of_a_funnel_find_their_won_deals(brought):
    assert brought("olist_marketing_funnel").row("SELECT count(*) FILTER (is_won) FROM leads") == (842,)


def test_a_creation_date_that_is_the_load_date_is_said(brought):
    company = brought("salesforce_export_bank")
    assert "load-date" in {problem.check for source in company.outcome.sources for problem in source.problems}
