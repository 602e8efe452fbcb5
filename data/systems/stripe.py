"""Stripe: payments, subscriptions, invoices and customers, as the dashboard and the API write them.

The API writes hundredths (`2599` is 25.99; yen have none), the dashboard units. Invoices, refunds and balances say of payments once
more what the payments say, so they fill nothing. A subscription costs the price of its plan times the quantity per interval.
"""

from __future__ import annotations

from data.systems.system import System, export, musts

STRIPE = System(
    "Stripe",
    (
        export(
            "orders",
            in_cents=True,
            en="""
must | id; Created (UTC); Amount; Currency; Status
must | id; Created date (UTC); Amount; Currency; Status
must | id; created; amount; currency; captured; status
order_id | id
ordered_at | Created (UTC); Created date (UTC); created
amount | Amount
currency | Currency
refunded | Amount Refunded
status | Status
customer_id | Customer ID; Customer Email
country | Card Address Country; Billing Address Country; Shipping Address Country
city | Billing Address City; Shipping Address City
region | Billing Address State; Shipping Address State
""",
        ),
        export(
            "subscriptions",
            in_cents=True,
            en="""
must | id; Customer ID; Plan; Status; Current Period Start (UTC)
must | id; Customer ID; Status; Start (UTC); Current Period Start (UTC)
must | id; customer_id; current_period_start; billing_cycle_anchor; start_date; status
subscription_id | id
customer_id | Customer ID
started_at | Start Date (UTC); Start (UTC); start_date; Created (UTC); created
ended_at | Ended At (UTC); ended_at
cancelled_at | Canceled At (UTC); canceled_at
plan | Plan; Product; plan_id
unit_price | Amount; plan_amount
currency | Currency
quantity | Quantity
interval | Interval; plan_interval
interval_count | Interval Count; plan_interval_count
status | Status
""",
        ),
        export(
            "customers",
            en="""
must | id; Email; Name; Created (UTC); Delinquent
must | id; Description; Email; Name; Created (UTC); Card ID
must | id; email; name; created; delinquent; invoice_prefix
customer_id | id
other_id | Email
customer | Name
created_at | Created (UTC); created
country | Card Address Country; Address Country; address_country; shipping_address_country
city | Card Address City; address_city; shipping_address_city
region | Card Address State; address_state; shipping_address_state
""",
        ),
    ),
    musts("livemode")[0],
)
