"""What customers buy: items in an order, upsells, cross-sells, higher price levels."""

from kpi.kpis import KPI, Better, Unit
from kpi.measures import Flow, Latest, LeftOut, first_of
from kpi.periods import Grain
from locales.words import N_

SOLD = "coalesce(is_cancelled, false) = false AND coalesce(amount, 0) >= 0 AND coalesce(items, 0) >= 0"
NO_ITEMS = LeftOut("an order without a number of items", f"items IS NULL AND {SOLD}")

items_ordered = Flow("items ordered", "sum(items)", "orders", dated="ordered_at", where=SOLD, left_out=(NO_ITEMS,))
orders_with_items = Flow("orders with a number of items", "count(items)", "orders", dated="ordered_at", where=SOLD, left_out=(NO_ITEMS,))
items_on_lines = Flow("items on lines of orders", "sum(quantity)", "order_lines", dated="ordered_at", where="quantity >= 0")
orders_with_lines = Flow("orders with lines", "count(DISTINCT order_id)", "order_lines", dated="ordered_at", where="quantity >= 0")

buyers = Flow("customers who bought", "count(DISTINCT customer)", "bought_lines", dated='"at"')


def _buyers(name: str, condition: str) -> Flow:
    return Flow(name, "count(DISTINCT customer)", "bought_lines", dated='"at"', where=condition)


with_upsell = first_of(
    _buyers(N_("customers with an upsell, as marked"), "is_upsell"),
    _buyers(N_("customers with an upsell, told from price levels"), "seems_upsell"),
)
with_cross_sell = first_of(
    _buyers(N_("customers with a cross-sell, as marked"), "is_cross_sell"),
    _buyers(N_("customers with a cross-sell, told from products"), "seems_cross_sell"),
)

traded_up = Latest(
    "customers whose latest purchase was at a higher price level than their first",
    "count(*)",
    "price_steps",
    dated='"at"',
    until="next_at",
    where="number > 1 AND level > first_level",
)
came_back = Latest("customers who bought again", "count(*)", "price_steps", dated='"at"', until="next_at", where="number > 1")

BASKETS = (
    KPI(
        "items_per_order",
        "Items per order",
        "How many items customers put into one order.",
        first_of(items_ordered / orders_with_items, items_on_lines / orders_with_lines),
        unit=Unit.COUNT,
        per="items per order",
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Revenue",
        note="Orders cancelled, refunded or not paid yet, and money given back, are not counted.",
        neighbours=("revenue", "cross_sell_rate", "upsell_rate"),
    ),
    KPI(
        "upsell_rate",
        "Upsell rate",
        "Of the customers who bought in the period, the share that bought something better than before.",
        with_upsell / buyers,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.QUARTER,
        family="Revenue",
        beside={"told from price levels": _buyers(N_("customers with an upsell, told from price levels"), "seems_upsell") / buyers},
        note="As the export marks it. Where nothing is marked, a purchase at a higher price level than any before in the product's family "
        "is taken for an upsell; where no level is stated, the list price tells it, else what the product costs on average. "
        "The formula says which.",
        neighbours=("cross_sell_rate", "trade_up_rate", "existing_customer_revenue"),
    ),
    KPI(
        "cross_sell_rate",
        "Cross-sell rate",
        "Of the customers who bought in the period, the share that bought another kind of product in addition.",
        with_cross_sell / buyers,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.QUARTER,
        family="Revenue",
        beside={"told from products": _buyers(N_("customers with a cross-sell, told from products"), "seems_cross_sell") / buyers},
        note="As the export marks it. Where nothing is marked, the first purchase of a product family that the customer had not bought "
        "before is taken for a cross-sell; where families are not known, of a product. The first purchase of all is none.",
        neighbours=("upsell_rate", "items_per_order", "existing_customer_revenue"),
    ),
    KPI(
        "trade_up_rate",
        "Trade-up rate",
        "Of the customers who bought again in the period, the share whose latest purchase was at a higher price level than their first.",
        traded_up / came_back,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.HALF,
        family="Revenue",
        note="The highest level on an order counts. Where no price level is stated, the list price tells it, else what the product "
        "costs on "
        "average.",
        neighbours=("upsell_rate", "existing_customer_revenue", "clv"),
    ),
)
