"""Shopify: orders with one row per item, customers, visits; and the same from the API, whose orders have a row each.

An order's total stands on its first row only; the rows below it repeat its name and e-mail. Amounts go down by what was refunded.
"""

from __future__ import annotations

from data.systems.system import System, export, musts

SHOPIFY = System(
    "Shopify",
    (
        export(
            "orders",
            en="""
must | Name; Financial Status; Lineitem quantity
must | Name; Financial Status; Total; Created at
order_id | Name
ordered_at | Created at
amount | Total
currency | Currency
items | Lineitem quantity
status | Financial Status
cancelled_on | Cancelled at
refunded | Refunded Amount
customer_id | Email
country | Shipping Country; Billing Country
region | Shipping Province Name; Billing Province Name; Shipping Province; Billing Province
city | Shipping City; Billing City
channel | Source
rep | Employee
""",
        ),
        export(
            "orders",
            en="""
must | id; financial_status; total_price; created_at
order_id | id
ordered_at | created_at; processed_at
amount | total_price
currency | currency
status | financial_status
cancelled_on | cancelled_at
customer_id | customer_id
country | shipping_address_country; billing_address_country
region | shipping_address_province; billing_address_province
city | shipping_address_city; billing_address_city
channel | source_name
""",
        ),
        export(
            "order_lines",
            en="""
must | order_id; id; variant_id; price; quantity; fulfillable_quantity
line_id | id
order_id | order_id
product_id | product_id
product | title; name
quantity | quantity
unit_price | price
""",
        ),
        export(
            "customers",
            en="""
must | Accepts Email Marketing; Total Spent; Total Orders
must | Accepts Marketing; Total Spent; Total Orders
customer_id | Customer ID; Email
other_id | Email
customer | Default Address Company; Company
city | Default Address City; City
region | Default Address Province Code; Province; Province Code
country | Default Address Country Code; Country; Country Code
""",
        ),
        export(
            "customers",
            en="""
must | id; orders_count; total_spent; verified_email
customer_id | id
other_id | email
created_at | created_at
unused | state
""",
        ),
        export(
            "web",
            en="""
must | Day; Sessions; Online store visitors
must | Day; Sessions; Referrer source
must | Day; Sessions; Traffic source
must | Day; Sessions; Sessions with cart additions
visited_on | Day; Week; Month; Hour
visits | Sessions
visitors | Online store visitors; Visitors
channel | Referrer source; Traffic source; Referring channel
landing_page | Landing page path; Landing page URL
carts | Sessions with cart additions; Added to cart
checkouts | Sessions that completed checkout; Sessions converted; Converted
country | Session country; Location country
city | Session city; Location city
""",
            it="""
must | Giorno; Sessioni; Visitatori del negozio online
visited_on | Giorno; Settimana; Mese
visits | Sessioni
visitors | Visitatori del negozio online
channel | Origine referrer; Origine del traffico
""",
            es="""
must | Día; Sesiones; Visitantes de la tienda online
visited_on | Día; Semana; Mes
visits | Sesiones
visitors | Visitantes de la tienda online
channel | Fuente de referencia; Origen del tráfico
""",
            pt_br="""
must | Dia; Sessões; Visitantes da loja virtual
visited_on | Dia; Semana; Mês
visits | Sessões
visitors | Visitantes da loja virtual
channel | Fonte de referência; Origem do tráfego
""",
        ),
    ),
    musts("abandoned checkout url; cart token")[0],
)
