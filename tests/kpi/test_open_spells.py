"""Deals as they were: cut where stage or amount changed."""

from datetime import date
from pathlib import Path

from data.version import Version
from kpi.derived.making import extended
from kpi.engine import facts, run
from tests.companies import company, table

DEALS = table(
    """
    deal_id | created_at | closed_at  | status | stage       | amount | probability | rep
    a       | 2026-01-01 | 2026-03-01 | won    | Closed won  | 300    | 1           | Ana
    b       | 2026-01-01 |            | open   | Proposal    | 500    | 0.4         | Ben
    c       | 2026-01-05 | 2026-02-01 | lost   | Closed lost | 70     | 0           | Ben
    d       | 2026-01-10 | 2026-02-02 | lost   | Closed lost | 90     | 0           |
    e       |            |            | open   | Discovery   | 10     | 0.2         |
    f       | 2026-03-01 | 2026-03-01 | won    | Closed won  | 40     | 1           |
""",
    amount=float,
    probability=float,
)
CHANGES = table(
    """
    stage_change_id | deal_id | changed_at          | stage       | amount | previous_stage | previous_amount
    1               | a       | 2026-01-01          | Discovery   | 100    |                |
    2               | a       | 2026-02-01          | Proposal    | 250    | Discovery      | 100
    3               | a       | 2026-03-01 10:00:00 | Closed won  | 300    | Proposal       | 250
    4               | b       | 2026-02-10          | Proposal    | 450    | Discovery      | 200
    5               | c       | 2026-02-01          | Closed lost | 70     | Discovery      | 60
""",
    amount=float,
    previous_amount=float,
)


def _spells(version: Version, deal: str, *columns: str) -> list[tuple[object, ...]]:
    named = ", ".join(columns)
    source = facts(extended(version), "open_spells")
    return list(run(f"SELECT \"at\"::DATE, until::DATE, {named} FROM {source} WHERE deal_id = '{deal}' ORDER BY 1"))


def _company(folder: Path) -> Version:
    return company(folder, deals=DEALS, stage_changes=CHANGES)


def test_a_deal_is_worth_what_it_was_worth_then(tmp_path: Path) -> None:
    assert _spells(_company(tmp_path), "a", "stage", "amount::INT", "is_last") == [
        (date(2026, 1, 1), date(2026, 2, 1), "Discovery", 100, False),
        (date(2026, 2, 1), date(2026, 3, 1), "Proposal", 250, True),
    ]


def test_today_it_is_worth_what_the_export_says_and_before_the_first_change_what_that_says_it_was(tmp_path: Path) -> None:
    assert _spells(_company(tmp_path), "b", "stage", "amount::INT", "chance") == [
        (date(2026, 1, 1), date(2026, 2, 10), "Discovery", 200, 0.2),
        (date(2026, 2, 10), None, "Proposal", 500, 0.4),
    ]


def test_a_lost_deal_was_lost_from_the_stage_before_the_end(tmp_path: Path) -> None:
    version = _company(tmp_path)
    assert _spells(version, "c", "stage", "amount::INT", "is_last") == [(date(2026, 1, 5), date(2026, 2, 1), "Discovery", 60, True)]
    assert _spells(version, "d", "stage", "amount::INT", "is_last") == [(date(2026, 1, 10), date(2026, 2, 2), None, 90, True)]


def test_every_deal_has_one_last_spell_even_without_dates_or_time(tmp_path: Path) -> None:
    source = facts(extended(_company(tmp_path)), "open_spells")
    assert run(f"SELECT deal_id, count(*) FROM {source} WHERE is_last GROUP BY 1 ORDER BY 1") == tuple((deal, 1) for deal in "abcdef")


def test_a_stage_wins_as_often_as_the_decided_deals_that_were_in_it(tmp_path: Path) -> None:
    # Discovery: a won, c lost. Proposal: a won. Unknown: d lost, f won.
    source = facts(extended(_company(tmp_path)), "open_spells")
    assert run(f"SELECT DISTINCT stage, win_rate FROM {source} ORDER BY 1") == (("Discovery", 0.5), ("Proposal", 1.0), (None, 0.5))
