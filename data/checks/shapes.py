"""What rows of each table need before they are ours: statuses from words, dates by status, amounts from their parts."""

from __future__ import annotations

from collections.abc import Callable

from data.checks.deals import shape_deals
from data.checks.draft import Draft
from data.checks.service import shape_responses, shape_tickets
from data.checks.spans import set_span
from data.checks.subscriptions import shape_subscriptions
from data.checks.words import ACTIVITY, ANSWER, DIRECTION, LEAD, LIFECYCLE, ORDER


def shape_leads(draft: Draft) -> None:
    """Converted, qualified and dropped from flags, dates, keys and the words of the status."""
    if draft.has("first_contact_at") and not draft.has("created_at"):
        draft.define(created_at="first_contact_at")
        draft.note(
            "lead-created",
            "note",
            "This file has no creation date: the {count} dates of first contact count as creation.",
            "created_at IS NOT NULL",
        )
    named = [name for name in ("status", "lifecycle") if draft.has(name)]
    draft.define(_status=draft.meaning("status", LEAD), _lifecycle=draft.meaning("lifecycle", LIFECYCLE))
    converted = _converted(draft)
    qualified = [name for name in ("is_qualified", "qualified_at") if draft.has(name)]
    dropped = [name for name in ("dropped_at",) if draft.has(name)]
    by_words = ["_status IN ('qualified', 'converted')", "_lifecycle IN ('qualified', 'converted')"]
    told = [converted] if converted else []
    draft.define(
        is_converted=converted or "NULL::BOOLEAN",
        is_qualified=_any_of([*map(_marked, qualified), *by_words, *told]) if named or qualified or told else "NULL::BOOLEAN",
        is_dropped=_any_of([*map(_marked, dropped), "_status = 'dropped'"]) if named or dropped else "NULL::BOOLEAN",
        status=draft.first_of(*named) if named else "NULL::VARCHAR",
    )
    draft.drop("_status", "_lifecycle", "lifecycle")


def _converted(draft: Draft) -> str | None:
    """SQL: converted, by the flag; without a flag by date, by what it became, and by words. `None` where the file says nothing of it."""
    if draft.has("is_converted"):
        return "coalesce(is_converted, false)"
    told = [f"{name} IS NOT NULL" for name in ("converted_at", "deal_id") if draft.has(name) and not draft.has("lifecycle")]
    if not told and not draft.count("_status = 'converted' OR _lifecycle = 'converted'"):
        return None
    return _any_of([*told, "_lifecycle = 'converted'", "_status = 'converted'"])


def _marked(name: str) -> str:
    """SQL: a flag is true, a date is there."""
    return f"{name} IS NOT NULL" if name.endswith("_at") else name


def shape_activities(draft: Draft) -> None:
    """One word per kind and direction; answered or not from the words of the outcome."""
    made = {}
    if draft.has("kind"):
        made["kind"] = f"coalesce({draft.meaning('kind', ACTIVITY)}, kind)"
    if draft.has("direction"):
        made["direction"] = f"coalesce({draft.meaning('direction', DIRECTION)}, direction)"
    if draft.has("outcome") and not draft.has("is_answered"):
        answered = f"CASE {draft.meaning('outcome', ANSWER)} WHEN 'yes' THEN true WHEN 'no' THEN false END"
        held = "kind ILIKE 'meeting' AND lower(outcome) IN ('completed', 'held', 'done')" if draft.has("kind") else "false"
        made["is_answered"] = f"CASE WHEN {held} THEN true ELSE {answered} END"
    if made:
        draft.define(**made)


def shape_orders(draft: Draft) -> None:
    """Cancelled or not from the words of the status; an amount from price and quantity where there is none, less what went back."""
    if draft.has("unit_price") and not draft.has("amount"):
        draft.define(amount=f"unit_price * CAST({draft.first_of('items') if draft.has('items') else '1'} AS DECIMAL(18, 4))")
    is_net = draft.has("refunded", "amount")
    if is_net:
        draft.note("refunded", "note", "{count} orders were refunded in part or entirely: this is taken off their amount.", "refunded <> 0")
        draft.define(amount="amount - abs(coalesce(refunded, 0))")
    draft.drop("unit_price", "refunded")
    if draft.has("status") and not draft.has("is_cancelled"):
        _mark_unsold(draft, is_net=is_net)
    if draft.has("cancelled_on"):
        draft.define(is_cancelled=f"CASE WHEN cancelled_on IS NOT NULL THEN true ELSE {draft.first_of('is_cancelled')} END")
        draft.drop("cancelled_on")


def _mark_unsold(draft: Draft, *, is_net: bool = False) -> None:
    """Cancelled orders, and those not paid or agreed yet, are no revenue; nor are refunded ones, unless amounts are net of refunds."""
    draft.define(_sold=draft.meaning("status", ORDER))
    draft.define(is_cancelled="_sold NOT IN ('kept', 'refunded')" if is_net else "_sold <> 'kept'")
    draft.note(
        "order-unsold",
        "note",
        "{count} orders are not paid or not agreed yet, as their status says: they are no revenue until they are.",
        "_sold = 'waiting'",
        "status",
    )
    draft.drop("_sold")


def shape_order_lines(draft: Draft) -> None:
    """Amounts from price and quantity, cost from profit, and a key of its own for lines that are numbered per order."""
    if draft.has("unit_price") and not draft.has("amount"):
        quantity = "coalesce(quantity, 1)" if draft.has("quantity") else "1"
        draft.define(amount=f"CAST(unit_price * CAST({quantity} AS DECIMAL(18, 4)) AS DECIMAL(18, 4))")
    if draft.has("profit", "amount") and not draft.has("cost"):
        draft.define(cost="amount - profit")
    draft.drop("unit_price", "profit")
    if draft.has("status"):
        _mark_unsold(draft)
    if draft.has("line_id", "order_id") and draft.count("true") and _repeats(draft, "line_id"):
        draft.define(line_id="order_id || '/' || line_id")


def shape_reps(draft: Draft) -> None:
    """A name from first and last name; the team is the manager's where no team is given."""
    if not draft.has("rep") and draft.has("first_name", "last_name"):
        draft.define(rep="concat_ws(' ', first_name, last_name)")
    draft.drop("first_name", "last_name")
    if draft.has("manager") and not draft.has("team"):
        draft.define(team="manager")
        draft.note(
            "team-of-manager",
            "note",
            "This file has no teams: the manager's name stands for the team of {count} people.",
            "manager IS NOT NULL",
        )


def shape_months(draft: Draft) -> None:
    """Quotas and rates hold for the month in which their date lies."""
    draft.define(month="date_trunc('month', month)")


def shape_spend(draft: Draft) -> None:
    """Spend without a kind is marketing; weeks and months begin and end on a day."""
    if not draft.has("kind"):
        draft.define(kind="'marketing'")
    set_span(draft, "spend")


def shape_web(draft: Draft) -> None:
    """Visits that were not engaged are bounces; weeks and months begin and end on a day."""
    if draft.has("engaged", "visits") and not draft.has("bounces"):
        draft.define(bounces="greatest(visits - engaged, 0)")
    draft.drop("engaged")
    set_span(draft, "web")


def _any_of(conditions: list[str]) -> str:
    return "(" + " OR ".join(f"coalesce({each}, false)" for each in conditions) + ")"


def _repeats(draft: Draft, column: str) -> bool:
    return (
        draft.count(f'"{column}" IS NOT NULL')
        > draft.connection.execute(f'SELECT count(DISTINCT "{column}") FROM {draft.table}').fetchall()[0][0]
    )


SHAPES: dict[str, Callable[[Draft], None]] = {
    "deals": shape_deals,
    "leads": shape_leads,
    "activities": shape_activities,
    "tickets": shape_tickets,
    "orders": shape_orders,
    "order_lines": shape_order_lines,
    "reps": shape_reps,
    "quotas": shape_months,
    "rates": shape_months,
    "spend": shape_spend,
    "web": shape_web,
    "subscriptions": shape_subscriptions,
    "responses": shape_responses,
}
