"""Worked deals: every deal with the activities that went into it up to its close."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

# A close without a time of day leaves the whole day for activities.
_ENDS = """
    CASE WHEN closed_at = date_trunc('day', closed_at) THEN closed_at + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND
        ELSE coalesce(closed_at, TIMESTAMP 'infinity') END
"""

# Of several deals of one lead or contact the next to close had the activity: what was done before it won it.
_REFERENCES = """
    SELECT lead_id, min(n) AS n, until FROM (
        SELECT lead_id, n, until FROM deals UNION ALL
        SELECT l.lead_id, d.n, d.until FROM {leads} l JOIN deals d ON d.deal_id = l.deal_id
    ) WHERE lead_id IS NOT NULL GROUP BY lead_id, until
"""

_TOUCHES = f"""
    SELECT coalesce(of_deal.n, of_lead.n, of_contact.n) AS n, a."at"
    FROM {{activities}} a
    LEFT JOIN (SELECT deal_id, min(n) AS n FROM deals WHERE deal_id IS NOT NULL GROUP BY 1) of_deal ON of_deal.deal_id = a.deal_id
    ASOF LEFT JOIN ({_REFERENCES}) of_lead ON of_lead.lead_id = a.lead_id AND a."at" <= of_lead.until
    ASOF LEFT JOIN (SELECT contact_id, min(n) AS n, until FROM deals WHERE contact_id IS NOT NULL GROUP BY contact_id, until) of_contact
        ON of_contact.contact_id = a.contact_id AND a."at" <= of_contact.until
    WHERE a."at" IS NOT NULL
"""

_DEALS = f"""
    WITH deals AS MATERIALIZED (SELECT *, row_number() OVER () AS n, {_ENDS} AS until FROM {{deals}}),
    touches AS MATERIALIZED ({_TOUCHES}),
    counted AS (
        SELECT t.n, count(*) AS touches, min(t."at") AS first_touch_at, max(t."at") AS last_touch_at
        FROM touches t JOIN deals d ON d.n = t.n AND t."at" <= d.until GROUP BY t.n
    )
    SELECT d.deal_id, d.created_at, d.closed_at, d.status, d.amount, d.currency, c.first_touch_at, c.last_touch_at,
        CASE WHEN EXISTS (SELECT 1 FROM touches WHERE n IS NOT NULL) THEN coalesce(c.touches, 0) END AS touches,
        {", ".join(f"d.{name}" for name in DIMENSIONS)}
    FROM deals d LEFT JOIN counted c USING (n)
"""

WORKED_DEALS = Derivation(
    Table(
        "worked_deals",
        "a deal with the work that went into it",
        key="deal_id",
        dated="created_at",
        fields=table_fields("""
            deal_id        | id    | the deal's key
            created_at     | date  | when the deal was opened
            closed_at      | date  | when it was won or lost; empty while open
            status         | name  | won, lost or open
            amount         | money | value of the deal
            currency       | name  | currency of the amount
            touches        | count | activities with the deal, its lead or its contact, up to its close
            first_touch_at | date  | the first of them
            last_touch_at  | date  | the last of them
        """),
        dimensions=DIMENSIONS,
    ),
    readings=(Reading({"deals": ("status",), "activities": ("at",)}, _DEALS),),
    stands_for={
        **{name: ("deals", name) for name in ("deal_id", "created_at", "closed_at", "status", "amount", "currency", *DIMENSIONS)},
        **dict.fromkeys(("touches", "first_touch_at", "last_touch_at"), ("activities", "deal_id")),
    },
)
