"""Stripe: payments, as the dashboard and the API write them. The API writes hundredths: `2599` is 25.99."""

from __future__ import annotations

from data.systems.system import Export, System, headers, musts

STRIPE = System(
    "Stripe",
    (
        Export(
            "orders",
            musts(
                "id; created utc; amount; currency; status",
                "id; created date utc; amount; currency; status",
                "id; created; amount; currency; captured; status",
            ),
            headers("""
order_id | id
ordered_at | created utc; created date utc; created
amount | amount
currency | currency
refunded | amount refunded
status | status
customer_id | customer id; customer email
country | card address country; billing address country; shipping address country
city | billing address city; shipping address city
region | billing address state; shipping address state
"""),
            in_cents=True,
        ),
    ),
    musts("livemode")[0],
)
