"""Every check of the catalogue finds the row that fails it, in its place, and says nothing of one that does not."""

from datetime import date

import pytest

from data.checks.catalogue import BY_TABLE, CHECKS
from data.checks.catalogue.deals import ON_HOLD
from data.checks.check import IDENTICAL
from data.checks.finding import find
from data.scratch import scratch
from data.systems.intake import columns, key
from data.tables import SQL_TYPE, Kind
from tests.data.conftest import TODAY, checks

MANY = 24
"""As many rows as make something usual."""


def many(**values):
    return [values] * MANY


# name of the check → a row that fails, a row that does not, and the rows that stand before both
CASES = {
    "deals/deal-status": ({"deal_id": "x", "stage": "Parked"}, {"deal_id": "x", "status": "open"}),
    "deals/won-without-amount": ({"status": "won"}, {"status": "lost"}),
    "deals/won-for-nothing": ({"status": "won", "amount": 0}, {"status": "lost", "amount": 0}),
    "deals/negative-deal": ({"amount": -1}, {"amount": 0}),
    "deals/closed-undated": ({"status": "lost"}, {"status": "open"}),
    "deals/closed-before-created": (
        {"created_at": "2026-02-02", "closed_at": "2026-02-01"}, {"created_at": "2026-02-02", "closed_at": "2026-02-02"},
    ),
    "deals/expected-past": (
        {"status": "open", "expected_close_at": "2026-01-01"}, {"status": "open", "expected_close_at": "2026-05-25"},
        [{"closed_at": "2026-06-01", "status": "won"}],
    ),
    "deals/expected-before-created": (
        {"created_at": "2026-02-02 09:00", "expected_close_at": "2026-02-01"},
        {"created_at": "2026-02-02 09:00", "expected_close_at": "2026-02-02"},
    ),
    "deals/open-deal-stale": (
        {"status": "open", "created_at": "2025-01-01", "last_activity_at": "2025-02-01"},
        {"status": "open", "created_at": "2025-01-01", "last_activity_at": "2026-02-01"},
        [{"closed_at": "2026-06-01", "status": "won"}],
    ),
    "deals/open-deal-old": (
        {"status": "open", "created_at": "2023-01-01"}, {"status": "open", "created_at": "2025-01-01"}, [{"closed_at": "2026-06-01"}],
    ),
    "deals/open-deal-on-hold": ({"status": "open", "stage": "Congelado"}, {"status": "won", "stage": "Congelado"}),
    "deals/probability-scale": ({"probability": 1.2}, {"probability": 1.0}),
    "deals/probability-contradicts": ({"status": "won", "probability": 0}, {"status": "lost", "probability": 0}),
    "stage_changes/stage-change-twice": (
        {"deal_id": "a", "stage": "One", "changed_at": "2026-01-01"}, {"deal_id": "a", "stage": "Two", "changed_at": "2026-01-01"},
        [{"deal_id": "a", "stage": "One", "changed_at": "2026-01-01"}],
    ),
    "stage_changes/negative-stage-amount": ({"amount": -5}, {"amount": 5}),
    "quotas/quota-none": ({"amount": 0}, {"amount": 5}),
    "quotas/quota-twice": (
        {"rep": "Ana", "month": "2026-01-01", "amount": 9}, {"rep": "Ana", "month": "2026-02-01", "amount": 5},
        [{"rep": "Ana", "month": "2026-01-01", "amount": 5}],
    ),
    "leads/converted-before-created": (
        {"created_at": "2026-02-02", "converted_at": "2026-02-01"}, {"created_at": "2026-02-02", "converted_at": "2026-02-03"},
    ),
    "leads/qualified-before-created": (
        {"created_at": "2026-02-02", "qualified_at": "2026-02-01"}, {"created_at": "2026-02-02", "qualified_at": "2026-02-03"},
    ),
    "leads/contacted-before-created": (
        {"created_at": "2026-02-02", "first_contact_at": "2026-02-01"}, {"created_at": "2026-02-02", "first_contact_at": "2026-02-02"},
    ),
    "leads/converted-and-dropped": ({"is_converted": True, "is_dropped": True}, {"is_converted": False, "is_dropped": True}),
    "leads/converted-undated": ({"is_converted": True}, {"is_converted": False}),
    "leads/lead-waits": (
        {"created_at": "2026-01-01"}, {"created_at": "2026-01-01", "first_contact_at": "2026-01-02"}, [{"created_at": "2026-06-01"}],
    ),
    "customers/customer-unnamed": ({"customer_id": "x"}, {"customer": "Beta"}, [{"customer": "Acme"}]),
    "customers/customer-alike": ({"customer": "ACME  Ltd."}, {"customer": "Acme Home"}, [{"customer": "Acmé"}]),
    "reps/rep-twice": ({"rep": "ana sol"}, {"rep": "Ana Luz"}, [{"rep": "Ana Sol"}]),
    "activities/activity-alone": ({"kind": "call"}, {"kind": "call", "lead_id": "l"}, [{"deal_id": "d", "kind": "call"}]),
    "activities/activity-kind": ({"at": "2026-01-01"}, {"kind": "call"}, [{"kind": "email"}]),
    "activities/activity-ahead": ({"at": "2026-07-01"}, {"at": "2026-06-30 23:00"}),
    "tickets/ticket-status": ({"stage": "Hm"}, {"status": "open"}),
    "tickets/closed-undated": ({"status": "closed"}, {"status": "open"}),
    "tickets/closed-before-opened": (
        {"opened_at": "2026-02-02", "closed_at": "2026-02-01"}, {"opened_at": "2026-02-02", "closed_at": "2026-02-02"},
    ),
    "tickets/closed-before-reply": (
        {"first_reply_at": "2026-02-02", "closed_at": "2026-02-01"}, {"first_reply_at": "2026-02-02", "closed_at": "2026-02-02"},
    ),
    "tickets/reply-before-opened": (
        {"opened_at": "2026-02-02", "first_reply_at": "2026-02-01"}, {"opened_at": "2026-02-02", "first_reply_at": "2026-02-02"},
    ),
    "tickets/negative-hours": ({"resolution_hours": -1}, {"resolution_hours": 0}),
    "tickets/ticket-year": (
        {"opened_at": "2024-02-02", "closed_at": "2026-02-01"}, {"opened_at": "2026-02-02", "closed_at": "2026-02-03"},
    ),
    "tickets/ticket-stale": (
        {"status": "open", "opened_at": "2026-01-01"}, {"status": "open", "opened_at": "2026-05-01"}, [{"closed_at": "2026-06-01"}],
    ),
    "tickets/csat-scale": ({"csat": 55}, {"csat": 5}, many(csat=5) * 3),
    "tickets/negative-count": ({"reopened": -1}, {"reopened": 0, "followups": 2}),
    "responses/score-scale": ({"score": 99}, {"score": 10}, many(score=9) * 3),
    "responses/score-fraction": ({"kind": "nps", "score": 7.5}, {"kind": "csat", "score": 7.5}),
    "orders/order-negative": ({"amount": -5}, {"amount": 5}),
    "orders/order-without-amount": ({"order_id": "x"}, {"amount": 3}, [{"amount": 3}]),
    "orders/order-for-nothing": ({"amount": 0}, {"amount": 0, "is_cancelled": True}),
    "orders/order-below-cost": ({"amount": 3, "cost": 4}, {"amount": 3, "cost": 3}),
    "orders/negative-items": ({"amount": 3, "items": -1}, {"amount": -3, "items": -1}),
    "orders/order-of-nobody": ({"amount": 3}, {"customer": "Ana"}, [{"customer_id": "a"}]),
    "order_lines/line-without-amount": ({"line_id": "x"}, {"amount": 3}, [{"amount": 3}]),
    "order_lines/line-of-none": ({"amount": 3, "quantity": 0}, {"amount": 0, "quantity": 0}),
    "order_lines/line-signs": ({"amount": -3, "quantity": 1}, {"amount": -3, "quantity": -1}),
    "subscriptions/ended-before-started": (
        {"started_at": "2026-02-02", "ended_at": "2026-02-01"}, {"started_at": "2026-02-02", "ended_at": "2026-02-03"},
    ),
    "subscriptions/mrr-missing": ({"started_at": "2026-02-02"}, {"mrr": 1}, [{"mrr": 5}]),
    "subscriptions/mrr-zero": ({"mrr": 0}, {"mrr": 0, "is_trial": True}),
    "subscriptions/mrr-negative": ({"mrr": -1}, {"mrr": 1}),
    "subscriptions/renewal-before-start": (
        {"started_at": "2026-02-02", "renewal_due_at": "2026-02-01"}, {"started_at": "2026-02-02", "renewal_due_at": "2027-02-02"},
    ),
    "subscriptions/renewal-past": ({"renewal_due_at": "2026-05-01"}, {"renewal_due_at": "2026-05-01", "is_renewed": False}),
    "products/price-negative": ({"cost": -1}, {"price": 1, "cost": 1}),
    "products/price-below-cost": ({"price": 1, "cost": 2}, {"price": 2, "cost": 1}),
    "rates/rate-impossible": ({"rate": 0}, {"rate": 1.1}),
    "rates/rate-twice": (
        {"currency": "usd", "month": "2026-01-01", "base": "EUR", "rate": 2}, {"currency": "USD", "month": "2026-02-01", "rate": 1},
        [{"currency": "USD", "month": "2026-01-01", "base": "EUR", "rate": 1}],
    ),
    "spend/spend-negative": ({"amount": -1}, {"amount": 0}),
    "spend/clicks-above-impressions": ({"clicks": 2, "impressions": 1}, {"clicks": 1, "impressions": 1}),
    "spend/conversions-above-clicks": ({"conversions": 2, "clicks": 1}, {"conversions": 1, "clicks": 1}),
    "web/visitors-above-visits": ({"visitors": 2, "visits": 1}, {"visitors": 1, "visits": 1}),
    "web/bounces-above-visits": ({"bounces": 2, "visits": 1}, {"bounces": 1, "visits": 1}),
    "web/conversions-above-visits": ({"conversions": 2, "visits": 1}, {"conversions": 1, "visits": 1}),
    "web/checkouts-above-carts": ({"checkouts": 2, "carts": 1}, {"checkouts": 1, "carts": 1}),
    "emails/delivered-above-sent": ({"delivered": 2, "sent": 1}, {"delivered": 1, "sent": 1}),
    "emails/opened-above-delivered": ({"opened": 2, "delivered": 1}, {"opened": 1, "delivered": 1}),
    "emails/clicked-above-opened": ({"clicked": 2, "opened": 1}, {"clicked": 1, "opened": 1}),
    "emails/bounced-above-sent": ({"bounced": 2, "sent": 1}, {"bounced": 1, "sent": 1}),
    "emails/unsubscribed-above-delivered": ({"unsubscribed": 2, "delivered": 1}, {"unsubscribed": 1, "delivered": 1}),
}  # fmt: skip

ABOUT_ALL = {"deals/none-lost", "deals/load-date", "leads/load-date", "customers/load-date"}
"""Checks that are about a table as a whole: each has a test of its own below."""

FOR_EVERY_FIELD = {"future-date", "absurd-date", "undated", "amount-high", "amount-low", "currency-missing", "identical-rows", "text-cut",
                   "text-broken"}  # fmt: skip


def found(table, rows, only=None):
    """Id of each check that fails → the numbers of the rows."""
    kinds = columns(table)
    with scratch() as connection:
        fields = ", ".join(f'"{name}" {SQL_TYPE[kind]}' for name, kind in kinds.items())
        connection.execute(f'CREATE TEMP TABLE part ("row" BIGINT, {fields})')
        for number, row in enumerate(rows, start=2):
            named = ", ".join(f'"{name}"' for name in ("row", *row))
            connection.execute(f"INSERT INTO part ({named}) VALUES (?{', ?' * len(row)})", [number, *row.values()])
        findings = find(connection, table, "part", TODAY).findings
    return {each.check.id: each.rows for each in findings if not only or each.check.id == only}


def case_of(name):
    failing, passing, *before = CASES[name]
    return failing, passing, before[0] if before else []


@pytest.mark.parametrize("name", CASES)
def test_a_row_that_fails_is_found_in_its_place(name):
    failing, _, before = case_of(name)
    assert found(name.split("/")[0], [*before, failing], name) == {name: (2 + len(before),)}


@pytest.mark.parametrize("name", CASES)
def test_a_row_that_does_not_fail_is_let_be(name):
    _, passing, before = case_of(name)
    assert found(name.split("/")[0], [*before, passing], name) == {}


def test_every_check_has_a_claim_here():
    named = {f"{each.table}/{each.name}" for each in CHECKS if each.name not in FOR_EVERY_FIELD}
    assert named == set(CASES) | ABOUT_ALL
    assert len({each.id for each in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("check", [each for each in CHECKS if each.name in FOR_EVERY_FIELD], ids=lambda each: each.id)
def test_checks_of_every_field_find_what_they_are_about(check):
    failing, passing, before = GENERIC[check.name](check)
    found_there = found(check.table, [*before, failing], check.id)
    assert found_there == {check.id: (2 + len(before),)}
    assert found(check.table, [*before, passing], check.id) == {}


def _dates(bad):
    return lambda check: ({check.values["field"]: bad}, {check.values["field"]: "2026-06-30 12:00"}, [])


def _scaled(bad):
    def made(check):
        name = check.values["field"]
        return {name: bad}, {name: 100}, many(**{name: 50})

    return made


def _identical(check):
    kinds = columns(check.table)
    values = {Kind.DATE: "2026-01-01", Kind.MONEY: 5, Kind.NUMBER: 5, Kind.COUNT: 5, Kind.HOURS: 5, Kind.FLAG: True}
    row = {name: values.get(kind, "same") for name, kind in kinds.items()}
    own = key(check.table)
    copy = row | ({own: "another"} if own else {})
    other = copy | {next(name for name in check.needed if name != own): "2026-02-02" if "at" in check.needed[0] else "77"}
    return copy, other, [row]


def _text(bad, good):
    return lambda check: ({check.fields[-1]: bad}, {check.fields[-1]: good}, [])


GENERIC = {
    "future-date": _dates("2026-07-01"),
    "absurd-date": _dates("1900-01-01"),
    "undated": lambda check: ({}, {check.values["field"]: "2026-01-01"}, [{check.values["field"]: "2026-01-01"}]),
    "amount-high": _scaled(60_000),
    "amount-low": _scaled(0.01),
    "currency-missing": lambda check: ({check.fields[0]: 5}, {check.fields[0]: 5, "currency": "EUR"}, [{"currency": "EUR"}]),
    "identical-rows": _identical,
    "text-cut": _text("x" * 255, "x" * 254),
    "text-broken": _text("SÃ£o Paulo", "SÃO PAULO, Müller & Cª, “ção”"),
}


def test_a_list_without_a_lost_deal_is_told_of():
    won = [{"deal_id": str(number), "status": "won"} for number in range(MANY)]
    assert "deals/none-lost" in found("deals", won)
    assert "deals/none-lost" not in found("deals", [*won, {"deal_id": "x", "status": "lost"}])


def test_one_creation_date_for_nearly_all_deals_is_when_they_were_loaded():
    closes = [f"2026-0{1 + number % 6}-01" for number in range(40)]
    loaded = [{"deal_id": str(number), "created_at": "2026-06-05", "closed_at": close} for number, close in enumerate(closes)]
    grown = [each | {"created_at": f"2025-1{number % 3}-0{1 + number % 9}"} for number, each in enumerate(loaded)]
    assert "deals/load-date" in found("deals", [*loaded, {"deal_id": "x", "created_at": "2026-06-20"}])
    assert "deals/load-date" not in found("deals", grown)


@pytest.mark.parametrize("table", ["leads", "customers"])
def test_one_creation_date_for_nearly_all_leads_or_customers_is_when_they_were_loaded(table):
    loaded = [{key(table): str(number), "created_at": "2026-06-05 10:00"} for number in range(60)]
    grown = [each | {"created_at": f"2025-1{number % 3}-0{1 + number % 9}"} for number, each in enumerate(loaded)]
    assert f"{table}/load-date" in found(table, loaded)
    assert f"{table}/load-date" not in found(table, grown)


def test_a_plan_may_lie_ahead_but_not_for_a_lifetime():
    assert found("deals", [{"status": "open", "expected_close_at": "2030-01-01"}]) == {}
    assert "deals/absurd-date/expected_close_at" in found("deals", [{"expected_close_at": "2099-12-31"}])


def test_rows_without_a_number_are_checked_in_their_order():
    with scratch() as connection:
        connection.execute("CREATE TEMP TABLE part AS SELECT * FROM (VALUES ('a', 5.0), ('b', -1.0)) AS t(deal_id, amount)")
        (finding,) = find(connection, "deals", "part", TODAY).findings
    assert (finding.check.name, finding.rows, finding.examples) == ("negative-deal", (2,), ("b",))


def test_a_check_whose_columns_are_not_there_is_not_asked():
    with scratch() as connection:
        connection.execute("CREATE TEMP TABLE part AS SELECT 1 AS row, 'a' AS deal_id, 'won' AS status")
        asked = find(connection, "deals", "part", TODAY)
    names = {each.check.name for each in asked.findings} | {each.name for each in asked.passed}
    assert "deal-status" in names
    assert not names & {"negative-deal", "future-date", "load-date"}


def test_findings_come_worst_first_and_count_all_rows():
    rows = [{"amount": -1, "status": "lost", "closed_at": "2026-01-01"}] * 7 + [{"probability": 0, "status": "won", "amount": 1,
            "closed_at": "2026-01-01"}] * 9  # fmt: skip
    with scratch() as connection:
        connection.execute("CREATE TEMP TABLE part AS SELECT unnest(?, recursive := true)", [rows])
        findings = find(connection, "deals", "part", TODAY).findings
    assert [(each.check.severity, each.check.name, each.count) for each in findings] == [
        ("warning", "negative-deal", 7),
        ("note", "probability-contradicts", 9),
    ]
    assert len(findings[0].rows) == 5


def test_what_is_found_in_a_file_is_kept_with_it(company):
    company.drop(deals_csv="Deal ID,Stage,Amount,Created,Closed\nD1,Won,,2026-01-02,2026-01-01\nD2,Lost,-5,2026-01-01,2026-08-01")
    assert checks(company.source("deals.csv")) >= {"won-without-amount", "closed-before-created", "negative-deal", "future-date"}
    problem = next(each for each in company.source("deals.csv").problems if each.check == "closed-before-created")
    assert (problem.count, problem.examples) == (1, ("D1",))


def test_sentences_name_what_was_learned():
    with scratch() as connection:
        connection.execute("CREATE TEMP TABLE part AS SELECT 'open' AS status, DATE '2020-01-01' AS expected_close_at")
        (finding,) = find(connection, "deals", "part", TODAY).findings
    assert finding.sentence.values == {"count": 1, "last": date(2026, 6, 30)}


def test_every_check_names_fields_of_its_table():
    for check in CHECKS:
        known = set(columns(check.table))
        assert known.issuperset((*check.fields, *check.shows, *check.needed)), check.id
        assert check in BY_TABLE[check.table]
        assert check.needed or check.fields or check.same == IDENTICAL, check.id


@pytest.mark.parametrize(
    ("stage", "is_held"),
    [
        ("On hold", True), ("On-Hold", True), ("Frozen", True), ("Congelado", True), ("Congelada", True), ("In pausa", True),
        ("En pausa", True), ("Em pausa", True), ("Suspès", True), ("Zurückgestellt", True), ("Stand-by", True),
        ("Proposta", False), ("Household", False), ("Unfrozen", False), ("Negotiation", False),
    ],
)  # fmt: skip
def test_a_stage_says_that_nobody_works_on_a_deal_for_now(stage, is_held):
    with scratch() as connection:
        (found,) = connection.execute(f"SELECT regexp_matches(lower(strip_accents(?)), '{ON_HOLD}')", [stage]).fetchall()[0]
    assert found == is_held
