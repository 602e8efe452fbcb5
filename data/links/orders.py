"""Orders and their lines: what an order lacks comes from its lines and payments, what a line lacks from its order."""

from __future__ import annotations

from data.links.gathering import create_empty
from data.links.linking import Linking
from data.tables import TABLES
from locales import Sentence
from locales.words import N_

SOLD = "coalesce(sum(amount) FILTER (is_cancelled IS NOT TRUE), sum(amount))"
"""SQL: an order is worth its rows that were not cancelled; one that was cancelled entirely keeps its amount."""


def complete_orders(linking: Linking) -> None:
    """Orders that are there only as lines are made from them; amounts that are missing are summed from lines or payments."""
    _sum_repeated(linking)
    _take_amounts(linking, "payments")
    if linking.has("order_lines"):
        _take_amounts(linking, "order_lines")
        _make_orders(linking)


def _sum_repeated(linking: Linking) -> None:
    """Shops write an order once per item, with its total on the first line only: one order is the sum of its rows.

    Where every row repeats the total, it counts once. Rows of one key with another customer or day are orders of their own.
    """
    if not linking.has("orders", "order_id") or not linking.one(
        "SELECT count(*) - count(DISTINCT order_id) FROM t_orders WHERE order_id IS NOT NULL"
    ):
        return
    linking.connection.execute("""
        CREATE OR REPLACE TEMP TABLE grouped AS SELECT *, CASE
            WHEN order_id IS NULL THEN (part, row)
            WHEN coalesce(min(coalesce(customer_id, customer)) OVER same = max(coalesce(customer_id, customer)) OVER same, true)
                AND min(ordered_at::DATE) OVER same = max(ordered_at::DATE) OVER same THEN NULL
            ELSE (part, row)
        END AS _apart FROM t_orders WINDOW same AS (PARTITION BY order_id)
    """)
    before, repeats_total = linking.tables["orders"], _repeats_total(linking)
    amount = "max(amount)" if repeats_total else SOLD
    summed = {
        "amount": amount,
        "cost": "sum(cost)",
        "items": "sum(items)",
        "is_cancelled": "bool_and(is_cancelled)",
        "ordered_at": "min(ordered_at)",
    }
    names = [row[0] for row in linking.rows("DESCRIBE t_orders") if row[0] != "order_id"]
    made = [f'{summed.get(name, f"arg_min({name}, row) FILTER ({name} IS NOT NULL)")} AS "{name}"' for name in names]
    linking.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE linked AS SELECT order_id, {', '.join(made)} FROM grouped GROUP BY order_id, _apart"
    )
    linking.put("orders", "linked")
    count = before - linking.recount("orders")
    template = (
        N_("{count} rows continue an order that another row began; they repeat its total, which counts once.")
        if repeats_total
        else N_("{count} rows continue an order that another row began: they are added up to one order.")
    )
    linking.note("order-rows", "note", Sentence(template, count=count), count)


def _repeats_total(linking: Linking) -> bool:
    """Whether nearly all orders of several rows have one amount on every row."""
    orders, alike = linking.rows(
        "SELECT count(*), count(*) FILTER (alike) FROM (SELECT count(amount) = count(*) AND count(DISTINCT amount) = 1 AS alike "
        "FROM grouped WHERE _apart IS NULL GROUP BY order_id HAVING count(*) > 1)"
    )[0]
    return orders > 0 and alike >= 0.95 * orders


def _take_amounts(linking: Linking, table: str) -> None:
    if not (linking.has("orders") and linking.has(table) and not linking.has("orders", "amount")):
        return
    linking.replace(
        "orders",
        f"SELECT f.* REPLACE (coalesce(f.amount, s.amount) AS amount) FROM t_orders f LEFT JOIN "
        f"(SELECT order_id, sum(amount) AS amount FROM t_{table} WHERE order_id IS NOT NULL GROUP BY 1) s ON s.order_id = f.order_id",
    )
    count = linking.one("SELECT count(amount) FROM t_orders")
    sentence = Sentence("The amounts of {count} orders are the sums of their {table}.", count=count, table=table)
    linking.note("order-amounts", "note", sentence, count)


def _make_orders(linking: Linking) -> None:
    """One order per order key that has lines and no row of its own. Dimensions on which its lines agree are the order's."""
    agreed = [name for name in TABLES["orders"].columns if name in {row[0] for row in linking.rows("DESCRIBE t_order_lines")}]
    summed = {
        "amount": SOLD,
        "cost": "sum(cost)",
        "ordered_at": "min(ordered_at)",
        "order_id": "order_id",
        "is_cancelled": "bool_and(is_cancelled)",
    }
    made = [f'{summed.get(name, _if_agreed(name))} AS "{name}"' for name in (*agreed, "rep_id", "domain", "contact_id", "product_id")]
    if "orders" not in linking.tables:
        create_empty(linking, "orders")
    before = linking.tables["orders"]
    linking.store("orders")
    linking.connection.execute(f"""
        INSERT INTO t_orders BY NAME SELECT min(part) AS part, min(row) AS row, {", ".join(made)}, sum(quantity) AS items FROM t_order_lines
        WHERE order_id IS NOT NULL AND ordered_at IS NOT NULL AND order_id NOT IN (SELECT order_id FROM t_orders WHERE order_id IS NOT NULL)
        GROUP BY order_id
    """)
    count = linking.recount("orders") - before
    linking.note("orders-made", "note", Sentence("{count} orders are made from their lines.", count=count), count)


def _if_agreed(name: str) -> str:
    return f'CASE WHEN count(DISTINCT "{name}") = 1 THEN any_value("{name}") END'


def complete_lines(linking: Linking) -> None:
    """A line has the date, customer and dimensions of its order where it has none."""
    if not (linking.has("orders", "order_id") and linking.has("order_lines")):
        return
    names = [name for name in ("ordered_at", *TABLES["order_lines"].dimensions) if name not in ("product", "country", "region", "city")]
    replaced = [f'coalesce(f."{name}", o."{name}") AS "{name}"' for name in names]
    nowhere = "f.country IS NULL AND f.region IS NULL AND f.city IS NULL"
    replaced += [f'CASE WHEN {nowhere} THEN o."{name}" ELSE f."{name}" END AS "{name}"' for name in ("country", "region", "city")]
    linking.replace(
        "order_lines",
        f"SELECT f.* REPLACE ({', '.join(replaced)}) FROM t_order_lines f "
        "LEFT JOIN (SELECT * FROM t_orders WHERE order_id IS NOT NULL) o ON o.order_id = f.order_id",
    )
