"""Deals: won, lost or open, and which date means what."""

from __future__ import annotations

from data.checks.draft import Draft
from data.checks.words import DEAL

_OWN = ("close_date", "won_at", "lost_at", "is_won", "is_lost", "is_closed", "is_active", "estimated_amount")

MANY_WON = 20
"""From so many won deals on, it is strange that none is lost."""


def shape_deals(draft: Draft) -> None:
    """A status from flags, words and dates; then the close date is a close for won and lost deals, and an expectation for open ones."""
    _set_status(draft)
    _set_dates(draft)
    _set_amount(draft)
    if draft.has("probability"):
        draft.define(probability=f"CASE WHEN (SELECT max(probability) FROM {draft.table}) > 1 THEN probability / 100 ELSE probability END")
    draft.drop(*_OWN)


def _set_status(draft: Draft) -> None:
    named = draft.has("status") or draft.has("stage")
    status, stage = draft.meaning("status", DEAL), draft.meaning("stage", DEAL)
    draft.define(_by_status=status, _by_stage=stage)
    rules = [
        ("is_won", "is_won", "won"),
        ("is_lost", "is_lost", "lost"),
        (None, "_by_status IN ('won', 'lost')", "_by_status"),
        (None, "_by_stage IN ('won', 'lost')", "_by_stage"),
        ("is_closed", "is_closed", "lost" if draft.has("is_won") else None),
        ("won_at", "won_at IS NOT NULL", "won"),
        ("lost_at", "lost_at IS NOT NULL", "lost"),
        ("is_active", "is_active = false", "lost"),
        ("lost_reason", "lost_reason IS NOT NULL", None if draft.has("status") else "lost"),
    ]
    branches = [
        f"WHEN {condition} THEN {meaning if meaning.startswith('_') else repr(meaning)}"
        for column, condition, meaning in rules
        if meaning and (column is None or draft.has(column))
    ]
    otherwise = "coalesce(_by_status, _by_stage)" if named else _told_by_winning(draft)
    draft.define(_status=f"CASE {' '.join(branches)} ELSE {otherwise} END")
    if not draft.has("stage") and draft.has("status"):
        draft.define(stage="status")
    draft.define(status="_status")
    draft.drop("_status", "_by_status", "_by_stage")
    draft.note(
        "deal-status", "warning", "{count} deals have no stage that says whether they are won, lost or open.", "status IS NULL", "stage"
    )
    if draft.count("status = 'won'") >= MANY_WON and not draft.count("status = 'lost'"):
        draft.note(
            "none-lost",
            "warning",
            "{count} deals are won and none is lost: exports often leave lost deals out, and then a win rate means nothing.",
            "status = 'won'",
        )


def _told_by_winning(draft: Draft) -> str:
    """SQL: what a deal is that no word tells of and that is not won. A file that says no more than "not won" does not tell lost from open.

    It does where some deals are neither won nor not won, or where only some of those not won have a closing date.
    """
    if not draft.has("is_won") or draft.has("is_closed") or draft.has("is_lost"):
        return "'open'" if draft.has("won_at") or draft.has("is_won") else "NULL"
    if draft.count("is_won IS NULL"):
        return "CASE WHEN is_won IS NULL THEN 'open' ELSE 'lost' END"
    closed = draft.first_of("lost_at", "closed_at", "close_date")
    if draft.count(f"{closed} IS NULL AND NOT is_won"):
        return f"CASE WHEN {closed} IS NULL THEN 'open' ELSE 'lost' END"
    return "NULL"


def _set_dates(draft: Draft) -> None:
    closed = "status IN ('won', 'lost')"
    made = {}
    if any(draft.has(name) for name in ("closed_at", "close_date", "won_at", "lost_at")):
        won, lost = draft.first_of("won_at", "closed_at", "close_date"), draft.first_of("lost_at", "closed_at", "close_date")
        made["closed_at"] = f"CASE status WHEN 'won' THEN {won} WHEN 'lost' THEN {lost} END"
        draft.note(
            "open-with-close",
            "note",
            "{count} open deals carry a close date: it is taken for the expected one.",
            "status = 'open' AND close_date IS NOT NULL",
        ) if draft.has("close_date") else None
    if draft.has("close_date") or draft.has("expected_close_at"):
        expected = draft.first_of("expected_close_at", "close_date")
        made["expected_close_at"] = f"CASE WHEN {closed} THEN {draft.first_of('expected_close_at')} ELSE {expected} END"
    if made:
        draft.define(**made)
    if draft.has("closed_at"):
        draft.note(
            "closed-undated", "warning", "{count} won or lost deals have no closing date.", f"{closed} AND closed_at IS NULL", "deal_id"
        )
    if draft.has("closed_at", "created_at"):
        draft.note(
            "closed-before-created",
            "warning",
            "{count} deals are closed before they were created: they cannot count in the cycle.",
            "closed_at < created_at",
            "deal_id",
        )
        _check_load_date(draft)


def _set_amount(draft: Draft) -> None:
    """Where a system keeps an estimate beside what came in, a won deal is worth what came in, any other what was estimated."""
    if draft.has("estimated_amount"):
        came_in, estimate = draft.first_of("amount", "estimated_amount"), draft.first_of("estimated_amount", "amount")
        draft.define(amount=f"CASE WHEN status = 'won' THEN {came_in} ELSE {estimate} END")


def _check_load_date(draft: Draft) -> None:
    """Every creation on two days at most, while closes spread over months: that is when rows were loaded into the system."""
    found = draft.connection.execute(
        f"SELECT count(DISTINCT created_at::DATE), count(created_at), date_diff('day', min(closed_at), max(closed_at)) FROM {draft.table}"
    ).fetchall()[0]
    if found[0] and found[0] <= 2 and found[1] >= 20 and (found[2] or 0) > 60:
        draft.note(
            "load-date",
            "warning",
            "All {count} deals were created within two days: this is when they were loaded, and no cycle can be told from it.",
            "created_at IS NOT NULL",
        )
