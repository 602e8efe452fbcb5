"""What a part may hold: the columns of its fact table, and what is only needed until facts are linked."""

from __future__ import annotations

from data.tables import TABLES, Kind

_REFERENCES: dict[str, Kind] = {
    "rep_id": Kind.ID,
    "customer_id": Kind.ID,
    "domain": Kind.ID,
    "product_id": Kind.ID,
    "contact_id": Kind.ID,
}
"""Keys by which a row names a rep, a customer, a product or a contact. Links resolve them into labels."""

SCORES = ("nps_score", "ces_score", "csat_score", "csat_score_2", "csat_score_3", "csat_score_4", "csat_score_5", "csat_score_6")
"""Answers to the scored questions of one survey, which stand in one row until facts are linked."""

DERIVED = {
    ("responses", "score"): SCORES,
}
"""Fields that a row needs, and others of which any one gives them."""

SUMS = frozenset({"spend", "web", "emails", "mentions", "rates", "targets"})
"""Tables whose rows are sums or settings: they name no rep, customer or contact."""

SPANS = {"spend": ("spent_on", "spent_until"), "web": ("visited_on", "visited_until")}
"""Tables whose rows may hold for several days, and the fields of the first and the last of them; `span` says week or month."""

_NAMED_BY = {"rep_id": "rep", "customer_id": "customer", "domain": "customer", "contact_id": "customer", "product_id": "product"}
"""Reference → the dimension that it resolves into: a table without it has no use for the reference."""

_OWN: dict[str, dict[str, Kind]] = {
    "customers": {"other_id": Kind.ID},
    "reps": {"rep_email": Kind.ID, "first_name": Kind.NAME, "last_name": Kind.NAME},
    "leads": {"lifecycle": Kind.NAME},
    "deals": {
        "close_date": Kind.DATE,
        "won_at": Kind.DATE,
        "lost_at": Kind.DATE,
        "is_won": Kind.FLAG,
        "is_lost": Kind.FLAG,
        "is_closed": Kind.FLAG,
        "is_active": Kind.FLAG,
        "estimated_amount": Kind.MONEY,
        "certain_is_won": Kind.FLAG,
    },
    "stage_changes": {"seen_since": Kind.DATE},
    "activities": {"what_id": Kind.ID, "who_id": Kind.ID},
    "orders": {"unit_price": Kind.MONEY, "discount": Kind.NUMBER, "refunded": Kind.MONEY, "cancelled_on": Kind.DATE, "document": Kind.NAME},
    "order_lines": {
        "is_cancelled": Kind.FLAG,
        "unit_price": Kind.MONEY,
        "discount": Kind.NUMBER,
        "profit": Kind.MONEY,
        "deal_id": Kind.ID,
        "status": Kind.NAME,
        "currency": Kind.NAME,
    },
    "tickets": {"resolved_at": Kind.DATE, "reply_hours": Kind.HOURS, "is_closed": Kind.FLAG, "satisfaction": Kind.NAME},
    "responses": {"order_id": Kind.ID, "deal_id": Kind.ID} | dict.fromkeys(SCORES, Kind.NUMBER),
    "subscriptions": {
        "status": Kind.NAME,
        "unit_price": Kind.MONEY,
        "quantity": Kind.NUMBER,
        "interval": Kind.NAME,
        "interval_count": Kind.NUMBER,
        "cancelled_at": Kind.DATE,
    },
    "spend": {"spent_until": Kind.DATE, "span": Kind.NAME},
    "web": {"visited_until": Kind.DATE, "span": Kind.NAME, "engaged": Kind.COUNT},
}

LINKING: dict[str, dict[str, Kind]] = {
    "contacts": {
        "contact_id": Kind.ID,
        "email": Kind.ID,
        "customer_id": Kind.ID,
        "customer": Kind.NAME,
        "domain": Kind.ID,
        "lead_id": Kind.ID,
    },
    "deal_lines": {
        "line_id": Kind.ID,
        "deal_id": Kind.ID,
        "product_id": Kind.ID,
        "product": Kind.NAME,
        "price_entry_id": Kind.ID,
        "amount": Kind.MONEY,
        "quantity": Kind.NUMBER,
    },
    "price_entries": {"price_entry_id": Kind.ID, "product_id": Kind.ID, "price": Kind.MONEY},
    "payments": {"payment_id": Kind.ID, "order_id": Kind.ID, "amount": Kind.MONEY},
}
"""Tables that are no facts of ours but say how facts belong together."""

LINKING_KEY = {"contacts": "contact_id", "deal_lines": "line_id", "price_entries": "price_entry_id", "payments": None}


def columns(table: str) -> dict[str, Kind]:
    """Every column a part of this table may have."""
    if table in LINKING:
        return LINKING[table]
    return (
        TABLES[table].columns
        | {name: kind for name, kind in _REFERENCES.items() if _NAMED_BY[name] in TABLES[table].dimensions and table not in SUMS}
        | _OWN.get(table, {})
    )


def key(table: str) -> str | None:
    """The field that tells rows apart."""
    return LINKING_KEY[table] if table in LINKING else TABLES[table].key


def needs(table: str) -> tuple[str, ...]:
    """Fields without which a row says nothing."""
    return {"price_entries": ("price_entry_id",), "payments": ("order_id",), "deal_lines": ("deal_id",)}.get(table) or (
        TABLES[table].needs if table in TABLES else ()
    )


MERGED = {("activities", "outcome"), ("activities", "customer_id")}
"""Fields that several columns may fill, each where the others are empty (`Call Outcome`, `Meeting Outcome`)."""
