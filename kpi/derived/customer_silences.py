"""Customer silences: the time from one interaction with a customer to the next, with what the customer has paid by its end."""

from data.tables import Table, table_fields
from kpi.derived.derivation import Derivation, Reading
from kpi.derived.interactions import DIMENSIONS
from kpi.derived.nearest import last_before

# Amounts in different currencies are never added: a customer's value is the one in the currency of the last payment.
_VALUES = """
    SELECT customer, "at", value, currency, max(bought_at) OVER (PARTITION BY customer ORDER BY "at") AS bought_at FROM {customer_values}
    QUALIFY row_number() OVER (PARTITION BY customer, "at" ORDER BY currency, next_at IS NULL DESC, next_at DESC) = 1
"""

_PAID = last_before("SELECT customer, until AS moment FROM silences", 'SELECT customer, "at" AS moment FROM paid', "customer", same=False)

_SQL = f"""
    WITH silences AS (SELECT *, coalesce(next_at, TIMESTAMP 'infinity') AS until FROM {{interactions}}),
    paid AS MATERIALIZED ({_VALUES})
    SELECT s.* EXCLUDE (until), v.value, v.currency, v.bought_at
    FROM silences s LEFT JOIN ({_PAID}) p ON p.customer = s.customer AND p.moment = s.until
    LEFT JOIN paid v ON v.customer = p.customer AND v."at" = p.found
"""

CUSTOMER_SILENCES = Derivation(
    Table(
        "customer_silences",
        "a time without activity, order or ticket of a known customer",
        key=None,
        dated="at",
        fields=table_fields("""
            at             | date  | the activity, order or ticket it begins with
            kind           | name  | activity, order or ticket
            next_at        | date  | the next one; empty after the last
            customer_since | date  | the customer's first purchase; empty where there is none
            bought_at      | date  | the last order or won deal before the next one, refunds apart
            value          | money | what the customer has paid by then, refunds subtracted, in the currency of the last payment
            currency       | name  | currency of the value
        """),
        dimensions=DIMENSIONS,
    ),
    readings=(Reading({"interactions": ("at",)}, _SQL),),
    stands_for={
        "at": ("activities", "at"),
        "customer": ("activities", "customer"),
        "customer_since": ("orders", "ordered_at"),
        "bought_at": ("orders", "ordered_at"),
        "value": ("orders", "amount"),
    },
)
