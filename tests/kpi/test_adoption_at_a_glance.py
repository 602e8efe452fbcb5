"""How each person uses the CRM, and how completely fields are filled."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pandas as pd
import pytest

from data.version import Version
from kpi.adoption import PEOPLE, Filled, coverage, never_filled, people, seldom, team_of
from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Filter, Selection
from tests.companies import company, table

# Monday 5 January to Sunday 11 January: five working days.
WEEK = Selection(Period(date(2026, 1, 5), date(2026, 1, 12)), today=date(2026, 1, 31))

USAGE = table("""
    at                  | kind    | object | rep
    2026-01-05 08:00:00 | log-in  |        | Ana
    2026-01-05 13:00:00 | log-in  |        | Ana
    2026-01-06 08:00:00 | log-in  |        | Ana
    2026-01-07 08:00:00 | log-in  |        | Ana
    2026-01-05 09:00:00 | log-in  |        | Ben
    2026-01-05 09:01:00 | created | deal   | Ben
    2026-01-20 09:00:00 | log-in  |        | Cid
""")
DEALS = table("""
    deal_id | created_at | closed_at  | status | amount | lost_reason | expected_close_at | rep | channel
    1       | 2026-01-05 |            | open   | 100    |             | 2026-01-08        | Ana | Ads
    2       | 2026-01-06 |            | open   | 0      |             |                   | Ana |
    3       | 2026-01-07 | 2026-01-09 | lost   | 50     | price       |                   | Ben | Ads
    4       | 2026-01-08 | 2026-01-10 | lost   |        |             |                   | Ben |
    5       | 2025-11-01 |            | open   | 70     |             | 2025-12-01        | Cid |
    6       | 2026-01-31 | 2026-01-31 | won    | 70     |             |                   | Cid |
""", amount=float)  # fmt: skip

ACTIVITIES = [{"activity_id": "1", "at": "2025-11-02", "kind": "call", "deal_id": "5", "rep": "Cid"}]


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, usage=USAGE, deals=DEALS, activities=ACTIVITIES)


def _people(version: Version, selection: Selection = WEEK, known: tuple[str | None, ...] = ("Ana", "Ben", "Cid", "Dina", None)):
    return people(compute(version, PEOPLE, selection, ("rep",)), selection, known)


def test_days_with_a_log_in_stand_against_the_working_days(version: Version) -> None:
    # Ana on three of five days, twice on one of them; Ben on one; Cid and Dina never in that week. None is no person.
    found = _people(version)
    assert [(each.member, each.days, each.day_share) for each in found] == [
        ("Ana", 3, 0.6),
        ("Ben", 1, 0.2),
        ("Cid", 0, 0),
        ("Dina", 0, 0),
    ]
    assert [each.member for each in seldom(found)] == ["Ben", "Cid", "Dina"]


def test_of_a_running_week_only_the_days_that_have_passed_count(version: Version) -> None:
    wednesday = replace(WEEK, today=date(2026, 1, 7))
    assert team_of(compute(version, PEOPLE, wednesday), wednesday).working_days == 3


def test_each_person_has_its_open_deals_and_those_left_lying(version: Version) -> None:
    # At the end of the week Ana has 1 and 2 open, both just entered, 1 past its date and 2 without an amount; Cid's 5 lies since November.
    found = {each.member: each for each in _people(version)}
    assert [(name, found[name].open_deals, found[name].untouched) for name in ("Ana", "Cid")] == [("Ana", 2, 0), ("Cid", 1, 1)]
    assert (found["Ana"].past_due, found["Ana"].without_amount) == (1, 1)
    assert found["Dina"].created == 0
    whole = team_of(compute(version, PEOPLE, WEEK), WEEK)
    assert (whole.open_deals, whole.untouched, whole.untouched_share) == (3, 1, pytest.approx(1 / 3))


def test_where_log_ins_are_not_known_nobody_seldom_logs_in(tmp_path: Path) -> None:
    found = _people(company(tmp_path, deals=DEALS))
    assert seldom(found) == ()
    assert {each.member: each.created for each in found} == {"Ana": 2, "Ben": 2, "Cid": 0, "Dina": 0}


def test_a_field_counts_in_the_rows_in_which_it_is_to_be_filled(version: Version) -> None:
    # Created in that week: 1 to 4. Amounts of 1 and 3 (0 is none); expected close of the open 1 of 1 and 2; a reason of the lost 3 of 3, 4.
    found = {(each.table, each.field): (each.rows, each.filled) for each in coverage(version, WEEK)}
    assert found == {
        ("deals", "amount"): (4, 2),
        ("deals", "expected_close_at"): (2, 1),
        ("deals", "lost_reason"): (2, 1),
        ("deals", "closed_at"): (2, 2),
        ("deals", "channel"): (4, 2),
        ("deals", "rep"): (4, 4),
    }


def test_coverage_by_person_adds_up_to_all_and_follows_filters(version: Version) -> None:
    whole = {each.field: each for each in coverage(version, WEEK)}
    parts = coverage(version, WEEK, "rep")
    for name, each in whole.items():
        own = [part for part in parts if part.field == name]
        assert (sum(part.rows for part in own), sum(part.filled for part in own)) == (each.rows, each.filled)
    ben = replace(WEEK, filters=(Filter("rep", ("Ben",)),))
    assert Filled("deals", "lost_reason", 2, 1) in coverage(version, ben)


def test_columns_that_are_empty_throughout_are_told_apart(version: Version) -> None:
    assert {(each.table, each.field) for each in never_filled(version)} == {
        ("deals", "customer"),
        ("deals", "product"),
        ("deals", "stage"),
        ("activities", "outcome"),
    }


@pytest.mark.parametrize("seed", range(3))
def test_coverage_is_that_of_plain_pandas(tmp_path: Path, seed: int) -> None:
    draw = Random(seed)
    rows = [
        {
            "deal_id": str(number),
            "created_at": pd.Timestamp(2026, 1, draw.randint(1, 28)),
            "status": draw.choice(["open", "won", "lost"]),
            "amount": draw.choice([None, 0.0, 5.0]),
            "lost_reason": draw.choice([None, "price"]),
            "rep": draw.choice([None, "Ana", "Ben"]),
        }
        for number in range(200)
    ]
    found = {(each.member, each.field): (each.rows, each.filled) for each in coverage(company(tmp_path, deals=rows), WEEK, "rep")}
    frame = pd.DataFrame(rows)
    frame = frame[(frame["created_at"] >= "2026-01-05") & (frame["created_at"] < "2026-01-12")]
    for rep in ("Ana", "Ben", None):
        own = frame[frame["rep"].isna()] if rep is None else frame[frame["rep"] == rep]
        lost = own[own["status"] == "lost"]
        assert found[rep, "amount"] == (len(own), int((own["amount"].fillna(0) != 0).sum()))
        assert found.get((rep, "lost_reason"), (0, 0)) == (len(lost), int(lost["lost_reason"].notna().sum()))
