"""Tickets."""

from __future__ import annotations

from data.checks.batch import Batch
from data.checks.words import SATISFACTION, TICKET


def shape_tickets(batch: Batch) -> None:
    """Open or closed from flag, words or closing date; replies and closes as dates, also where the file gives hours."""
    ends = [name for name in ("resolved_at", "closed_at") if batch.has(name)]
    by_word = batch.meaning("stage", TICKET)
    by_flag = "CASE WHEN is_closed THEN 'closed' END" if batch.has("is_closed") else "NULL"
    by_date = f"CASE WHEN {batch.first_of(*ends)} IS NULL THEN 'open' ELSE 'closed' END" if ends else "NULL"
    batch.define(status=f"coalesce({by_word}, {by_flag}, {by_date})")
    _set_closed(batch, ends)
    if batch.has("reply_hours", "opened_at") and not batch.has("first_reply_at"):
        batch.define(first_reply_at="opened_at + to_seconds(CAST(reply_hours * 3600 AS BIGINT))")
    _set_satisfied(batch)
    batch.drop("resolved_at", "reply_hours", "is_closed", "satisfaction")


def _set_satisfied(batch: Batch) -> None:
    """Satisfied or not from the words of an answer; an answer that is a number is the satisfaction itself."""
    if not batch.has("satisfaction"):
        return
    meaning = batch.meaning("satisfaction", SATISFACTION)
    made = {"is_satisfied": f"CASE {meaning} WHEN 'yes' THEN true WHEN 'no' THEN false END"}
    if not batch.has("csat") and batch.count("try_cast(satisfaction AS DOUBLE) IS NOT NULL"):
        made["csat"] = "try_cast(satisfaction AS DOUBLE)"
    batch.define(**{name: made[name] for name in made if not batch.has(name)})


def _set_closed(batch: Batch, ends: list[str]) -> None:
    if batch.has("resolution_hours"):
        batch.note(
            "open-with-hours",
            "note",
            "{count} open tickets carry hours to resolution: these are left out.",
            "status = 'open' AND resolution_hours IS NOT NULL",
        )
        batch.define(resolution_hours="CASE WHEN status = 'closed' THEN resolution_hours END")
    by_hours = ["opened_at + to_seconds(CAST(resolution_hours * 3600 AS BIGINT))"] if batch.has("resolution_hours", "opened_at") else []
    if ends or by_hours:
        found = ", ".join([f'"{name}"' for name in ends] + by_hours)
        batch.define(closed_at=f"CASE WHEN status = 'closed' THEN coalesce({found}) END")
