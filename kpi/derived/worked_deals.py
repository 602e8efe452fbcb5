"""Worked deals: every deal with the activities that went into it up to its close."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading
from kpi.derived.nearest import first_after

# A close without a time of day leaves the whole day for activities.
_ENDS = """
    CASE WHEN closed_at = date_trunc('day', closed_at) THEN closed_at + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND
        ELSE coalesce(closed_at, TIMESTAMP 'infinity') END
"""

_OF_LEADS = """
    SELECT lead_id, until AS moment, min(n) AS n FROM (
        SELECT lead_id, n, until FROM deals UNION ALL
        SELECT l.lead_id, d.n, d.until FROM {leads} l JOIN deals d ON d.deal_id = l.deal_id
    ) WHERE lead_id IS NOT NULL GROUP BY lead_id, until
"""

_OF_CONTACTS = "SELECT contact_id, until AS moment, min(n) AS n FROM deals WHERE contact_id IS NOT NULL GROUP BY contact_id, until"


def _next(key: str, deals: str) -> str:
    return first_after(f'SELECT {key}, "at" AS moment FROM {{activities}}', f"SELECT {key}, moment FROM {deals}", key)


# Of several deals of one lead or contact the next to close had the activity: what was done before it won it.
_TOUCHES = f"""
    SELECT coalesce(of_deal.n, of_lead.n, of_contact.n) AS n, a."at"
    FROM {{activities}} a
    LEFT JOIN (SELECT deal_id, min(n) AS n FROM deals WHERE deal_id IS NOT NULL GROUP BY 1) of_deal ON of_deal.deal_id = a.deal_id
    LEFT JOIN ({_next("lead_id", "of_leads")}) next_lead ON next_lead.lead_id = a.lead_id AND next_lead.moment = a."at"
    LEFT JOIN of_leads of_lead ON of_lead.lead_id = next_lead.lead_id AND of_lead.moment = next_lead.found
    LEFT JOIN ({_next("contact_id", "of_contacts")}) next_contact
        ON next_contact.contact_id = a.contact_id AND next_contact.moment = a."at"
    LEFT JOIN of_contacts of_contact ON of_contact.contact_id = next_contact.contact_id AND of_contact.moment = next_contact.found
    WHERE a."at" IS NOT NULL
"""

_DEALS = f"""
    WITH deals AS MATERIALIZED (SELECT *, row_number() OVER () AS n, {_ENDS} AS until FROM {{deals}}),
    of_leads AS MATERIALIZED ({_OF_LEADS}), of_contacts AS MATERIALIZED ({_OF_CONTACTS}), touches AS MATERIALIZED ({_TOUCHES}),
    counted AS (
        SELECT t.n, count(*) AS touches, min(t."at") AS first_touch_at, max(t."at") AS last_touch_at
        FROM touches t JOIN deals d ON d.n = t.n AND t."at" <= d.until GROUP BY t.n
    )
    SELECT d.deal_id, d.created_at, d.closed_at, d.status, d.amount, d.currency, c.first_touch_at, c.last_touch_at,
        CASE WHEN (SELECT count(n) FROM touches) > 0 THEN coalesce(c.touches, 0) END AS touches,
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
