"""Price steps: every purchase of a known customer at the highest price level on it, beside the level of the customer's first."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

_SQL = f"""
    WITH highest AS (
        SELECT "at", order_id, level, {", ".join(DIMENSIONS)} FROM {{bought_lines}} WHERE level IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY customer, "at" ORDER BY level DESC, line_id) = 1
    )
    SELECT *,
        row_number() OVER sequence AS number,
        first_value(level) OVER sequence AS first_level,
        lead("at") OVER sequence AS next_at
    FROM highest WINDOW sequence AS (PARTITION BY customer ORDER BY "at")
"""

PRICE_STEPS = Derivation(
    Table(
        "price_steps",
        "a purchase of a known customer, at its highest price level",
        key=None,
        dated="at",
        fields=table_fields("""
            at          | date   | when it was bought; purchases of one moment are one
            order_id    | id     | the order, or the won deal
            level       | number | the highest price level on it
            first_level | number | that of the customer's first purchase
            number      | count  | 1 for the customer's first purchase, 2 for the second
            next_at     | date   | the customer's next purchase; empty after the last
        """),
    ),
    readings=(Reading({"bought_lines": ("level",)}, _SQL),),
)
