"""Interactions: every time a customer and we had to do with each other, and the next."""

from data.tables import Table, table_fields
from kpi.derived.derivation import Derivation, Reading

DIMENSIONS = ("rep", "team", "country", "region", "city", "channel", "campaign", "product", "segment", "customer")
"""Those that activities, orders and tickets have alike."""

_CARRIED = ", ".join(DIMENSIONS)

_SQL = f"""
    WITH touches AS (
        SELECT "at", 'activity' AS kind, {_CARRIED} FROM {{activities}} WHERE coalesce(lower(party), '') NOT IN ('supplier', 'partner')
        UNION ALL SELECT ordered_at, 'order', {_CARRIED} FROM {{orders}}
        UNION ALL SELECT opened_at, 'ticket', {_CARRIED} FROM {{tickets}}
    ), since AS (
        SELECT customer, min("at") AS customer_since FROM (
            SELECT customer, "at" FROM {{purchases}} UNION ALL SELECT customer, "at" FROM {{recurring}} WHERE mrr > 0
        ) GROUP BY customer
    )
    SELECT t.*, customer_since, lead("at") OVER (PARTITION BY t.customer ORDER BY "at", kind, rep, country, channel) AS next_at
    FROM touches AS t LEFT JOIN since USING (customer) WHERE "at" IS NOT NULL AND t.customer IS NOT NULL
"""

INTERACTIONS = Derivation(
    Table(
        "interactions",
        "an activity, order or ticket of a known customer",
        key=None,
        dated="at",
        fields=table_fields("""
            at             | date | when
            kind           | name | activity, order or ticket
            customer_since | date | the customer's first purchase; empty where there is none
            next_at        | date | the customer's next activity, order or ticket; empty after the last
        """),
        dimensions=DIMENSIONS,
    ),
    readings=(
        Reading({"activities": ("at", "customer")}, _SQL),
        Reading({"orders": ("ordered_at", "customer")}, _SQL),
        Reading({"tickets": ("opened_at", "customer")}, _SQL),
    ),
    stands_for={"at": ("activities", "at"), "customer": ("activities", "customer")},
)  # fmt: skip
