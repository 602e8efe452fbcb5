"""WooCommerce: orders as Analytics writes them, as the two usual exporters write them, and customers.

Analytics writes what is net of tax, shipping and refunds beside what was paid, as text with its currency; what was paid counts.
"""

from __future__ import annotations

from data.systems.system import System, export

WOOCOMMERCE = System(
    "WooCommerce",
    (
        export(
            "orders",
            en="""
must | Date; Order #; Status; Customer type; Items sold
order_id | Order #
ordered_at | Date
amount | N. Revenue (formatted); Net sales; Net Sales; N. Revenue
status | Status
customer | Customer
items | Items sold
channel | Attribution
unused | Customer type; Product(s); Coupon(s)
""",
            it="""
must | Data; Ordine n.; Stato; Tipo cliente
must | Data; Ordine #; Stato; Tipo di cliente
order_id | Ordine n.; Ordine #
ordered_at | Data
amount | Ricavi netti (formattati); Vendite nette
status | Stato
customer | Cliente
items | Articoli venduti
channel | Attribuzione
""",
            es="""
must | Fecha; Nº de pedido; Estado; Tipo de cliente
must | Fecha; Pedido nº; Estado; Tipo de cliente
must | Fecha; Pedido #; Estado; Tipo de cliente
order_id | Nº de pedido; Pedido nº; Pedido #
ordered_at | Fecha
amount | Ingresos netos (formateado); Ventas netas
status | Estado
customer | Cliente
items | Artículos vendidos
channel | Atribución
""",
            pt_br="""
must | Data; Nº do pedido; Status; Tipo de cliente
must | Data; Pedido #; Status; Tipo de cliente
order_id | Nº do pedido; Pedido #
ordered_at | Data
amount | Receita líquida (formatada); Vendas líquidas
status | Status
customer | Cliente
items | Itens vendidos
channel | Atribuição
""",
            fr="""
must | Date; N° de commande; État; Type de client
must | Date; Commande n°; État; Type de client
order_id | N° de commande; Commande n°
ordered_at | Date
amount | Chiffre d’affaires net (formaté); Ventes nettes
status | État
customer | Client
items | Articles vendus
channel | Attribution
""",
            de="""
must | Datum; Bestellung #; Status; Kundentyp
must | Datum; Bestell-Nr.; Status; Kundentyp
order_id | Bestellung #; Bestell-Nr.
ordered_at | Datum
amount | Nettoumsatz (formatiert); Nettoumsatz
status | Status
customer | Kunde
items | Verkaufte Artikel
channel | Zuordnung
""",
        ),
        export(
            "orders",
            en="""
must | order_id; order_number; order_date; order_total; order_currency
must | order_id; order_number; date; order_total; order_currency
must | Order Number; Order Status; Order Date; Order Total Amount
order_id | order_number; Order Number; order_id
ordered_at | order_date; date; Order Date
amount | order_total; Order Total Amount
currency | order_currency; Order Currency
refunded | refunded_total; Order Refund Amount
status | status; Order Status
customer_id | customer_id; customer_email; billing_email; Email (Billing)
customer | billing_company; Company (Billing)
country | shipping_country; billing_country; Country Name (Billing); Country Code (Billing)
region | shipping_state; billing_state; State Name (Billing); State Code (Billing)
city | shipping_city; billing_city; City (Billing)
items | Quantity; Quantity (- Refund)
""",
        ),
        export(
            "customers",
            en="""
must | Username; Last active; Date registered; Total spend
must | Name; Username; Last Active; Sign Up; Email; Orders; Total Spend; AOV
customer_id | Email; Username
customer | Name
created_at | Date registered; Sign Up
country | Country / Region; Country
region | Region
city | City
""",
            it="""
must | Nome; Nome utente; Ultimo accesso; Ordini; Spesa totale
customer_id | Email; E-mail; Nome utente
customer | Nome
created_at | Data di registrazione; Registrazione
country | Paese/regione; Paese
region | Regione; Provincia
city | Città
""",
            es="""
must | Nombre; Nombre de usuario; Pedidos; Gasto total
customer_id | Correo electrónico; Nombre de usuario
customer | Nombre
created_at | Fecha de registro; Registro
country | País/Región; País
region | Región; Provincia
city | Ciudad
""",
        ),
    ),
)
