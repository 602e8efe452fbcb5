"""Deals: won, lost or open, and which date means what."""

from __future__ import annotations

from data.checks.batch import Batch
from data.checks.unsaid import ask_of_closed_words, tell_of_guesses, warn_of_none_won
from data.checks.words import DEAL

_OWN = ("close_date", "won_at", "lost_at", "is_won", "is_lost", "is_closed", "is_active", "estimated_amount", "certain_is_won")

_IN_PERCENT = "SELECT 2 * count(*) FILTER (probability > 1) > count(*) FILTER (probability > 0) FROM {table}"
"""SQL: whether most probabilities are above 1, so that they are percentages and not shares. One slip of 300 % among shares is none."""


def shape_deals(batch: Batch) -> None:
    """A status from flags, words and dates; then the close date is a close for won and lost deals, and an expectation for open ones."""
    _set_status(batch)
    _set_dates(batch)
    _set_amount(batch)
    if batch.has("probability"):
        batch.define(probability=f"CASE WHEN ({_IN_PERCENT.format(table=batch.table)}) THEN probability / 100 ELSE probability END")
    batch.drop(*_OWN)


def _set_status(batch: Batch) -> None:
    named = batch.has("status") or batch.has("stage")
    status, stage = batch.meaning("status", DEAL), batch.meaning("stage", DEAL)
    batch.define(_by_status=status, _by_stage=stage)
    rules = [
        ("is_won", "is_won", "won"),
        ("is_lost", "is_lost", "lost"),
        (None, "_by_status IN ('won', 'lost')", "_by_status"),
        (None, "_by_stage IN ('won', 'lost')", "_by_stage"),
        ("is_closed", "is_closed", "lost" if batch.has("is_won") else None),
        ("certain_is_won", "certain_is_won = 'true' AND probability >= 100", "won" if batch.has("probability") else None),
        ("won_at", "won_at IS NOT NULL", "won"),
        ("lost_at", "lost_at IS NOT NULL", "lost"),
        ("is_active", "is_active = false", "lost"),
        ("lost_reason", "lost_reason IS NOT NULL", None if batch.has("status") else "lost"),
    ]
    branches = [
        f"WHEN {condition} THEN {meaning if meaning.startswith('_') else repr(meaning)}"
        for column, condition, meaning in rules
        if meaning and (column is None or batch.has(column))
    ]
    otherwise = "coalesce(_by_status, _by_stage)" if named else _told_by_winning(batch)
    told = f"CASE {' '.join(branches)} ELSE {otherwise} END"
    if len(branches) == 2 and not batch.has("status"):
        told = "_by_stage"  # what all of the above comes to, in a third of the time
    batch.define(_status=told)
    tell_of_guesses(batch)
    ask_of_closed_words(batch)
    warn_of_none_won(batch)
    if not batch.has("stage") and batch.has("status"):
        batch.define(stage="status")
    batch.define(status="_status")
    batch.drop("_status", "_by_status", "_by_stage")


def _told_by_winning(batch: Batch) -> str:
    """SQL: what a deal is that no word tells of and that is not won. A file that says no more than "not won" does not tell lost from open.

    It does where some deals are neither won nor not won, or where only some of those not won have a closing date.
    """
    if not batch.has("is_won") or batch.has("is_closed") or batch.has("is_lost"):
        return "'open'" if batch.has("won_at") or batch.has("is_won") else "NULL"
    if batch.count("is_won IS NULL"):
        return "CASE WHEN is_won IS NULL THEN 'open' ELSE 'lost' END"
    closed = batch.first_of("lost_at", "closed_at", "close_date")
    if batch.count(f"{closed} IS NULL AND NOT is_won"):
        return f"CASE WHEN {closed} IS NULL THEN 'open' ELSE 'lost' END"
    return "NULL"


def _set_dates(batch: Batch) -> None:
    closed = "status IN ('won', 'lost')"
    made = {}
    if any(batch.has(name) for name in ("closed_at", "close_date", "won_at", "lost_at")):
        won, lost = batch.first_of("won_at", "closed_at", "close_date"), batch.first_of("lost_at", "closed_at", "close_date")
        made["closed_at"] = f"CASE status WHEN 'won' THEN {won} WHEN 'lost' THEN {lost} END"
        batch.note(
            "open-with-close",
            "note",
            "{count} open deals carry a close date: it is taken for the expected one.",
            "status = 'open' AND close_date IS NOT NULL",
        ) if batch.has("close_date") else None
    if batch.has("close_date") or batch.has("expected_close_at"):
        expected = batch.first_of("expected_close_at", "close_date")
        made["expected_close_at"] = f"CASE WHEN {closed} THEN {batch.first_of('expected_close_at')} ELSE {expected} END"
    if made:
        batch.define(**made)


def _set_amount(batch: Batch) -> None:
    """Where a system keeps an estimate beside what came in, a won deal is worth what came in, any other what was estimated."""
    if batch.has("estimated_amount"):
        came_in, estimate = batch.first_of("amount", "estimated_amount"), batch.first_of("estimated_amount", "amount")
        batch.define(amount=f"CASE WHEN status = 'won' THEN {came_in} ELSE {estimate} END")
