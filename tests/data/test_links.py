"""Rows that belong together: resolved once, never counted twice."""

from datetime import date

import pyarrow as pa

from data.publishing import store_tables
from locales import Sentence

DEALS = "Deal ID,Deal Owner,Deal Stage,Amount,Close Date,Create Date,Product,Account\n"


def test_a_product_is_matched_under_another_spelling_and_the_evidence_is_shown(company):
    company.drop(
        products_csv="product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55",
        deals_csv=DEALS + "1,Ana,Won,5,2026-02-01,2026-01-01,GTXPro,Acme\n2,Ana,Lost,6,2026-02-01,2026-01-01,MG Special,Acme",
    )
    assert company.rows("deals", "product") == [("GTX Pro",), ("MG Special",)]
    spelling = next(problem for problem in company.outcome.version.problems if problem.check == "spelling")
    assert (spelling.sentence.values["written"], spelling.sentence.values["known"], spelling.count) == ("GTXPro", "GTX Pro", 1)


def test_a_member_that_is_not_known_stays_in_the_totals(company):
    company.drop(deals_csv=DEALS + "1,Ana,Won,5,2026-02-01,2026-01-01,,\n2,Ana,Won,6,2026-02-01,2026-01-01,,Acme")
    assert company.rows("deals", "customer, amount::INT") == [(None, 5), ("Acme", 6)]


def test_two_customers_of_one_name_are_told_apart_and_double_no_deal(company):
    company.drop(
        accounts_csv="Account ID,Account Name,Industry\nA1,Acme,Retail\nA2,Acme,Energy",
        deals_csv="Deal ID,Stage,Amount,Close Date,Account ID\n1,Won,5,2026-02-01,A1\n2,Won,6,2026-02-01,A2",
    )
    assert company.rows("deals", "customer, segment") == [("Acme (A1)", "Retail"), ("Acme (A2)", "Energy")]


def test_a_place_comes_from_the_row_then_the_customer_then_the_rep(company):
    company.drop(
        accounts_csv="Account Name,Industry,Country\nAcme,Retail,Italia\nBeta,Retail,",
        teams_csv="sales rep,team,region\nAna,North,Norte\nBo,South,Sur",
        deals_csv="Deal ID,Owner,Stage,Amount,Close Date,Account,Country\n"
        "1,Ana,Won,5,2026-02-01,Acme,ES\n2,Ana,Won,6,2026-02-01,Acme,\n3,Bo,Won,7,2026-02-01,Beta,",
    )
    assert company.rows("deals", "country, region") == [("Spain", "Norte"), ("Italy", "Norte"), (None, "Sur")]


def test_a_lead_knows_its_won_deal_and_the_deal_its_channel(company):
    company.drop(
        leads_csv="Lead ID,Lead Source,Status,Created Date\nL1,Web,New,2026-01-01\nL2,Event,New,2026-01-02",
        deals_csv="Deal ID,Lead ID,Stage,Amount,Close Date\n1,L1,Won,5,2026-02-01\n2,L2,Lost,6,2026-02-01",
    )
    assert company.rows("leads", "lead_id, is_won, deal_id") == [("L1", True, "1"), ("L2", False, "2")]
    assert company.rows("deals", "channel") == [("Web",), ("Event",)]


def test_orders_are_made_from_lines_and_add_up(company):
    company.drop(
        lines_csv="Invoice No,Product,Quantity,Unit Price,Invoice Date,Customer ID\n"
        "I1,Cup,2,1.50,2026-01-01,C1\nI1,Plate,1,4.00,2026-01-01,C1\nI2,Cup,-1,1.50,2026-01-03,C1"
    )
    assert company.rows("orders", "order_id, amount::DOUBLE, items") == [("I1", 7.0, 3.0), ("I2", -1.5, -1.0)]
    assert company.rows("order_lines", "sum(amount)::DOUBLE") == [(5.5,)]


def test_the_newer_import_of_a_deal_counts_once(company):
    company.drop(deals_csv=DEALS + "1,Ana,Proposal,5,2026-09-01,2026-01-01,,Acme")
    company.drop(june_csv=DEALS + "1,Ana,Won,9,2026-06-01,2026-01-01,,Acme")
    assert company.rows("deals", "status, amount::INT") == [("won", 9)]
    assert [source.file for source in company.outcome.version.sources] == ["june.csv"]  # it holds all that was there


def test_a_file_of_the_same_name_replaces_the_one_before(company):
    company.drop(deals_csv=DEALS + "1,Ana,Proposal,5,2026-09-01,2026-01-01,,Acme\n2,Ana,Proposal,5,2026-09-01,2026-01-01,,Acme")
    company.drop(deals_csv=DEALS + "1,Ana,Won,9,2026-06-01,2026-01-01,,Acme")
    assert company.rows("deals", "deal_id") == [("1",)]


def test_the_same_file_twice_counts_once_and_is_said(company):
    text = DEALS + "1,Ana,Won,5,2026-06-01,2026-01-01,,Acme"
    company.drop(a_csv=text, b_csv=text)
    assert company.rows("deals", "count(*)") == [(1,)]
    assert company.source("b.csv").rows_rejected == 1


def test_money_is_converted_at_the_rate_of_its_month_and_kept_apart_without_one(company):
    company.drop(
        rates_csv="Month,Currency,Base,Rate\n2026-01-01,USD,EUR,0.5\n2026-02-01,USD,EUR,0.25",
        orders_csv="Order ID,Order Date,Total,Currency,Customer\n"
        "1,2026-01-10,100,USD,A\n2,2026-02-10,100,USD,A\n3,2026-01-11,7,EUR,A\n4,2026-03-10,9,USD,A",
    )
    assert company.rows("orders", "amount::DOUBLE, currency") == [(50.0, "EUR"), (25.0, "EUR"), (7.0, "EUR"), (None, "EUR")]
    assert "rate-missing" in {problem.check for problem in company.outcome.version.problems}


def test_names_that_no_list_knows_are_counted_with_the_closest(company):
    company.drop(
        products_csv="product,series,sales_price\nGTX Plus Pro,GTX,4821\nMG Special,MG,55",
        deals_csv=DEALS + "1,Ana,Won,5,2026-02-01,2026-01-01,GTX Plus Prox,Acme",
    )
    problem = next(each for each in company.outcome.version.problems if each.check == "unmatched-products")
    assert (problem.count, problem.examples) == (1, ("GTX Plus Prox (close: GTX Plus Pro)",))


def test_rows_in_our_fields_are_stored_as_they_are(company):
    deals = pa.table(
        {"deal_id": ["1"], "status": ["won"], "amount": [5.0], "closed_at": [date(2026, 1, 1)], "rep_id": ["r1"], "customer_id": ["c1"]}
    )
    reps = pa.table({"rep_id": ["r1"], "rep": ["Ana"], "team": ["North"]})
    version = store_tables(company.workspace, {"deals": deals, "reps": reps}, "tests", Sentence("Stored"))
    assert version.facts["deals"].rows == 1
    assert company.rows("deals", "rep, team, customer") == [("Ana", "North", "c1")]


def test_a_united_table_of_spend_does_not_double_the_tables_it_was_made_of(company):
    company.drop(
        google_ads_csv="week,campaign,cost,impressions,clicks\n2026-01-05,A,10.5,100,5\n2026-01-12,A,20.5,200,7",
        meta_ads_csv="week,campaign,spend,impressions,clicks\n2026-01-05,A,7.5,300,9",
        ads_csv="week,channel,campaign,cost,impressions,clicks\n2026-01-05,Google,A,10.5,100,5\n"
        "2026-01-12,Google,A,20.5,200,7\n2026-01-05,Meta,A,7.5,300,9",
    )
    assert company.rows("spend", "count(*), sum(amount)::DOUBLE, count(channel)") == [(21, 38.5, 21)]
    assert "same-key" in {problem.check for problem in company.workspace.current().problems}


def test_leads_with_a_won_deal_are_converted_where_no_export_says_so(company):
    company.drop(
        leads_csv="lead id,created at,source\nL1,2026-01-01,web\nL2,2026-01-02,fair\nL3,2026-01-03,web",
        deals_csv="deal id,lead id,stage,amount,close date\nD1,L1,Won,5,2026-02-01\nD2,L2,Lost,6,2026-02-01",
    )
    assert company.rows("leads", "lead_id, is_converted") == [("L1", True), ("L2", False), ("L3", False)]
