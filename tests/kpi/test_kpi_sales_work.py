"""What sellers do: touches, attempts and answers, and what they win against their quota, worked out by hand."""

from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.compute import Value, compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

MARCH = Selection(Period(date(2026, 3, 1), date(2026, 4, 1)), today=date(2026, 6, 30))

LEADS = table(
    """
    lead_id | created_at | is_qualified | contact_id | deal_id
    L1      | 2026-03-01 | yes          | P1         | D1
    L2      | 2026-03-02 | yes          | P2         |
    L3      | 2026-03-03 | no           | P3         |
    L4      | 2026-04-01 | yes          | P4         |
""",
    is_qualified=bool,
)
DEALS = table(
    """
    deal_id | created_at | closed_at           | status | amount | contact_id | rep
    D1      | 2026-03-05 | 2026-03-20          | won    | 300    | P1         | Ana
    D2      | 2026-03-06 | 2026-03-21 12:00:00 | won    | 100    | P5         | Ana
    D3      | 2026-03-07 | 2026-03-22          | lost   | 500    | P6         | Ben
    D4      | 2026-03-07 |                     | open   | 500    | P6         | Ben
    D5      | 2026-03-08 | 2026-03-31          | won    |        |            | Ben
    D6      | 2026-02-08 | 2026-02-28          | won    | 9000   |            | Ben
""",
    amount=float,
)
ACTIVITIES = table(
    """
    activity_id | at                  | kind    | direction | is_answered | deal_id | lead_id | contact_id | party    | channel
    1           | 2026-03-01 09:00:00 | call    | outbound  | no          |         | L1      | P1         | prospect | phone
    2           | 2026-03-02 09:00:00 | call    | outbound  | yes         |         | L1      | P1         | prospect | phone
    3           | 2026-03-20 18:00:00 | meeting |           | yes         | D1      |         |            | prospect | room
    4           | 2026-03-21 09:00:00 | email   | outbound  |             | D1      |         |            | customer | mail
    5           | 2026-03-21 11:00:00 | demo    | outbound  | no          | D2      |         |            | prospect | web
    6           | 2026-03-21 13:00:00 | call    | outbound  | no          | D2      |         |            | customer | phone
    7           | 2026-03-10 09:00:00 | email   | outbound  | no          |         |         | P6         | prospect | mail
    8           | 2026-03-11 09:00:00 | email   | inbound   |             |         |         | P6         | prospect | mail
    9           | 2026-03-12 09:00:00 | call    |           | no          |         | L2      | P2         | prospect | phone
    10          | 2026-03-13 09:00:00 | note    |           |             |         | L2      | P2         | prospect |
    11          | 2026-03-14 09:00:00 | call    | outbound  | no          |         | L3      | P3         | prospect | phone
    12          | 2026-03-15 09:00:00 | meeting | outbound  |             |         |         |            | prospect | room
    13          | 2026-04-01 00:00:00 | call    | outbound  | yes         |         | L3      | P3         | prospect | phone
""",
    is_answered=bool,
)


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, leads=LEADS, deals=DEALS, activities=ACTIVITIES)


def value(version: Version, kpi: str) -> Value:
    return compute(version, [kpi], MARCH)[0]


def by(version: Version, kpi: str, dimension: str) -> dict[str | None, float | None]:
    return {each.group[0][1]: each.value for each in compute(version, [kpi], MARCH, [dimension])}


def test_touches_of_a_won_deal_are_those_up_to_its_close_those_of_its_lead_among_them(version: Version) -> None:
    # D1, closed on a day without a time of day: 1 and 2 with its lead, 3 that evening, not 4 the day after. D2, closed at noon: 5, not 6.
    # D5: none. Three wins, four touches. The lost D3: 7 and 8 with its contact, who has an open deal as well but this one ended first.
    found = value(version, "touches_per_win")
    assert (found.numerator, found.denominator, found.value, found.rows) == (4, 3, 4 / 3, 3)
    assert dict(found.beside) == {"of a lost deal": 2}
    assert by(version, "touches_per_win", "rep") == {"Ana": 2, "Ben": 0}


def test_touches_of_a_lead_name_it_or_its_deal(version: Version) -> None:
    # Qualified leads of March: L1 has 1 and 2, and with its deal 3 and 4; L2 has 9 and the note 10. L3 is not qualified: 11 and 13.
    found = value(version, "system_touches")
    assert (found.numerator, found.denominator, found.value) == (6, 2, 3)
    assert dict(found.beside) == pytest.approx({"of any lead": 8 / 3})


def test_attempts_are_ours_with_whoever_has_not_bought(version: Version) -> None:
    # 1 and 2 with P1, 3 with the deal D1, whose contact is P1 too, so one prospect; 5 with D2, whose contact is P5; 7 with P6; 9 with
    # P2; 11 with P3; not the note, not what came in, not customers; 12 names nobody and is no attempt at anyone. April is not March.
    found = value(version, "contact_attempts")
    attempts, tried = found.numerator, found.denominator
    beside = dict(found.beside)
    assert (beside["attempts in all"], beside["prospects tried"]) == (attempts, tried)
    assert (attempts, found.value) == (7, 7 / (tried or 1))
    assert tried == len({"P1", "P5", "P6", "P2", "P3"})


def test_a_deal_stands_for_the_contact_of_its_lead(tmp_path: Path) -> None:
    # One person, once named by the contact and once by a deal that only knows its lead.
    version = company(
        tmp_path,
        leads=table("lead_id | created_at | contact_id\nL1 | 2026-03-01 | P1"),
        deals=table("deal_id | created_at | status | lead_id\nD1 | 2026-03-01 | open | L1"),
        activities=table("activity_id | at | kind | contact_id | deal_id\n1 | 2026-03-02 | call | P1 |\n2 | 2026-03-03 | call | | D1"),
    )
    assert value(version, "contact_attempts").value == 2 / 1


def test_a_prospect_has_answered_when_an_outcome_says_so_or_it_was_the_next_to_write(version: Version) -> None:
    # P1 answered the second call and the meeting, P6 wrote back; P5, P2 and P3 did not in March.
    found = value(version, "contact_response_rate")
    assert (found.numerator, found.denominator, found.value) == (2, 5, 2 / 5)


def test_success_is_what_was_answered_of_what_has_an_outcome(version: Version) -> None:
    # With an outcome and ours: 1, 2, 3, 5, 6, 7, 9 and 11, of which 2 and 3 were answered; calls: 2 of 1, 2, 6, 9, 11.
    found = value(version, "activity_success_rate")
    assert (found.value, found.rows) == (2 / 8, 8)
    assert dict(found.beside) == {"calls": 1 / 5, "e-mails": 0, "meetings": 1, "demos": 0}
    assert by(version, "activity_success_rate", "channel") == {"phone": 1 / 5, "room": 1, "web": 0, "mail": 0, None: None}
    assert by(version, "activity_success_rate", "kind") == {"call": 1 / 5, "meeting": 1, "demo": 0, "email": 0, "note": None}


def test_meetings_are_accepted_or_held_of_those_with_an_outcome(version: Version) -> None:
    # The meeting 3 was, the demo 5 was not; 12 has no outcome.
    found = value(version, "meeting_acceptance_rate")
    assert (found.value, found.rows) == (1 / 2, 2)


QUOTAS = table(
    """
    month      | amount | rep
    2026-03-01 | 310    | Ana
    2026-03-01 | 620    | Ben
    2026-04-01 | 600    | Ana
""",
    amount=float,
)


def test_what_was_won_against_the_quota_of_the_days(tmp_path: Path) -> None:
    version = company(tmp_path, deals=DEALS, quotas=QUOTAS)
    # Won in March: 300 and 100 of Ana; D5 has no amount. Quota 310 + 620.
    found = value(version, "sales_performance")
    assert (found.numerator, found.denominator, found.value) == (400, 930, 400 / 930)
    assert by(version, "sales_performance", "rep") == {"Ana": 400 / 310, "Ben": None}
    # Half a month asks for half the quota: ten of 31 days, 10 ÷ 31 of 930 = 300; by the 20th D1 alone was won.
    days = Selection(Period(date(2026, 3, 16), date(2026, 3, 26)), today=date(2026, 6, 30))
    (found,) = compute(version, ["sales_performance"], days)
    assert (found.numerator, found.denominator) == (400, pytest.approx(300))


def test_pace_compares_with_the_quota_of_the_days_that_have_passed(tmp_path: Path) -> None:
    version = company(tmp_path, deals=DEALS, quotas=QUOTAS)
    # On 20 March 20 of 31 days have passed: a quota of 600, of which 300 are won.
    (found,) = compute(version, ["sales_performance"], Selection(MARCH.period, today=date(2026, 3, 20)))
    assert dict(found.beside)["pace to date"] == pytest.approx(300 / 600)
