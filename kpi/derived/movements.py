"""Movements: every change of recurring revenue, by what it was to the customer. Over any rows and days they add up to the change of MRR."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

_CARRIED = ", ".join(("payer", "currency", "plan", *DIMENSIONS))

# A customer who pays 120 in place of 100 and changes plan moves 100 from one plan to the other, and expands by 20. The part of a row in
# the customer's change is the difference of two rounded running totals, so that the parts add up to the last digit.
_SHARED = f"""
    SELECT *, CAST(
        round(payer_change * running / nullif(alike, 0), 4) - round(payer_change * (running - own) / nullif(alike, 0), 4)
    AS DECIMAL(18, 4)) AS share
    FROM (
        SELECT *, CAST(sum(own) OVER day AS DOUBLE) AS alike, CAST(sum(own) OVER (day ORDER BY {_CARRIED}, change) AS DOUBLE) AS running
        FROM (
            SELECT *, CASE WHEN sign(change) = sign(payer_change) THEN abs(change) ELSE 0 END AS own
            FROM {{recurring}} WHERE change IS NOT NULL
        ) WINDOW day AS (PARTITION BY payer, currency, "at")
    )
"""

_SQL = f"""
    WITH shared AS ({_SHARED})
    SELECT "at", kind, share AS change, {_CARRIED} FROM shared WHERE share <> 0
    UNION ALL SELECT "at", 'moved', change - coalesce(share, 0), {_CARRIED} FROM shared WHERE change <> coalesce(share, 0)
"""

MOVEMENTS = Derivation(
    Table(
        "movements",
        "a movement of recurring revenue",
        key=None,
        dated="at",
        fields=table_fields("""
            at       | date  | the day
            kind     | name  | new, reactivation, expansion, contraction, churn; moved from or to another plan, product, rep or region
            change   | money | monthly amount won (above 0) or given up (below 0)
            payer    | id    | the customer; the subscription where no customer is known
            currency | name  | currency of the amount
            plan     | name  | the plan
        """),
    ),
    readings=(Reading({"recurring": ("mrr",)}, _SQL),),
)
