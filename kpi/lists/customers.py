"""Customers who drift away, and those who wait for an answer."""

from kpi.catalogue.service import OPEN
from kpi.lists.listed import Listed, Since

LAPSED = "INTERVAL {lapse_days} DAY < {tomorrow}"

DRIFTING_CUSTOMERS = Listed(
    "drifting_customers",
    "Drifting customers",
    "Customers who have bought before and have had no contact with us for more than {lapse_days} days. Those who have paid most so far "
    "come first: call them.",
    headline="{rows} customers drift away",
    family="Customers",
    table="customer_silences",
    needs=("customer_since",),
    condition=f'customer_since < {{tomorrow}} AND "at" + {LAPSED} AND coalesce(next_at >= {{tomorrow}}, true) '
    f"AND coalesce(bought_at + {LAPSED}, true)",
    order='value DESC NULLS LAST, "at", customer',
    since=Since("days of silence", "at"),
    shown=("customer", "rep", "value", "currency", "kind", "at", "bought_at", "customer_since", "segment", "country"),
)

OPEN_TICKETS = Listed(
    "open_tickets",
    "Open tickets",
    "Requests for service that are not resolved yet, the oldest first. Answer them.",
    headline="{rows} tickets wait to be resolved",
    family="Service",
    table="tickets",
    needs=("opened_at", "status"),
    condition=f"opened_at < {{tomorrow}} AND ({OPEN}) AND coalesce(closed_at >= {{tomorrow}}, true)",
    order="opened_at, ticket_id",
    since=Since("days open", "opened_at"),
    shown=("ticket_id", "customer", "rep", "priority", "category", "stage", "opened_at", "first_reply_at", "reopened", "country"),
)
