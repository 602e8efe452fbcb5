"""Whether the CRM is used and kept up."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.derived.making import extended
from kpi.engine import facts, run
from kpi.periods import Period
from kpi.selection import Selection
from kpi.status import State, status
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))
FEBRUARY = replace(JANUARY, period=Period(date(2026, 2, 1), date(2026, 3, 1)))

USAGE = table("""
    at                  | kind    | object | rep
    2026-01-02 09:00:00 | log-in  |        | Ana
    2026-01-02 17:00:00 | log-in  |        | Ana
    2026-01-05 09:00:00 | log-in  |        | Ana
    2026-01-05 09:30:00 | created | lead   | Ana
    2026-01-06 09:30:00 | created | deal   | Ben
    2026-01-06 09:40:00 | changed | deal   | Ben
    2026-01-07 09:00:00 | log-in  |        |
    2026-01-31 23:59:59 | log-in  |        | Cai
    2026-02-01 00:00:00 | log-in  |        | Dan
""")


def _value(version: Version, kpi: str, selection: Selection = JANUARY) -> Value:
    return compute(version, [kpi], selection)[0]


def test_log_ins_are_shared_among_all_who_used_the_crm(tmp_path: Path) -> None:
    # Ana 3, Cai 1, Ben none although he worked: 4 ÷ 3. Days with a log-in: Ana 2, Cai 1.
    value = _value(company(tmp_path, usage=USAGE), "login_frequency")
    assert value.value == pytest.approx(4 / 3)
    assert dict(value.beside) == {"days with a log-in, per person": 1, "people": 3, "log-ins": 4}


def test_a_log_of_changes_alone_knows_no_log_ins(tmp_path: Path) -> None:
    changes = [row for row in USAGE if row["kind"] != "log-in"]
    assert status(company(tmp_path, usage=changes), CATALOGUE["login_frequency"]).state is State.NOT


DATED = {
    "leads": table("""
        lead_id | created_at | rep
        1       | 2026-01-03 | Ana
        2       | 2026-01-04 | Ana
    """),
    "tickets": table("""
        ticket_id | opened_at  | status | rep | country
        1         | 2026-01-03 | open   | Ana | Italy
        2         | 2026-01-03 | open   | Ben | Spain
        3         |            | open   | Ben | Spain
        4         | 2026-02-03 | open   | Ben | Spain
    """),
}


def test_records_that_no_log_knows_count_by_their_dates(tmp_path: Path) -> None:
    # The log: a lead and a deal. Tickets are in no log: two of January. The leads' own dates do not count twice.
    value = _value(company(tmp_path, usage=USAGE, **DATED), "records_created")
    assert (value.value, value.rows) == (4, 4)
    beside = {"leads": 1, "deals": 1, "activities": 0, "customers": 0, "tickets": 2, "per person": 2, "told by the log": 0.5}
    assert dict(value.beside) == beside


def test_without_a_log_all_records_count_by_their_dates_and_have_a_country(tmp_path: Path) -> None:
    version = company(tmp_path, **DATED)
    assert _value(version, "records_created").value == 4
    by = {each.group[0][1]: each.value for each in compute(version, ["records_created"], JANUARY, ["country"])}
    assert by == {"Italy": 1, "Spain": 1, None: 2}
    assert {each.group[0][1]: each.value for each in compute(version, ["records_created"], JANUARY, ["kind"])} == {"lead": 2, "ticket": 2}


DEALS = table("""
    deal_id | created_at | closed_at  | expected_close_at | status | amount | rep
    1       | 2025-11-01 |            | 2026-01-20        | open   | 100    | Ana
    2       | 2025-11-01 |            | 2026-05-20        | open   |        | Ana
    3       | 2026-01-25 |            | 2026-05-20        | open   | 0      | Ben
    4       | 2025-11-01 | 2026-02-10 |                   | won    | 100    | Ben
    5       | 2025-11-01 | 2026-01-10 |                   | lost   | 100    | Ben
    6       | 2025-11-01 |            |                   | open   | 100    |
""", amount=float)  # fmt: skip
ACTIVITIES = table("""
    activity_id | at         | deal_id
    1           | 2026-01-02 | 1
    2           | 2026-01-01 | 2
    3           | 2025-12-15 | 4
    4           | 2026-01-30 | 4
    5           | 2026-01-09 | 5
    6           | 2026-01-30 |
    7           | 2026-06-01 | 6
""")


@pytest.fixture
def pipeline(tmp_path: Path) -> Version:
    return company(tmp_path, deals=DEALS, activities=ACTIVITIES)


def test_upkeep_is_the_share_of_open_deals_touched_in_thirty_days(pipeline: Version) -> None:
    # Open at the end of January: 1 (touched exactly 30 days before), 2 (31 days), 3 (created then), 4 (two days), 6 (never since).
    value = _value(pipeline, "pipeline_upkeep")
    assert (value.value, value.rows) == (3 / 5, 5)
    assert dict(value.beside) == {"open deals": 5, "past their expected close": 1, "without an amount": 2}


def test_upkeep_can_be_asked_for_any_moment_and_any_number_of_days(pipeline: Version) -> None:
    # At the end of February, 4 being won, 1, 2, 3 and 6 are open: 3 was touched 35 days before.
    assert _value(pipeline, "pipeline_upkeep", FEBRUARY).value == 0
    longer = replace(FEBRUARY, terms=replace(FEBRUARY.terms, upkeep_days=35))
    assert _value(pipeline, "pipeline_upkeep", longer).value == 1 / 4


def test_a_planned_touch_is_none_and_nothing_is_neglected_before_its_time(pipeline: Version) -> None:
    # Asked on 20 January for the month: nothing after that day is known. 1 and 2, touched on its first days, are not neglected yet;
    # 4 has been since 14 January, and what is written for the 30th is planned.
    early = replace(JANUARY, today=date(2026, 1, 20))
    touched = compute(pipeline, ["pipeline_upkeep"], early)[0]
    assert touched.numerator == 2


def test_each_touch_knows_the_next(pipeline: Version) -> None:
    source = facts(extended(pipeline), "deal_touches")
    found = run(f"SELECT \"at\"::DATE, next_at::DATE FROM {source} WHERE deal_id = '4' ORDER BY 1")
    assert found == ((date(2025, 11, 1), date(2025, 12, 15)), (date(2025, 12, 15), date(2026, 1, 30)), (date(2026, 1, 30), None))


def test_without_activities_the_date_that_the_crm_keeps_counts(tmp_path: Path) -> None:
    rows = [row | {"last_activity_at": "2026-01-28" if row["deal_id"] == "6" else None} for row in DEALS]
    assert _value(company(tmp_path, deals=rows), "pipeline_upkeep").value == 2 / 5


def test_with_neither_nobody_can_say(tmp_path: Path) -> None:
    found = status(company(tmp_path, deals=DEALS), CATALOGUE["pipeline_upkeep"])
    assert found.state is State.NOT
    assert "Last Activity Date" in str(found.because[0])


def test_contacts_with_suppliers_are_told_by_the_other_side(tmp_path: Path) -> None:
    activities = table("""
        at         | kind    | direction | party
        2026-01-02 | meeting | outbound  | supplier
        2026-01-03 | email   | outbound  | supplier
        2026-01-03 | email   | inbound   | Partner
        2026-01-03 | call    |           | partner
        2026-01-03 | call    | outbound  | customer
        2026-02-01 | meeting | outbound  | supplier
        2026-01-09 |         | outbound  |
    """)
    value = _value(company(tmp_path, activities=activities), "supplier_contacts")
    beside = {"meetings": 1, "requests": 2, "with suppliers": 2, "with partners": 2}
    assert (value.value, dict(value.beside)) == (4, beside)
