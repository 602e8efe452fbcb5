"""HubSpot's products, and the line items of its deals."""

from __future__ import annotations

from data.systems.system import export

PRODUCTS = (
    export(
        "products",
        """
en | it | pt_br | es | fr | de
must | Record ID; Unit price; SKU | ID record; Prezzo unitario; SKU | ID do registro; Preço unitário; SKU
    | ID de registro; Precio unitario; SKU
    | ID de fiche d'informations; Prix unitaire; SKU | Datensatz-ID; Einzelpreis; SKU
product_id | SKU; Record ID | SKU; ID record | SKU; ID do registro | SKU; ID de registro | SKU; ID de fiche d'informations
    | SKU; Datensatz-ID
product | Name | Nome | Nome | Nombre | Nom | Name
price | Unit price | Prezzo unitario | Preço unitário | Precio unitario | Prix unitaire | Einzelpreis
cost | Unit cost | Costo unitario | Custo unitário | Coste unitario | Coût unitaire | Stückkosten
category | Product Type; Folder | Tipo di prodotto | Tipo de produto | Tipo de producto | Type de produit | Produkttyp
""",
    ),
    export(
        "deal_lines",
        """
en | it | pt_br | es | fr | de
must | Associated Deal IDs; Quantity; Unit price
must | Net price; Quantity; Associated Deal ID
line_id | Record ID | ID record | ID do registro | ID de registro | ID de fiche d'informations | Datensatz-ID
deal_id | Associated Deal IDs; Associated Deal ID
product_id | SKU; Product ID | SKU | SKU | SKU | SKU | SKU
product | Name | Nome | Nome | Nombre | Nom | Name
amount | Net price; Amount | Prezzo netto | Preço líquido | Precio neto | Prix net | Nettopreis
quantity | Quantity | Quantità | Quantidade | Cantidad | Quantité | Menge
""",
    ),
)
