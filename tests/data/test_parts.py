"""What rows become: statuses, dates by status, and what is set aside with its reason."""

import json

import duckdb

from data.corrections import Correction
from data.matching import signature
from data.readers import read
from tests.data.conftest import checks


def test_the_close_date_of_an_open_deal_is_only_expected(company):
    company.drop(
        deals_csv="Deal ID,Deal Stage,Amount,Close Date,Create Date\n"
        "1,Closed Won,10,2026-02-01,2026-01-01\n2,Proposal,20,2026-09-01,2026-01-01"
    )
    assert company.rows("deals", "status, closed_at::DATE::VARCHAR, expected_close_at::DATE::VARCHAR") == [
        ("won", "2026-02-01", None),
        ("open", None, "2026-09-01"),
    ]


def test_a_doubtful_stage_is_asked_and_can_be_answered(company):
    text = "Deal ID,Deal Stage,Amount,Close Date\n1,Closed,10,2026-02-01\n2,Won,20,2026-03-01"
    company.drop(deals_csv=text)
    assert "word-doubtful" in checks(company.source("deals.csv"))
    assert company.rows("deals", "status") == [(None,), ("won",)]
    mark = signature(read("deals.csv", text.encode()).tables[0])
    company.drop(deals_csv=text, corrections={mark: Correction(words={"stage": {"Closed": "lost"}})})
    assert company.rows("deals", "status") == [("lost",), ("won",)]


def test_every_row_is_loaded_or_set_aside_with_its_reason(company):
    company.drop(orders_csv="order id,order date,amount\nA,2026-01-01,5\nB,,6\nC,never,7\nA,2026-01-01,5\nD,2026-01-04,8")
    source = company.source("orders.csv")
    assert (source.rows_read, source.rows_loaded, source.rows_rejected) == (5, 2, 3)
    path = company.workspace.root / "parquet" / source.rejected
    rows = duckdb.sql(f"SELECT row, reason, amount FROM read_parquet('{path}') ORDER BY row").fetchall()
    assert [row[0] for row in rows] == [3, 4, 5]
    assert "{field}" in json.loads(rows[0][1])["template"]


def test_what_names_or_reaches_a_person_is_not_kept_of_a_file_that_holds_nothing_of_ours(company):
    source = company.drop(things_csv="Foo,Phone,Home Address,Bar\na,+39 333 1234567,Via Roma 1,x\nb,+39 333 1234568,Via Roma 2,y").sources[
        0
    ]
    assert (source.table, source.rows_rejected) == (None, 2)
    path = company.workspace.root / "parquet" / source.rejected
    assert duckdb.read_parquet(str(path)).columns == ["row", "reason", "Foo", "Bar", "text"]


def test_a_bad_optional_date_empties_the_cell_only(company):
    company.drop(deals_csv="deal id,stage,amount,created date\n1,Won,5,2026-01-01\n2,Lost,6,2026-01-02\n3,Lost,7,soon")
    source = company.source("deals.csv")
    assert source.rows_loaded == 3
    unread = next(problem for problem in source.problems if problem.check == "cell-unread")
    assert (unread.count, unread.examples) == (1, ("soon",))


def test_a_closed_ticket_closes_after_its_hours_and_an_open_one_does_not(company):
    company.drop(
        tickets_csv="Ticket ID,Created at,Status,Priority,Resolution time (minutes)\n"
        "1,2026-01-01 08:00,Closed,High,90\n2,2026-01-01 08:00,Pending,Low,30"
    )
    assert company.rows("tickets", "status, closed_at::VARCHAR, resolution_hours") == [
        ("closed", "2026-01-01 09:30:00", 1.5),
        ("open", None, None),
    ]


def test_deals_closed_before_they_were_created_keep_their_dates_and_are_counted(company):
    company.drop(deals_csv="deal id,stage,amount,created date,close date\n1,Won,5,2026-03-01,2026-01-01\n2,Lost,6,2026-01-02,2026-02-02")
    problem = next(each for each in company.source("deals.csv").problems if each.check == "closed-before-created")
    assert (problem.count, problem.examples) == (1, ("1",))


def test_stripe_writes_hundredths_where_no_amount_has_decimals(company):
    company.drop(
        payments_csv="id,Created (UTC),Amount,Currency,Status,Customer ID\n"
        "ch_1,2026-01-17 17:28,2599,cad,succeeded,cus_1\nch_2,2026-01-18 10:00,500,cad,failed,cus_2"
    )
    assert company.source("payments.csv").system == "Stripe"
    assert company.rows("orders", "amount::DOUBLE, is_cancelled") == [(25.99, False), (5.0, True)]


def test_a_shop_order_of_several_rows_is_one_order_with_one_total(company):
    company.drop(
        orders_csv="Name,Email,Financial Status,Total,Created at,Lineitem quantity,Lineitem name,Billing Country\n"
        "#1,a@example.com,paid,36,2026-01-01 10:00,1,Cup,IT\n#1,a@example.com,,,2026-01-01 10:00,2,Plate,\n"
        "#2,b@example.com,voided,12,2026-01-02 10:00,1,Cup,ES"
    )
    assert company.source("orders.csv").system == "Shopify"
    assert company.rows("orders", "order_id, amount::INT, items, is_cancelled, country") == [
        ("#1", 36, 3.0, False, "Italy"),
        ("#2", 12, 1.0, True, "Spain"),
    ]


def test_a_name_that_repeats_is_no_key_of_a_deal(company):
    company.drop(
        deals_csv="Opportunity,Expected Revenue,Salesperson,Stage,Expected Closing,Created on,Customer\n"
        "Big,1000,Ana,Won,2026-03-01,2026-01-01,Acme\nBig,500,Bo,New,2026-08-01,2026-02-01,Beta"
    )
    assert company.source("deals.csv").rows_loaded == 2
    assert not company.outcome.version.has("deals", "deal_id")


def test_dates_that_can_be_read_two_ways_are_read_as_those_beside_them(company):
    company.drop(
        tickets_csv="Numero ticket;Data apertura;Data chiusura;Stato;Priorità\n"
        "1;03/01/2026 10:00;15/01/2026 11:00;Chiuso;Alta\n2;04/01/2026 10:00;;In lavorazione;Bassa"
    )
    assert company.rows("tickets", "opened_at::DATE::VARCHAR, status") == [("2026-01-03", "closed"), ("2026-01-04", "open")]
    assert "style-of-sibling" in checks(company.source("tickets.csv"))


def test_keys_that_are_too_long_are_cut_and_counted(company):
    long = "k" * 1_000
    company.drop(deals_csv=f"Deal ID,Create Date,Stage,Amount\n{long}a,2026-01-02,Won,1\n{long}b,2026-01-03,Won,2\nshort,2026-01-04,Won,3")
    cut = next(each for each in company.source("deals.csv").problems if each.check == "text-cut")
    assert (cut.severity, cut.count) == ("warning", 2)
    assert cut.sentence.values["column"] == "Deal ID"
