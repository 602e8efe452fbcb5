"""Deals that ask for a call or a new date."""

from kpi.catalogue.adoption import OPEN
from kpi.lists.listed import Listed, Since

PAST_DUE_DEALS = Listed(
    "past_due_deals",
    "Deals past their expected close",
    "Open deals that should have closed by now, the longest overdue first. Close them, or give them a date that holds.",
    headline="{rows} open deals are past their expected close",
    family="Pipeline",
    table="deals",
    needs=("status", "expected_close_at"),
    condition=f"({OPEN}) AND coalesce(closed_at >= {{tomorrow}}, true) AND expected_close_at < {{tomorrow}}",
    order="date_trunc('day', expected_close_at), amount DESC NULLS LAST, deal_id",
    since=Since("days overdue", "expected_close_at"),
    shown=("deal_id", "customer", "rep", "amount", "currency", "stage", "expected_close_at", "created_at", "last_activity_at", "country"),
)
