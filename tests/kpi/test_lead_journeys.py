"""A lead's journey: who answered it and when, how often it was touched, and what became of its deal."""

from pathlib import Path
from typing import Any

import pytest

from data.version import Version
from kpi.derived.making import extended
from kpi.derived.proposal_stages import is_proposal
from kpi.engine import facts, frame, run
from tests.companies import company, table

LEADS = """
    lead_id | created_at       | first_contact_at | deal_id | contact_id | channel
    1       | 2026-01-05 10:00 | 2026-01-05 10:30 |         |            | fair
    2       | 2026-01-05 10:00 |                  | D2      | P2         | search
    3       | 2026-01-06 09:00 |                  |         | P3         |
    4       | 2026-02-06 09:00 |                  |         | P3         | fair
    5       | 2026-02-07 09:00 |                  |         |            | fair
"""
ACTIVITIES = """
    at               | kind    | direction | lead_id | deal_id | contact_id
    2026-01-04 12:00 | call    | outbound  | 2       |         |
    2026-01-05 11:00 | email   | inbound   | 2       |         |
    2026-01-05 11:30 | note    | outbound  | 2       |         |
    2026-01-05 12:00 | call    | outbound  | 2       |         | P2
    2026-03-01 12:00 | meeting |           |         | D2      |
    2026-01-06 00:00 | email   | outbound  |         |         | P3
    2026-02-08 10:00 | email   |           |         |         | P3
    2026-02-09 10:00 | call    | outbound  |         |         | P9
"""
DEALS = """
    deal_id | lead_id | created_at | closed_at  | status | amount | customer
    D2      |         | 2026-01-20 | 2026-02-20 | won    | 100    | Anna
    D3      | 4       | 2026-02-10 | 2026-02-12 | lost   | 30     | Bruno
    D4      | 4       | 2026-02-15 | 2026-03-15 | won    | 50     | Bruno
    D5      | 5       | 2026-02-15 |            | open   | 70     | Carla
"""
STAGES = """
    deal_id | changed_at | stage
    D2      | 2026-01-20 | Qualification
    D2      | 2026-01-25 | Proposal/Price Quote
    D2      | 2026-01-29 | Proposal
    D4      | 2026-02-16 | Negotiation
    D5      | 2026-02-18 | Oferta enviada
"""


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(
        tmp_path, leads=table(LEADS), activities=table(ACTIVITIES), deals=table(DEALS, amount=float), stage_changes=table(STAGES)
    )


def _of(version: Version, column: str) -> list[Any]:
    found = run(f"SELECT {column} FROM {facts(extended(version), 'lead_journeys')} ORDER BY lead_id")
    return [None if each is None else str(each) for (each,) in found]


def test_every_lead_is_there_once(version: Version) -> None:
    assert _of(version, "lead_id") == ["1", "2", "3", "4", "5"]
    assert _of(version, "channel") == ["fair", "search", None, "fair", "fair"]


def test_the_first_contact_is_the_leads_own_date_else_its_first_outbound_activity_since_it_came_in(version: Version) -> None:
    # The call before lead 2 was there, the mail it wrote and the note about it are no answer to it. A day without a time is that day.
    expected = ["2026-01-05 10:30:00", "2026-01-05 12:00:00", "2026-01-06 00:00:00", "2026-02-08 10:00:00", None]
    assert _of(version, "first_contact_at") == expected


def test_activities_belong_to_one_lead_each_by_its_key_its_deal_or_its_contact(version: Version) -> None:
    assert _of(version, "touches") == ["0", "5", "1", "1", "0"]
    assert _of(version, "last_touch_at") == [
        "2026-01-05 10:30:00", "2026-03-01 12:00:00", "2026-01-06 00:00:00", "2026-02-08 10:00:00", None,
    ]  # fmt: skip


def test_a_lead_of_several_deals_is_won_if_one_of_them_is(version: Version) -> None:
    assert _of(version, "deal_id") == [None, "D2", None, "D4", "D5"]
    assert _of(version, "deal_status") == [None, "won", None, "won", "open"]
    assert _of(version, "won_at::DATE") == [None, "2026-02-20", None, "2026-03-15", None]
    assert _of(version, "amount::INT") == [None, "100", None, "50", "70"]
    assert _of(version, "customer_since::DATE") == [None, "2026-02-20", None, "2026-03-15", None]


def test_the_proposal_is_the_first_stage_that_names_one(version: Version) -> None:
    assert _of(version, "proposal_at::DATE") == [None, "2026-01-25", None, None, "2026-02-18"]


def test_leads_alone_have_a_journey_too(tmp_path: Path) -> None:
    alone = company(tmp_path, leads=table("lead_id | created_at\n1 | 2026-01-05"))
    assert _of(alone, "touches") == [None]  # no activity names a lead: what was done is not known


@pytest.mark.parametrize(
    ("stage", "names_one"),
    [
        ("Proposta inviata", True), ("ORÇAMENTO", True), ("Presupuesto", True), ("Angebot verschickt", True), ("Price-quote", True),
        ("Quota reached", False), ("Negotiation", False), ("Special disposal", False), ("Pressupost", True),
    ],
)  # fmt: skip
def test_a_proposal_is_told_by_its_word(stage: str, names_one: bool) -> None:
    assert bool(frame(f"SELECT {is_proposal(repr(stage))} AS it")["it"][0]) is names_one
