"""Bought lines: every product on every purchase of a known customer, against what the customer had bought before."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

_CARRIED = ", ".join(DIMENSIONS)

_ORDER_LINES = f"""
    SELECT line_id, order_id, ordered_at AS "at", amount, quantity, price_level, coalesce(kind, deal_type) AS mark, {_CARRIED}
    FROM {{order_lines}} WHERE coalesce(amount, 0) >= 0 AND coalesce(quantity, 0) >= 0
        AND NOT coalesce(order_id IN (SELECT order_id FROM {{orders}} WHERE is_cancelled AND order_id IS NOT NULL), false)
"""

_ORDERS = f"""
    SELECT order_id AS line_id, order_id, ordered_at AS "at", amount, items AS quantity, NULL::DOUBLE AS price_level, deal_type AS mark,
        {_CARRIED}
    FROM {{orders}} WHERE NOT coalesce(is_cancelled, false) AND coalesce(amount, 0) >= 0 AND coalesce(items, 0) >= 0
"""

_WON_DEALS = f"""
    SELECT deal_id AS line_id, deal_id AS order_id, closed_at AS "at", amount, NULL::DOUBLE AS quantity, NULL::DOUBLE AS price_level,
        deal_type AS mark, {_CARRIED}
    FROM {{deals}} WHERE status = 'won'
"""

_UP = "up.?sell|upgrad|ampliamento|ampliaci|ampliaç|acréscimo|millora|mejora|melhoria"
_CROSS = "cross.?sell|incrociat|cruzad|creuad"

_SQL = f"""
    WITH sold AS ({{sales}}),
    shelf AS (SELECT product, min(category) AS category, avg(price) AS price FROM {{products}} WHERE product IS NOT NULL GROUP BY product),
    prices AS (SELECT product, avg(amount / quantity) AS price FROM sold WHERE amount > 0 AND quantity > 0 GROUP BY product),
    known AS (SELECT count(price_level) > 0 AS levels, (SELECT count(price) FROM shelf) > 0 AS listed FROM sold),
    priced AS (
        SELECT sold.*, shelf.category, lower(mark) AS marked,
            CASE WHEN known.levels THEN sold.price_level WHEN known.listed THEN shelf.price ELSE prices.price END AS level
        FROM sold CROSS JOIN known
        LEFT JOIN shelf ON shelf.product = sold.product LEFT JOIN prices ON prices.product = sold.product
        WHERE sold."at" IS NOT NULL AND sold.customer IS NOT NULL
    ),
    placed AS (
        SELECT *,
            min("at") OVER (PARTITION BY customer) AS first_at,
            min("at") OVER (PARTITION BY customer, product) AS product_at,
            min("at") OVER family AS family_at,
            max(level) OVER (family ORDER BY "at" RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP) AS level_before
        FROM priced WINDOW family AS (PARTITION BY customer, category)
    )
    SELECT line_id, order_id, "at", amount, quantity, category, level, {_CARRIED},
        CASE WHEN regexp_matches(marked, '{_UP}') THEN true END AS is_upsell,
        CASE WHEN regexp_matches(marked, '{_CROSS}') THEN true END AS is_cross_sell,
        CASE WHEN level IS NOT NULL THEN coalesce(level > level_before, false) END AS seems_upsell,
        CASE WHEN product IS NOT NULL THEN first_at < "at" AND product_at = "at" AND NOT coalesce(level > level_before, false)
            AND (category IS NULL OR family_at = "at") END AS seems_cross_sell
    FROM placed
"""

BOUGHT_LINES = Derivation(
    Table(
        "bought_lines",
        "a product on a purchase of a known customer",
        key="line_id",
        dated="at",
        fields=table_fields("""
            line_id          | id     | the line's key, or that of the order or won deal where there are no lines
            order_id         | id     | the order, or the won deal
            at               | date   | when it was bought
            amount           | money  | what was paid for it
            quantity         | number | how many
            category         | name   | the product's family
            level            | number | price level: as stated, else the list price, else what one costs on average
            is_upsell        | flag   | marked as an upsell
            is_cross_sell    | flag   | marked as a cross-sell
            seems_upsell     | flag   | at a higher price level than any the customer had bought before in the family
            seems_cross_sell | flag   | of a family (where none is known, a product) that the customer had not bought before, and no upsell
        """),
    ),
    readings=(
        Reading({"order_lines": ("ordered_at", "customer", "product")}, _SQL.replace("{sales}", _ORDER_LINES)),
        Reading({"orders": ("ordered_at", "customer", "product")}, _SQL.replace("{sales}", _ORDERS)),
        Reading({"deals": ("closed_at", "customer", "product", "status")}, _SQL.replace("{sales}", _WON_DEALS)),
        Reading({"deals": ("closed_at", "customer", "deal_type", "status")}, _SQL.replace("{sales}", _WON_DEALS)),
    ),
    stands_for={
        "at": ("order_lines", "ordered_at"),
        "customer": ("order_lines", "customer"),
        "level": ("order_lines", "price_level"),
        "seems_upsell": ("order_lines", "price_level"),
        "seems_cross_sell": ("order_lines", "product"),
    },
)
