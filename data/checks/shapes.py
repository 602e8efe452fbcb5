"""What rows of each table need before they are ours: statuses from words, dates by status, amounts from their parts."""

from __future__ import annotations

from collections.abc import Callable

from data.checks.batch import Batch
from data.checks.deals import shape_deals
from data.checks.discounts import less_discount
from data.checks.responses import shape_responses
from data.checks.service import shape_tickets
from data.checks.spans import set_span
from data.checks.subscriptions import shape_subscriptions
from data.checks.usage import shape_usage
from data.checks.words import ACTIVITY, ANSWER, DIRECTION, DOCUMENT, LEAD, LIFECYCLE, ORDER, PARTY


def shape_leads(batch: Batch) -> None:
    """Converted, qualified and dropped from flags, dates, keys and the words of the status."""
    if batch.has("first_contact_at") and not batch.has("created_at"):
        batch.define(created_at="first_contact_at")
        batch.note(
            "lead-created",
            "note",
            "This file has no creation date: the {count} dates of first contact count as creation.",
            "created_at IS NOT NULL",
        )
        batch.drop("first_contact_at")
    named = [name for name in ("status", "lifecycle") if batch.has(name)]
    batch.define(_status=batch.meaning("status", LEAD), _lifecycle=batch.meaning("lifecycle", LIFECYCLE))
    converted = _converted(batch)
    qualified = [name for name in ("is_qualified", "qualified_at") if batch.has(name)]
    dropped = [name for name in ("dropped_at",) if batch.has(name)]
    by_words = ["_status IN ('qualified', 'converted')", "_lifecycle IN ('qualified', 'converted')"]
    told = [converted] if converted else []
    batch.define(
        is_converted=converted or "NULL::BOOLEAN",
        is_qualified=_any_of([*map(_marked, qualified), *by_words, *told]) if named or qualified or told else "NULL::BOOLEAN",
        is_dropped=_any_of([*map(_marked, dropped), "_status = 'dropped'"]) if named or dropped else "NULL::BOOLEAN",
        status=batch.first_of(*named) if named else "NULL::VARCHAR",
    )
    batch.drop("_status", "_lifecycle", "lifecycle")


def _converted(batch: Batch) -> str | None:
    """SQL: converted, by the flag; without a flag by date, by what it became, and by words. `None` where the file says nothing of it."""
    if batch.has("is_converted"):
        return "coalesce(is_converted, false)"
    told = [f"{name} IS NOT NULL" for name in ("converted_at", "deal_id") if batch.has(name) and not batch.has("lifecycle")]
    if not told and not batch.count("_status = 'converted' OR _lifecycle = 'converted'"):
        return None
    return _any_of([*told, "_lifecycle = 'converted'", "_status = 'converted'"])


def _marked(name: str) -> str:
    """SQL: a flag is true, a date is there."""
    return f"{name} IS NOT NULL" if name.endswith("_at") else name


def shape_activities(batch: Batch) -> None:
    """One word per kind, direction and party; answered or not from the words of the outcome."""
    made = {}
    if batch.has("kind"):
        made["kind"] = f"coalesce({batch.meaning('kind', ACTIVITY)}, kind)"
    if batch.has("direction"):
        made["direction"] = f"coalesce({batch.meaning('direction', DIRECTION)}, direction)"
    if batch.has("party"):
        made["party"] = f"coalesce({batch.meaning('party', PARTY)}, party)"
    if batch.has("outcome") and not batch.has("is_answered"):
        answered = f"CASE {batch.meaning('outcome', ANSWER)} WHEN 'yes' THEN true WHEN 'no' THEN false END"
        held = "kind ILIKE 'meeting' AND lower(outcome) IN ('completed', 'held', 'done')" if batch.has("kind") else "false"
        made["is_answered"] = f"CASE WHEN {held} THEN true ELSE {answered} END"
    if made:
        batch.define(**made)


def shape_orders(batch: Batch) -> None:
    """Cancelled or not from the words of the status; an amount from price and quantity where there is none, less what went back."""
    if batch.has("unit_price") and not batch.has("amount"):
        gross = f"unit_price * CAST({batch.first_of('items') if batch.has('items') else '1'} AS DECIMAL(18, 4))"
        batch.define(amount=less_discount(batch, gross))
    is_net = batch.has("refunded", "amount")
    if is_net:
        batch.note("refunded", "note", "{count} orders were refunded in part or entirely: this is taken off their amount.", "refunded <> 0")
        batch.define(amount="amount - abs(coalesce(refunded, 0))")
    batch.drop("unit_price", "refunded", "discount")
    if batch.has("document"):
        _take_back_credited(batch)
    if batch.has("status") and not batch.has("is_cancelled"):
        _mark_unsold(batch, is_net=is_net)
    if batch.has("cancelled_on"):
        batch.define(is_cancelled=f"CASE WHEN cancelled_on IS NOT NULL THEN true ELSE {batch.first_of('is_cancelled')} END")
        batch.drop("cancelled_on")


def _take_back_credited(batch: Batch) -> None:
    """What a credit note names with a positive amount went back to the customer, and so did what it had cost and the items."""
    batch.define(_credit=f"coalesce({batch.meaning('document', DOCUMENT)} = 'credit', false)")
    batch.note(
        "credit-notes",
        "note",
        "{count} orders are credit notes, as “{column}” says: their amounts are taken off.",
        "_credit AND amount > 0" if batch.has("amount") else "_credit",
        "document",
        column=batch.headers.get("document", "document"),
    )
    batch.define(
        **{name: f"CASE WHEN _credit THEN -abs({name}) ELSE {name} END" for name in ("amount", "cost", "items") if batch.has(name)}
    )
    batch.drop("_credit", "document")


def _mark_unsold(batch: Batch, *, is_net: bool = False) -> None:
    """Orders cancelled or not paid yet (bills, drafts) are no revenue; nor are refunded ones, unless amounts are net of refunds."""
    batch.define(_sold=batch.meaning("status", ORDER))
    batch.define(is_cancelled="_sold NOT IN ('kept', 'refunded')" if is_net else "_sold <> 'kept'")
    batch.note(
        "order-unsold",
        "note",
        "{count} orders are not paid yet, as their status says: they are no revenue until they are.",
        "_sold = 'waiting'",
        "status",
    )
    batch.drop("_sold")


def shape_order_lines(batch: Batch) -> None:
    """Amounts from price and quantity, cost from profit, and a key of its own for lines that are numbered per order."""
    if batch.has("unit_price") and not batch.has("amount"):
        quantity = "coalesce(quantity, 1)" if batch.has("quantity") else "1"
        gross = f"CAST(unit_price * CAST({quantity} AS DECIMAL(18, 4)) AS DECIMAL(18, 4))"
        batch.define(amount=f"CAST({less_discount(batch, gross)} AS DECIMAL(18, 4))")
    if batch.has("profit", "amount") and not batch.has("cost"):
        batch.define(cost="amount - profit")
    batch.drop("unit_price", "profit", "discount")
    if batch.has("status"):
        _mark_unsold(batch)
    if batch.has("line_id", "order_id") and batch.count("true") and _repeats(batch, "line_id"):
        batch.define(line_id="order_id || '/' || line_id")


def shape_reps(batch: Batch) -> None:
    """A name from first and last name; the team is the manager's where no team is given."""
    if not batch.has("rep") and batch.has("first_name", "last_name"):
        batch.define(rep="concat_ws(' ', first_name, last_name)")
    batch.drop("first_name", "last_name")
    if batch.has("manager") and not batch.has("team"):
        batch.define(team="manager")
        batch.note(
            "team-of-manager",
            "note",
            "This file has no teams: the manager's name stands for the team of {count} people.",
            "manager IS NOT NULL",
        )


def shape_months(batch: Batch) -> None:
    """Quotas and rates hold for the month in which their date lies."""
    batch.define(month="date_trunc('month', month)")


def shape_spend(batch: Batch) -> None:
    """Spend without a kind is marketing; weeks and months begin and end on a day."""
    if not batch.has("kind"):
        batch.define(kind="'marketing'")
    set_span(batch, "spend")


def shape_web(batch: Batch) -> None:
    """Visits that were not engaged are bounces; weeks and months begin and end on a day."""
    if batch.has("engaged", "visits") and not batch.has("bounces"):
        batch.define(bounces="greatest(visits - engaged, 0)")
    batch.drop("engaged")
    set_span(batch, "web")


def shape_emails(batch: Batch) -> None:
    """What did not bounce was delivered."""
    if batch.has("sent", "bounced") and not batch.has("delivered"):
        batch.define(delivered="greatest(sent - bounced, 0)")


def _any_of(conditions: list[str]) -> str:
    return "(" + " OR ".join(f"coalesce({each}, false)" for each in conditions) + ")"


def _repeats(batch: Batch, column: str) -> bool:
    return (
        batch.count(f'"{column}" IS NOT NULL')
        > batch.connection.execute(f'SELECT count(DISTINCT "{column}") FROM {batch.table}').fetchall()[0][0]
    )


SHAPES: dict[str, Callable[[Batch], None]] = {
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
    "emails": shape_emails,
    "subscriptions": shape_subscriptions,
    "responses": shape_responses,
    "usage": shape_usage,
}
