"""Shopify: orders, one row per item, with the order's total on its first row."""

from __future__ import annotations

from data.systems.system import Export, System, headers, musts

SHOPIFY = System(
    "Shopify",
    (
        Export(
            "orders",
            musts("name; financial status; lineitem quantity", "name; financial status; total; created at"),
            headers("""
order_id | name
ordered_at | created at
amount | total
currency | currency
items | lineitem quantity
status | financial status
refunded | refunded amount
customer_id | email
country | shipping country; billing country
region | shipping province name; billing province name; shipping province; billing province
city | shipping city; billing city
channel | source
"""),
        ),
    ),
)
