"""How healthy the data behind a KPI is, and how much what is missing could matter: every number worked out by hand."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.__main__ import main
from kpi.bounds import Bounds, bounds
from kpi.catalogue import CATALOGUE
from kpi.health import Freshness, health
from kpi.health_in_words import gaps_of, in_bounds
from kpi.periods import Period
from kpi.selection import Filter, Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 2, 12))

DEALS = table("""
    deal_id | created_at | closed_at  | status | amount | rep | currency
    1       | 2025-12-01 | 2026-01-11 | won    | 100    | Ana | EUR
    2       | 2025-12-02 | 2026-01-12 | won    | 300    | Ana | EUR
    3       | 2025-12-03 | 2026-01-13 | lost   | 100    | Ben | EUR
    4       | 2025-12-04 |            | won    | 200    | Ana | EUR
    5       | 2025-12-05 |            | lost   | 100    | Ben | EUR
    6       | 2025-12-06 |            | lost   | 100    | Ben | EUR
    7       | 2025-12-07 |            | open   | 100    | Ben | EUR
    8       | 2025-12-08 | 2025-12-30 | won    | 100    | Ben | EUR
    9       | 2026-02-20 |            | lost   | 100    | Cai | EUR
""", amount=float)  # fmt: skip


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, deals=DEALS)


def _bounds(version: Version, kpi: str, selection: Selection = JANUARY) -> Bounds:
    return bounds(version, CATALOGUE[kpi], selection)


def test_deals_without_a_closing_date_may_have_closed_in_the_period_or_not(version: Version) -> None:
    # Two of three are won. Best: deal 4 won in January too, 3 ÷ 4. Worst: 5, 6 and 9 lost in January, 2 ÷ 6.
    assert _bounds(version, "win_rate") == Bounds(2 / 6, 3 / 4, 4)
    # 2 ÷ 1 at best with deal 4: 3 ÷ 1; at worst 2 ÷ 4.
    assert _bounds(version, "win_loss_ratio") == Bounds(2 / 4, 3, 4)


def test_a_filter_holds_for_what_is_missing_as_well(version: Version) -> None:
    ana = replace(JANUARY, filters=(Filter("rep", ("Ana",)),))
    assert _bounds(version, "win_rate", ana) == Bounds(1, 1, 1)


def test_amounts_that_are_known_bound_a_sum(version: Version) -> None:
    # 400, and 200 more if deal 4 closed in January.
    assert _bounds(version, "revenue") == Bounds(400, 600, 1)
    # 400 ÷ 2, or 600 ÷ 3.
    assert _bounds(version, "deal_size") == Bounds(200, 200, 1)


def test_amounts_that_are_missing_bound_nothing(tmp_path: Path) -> None:
    rows = [row | {"amount": None if row["deal_id"] == "2" else row["amount"]} for row in DEALS]
    found = _bounds(company(tmp_path, deals=rows), "revenue")
    assert (found.low, found.high, str(found.reason)) == (None, None, "What is missing are amounts, which could be anything.")


def test_money_that_went_back_makes_the_worst_case_smaller(tmp_path: Path) -> None:
    deals = table("""
        deal_id | closed_at  | status | amount
        1       | 2026-01-02 | won    | 100
        2       |            | won    | 50
        3       |            | won    | -30
    """, amount=float)  # fmt: skip
    assert _bounds(company(tmp_path, deals=deals), "revenue") == Bounds(70, 150, 2)


def test_a_lead_without_a_date_goes_with_its_conversion(tmp_path: Path) -> None:
    # One of two converted. Undated: one converted, two not. Best: 2 ÷ 3; worst: 1 ÷ 4. Never more converted than leads.
    leads = table("""
        lead_id | created_at | is_converted
        1       | 2026-01-02 | yes
        2       | 2026-01-03 | no
        3       |            | yes
        4       |            | no
        5       |            | no
    """, is_converted=bool)  # fmt: skip
    assert _bounds(company(tmp_path, leads=leads), "lead_to_customer_rate") == Bounds(1 / 4, 2 / 3, 3)


def test_missing_durations_lie_between_none_and_for_ever(tmp_path: Path) -> None:
    # 10, 20 and 30 hours, and one ticket without an opening date. As none: 0, 10, 20, 30, median 15; as no end: 10, 20, 30, ∞: 25.
    tickets = table("""
        ticket_id | opened_at           | closed_at           | status
        1         | 2026-01-01 00:00:00 | 2026-01-01 10:00:00 | closed
        2         | 2026-01-01 00:00:00 | 2026-01-01 20:00:00 | closed
        3         | 2026-01-01 00:00:00 | 2026-01-02 06:00:00 | closed
        4         |                     | 2026-01-09 10:00:00 | closed
    """)
    assert _bounds(company(tmp_path, tickets=tickets), "resolution_time") == Bounds(15, 25, 1)
    more = [*tickets, *({**tickets[3], "ticket_id": f"{number}"} for number in range(5, 8))]
    found = _bounds(company(tmp_path / "more", tickets=more), "resolution_time")
    # Seven tickets, four unknown: the fourth is none at worst, and has no end at best.
    assert (found.low, found.high, found.rows) == (0, None, 4)
    assert "at least" in str(in_bounds(found, str))


def test_what_is_closed_nobody_knows_when_may_have_been_open_then(version: Version) -> None:
    # At the end of January deal 7 is open; 4, 5 and 6 may have been; 9 came later. 100, and 400 more.
    assert _bounds(version, "pipeline_value") == Bounds(100, 500, 3)


def test_nothing_missing_leaves_the_value_as_it_is(tmp_path: Path) -> None:
    found = _bounds(company(tmp_path, deals=DEALS[:3]), "win_rate")
    assert found == Bounds(2 / 3, 2 / 3, 0)
    assert str(in_bounds(found, str)) == "Nothing is missing that could change the value."


def test_what_a_table_is_derived_from_bounds_nothing(tmp_path: Path) -> None:
    activities = table("""
        activity_id | at         | deal_id
        1           | 2026-01-20 | 7
    """)
    rows = [*DEALS, {**DEALS[6], "deal_id": "10", "created_at": None}]
    found = _bounds(company(tmp_path, deals=rows, activities=activities), "pipeline_upkeep")
    assert (found.low, found.reason is not None) == (None, True)


def test_coverage_counts_the_rows_that_belong(version: Version) -> None:
    # Of January's deals and of those without a closing date: 3 of 7 can be used; all have a status.
    found = {each.column: (each.rows, each.filled) for each in health(version, CATALOGUE["win_rate"], JANUARY).coverage}
    assert found == {None: (7, 3), "closed_at": (7, 3), "status": (7, 7)}


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2026, 1, 31), "spend: up to 2026-01-31, 12 days before the last day of the data"),
        (date(2026, 2, 11), "spend: up to 2026-02-11, one day before the last day of the data"),
        (date(2026, 2, 12), "spend: up to 2026-02-12"),
        (date(2026, 3, 1), "spend: the data goes on until 2026-03-01, after today"),
        (None, "spend: no dates"),
    ],
)
def test_freshness_is_said_in_words(last: date | None, words: str) -> None:
    assert str(Freshness("spend", last, date(2026, 2, 12)).sentence) == words


def test_health_names_what_was_left_out_and_the_checks_that_rows_fail(version: Version) -> None:
    found = health(version, CATALOGUE["win_rate"], JANUARY)
    assert [(str(each.reason), each.rows) for each in found.left_out] == [("closed, but without a closing date", 4)]
    assert [each.table for each in found.freshness] == ["deals"]


def test_the_command_says_it(version: Version, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["health", "win_rate", "--workspace", str(version.root), "--from", "2026-01-01", "--to", "2026-02-01"]
    assert main(asked) == 0
    assert "However they went, the value lies between 33.3% and 75.0%." in capsys.readouterr().out
    assert main([*asked, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["bounds"]["rows"] == 4
    assert main(["health", "winrate", "--workspace", str(version.root)]) == 2
    assert "did you mean win_rate" in capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_every_kpi_has_a_health(version: Version, name: str) -> None:
    found = health(version, CATALOGUE[name], JANUARY)
    assert found.kpi == name
    assert found.bounds.low is None or found.bounds.high is None or found.bounds.low <= found.bounds.high


def test_pipeline_of_the_past_without_a_history_of_stages_says_that_it_is_worth_what_it_is_today(tmp_path: Path) -> None:
    # The data goes on until 20 February: what was open at the end of January is told by what it is worth now.
    rows = table("""
        deal_id | created_at | closed_at  | status | amount | stage
        1       | 2026-01-02 |            | open   | 5      | Offer
        2       | 2026-01-02 | 2026-02-20 | won    | 7      | Won
    """, amount=float)  # fmt: skip
    plain = company(tmp_path / "plain", deals=rows)
    told = company(tmp_path / "told", deals=rows, stage_changes=table("deal_id | changed_at | stage\n1 | 2026-01-02 | Offer"))

    def said(version: Version, selection: Selection) -> bool:
        return any("worth today" in str(each) for each in gaps_of(health(version, CATALOGUE["pipeline_value"], selection), str))

    assert said(plain, JANUARY)
    assert not said(plain, replace(JANUARY, period=Period(date(2026, 2, 1), date(2026, 3, 1)))), "today is not the past"
    assert not said(told, JANUARY)
