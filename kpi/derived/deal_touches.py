"""Touches of deals: when somebody worked on a deal, and when again."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

_OF_DEAL = ", ".join(f"d.{name}" for name in DIMENSIONS)

# Entering a deal is work on it. The date that the CRM itself keeps counts where no activity says more. The order of touches is worked out
# over narrow rows, before the dimensions come in; of touches at the same moment all but one are followed at once, and span no time.
_TOUCHES = f"""
    WITH deals AS MATERIALIZED (
        SELECT *, row_number() OVER () AS n FROM {{deals}} WHERE created_at IS NOT NULL AND (status = 'open' OR closed_at IS NOT NULL)
    ),
    worked AS MATERIALIZED (SELECT d.n, a."at" FROM {{activities}} a JOIN deals d ON d.deal_id = a.deal_id AND a."at" >= d.created_at),
    touched AS (
        SELECT n, created_at AS "at" FROM deals
        UNION ALL SELECT n, "at" FROM worked
        UNION ALL SELECT n, last_activity_at FROM deals
            WHERE last_activity_at >= created_at AND NOT EXISTS (SELECT 1 FROM {{activities}} a WHERE a.deal_id = deals.deal_id)
    ),
    spaced AS (SELECT n, "at", lead("at") OVER (PARTITION BY n ORDER BY "at") AS next_at FROM touched)
    SELECT d.deal_id, t."at", t.next_at, d.closed_at, {_OF_DEAL} FROM spaced t JOIN deals d USING (n)
"""

DEAL_TOUCHES = Derivation(
    Table(
        "deal_touches",
        "a moment at which somebody worked on a deal",
        key=None,
        dated="at",
        fields=table_fields("""
            deal_id   | id   | the deal
            at        | date | when somebody worked on it; its creation is the first time
            next_at   | date | when somebody worked on it again; empty after the last time
            closed_at | date | when the deal was won or lost
        """),
    ),
    readings=(
        Reading({"deals": ("deal_id", "created_at", "status"), "activities": ("at", "deal_id")}, _TOUCHES),
        Reading({"deals": ("created_at", "status", "last_activity_at")}, _TOUCHES),
    ),
    stands_for={"at": ("deals", "created_at")} | {name: ("deals", name) for name in ("closed_at", *DIMENSIONS)},
)
