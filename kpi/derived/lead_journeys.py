"""Lead journeys: every lead with what was done about it and what became of it, in one row."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading
from kpi.derived.nearest import last_before
from kpi.derived.proposal_stages import is_proposal

_OWN = ["country", "region", "city", "rep", "team", "channel", "campaign", "product", "segment", "deal_type", "pipeline"]

_DEALS_OF_LEADS = """
    SELECT l.n, d.* FROM leads l JOIN {deals} d ON d.lead_id = l.lead_id
    UNION ALL SELECT l.n, d.* FROM leads l JOIN {deals} d ON d.deal_id = l.deal_id
"""

# A lead with several deals is as far as the best of them: one that was won, else the first.
_OUTCOMES = """
    SELECT n, arg_min(
        struct_pack(deal_id, status, created_at, closed_at, amount, currency, customer, lost_reason),
        (status IS DISTINCT FROM 'won', created_at IS NULL, created_at, coalesce(closed_at, TIMESTAMP 'infinity'), deal_id)) AS deal
    FROM deals_of_leads GROUP BY n
"""

_OF_CONTACTS = """
    SELECT contact_id, date_trunc('day', created_at) AS moment, min(n) AS n FROM leads
    WHERE contact_id IS NOT NULL AND created_at IS NOT NULL GROUP BY 1, 2
"""

_LAST = last_before('SELECT contact_id, "at" AS moment FROM {activities}', "SELECT contact_id, moment FROM of_contacts", "contact_id")

# Each activity belongs to one lead at most: the one it names, else that of its deal, else the last one its contact had been by that day.
_TOUCHES = f"""
    SELECT coalesce(named.n, of_deal.n, of_contact.n) AS n, a."at", a.kind, a.direction
    FROM {{activities}} a
    LEFT JOIN (SELECT lead_id, min(n) AS n FROM leads WHERE lead_id IS NOT NULL GROUP BY 1) named ON named.lead_id = a.lead_id
    LEFT JOIN (SELECT deal_id, min(n) AS n FROM deals_of_leads WHERE deal_id IS NOT NULL GROUP BY 1) of_deal ON of_deal.deal_id = a.deal_id
    LEFT JOIN ({_LAST}) last ON last.contact_id = a.contact_id AND last.moment = a."at"
    LEFT JOIN of_contacts of_contact ON of_contact.contact_id = last.contact_id AND of_contact.moment = last.found
"""

# What is not known to come from the other side is taken for ours. A note reaches nobody, nor a task that names no direction.
_OUTBOUND = """coalesce(lower(t.direction), CASE lower(t.kind) WHEN 'task' THEN 'inbound' ELSE 'outbound' END) <> 'inbound'
    AND coalesce(lower(t.kind), '') <> 'note'"""

_WORK = f"""
    SELECT t.n, count(*) AS touches, max(t."at") AS last_touch_at,
        coalesce(
            min(t."at") FILTER ({_OUTBOUND} AND t."at" >= date_trunc('day', l.created_at)), min(t."at") FILTER ({_OUTBOUND})
        ) AS first_contact_at
    FROM touches t JOIN leads l ON l.n = t.n GROUP BY t.n
"""

_PROPOSED = f"""
    SELECT o.n, min(s.changed_at) AS proposal_at FROM deals_of_leads o
    JOIN {{stage_changes}} s ON s.deal_id = o.deal_id WHERE {is_proposal("s.stage")} GROUP BY o.n
"""

_SINCE = 'SELECT customer, min("at") AS customer_since FROM {purchases} GROUP BY customer'

_JOURNEYS = f"""
    WITH leads AS MATERIALIZED (SELECT *, row_number() OVER () AS n FROM {{leads}}),
    deals_of_leads AS MATERIALIZED ({_DEALS_OF_LEADS}), outcomes AS ({_OUTCOMES}),
    of_contacts AS MATERIALIZED ({_OF_CONTACTS}), touches AS MATERIALIZED ({_TOUCHES}),
    work AS ({_WORK}), proposed AS ({_PROPOSED}), since AS ({_SINCE})
    SELECT l.lead_id, l.created_at, coalesce(l.first_contact_at, work.first_contact_at) AS first_contact_at,
        greatest(work.last_touch_at, l.first_contact_at) AS last_touch_at,
        CASE WHEN (SELECT count(n) FROM touches) > 0 THEN coalesce(work.touches, 0) END AS touches,
        l.qualified_at, coalesce(l.is_qualified, l.qualified_at IS NOT NULL OR NULL) AS is_qualified,
        proposed.proposal_at, deal.deal_id, deal.status AS deal_status, deal.created_at AS deal_created_at, deal.closed_at,
        CASE WHEN deal.status = 'won' THEN deal.closed_at END AS won_at,
        CASE WHEN deal.status = 'lost' THEN deal.closed_at END AS lost_at, deal.lost_reason, deal.amount, deal.currency,
        coalesce(deal.status = 'won' OR NULL, l.is_won) AS is_won,
        coalesce(l.is_converted, l.converted_at IS NOT NULL OR NULL) AS is_converted, l.converted_at,
        coalesce(l.is_dropped, l.dropped_at IS NOT NULL OR NULL) AS is_dropped, l.dropped_at,
        since.customer_since, l.grade, l.status, coalesce(l.customer, deal.customer) AS customer,
        {", ".join(f"l.{name}" for name in _OWN)}
    FROM leads l LEFT JOIN outcomes USING (n) LEFT JOIN work USING (n) LEFT JOIN proposed USING (n)
    LEFT JOIN since ON since.customer = coalesce(l.customer, deal.customer)
"""

LEAD_JOURNEYS = Derivation(
    Table(
        "lead_journeys",
        "a lead with its way to a deal",
        key="lead_id",
        dated="created_at",
        fields=table_fields("""
            lead_id          | id    | the lead's key
            created_at       | date  | when the lead came in
            first_contact_at | date  | first outbound contact: the lead's own date, else its first outbound activity
            last_touch_at    | date  | its last activity, or its first contact where it has none
            touches          | count | activities with the lead, its contact or its deal; empty where no activity names any
            qualified_at     | date  | when it was qualified
            is_qualified     | flag  | sales accepted it
            proposal_at      | date  | when its deal first entered a stage that names a proposal
            deal_id          | id    | its deal: of several the one won, else the first
            deal_status      | name  | won, lost or open; empty without a deal
            deal_created_at  | date  | when its deal was opened
            closed_at        | date  | when its deal was won or lost
            won_at           | date  | when its deal was won
            lost_at          | date  | when its deal was lost
            lost_reason      | name  | why its deal was lost
            amount           | money | value of its deal
            currency         | name  | currency of the amount
            is_won           | flag  | it has a won deal
            is_converted     | flag  | the CRM marks it as converted
            converted_at     | date  | when it was converted
            is_dropped       | flag  | it was given up
            dropped_at       | date  | when it was given up
            customer_since   | date  | the first purchase of the customer it became
            grade            | name  | rating at qualification
            status           | name  | its status, as the CRM writes it
        """),
        dimensions=DIMENSIONS,
    ),
    readings=(Reading({"leads": ("created_at",)}, _JOURNEYS),),
    stands_for={
        name: ("leads", name)
        for name in ("created_at", "first_contact_at", "qualified_at", "is_qualified", "is_converted", "converted_at", "is_dropped",
                     "dropped_at", "grade", "status", "lead_id", "customer", *_OWN)
    } | {
        "last_touch_at": ("activities", "at"),
        "touches": ("activities", "lead_id"),
        "proposal_at": ("stage_changes", "stage"),
        "customer_since": ("orders", "ordered_at"),
        "deal_id": ("deals", "deal_id"),
        "deal_status": ("deals", "status"),
        "deal_created_at": ("deals", "created_at"),
        "closed_at": ("deals", "closed_at"),
        "won_at": ("deals", "closed_at"),
        "lost_at": ("deals", "closed_at"),
        "lost_reason": ("deals", "lost_reason"),
        "amount": ("deals", "amount"),
        "is_won": ("deals", "status"),
    },
)  # fmt: skip
