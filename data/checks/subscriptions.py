"""Subscriptions: a monthly amount from price, quantity and interval; an end only where it has come to one."""

from __future__ import annotations

from data.checks.draft import Draft
from data.checks.words import INTERVAL, SUBSCRIPTION

MONTHS = {"day": "12 / 365.25", "week": "7 * 12 / 365.25", "month": "1", "quarter": "3", "year": "12"}
"""How many months one interval is."""


def shape_subscriptions(draft: Draft) -> None:
    """What a system writes of one subscription, as one at a monthly amount."""
    if draft.has("unit_price") and not draft.has("mrr"):
        _set_amount(draft)
    if draft.has("status"):
        draft.define(_status=draft.meaning("status", SUBSCRIPTION))
        if not draft.has("is_trial"):
            draft.define(is_trial="coalesce(_status = 'trial', false)")
    if draft.has("cancelled_at"):
        cancelled = "CASE WHEN _status = 'ended' THEN cancelled_at END" if draft.has("_status") else "cancelled_at"
        draft.define(ended_at=f"coalesce({draft.first_of('ended_at')}, {cancelled})")
    if draft.has("_status", "started_at"):
        _end_unpaid(draft)
    draft.drop("unit_price", "quantity", "interval", "interval_count", "cancelled_at", "status", "_status")


def _set_amount(draft: Draft) -> None:
    """`price × quantity / months`; where an interval is not known, there is no monthly amount, and it is said."""
    draft.define(_interval=draft.meaning("interval", INTERVAL) if draft.has("interval") else "'month'")
    months = "CASE _interval " + " ".join(f"WHEN '{name}' THEN {count}" for name, count in MONTHS.items()) + " END"
    quantity = "coalesce(quantity, 1)" if draft.has("quantity") else "1"
    times = "coalesce(nullif(interval_count, 0), 1)" if draft.has("interval_count") else "1"
    draft.define(mrr=f"CAST(unit_price * {quantity} / (({months}) * {times}) AS DECIMAL(18, 4))")
    draft.note(
        "mrr-unknown",
        "warning",
        "{count} subscriptions have a price and no interval that is known, so they have no monthly amount.",
        "unit_price IS NOT NULL AND mrr IS NULL",
        "interval",
    )
    draft.drop("_interval")


def _end_unpaid(draft: Draft) -> None:
    """A subscription whose first payment never came began and ended on one day."""
    draft.note(
        "subscription-unpaid",
        "note",
        "{count} subscriptions were never paid for: they end on the day they began.",
        "_status = 'unpaid'",
        "status",
    )
    draft.define(ended_at=f"CASE WHEN _status = 'unpaid' THEN started_at ELSE {draft.first_of('ended_at')} END")
