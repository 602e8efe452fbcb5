"""Recurring: what each customer pays a month, piece by piece from one change to the next."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

PLACE = ", ".join(("payer", "currency", "plan", *DIMENSIONS))
"""What a piece is told by: who pays, and everything that its amount can be sliced by."""

_SUBSCRIPTIONS = f"""
    SELECT coalesce('customer ' || customer, 'subscription ' || subscription_id, '') AS payer, currency, plan, {", ".join(DIMENSIONS)}, mrr,
        date_trunc('day', started_at) AS began, date_trunc('day', ended_at) AS ended, coalesce(ended_at < started_at, false) AS is_reversed
    FROM {{subscriptions}} WHERE NOT coalesce(is_trial, false) AND started_at IS NOT NULL AND coalesce(mrr <> 0, true)
"""

# An end on the day before the customer's next beginning is the last day paid for: there is no gap.
_SPELLS = """
    SELECT s.* REPLACE (coalesce(n.began, s.ended) AS ended)
    FROM (SELECT * FROM subscribed WHERE mrr > 0 AND NOT is_reversed) AS s
    LEFT JOIN (SELECT DISTINCT payer, currency, began FROM subscribed WHERE mrr > 0 AND NOT is_reversed) AS n
        ON n.payer = s.payer AND n.currency IS NOT DISTINCT FROM s.currency AND n.began = s.ended + INTERVAL 1 DAY
"""

_CHANGES = f"""
    SELECT {PLACE}, "at", sum(change) AS change FROM (
        SELECT {PLACE}, began AS "at", mrr AS change FROM spells
        UNION ALL SELECT {PLACE}, ended, -mrr FROM spells WHERE ended IS NOT NULL
    ) GROUP BY ALL HAVING sum(change) <> 0
"""

_PIECES = f"""
    SELECT *,
        sum(change) OVER place AS mrr,
        lead("at") OVER place AS next_at,
        sum(change) OVER (PARTITION BY payer, currency, "at") AS payer_change,
        sum(change) OVER (PARTITION BY payer, currency ORDER BY "at") AS payer_mrr,
        min("at") OVER (PARTITION BY payer, currency) AS first_at
    FROM changes WINDOW place AS (PARTITION BY {PLACE} ORDER BY "at")
"""

_KIND = """
    CASE
        WHEN payer_mrr = 0 THEN 'churn'
        WHEN payer_mrr = payer_change THEN CASE WHEN "at" = first_at THEN 'new' ELSE 'reactivation' END
        WHEN payer_change > 0 THEN 'expansion'
        WHEN payer_change < 0 THEN 'contraction'
        ELSE 'moved'
    END
"""

_UNUSABLE = f"""
    SELECT {PLACE}, least(began, ended) AS "at", CASE WHEN is_reversed THEN began ELSE ended END AS next_at,
        CASE WHEN mrr < 0 THEN mrr END AS mrr, is_reversed
    FROM subscribed WHERE mrr IS NULL OR mrr < 0 OR is_reversed
"""

_SQL = f"""
    WITH subscribed AS ({_SUBSCRIPTIONS}), spells AS ({_SPELLS}), changes AS ({_CHANGES}), pieces AS ({_PIECES})
    SELECT {PLACE}, "at", next_at, mrr, mrr - change AS previous_mrr, change, payer_change, {_KIND} AS kind, NULL AS is_reversed FROM pieces
    UNION ALL BY NAME {_UNUSABLE}
"""

RECURRING = Derivation(
    Table(
        "recurring",
        "a monthly amount that a customer pays, from one change to the next",
        key=None,
        dated="at",
        fields=table_fields("""
            at           | date  | the day on which it became this amount
            next_at      | date  | the day of its next change; empty after the last
            payer        | id    | the customer; the subscription where no customer is known
            mrr          | money | monthly amount from that day on, of this plan and these dimensions; empty where it is not known
            previous_mrr | money | monthly amount before
            change       | money | by how much it changed
            payer_change | money | by how much all that the customer pays changed on that day
            kind         | name  | new, reactivation, expansion, contraction, churn; moved where the customer pays as much as before
            currency     | name  | currency of the amount
            plan         | name  | the plan
            is_reversed  | flag  | a subscription that ends before it starts, and is left out
        """),
    ),
    readings=(Reading({"subscriptions": ("started_at", "mrr")}, _SQL),),
    stands_for={"at": ("subscriptions", "started_at"), "mrr": ("subscriptions", "mrr")},
)
