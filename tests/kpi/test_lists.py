"""Lists that people act on: the rows that stand in them, worked out by hand."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.version import Version
from kpi.__main__ import main
from kpi.lists import LISTS, Listed
from kpi.lists.rows import by_member, count, reason, rows
from kpi.periods import Period
from kpi.selection import Filter, Selection
from kpi.terms import Terms
from tests.companies import company, table
from tests.kpi.messy import messy

MARCH = Selection(Period(date(2026, 3, 1), date(2026, 4, 1)), date(2026, 3, 31), terms=Terms(unanswered=3, lapse_days=30))

DEALS = table("""
    deal_id | status | created_at | closed_at  | expected_close_at | amount | rep
    1       | open   | 2026-01-02 |            | 2026-03-01        | 100    | Ana
    2       | open   | 2026-01-02 |            | 2026-03-01        | 900    | Ben
    3       | open   | 2026-01-02 |            | 2026-02-01        | 50     | Ana
    4       | open   | 2026-01-02 |            | 2026-04-15        | 70     | Ana
    5       | won    | 2026-01-02 | 2026-02-20 | 2026-02-01        | 10     | Ana
    6       | open   | 2026-01-02 |            |                   | 10     | Ana
    7       | open   |            |            | 2026-03-31        |        | Ben
""", amount=float)  # fmt: skip

LEADS = table("""
    lead_id | created_at | first_contact_at | is_dropped | is_converted | channel
    1       | 2026-03-05 |                  |            |              | fair
    2       | 2026-02-05 |                  |            |              | search
    3       | 2026-03-01 | 2026-03-02       |            |              | fair
    4       | 2026-03-01 |                  | yes        |              | fair
    5       | 2026-03-01 |                  |            | yes          | fair
    6       |            |                  |            |              | fair
""", is_dropped=bool, is_converted=bool)  # fmt: skip

ACTIVITIES = table("""
    activity_id | at         | kind  | direction | is_answered | party    | contact_id | customer
    1           | 2026-03-01 | call  | outbound  | no          | prospect | c1         |
    2           | 2026-03-02 | email | outbound  | no          | prospect | c1         |
    3           | 2026-03-05 | call  | outbound  | no          | prospect | c1         |
    4           | 2026-03-01 | call  | outbound  | no          | prospect | c2         |
    5           | 2026-03-02 | call  | outbound  | no          | prospect | c2         |
    6           | 2026-03-03 | call  | outbound  | no          | prospect | c2         |
    7           | 2026-03-04 | call  | inbound   |             | prospect | c2         |
    8           | 2026-03-01 | call  | outbound  | no          | prospect | c3         |
    9           | 2026-03-30 | call  | outbound  | yes         | customer |            | Dora
""", is_answered=bool)  # fmt: skip

ORDERS = table("""
    order_id | ordered_at | customer | amount | currency
    1        | 2026-01-10 | Anna     | 100    | EUR
    2        | 2026-01-20 | Anna     | 40     | EUR
    3        | 2026-02-10 | Bruno    | 900    | EUR
    4        | 2026-03-20 | Carla    | 5000   | EUR
    5        | 2026-01-05 | Dora     | 700    | EUR
    6        | 2026-01-05 | Elio     | 700    | USD
    7        | 2026-01-06 | Elio     | 60     | EUR
    8        | 2026-03-01 | Fred     | 10     | EUR
""", amount=float)  # fmt: skip

TICKETS = table("""
    ticket_id | opened_at  | closed_at  | status | customer
    1         | 2026-03-20 |            | open   | Carla
    2         | 2026-03-02 |            | open   | Fred
    3         | 2026-03-01 | 2026-03-03 | closed | Fred
    4         | 2026-02-01 |            | closed | Fred
    5         |            |            | open   | Fred
    6         | 2026-03-31 |            | open   | Carla
""")


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, deals=DEALS, leads=LEADS, activities=ACTIVITIES, orders=ORDERS, tickets=TICKETS)


def _named(version: Version, name: str, column: str, selection: Selection = MARCH) -> list[tuple[object, object]]:
    found = rows(version, LISTS[name], selection)
    return list(zip(found[column], found[LISTS[name].since.name], strict=True))


def test_deals_past_their_expected_close_come_with_the_longest_overdue_first_and_the_larger_of_two_before_the_smaller(
    version: Version,
) -> None:
    # February has 28 days: from 1 February to 31 March are 58 days, from 1 March 30. Deal 7 is due by the end of today.
    assert _named(version, "past_due_deals", "deal_id") == [("3", 58), ("2", 30), ("1", 30), ("7", 0)]


def test_who_has_how_many_is_told_most_first_and_a_filter_on_them_hides_nobody(version: Version) -> None:
    ana = replace(MARCH, filters=(Filter("rep", ("Ana",)),))
    expected = [("Ana", 2, 58), ("Ben", 2, 30)]
    for selection in (MARCH, ana):
        held = by_member(version, LISTS["past_due_deals"], selection)
        assert [(each.member, each.rows, each.longest) for each in held] == expected
    assert by_member(version, LISTS["unanswered_leads"], MARCH) == []  # nobody says whose they are


def test_leads_that_nobody_has_answered_wait_the_oldest_first(version: Version) -> None:
    # 3 was answered, 4 given up, 5 converted; when 6 came in nobody knows.
    assert _named(version, "unanswered_leads", "lead_id") == [("1", 26), ("2", 54)]


def test_who_left_enough_attempts_unanswered_is_to_be_left_in_peace(version: Version) -> None:
    # c2 called back, c3 was tried once.
    assert _named(version, "unanswered_attempts", "prospect") == [("contact c1", 26)]
    assert count(version, LISTS["unanswered_attempts"], replace(MARCH, terms=Terms())) == 0


def test_customers_drift_when_nothing_passed_between_us_for_long_and_the_best_come_first(version: Version) -> None:
    # Dora was called yesterday; Carla and Fred have bought within 30 days or asked for something; Bruno's last word is 49 days old.
    # Elio paid last in euros, and dollars are not added to that.
    assert _named(version, "drifting_customers", "customer") == [("Bruno", 49), ("Anna", 70), ("Elio", 84)]
    found = rows(version, LISTS["drifting_customers"], MARCH).set_index("customer")
    assert [(float(each), currency) for each, currency in zip(found["value"], found["currency"], strict=True)] == [
        (900, "EUR"),
        (140, "EUR"),
        (60, "EUR"),
    ]


def test_a_customer_whose_deal_was_won_lately_does_not_drift_though_nobody_noted_a_touch(tmp_path: Path) -> None:
    deals = table("""
        deal_id | status | created_at | closed_at  | amount | customer
        1       | won    | 2025-01-02 | 2025-02-01 | 10     | Anna
        2       | won    | 2026-01-02 | 2026-03-20 | 10     | Anna
        3       | won    | 2025-01-02 | 2025-02-01 | 30     | Bruno
    """, amount=float)  # fmt: skip
    activities = table("""
        activity_id | at         | kind | customer
        1           | 2025-01-10 | call | Anna
        2           | 2025-01-10 | call | Bruno
    """)
    version = company(tmp_path, deals=deals, activities=activities)
    assert list(rows(version, LISTS["drifting_customers"], MARCH)["customer"]) == ["Bruno"]


def test_open_tickets_come_with_the_oldest_first(version: Version) -> None:
    assert _named(version, "open_tickets", "ticket_id") == [("2", 29), ("1", 11), ("6", 0)]


def test_a_list_of_an_earlier_day_knows_nothing_of_what_came_later(version: Version) -> None:
    then = replace(MARCH, today=date(2026, 3, 2))
    assert _named(version, "open_tickets", "ticket_id", then) == [("3", 1), ("2", 0)]
    assert _named(version, "unanswered_leads", "lead_id", then) == [("2", 25)]


def test_filters_narrow_a_list_and_the_limit_takes_its_head(version: Version) -> None:
    by_ana = replace(MARCH, filters=(Filter("rep", ("Ana",)),))
    assert _named(version, "past_due_deals", "deal_id", by_ana) == [("3", 58), ("1", 30)]
    assert count(version, LISTS["past_due_deals"], by_ana) == 2
    assert len(rows(version, LISTS["past_due_deals"], MARCH, 1)) == 1


@pytest.mark.parametrize("member", ["{unanswered}", "' OR 1=1 --", "{tomorrow}'"])
def test_a_filter_is_text_whatever_it_looks_like(version: Version, member: str) -> None:
    assert count(version, LISTS["past_due_deals"], replace(MARCH, filters=(Filter("rep", (member,)),))) == 0


def test_what_the_data_lacks_is_said(tmp_path: Path) -> None:
    nothing = company(tmp_path, leads=table("lead_id | created_at\n1 | 2026-03-01"))
    said = {name: str(reason(nothing, listed, MARCH)) for name, listed in LISTS.items()}
    assert said["unanswered_leads"].startswith("the first contact is missing in leads")
    assert said["past_due_deals"].startswith("there is nothing on deals")
    assert said["open_tickets"].startswith("there is nothing on tickets")
    assert all(said[name].startswith("there is nothing on activities") for name in ("unanswered_attempts", "drifting_customers"))
    for listed in LISTS.values():
        assert count(nothing, listed, MARCH) == 0
        assert rows(nothing, listed, MARCH).empty


def test_a_filter_that_says_nothing_of_a_list_is_said(version: Version) -> None:
    by_priority = replace(MARCH, filters=(Filter("channel", ("fair",)),))
    assert str(reason(version, LISTS["open_tickets"], by_priority)) == "tickets has no channel"
    assert count(version, LISTS["unanswered_leads"], by_priority) == 1


@pytest.fixture(scope="module")
def untidy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Version, dict[str, pd.DataFrame]]:
    frames = messy(3)
    return company(tmp_path_factory.mktemp("untidy"), **{name: frame.to_dict("records") for name, frame in frames.items()}), frames


TODAY = date(2025, 12, 31)
UNTIDY = Selection(Period(date(2025, 1, 1), date(2026, 1, 1)), TODAY, terms=Terms(unanswered=2, lapse_days=20))
END = pd.Timestamp(2026, 1, 1)


def _still_open(frame: pd.DataFrame) -> pd.Series:
    closed = pd.to_datetime(frame["closed_at"])
    return ((frame["status"] == "open") | closed.notna()) & ~(closed < END)


@pytest.mark.parametrize("filters", [(), (Filter("rep", (None, "Ben O'Neil")),)], ids=str)
def test_deals_and_tickets_are_those_that_pandas_finds(
    untidy: tuple[Version, dict[str, pd.DataFrame]], filters: tuple[Filter, ...]
) -> None:
    version, frames = untidy
    selection = replace(UNTIDY, filters=filters)
    for name, of, column, key in (
        ("past_due_deals", "deals", "expected_close_at", "deal_id"),
        ("open_tickets", "tickets", "opened_at", "ticket_id"),
    ):
        frame = frames[of]
        kept = frame["rep"].isna() | (frame["rep"] == "Ben O'Neil") if filters else pd.Series(True, index=frame.index)
        expected = frame[_still_open(frame) & kept & (pd.to_datetime(frame[column]) < END)]
        found = rows(version, LISTS[name], selection, 10_000)
        assert len(expected) > 5
        assert sorted(found[key]) == sorted(expected[key])
        assert count(version, LISTS[name], selection) == len(expected)
        assert found[LISTS[name].since.name].is_monotonic_decreasing


def test_drifting_customers_are_those_that_pandas_finds(untidy: tuple[Version, dict[str, pd.DataFrame]]) -> None:
    version, frames = untidy
    activities, orders, tickets = frames["activities"], frames["orders"], frames["tickets"]
    parties = activities["party"].fillna("").str.lower() if "party" in activities else pd.Series("", index=activities.index)
    named = [
        frame.assign(moment=pd.to_datetime(frame[column]))
        for frame, column in ((activities[~parties.isin(("supplier", "partner"))], "at"), (orders, "ordered_at"), (tickets, "opened_at"))
    ]
    touches = pd.concat([frame[["customer", "moment"]] for frame in named if "customer" in frame]).dropna()
    last = touches[touches["moment"] < END].groupby("customer")["moment"].max()
    silent = set(last[last + pd.Timedelta(days=20) < END].index)
    bought = orders[(orders["is_cancelled"] != True) & ~(orders["amount"] < 0)]  # noqa: E712
    since = pd.to_datetime(bought["ordered_at"]).groupby(bought["customer"]).min()
    subscriptions = frames["subscriptions"]
    paying = subscriptions[subscriptions["mrr"] > 0]
    started = pd.to_datetime(paying["started_at"]).groupby(paying["customer"]).min()
    customers = {name for each in (since, started) for name in each[each < END].index}
    found = rows(version, LISTS["drifting_customers"], UNTIDY, 10_000)
    assert sorted(found["customer"]) == sorted(silent & customers)
    assert len(found) > 3
    assert found["value"].dropna().astype(float).is_monotonic_decreasing


@pytest.mark.parametrize("listed", LISTS.values(), ids=lambda listed: listed.id)
def test_a_list_has_as_many_rows_as_it_counts_and_each_once(untidy: tuple[Version, dict[str, pd.DataFrame]], listed: Listed) -> None:
    version, _ = untidy
    found = rows(version, listed, UNTIDY, 10_000)
    assert reason(version, listed, UNTIDY) is None
    assert len(found) == count(version, listed, UNTIDY)
    assert (found[listed.since.name] >= 0).all()
    assert not found.duplicated(subset=["prospect"] if "prospect" in found else list(found.columns)).any()


def test_the_command_names_the_lists_and_prints_one(version: Version, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--workspace", str(version.root), "--today", "2026-03-31"]
    assert main(["rows", *asked, "--json"]) == 0
    assert {each["list"]: each["rows"] for each in json.loads(capsys.readouterr().out)} == {
        "past_due_deals": 4, "unanswered_leads": 2, "unanswered_attempts": 0, "drifting_customers": 0, "open_tickets": 3,
    }  # fmt: skip
    assert main(["rows", "past_due_deals", *asked, "--where", "rep=Ana", "--limit", "1", "--csv"]) == 0
    header, first = capsys.readouterr().out.splitlines()
    assert header.startswith("days overdue,deal_id") and first.startswith("58,3")
    assert main(["rows", "past_due_deals", *asked, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[1]["amount"] == 900
    assert main(["rows", "nonsense", *asked]) == 2
    assert "nonsense is no list" in capsys.readouterr().err
