"""Tickets that were rated: how long they took, and whether the customer was satisfied."""

from data.scales import highest, lowest
from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading
from kpi.derived.surveys import SATISFIED_FROM

_DIMENSIONS = ", ".join(DIMENSIONS)

# As of resolution time: a close without a time of day, on the day the ticket came in, took no hours.
_HOURS = """
    CASE WHEN closed_at = date_trunc('day', closed_at) THEN date_diff('day', opened_at, closed_at) * 24.0
        ELSE coalesce(date_diff('microsecond', opened_at, closed_at) / 3600e6, resolution_hours) END
"""
_RATED = f"""
    WITH rated AS (
        SELECT coalesce(closed_at, opened_at) AS answered_at, {_HOURS} AS hours, csat, is_satisfied, category, priority,
            {lowest("csat", "")} AS scale_low, {highest("csat", "")} AS scale_high, {_DIMENSIONS}
        FROM {{tickets}} WHERE csat IS NOT NULL OR is_satisfied IS NOT NULL
    )
    SELECT answered_at, CASE WHEN hours >= 0 THEN hours END AS hours, category, priority, {_DIMENSIONS},
        coalesce(is_satisfied, CASE WHEN csat BETWEEN scale_low AND scale_high
            THEN (csat - scale_low) / nullif(scale_high - scale_low, 0) >= {SATISFIED_FROM} END) AS is_satisfied
    FROM rated
"""

RATED_TICKETS = Derivation(
    Table(
        "rated_tickets",
        "a ticket that its customer rated",
        key=None,
        dated="answered_at",
        fields=table_fields("""
            answered_at  | date  | when it was resolved, or opened where nobody knows that
            hours        | hours | from opening to closing; empty where that cannot be told
            is_satisfied | flag  | the rating counts as satisfied
            category     | name  | kind of request
            priority     | name  | priority
        """),
    ),
    readings=(Reading({"tickets": ("csat",)}, _RATED), Reading({"tickets": ("is_satisfied",)}, _RATED)),
    stands_for={"is_satisfied": ("tickets", "csat"), "answered_at": ("tickets", "closed_at"), "hours": ("tickets", "closed_at")},
    is_missing_without_rows=True,
)
