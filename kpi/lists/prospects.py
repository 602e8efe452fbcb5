"""Prospects: who waits for a first contact, and whom to leave in peace."""

from kpi.catalogue.leads import BANDS, DROPPED, IN_HAND
from kpi.lists.listed import Listed, Since

UNANSWERED_ATTEMPTS = Listed(
    "unanswered_attempts",
    "Prospects who do not answer us",
    "Prospects who left at least {unanswered} attempts in a row without an answer. Stop writing and calling; try another way, or let "
    "them go.",
    headline="{rows} prospects leave us without an answer",
    family="Pipeline",
    table="attempts",
    needs=("prospect", "is_answered"),
    condition='prospect IS NOT NULL AND is_latest AND unanswered >= {unanswered} AND "at" < {tomorrow}',
    order='unanswered DESC, "at" DESC, prospect',
    since=Since("days since the last attempt", "at"),
    shown=("prospect", "customer", "rep", "unanswered", "kind", "outcome", "at", "lead_id", "deal_id", "channel", "country"),
)

UNANSWERED_LEADS = Listed(
    "unanswered_leads",
    "Leads without a first contact",
    "Leads that nobody has called or written to yet, the newest first. Answer them.",
    headline="{rows} leads wait for a first contact",
    family="Acquisition",
    table="lead_journeys",
    needs=("created_at", "first_contact_at"),
    condition=f"created_at < {{tomorrow}} AND {BANDS['never']} AND NOT {DROPPED} AND NOT ({IN_HAND})",
    order="created_at DESC, lead_id",
    since=Since("days waiting", "created_at"),
    shown=("lead_id", "customer", "rep", "created_at", "status", "grade", "channel", "campaign", "country"),
)
