"""Purchases: every sale of which the customer is known, with the customer's purchases before and after it."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

_SEQUENCE = """
    SELECT *,
        row_number() OVER sequence AS number,
        min("at") OVER customers AS first_at,
        lag("at") OVER sequence AS previous_at,
        lead("at") OVER sequence AS next_at
    FROM ({sales})
    WHERE "at" IS NOT NULL AND customer IS NOT NULL
    WINDOW sequence AS (PARTITION BY customer ORDER BY "at", purchase_id), customers AS (PARTITION BY customer)
"""

_ORDERS = f"""
    SELECT order_id AS purchase_id, ordered_at AS "at", amount, cost, currency, {", ".join(DIMENSIONS)}
    FROM {{orders}} WHERE NOT coalesce(is_cancelled, false) AND coalesce(amount, 0) >= 0
"""

_WON_DEALS = f"""
    SELECT deal_id AS purchase_id, closed_at AS "at", amount, NULL::DECIMAL(18, 4) AS cost, currency, {", ".join(DIMENSIONS)}
    FROM {{deals}} WHERE status = 'won'
"""

PURCHASES = Derivation(
    Table(
        "purchases",
        "a sale to a known customer",
        key="purchase_id",
        dated="at",
        fields=table_fields("""
            purchase_id | id    | the order's key, or the won deal's
            at          | date  | when it was bought
            amount      | money | what was paid
            cost        | money | what it cost
            currency    | name  | currency of the amount
            number      | count | 1 for the customer's first purchase, 2 for the second
            first_at    | date  | the customer's first purchase
            previous_at | date  | the customer's purchase before
            next_at     | date  | the customer's next purchase; empty after the last
        """),
    ),
    readings=(
        Reading({"orders": ("ordered_at", "customer")}, _SEQUENCE.replace("{sales}", _ORDERS)),
        Reading({"deals": ("closed_at", "customer", "status")}, _SEQUENCE.replace("{sales}", _WON_DEALS)),
    ),
    stands_for={"at": ("orders", "ordered_at"), "customer": ("orders", "customer"), "amount": ("orders", "amount")},
)
