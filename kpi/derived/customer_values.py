"""Customer values: what each customer has brought so far, from one order to the next."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

_FIRSTS = ", ".join(f'first_value("{name}") OVER sequence AS "{name}"' for name in DIMENSIONS if name != "customer")

_SQL = f"""
    SELECT customer, currency, "at",
        lead("at") OVER sequence AS next_at,
        first_value("at") OVER sequence AS first_at,
        max(CASE WHEN coalesce(amount, 0) >= 0 THEN "at" END) OVER sequence AS bought_at,
        sum(amount) OVER sequence AS value,
        sum(amount - cost) OVER sequence AS margin,
        {_FIRSTS}
    FROM ({{sales}}) WHERE "at" IS NOT NULL AND customer IS NOT NULL
    WINDOW sequence AS (PARTITION BY customer, currency ORDER BY "at", sale_id, amount ROWS UNBOUNDED PRECEDING)
"""

_ORDERS = f"""
    SELECT order_id AS sale_id, ordered_at AS "at", amount, cost, currency, {", ".join(DIMENSIONS)}
    FROM {{orders}} WHERE NOT coalesce(is_cancelled, false)
"""

_WON_DEALS = f"""
    SELECT deal_id AS sale_id, closed_at AS "at", amount, NULL::DECIMAL(18, 4) AS cost, currency, {", ".join(DIMENSIONS)}
    FROM {{deals}} WHERE status = 'won'
"""

CUSTOMER_VALUES = Derivation(
    Table(
        "customer_values",
        "what a known customer has brought, from one order to the next",
        key=None,
        dated="at",
        fields=table_fields("""
            at        | date  | when it came to this: an order, a won deal or money given back
            next_at   | date  | when it changed again; empty after the last
            first_at  | date  | the customer's first order; its place, channel, product and rep are the row's
            bought_at | date  | the last order until then, refunds apart
            value     | money | what the customer has paid so far, refunds subtracted
            margin    | money | the same less cost, over the orders that have one
            currency  | name  | currency of the amounts
        """),
    ),
    readings=(
        Reading({"orders": ("ordered_at", "customer")}, _SQL.replace("{sales}", _ORDERS)),
        Reading({"deals": ("closed_at", "customer", "status")}, _SQL.replace("{sales}", _WON_DEALS)),
    ),
    stands_for={
        "at": ("orders", "ordered_at"),
        "customer": ("orders", "customer"),
        "value": ("orders", "amount"),
        "margin": ("orders", "cost"),
    },
)
