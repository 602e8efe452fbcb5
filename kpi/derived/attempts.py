"""Attempts: every outbound call, e-mail or meeting with somebody who has not bought yet, and whether it was answered."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

# One person is one prospect, whichever of contact, lead or deal an activity names.
_PROSPECT = """
    coalesce('contact ' || coalesce(a.contact_id, l.contact_id, d.contact_id), 'lead ' || coalesce(a.lead_id, d.lead_id),
        'deal ' || a.deal_id, 'customer ' || a.customer)
"""

# A note reaches nobody; nor does a task, unless it says in which direction. Where the export does not say who the other side was, who has
# bought is a customer. What follows what is told of narrow rows: `n` leads back to the activity.
_TALKS = f"""
    SELECT a.n, a."at", a.activity_id, coalesce(lower(a.direction), 'outbound') <> 'inbound' AS is_outbound, a.is_answered,
        {_PROSPECT} AS prospect
    FROM numbered a
    LEFT JOIN (SELECT lead_id, min(contact_id) AS contact_id FROM {{leads}} WHERE lead_id IS NOT NULL GROUP BY 1) l ON l.lead_id = a.lead_id
    LEFT JOIN (
        SELECT o.deal_id, min(coalesce(o.contact_id, l.contact_id)) AS contact_id, min(o.lead_id) AS lead_id FROM {{deals}} o
        LEFT JOIN {{leads}} l ON l.lead_id = o.lead_id WHERE o.deal_id IS NOT NULL GROUP BY 1
    ) d ON d.deal_id = a.deal_id
    LEFT JOIN (SELECT customer, min("at") AS since FROM {{purchases}} GROUP BY 1) b ON b.customer = a.customer
    WHERE a."at" IS NOT NULL AND coalesce(lower(a.kind), '') <> 'note'
        AND (coalesce(lower(a.kind), '') <> 'task' OR a.direction IS NOT NULL)
        AND CASE WHEN a.party IS NULL THEN coalesce(a."at" <= b.since, true) ELSE lower(a.party) = 'prospect' END
"""

_PROSPECTS = """
    SELECT prospect, row_number() OVER () AS who FROM (SELECT DISTINCT prospect FROM talks WHERE prospect IS NOT NULL)
"""

# What the other side does next answers what we did, whatever outcome was written down. An activity that names nobody stands alone.
_ANSWERED = """
    SELECT n, coalesce(who, -n) AS whom, is_outbound, row_number() OVER talk AS place, lead("at") OVER talk IS NULL AS is_latest,
        CASE WHEN NOT is_outbound OR NOT lead(is_outbound) OVER talk THEN true ELSE is_answered END AS answered
    FROM talks LEFT JOIN prospects USING (prospect)
    WINDOW talk AS (PARTITION BY coalesce(who, -n) ORDER BY "at", activity_id, n)
"""

_RUNS = "SELECT *, count(*) FILTER (answered) OVER (PARTITION BY whom ORDER BY place) AS run FROM answered"

_COUNTED = """
    SELECT n, whom, answered, is_latest,
        count(*) FILTER (NOT answered) OVER (PARTITION BY whom, run ORDER BY place) AS unanswered
    FROM runs QUALIFY is_outbound
"""

# The activities are read twice in the same order, in place of being kept with all of their columns.
_ATTEMPTS = f"""
    WITH numbered AS NOT MATERIALIZED (SELECT *, row_number() OVER () AS n FROM {{activities}}),
    talks AS MATERIALIZED ({_TALKS}), prospects AS MATERIALIZED ({_PROSPECTS}),
    answered AS ({_ANSWERED}), runs AS ({_RUNS}), counted AS ({_COUNTED})
    SELECT a.activity_id, a."at", a.kind, a.outcome, c.answered AS is_answered, p.prospect, a.lead_id, a.deal_id, a.contact_id,
        a.customer_id, c.is_latest, c.unanswered, {", ".join(f"a.{name}" for name in DIMENSIONS)}
    FROM numbered a JOIN counted c ON c.n = a.n LEFT JOIN prospects p ON p.who = c.whom
"""

ATTEMPTS = Derivation(
    Table(
        "attempts",
        "an outbound attempt to reach a prospect",
        key="activity_id",
        dated="at",
        fields=table_fields("""
            activity_id | id    | the activity's key
            at          | date  | when it was made
            kind        | name  | call, email, meeting, demo or as written
            outcome     | name  | answered, accepted, no answer, or as written
            is_answered | flag  | the other side answered or accepted, or was the next to call or write
            prospect    | id    | the contact, else the lead, the deal or the company it was to; empty where it names nobody
            unanswered  | count | unanswered attempts in a row up to this one; those of unknown outcome neither count nor break it
            is_latest   | flag  | nothing has been done with the prospect since
            lead_id     | id    | the lead it was for
            deal_id     | id    | the deal it was for
            contact_id  | id    | the contact it was with
            customer_id | id    | the customer it was for
        """),
        dimensions=DIMENSIONS,
    ),
    readings=(Reading({"activities": ("at",)}, _ATTEMPTS),),
    stands_for={name: ("activities", name) for name in ("at", "kind", "outcome", "is_answered", "activity_id", *DIMENSIONS)}
    | {"prospect": ("activities", "contact_id"), "unanswered": ("activities", "is_answered")},
)
