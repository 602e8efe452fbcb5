"""Tickets: how many, how fast, how old, by whom."""

from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.compute import Value, compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))

TICKETS = table("""
    ticket_id | opened_at           | first_reply_at      | closed_at           | status | followups | reopened | rep | priority | csat
    1         | 2026-01-01 08:00:00 | 2026-01-01 09:00:00 | 2026-01-01 20:00:00 | closed | 2         | 0        | Ana | high     | 5
    2         | 2026-01-31 23:00:00 | 2026-02-01 02:00:00 | 2026-02-01 05:00:00 | closed | 9         | 1        | Ana | low      | 1
    3         | 2025-12-20          | 2025-12-20 12:00:00 | 2026-01-05          | closed | 4         | 2        | Ben | high     | 4
    4         | 2026-01-10 10:00:00 | 2026-01-10 09:00:00 | 2026-01-11 10:00:00 | closed |           |          | Ana |          |
    5         | 2025-11-01          |                     |                     | open   | 1         |          | Ben | low      |
    6         | 2026-01-26          |                     |                     | open   |           |          | Ben | low      |
    7         | 2026-03-01          |                     |                     | open   |           |          |     | low      |
    8         |                     |                     |                     | open   |           |          |     | low      |
    9         | 2026-01-12 09:00:00 |                     | 2026-01-12          | closed | 0         | 0        |     | low      |
   10         | 2026-01-12          |                     |                     | closed | 7         | 0        | Ana | low      |
""", followups=float, reopened=float, csat=float)  # fmt: skip


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, tickets=TICKETS)


def _value(version: Version, kpi: str, selection: Selection = JANUARY) -> Value:
    return compute(version, [kpi], selection)[0]


def test_resolution_has_the_age_of_open_tickets_beside_it(version: Version) -> None:
    # Closed in January: 12 hours, 16 days, 24 hours, and ticket 9 on its first day: none. Open at its end: 5 (92 days), 6 (6 days),
    # and 2, opened an hour before.
    value = _value(version, "resolution_time")
    assert (value.value, value.rows) == (18, 4)
    beside = dict(value.beside)
    assert (beside["open tickets"], beside["age of open tickets, median"]) == (3, 6)


def test_hours_of_an_export_without_dates_are_taken(tmp_path: Path) -> None:
    rows = table("""
        ticket_id | status | resolution_hours
        1         | closed | 4
        2         | closed | 10
        3         | closed | -1
        4         | open   |
    """, resolution_hours=float)  # fmt: skip
    whole = Selection(JANUARY.period, JANUARY.today, undated=True)
    value = _value(company(tmp_path, tickets=rows), "resolution_time", whole)
    assert (value.value, value.rows, dict(value.beside)["mean"]) == (7, 2, 7)


def test_first_reply_counts_by_the_day_of_opening(version: Version) -> None:
    # Opened in January with a reply: 1 (1 hour) and 2 (3 hours); 4 was answered before it was opened. Three of seven have a reply date.
    value = _value(version, "first_reply_time")
    assert (value.value, value.rows, dict(value.beside)["with a reply"]) == (2, 2, 3 / 6)


def test_followups_are_those_of_tickets_that_tell(version: Version) -> None:
    # Closed in January: 1 (2), 3 (4), 9 (0); 4 does not tell. 6 ÷ 3.
    value = _value(version, "followups_per_ticket")
    assert (value.value, value.rows) == (2, 3)


def test_the_backlog_is_what_is_open_at_the_end_by_age(version: Version) -> None:
    value = _value(version, "ticket_backlog")
    ages = {"up to a day": 1, "1 to 7 days": 1, "7 to 30 days": 0, "more than 30 days": 1, "oldest, in days": 92}
    assert (value.value, dict(value.beside)) == (3, ages)


def test_age_bands_meet_without_a_gap(tmp_path: Path) -> None:
    # At midnight of 1 February exactly 1, 7 and 30 days old: each belongs to the younger band.
    rows = table("""
        ticket_id | opened_at           | status
        1         | 2026-01-31          | open
        2         | 2026-01-25          | open
        3         | 2026-01-02          | open
        4         | 2026-01-01 23:59:59 | open
        5         | 2026-05-01          | open
    """)
    beside = dict(_value(company(tmp_path, tickets=rows), "ticket_backlog").beside)
    assert [beside[name] for name in ("up to a day", "1 to 7 days", "7 to 30 days", "more than 30 days")] == [1, 1, 1, 1]


def test_tickets_do_not_age_beyond_the_last_day_of_the_data(tmp_path: Path) -> None:
    rows = table("""
        ticket_id | opened_at  | status
        1         | 2026-01-10 | open
        2         | 2026-01-14 | open
    """)
    beside = dict(_value(company(tmp_path, tickets=rows), "ticket_backlog").beside)
    assert beside["oldest, in days"] == 5


def test_tickets_are_opened_closed_and_reopened(version: Version) -> None:
    value = _value(version, "tickets")
    assert (value.value, dict(value.beside)) == (6, {"tickets closed": 4, "later reopened": 1, "opened less closed": 2})
    by = {each.group[0][1]: each.value for each in compute(version, ["tickets"], JANUARY, ["priority"])}
    assert by == {"high": 1, "low": 4, None: 1}


def test_an_agent_is_who_has_the_ticket_when_it_is_closed(version: Version) -> None:
    # Ana closed 1 and 4, Ben 3; ticket 9 is nobody's. Of two who answered in January both were satisfied.
    value = _value(version, "agent_performance")
    assert (value.value, value.rows, dict(value.beside)["agents"]) == (1.5, 3, 2)
    by = {each.group[0][1]: each for each in compute(version, ["agent_performance"], JANUARY, ["rep"])}
    assert {name: each.value for name, each in by.items()} == {"Ana": 2, "Ben": 1, None: None}
    assert (dict(by["Ana"].beside)["median resolution time"], dict(by["Ana"].beside)["satisfied customers"]) == (18, 1)


def test_without_tickets_counts_are_none_and_times_have_no_value(version: Version) -> None:
    empty = Selection(Period(date(2024, 1, 1), date(2024, 2, 1)), today=date(2026, 6, 30))
    counted = {kpi: _value(version, kpi, empty).value for kpi in ("tickets", "ticket_backlog", "first_reply_time", "followups_per_ticket")}
    assert counted == {"tickets": 0, "ticket_backlog": 0, "first_reply_time": None, "followups_per_ticket": None}
