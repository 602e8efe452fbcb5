"""Renewals: every subscription that came up for renewal, and what came of it."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

_PAID = """
    SELECT *, coalesce('customer ' || customer, 'subscription ' || subscription_id, '') AS payer,
        date_trunc('day', renewal_due_at) AS due, date_trunc('day', started_at) AS began, date_trunc('day', ended_at) AS ended
    FROM {subscriptions} WHERE NOT coalesce(is_trial, false)
"""

# Where the export does not say it: it was renewed if it runs on, or if another one of the customer begins on that day or the next.
# One that had ended before came up for nothing.
_SQL = f"""
    WITH paid AS ({_PAID}), begun AS (SELECT DISTINCT payer, began FROM paid)
    SELECT p.renewal_due_at AS "at", p.plan, p.is_renewed IS NOT NULL AS is_told,
        coalesce(p.is_renewed, p.ended IS NULL OR p.ended > p.due OR a.began IS NOT NULL OR b.began IS NOT NULL) AS is_renewed,
        {", ".join(f"p.{name}" for name in DIMENSIONS)}
    FROM paid AS p
    LEFT JOIN begun AS a ON a.payer = p.payer AND a.began = p.due AND p.began < p.due
    LEFT JOIN begun AS b ON b.payer = p.payer AND b.began = p.due + INTERVAL 1 DAY
    WHERE p.due IS NOT NULL AND (p.is_renewed IS NOT NULL OR p.ended IS NULL OR p.ended >= p.due - INTERVAL 1 DAY)
"""

RENEWALS = Derivation(
    Table(
        "renewals",
        "a subscription that came up for renewal",
        key=None,
        dated="at",
        fields=table_fields("""
            at         | date | when it was due
            is_renewed | flag | it was renewed
            is_told    | flag | the export says so; else it is told from what the customer pays afterwards
            plan       | name | the plan
        """),
    ),
    readings=(Reading({"subscriptions": ("renewal_due_at",)}, _SQL),),
    stands_for={"at": ("subscriptions", "renewal_due_at")},
)
