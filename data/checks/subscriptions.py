"""Subscriptions: a monthly amount from price, quantity and interval; an end only where it has come to one."""

from __future__ import annotations

from data.checks.batch import Batch
from data.checks.words import INTERVAL, SUBSCRIPTION

MONTHS = {"day": "12 / 365.25", "week": "7 * 12 / 365.25", "month": "1", "quarter": "3", "year": "12"}
"""How many months one interval is."""


def shape_subscriptions(batch: Batch) -> None:
    """What a system writes of one subscription, as one at a monthly amount."""
    if batch.has("unit_price") and not batch.has("mrr"):
        _set_amount(batch)
    if batch.has("status"):
        batch.define(_status=batch.meaning("status", SUBSCRIPTION))
        if not batch.has("is_trial"):
            batch.define(is_trial="coalesce(_status = 'trial', false)")
    if batch.has("cancelled_at"):
        cancelled = "CASE WHEN _status = 'ended' THEN cancelled_at END" if batch.has("_status") else "cancelled_at"
        batch.define(ended_at=f"coalesce({batch.first_of('ended_at')}, {cancelled})")
    if batch.has("_status", "started_at"):
        _end_unpaid(batch)
    batch.drop("unit_price", "quantity", "interval", "interval_count", "cancelled_at", "status", "_status")


def _set_amount(batch: Batch) -> None:
    """`price × quantity / months`; where an interval is not known, there is no monthly amount, and it is said."""
    batch.define(_interval=batch.meaning("interval", INTERVAL) if batch.has("interval") else "'month'")
    months = "CASE _interval " + " ".join(f"WHEN '{name}' THEN {count}" for name, count in MONTHS.items()) + " END"
    quantity = "coalesce(quantity, 1)" if batch.has("quantity") else "1"
    times = "coalesce(nullif(interval_count, 0), 1)" if batch.has("interval_count") else "1"
    batch.define(mrr=f"CAST(unit_price * {quantity} / (({months}) * {times}) AS DECIMAL(18, 4))")
    batch.note(
        "mrr-unknown",
        "warning",
        "{count} subscriptions have a price and no interval that is known, so they have no monthly amount.",
        "unit_price IS NOT NULL AND mrr IS NULL",
        "interval",
    )
    batch.drop("_interval")


def _end_unpaid(batch: Batch) -> None:
    """A subscription whose first payment never came began and ended on one day."""
    batch.note(
        "subscription-unpaid",
        "note",
        "{count} subscriptions were never paid for: they end on the day they began.",
        "_status = 'unpaid'",
        "status",
    )
    batch.define(ended_at=f"CASE WHEN _status = 'unpaid' THEN started_at ELSE {batch.first_of('ended_at')} END")
