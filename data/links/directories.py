"""Who is who: reps, customers and products by every key and name under which rows may call them.

A directory is a DuckDB table of `alias` (unique) and `it`, a struct with the label and what belongs to it. Aliases say by what they match:
`i:` a key, `d:` a domain, `n:` the letters of a name, `s:` its spelling, `c:` a contact, `e:` an entry of a price list.
"""

from __future__ import annotations

from data.links.linking import Linking
from data.links.names import letters, person, spelling, unique

_REP = "STRUCT(label VARCHAR, team VARCHAR, country VARCHAR, region VARCHAR, city VARCHAR)"
_CUSTOMER = (
    'STRUCT("key" VARCHAR, label VARCHAR, segment VARCHAR, channel VARCHAR, country VARCHAR, region VARCHAR, city VARCHAR, '
    "place_from VARCHAR)"
)
_PRODUCT = 'STRUCT("key" VARCHAR, label VARCHAR)'


def list_reps(linking: Linking) -> None:
    """Make `reps`: by key, e-mail and name."""
    if not linking.has("reps"):
        _empty(linking, "reps", _REP)
        return
    label = person("coalesce(rep, rep_email, rep_id)")
    linking.replace(
        "reps",
        f"SELECT * EXCLUDE (rep), {unique('_label', '_key')} AS rep FROM "
        f"(SELECT *, {label} AS _label, coalesce(rep_id, rep_email, rep) AS _key FROM t_reps)",
    )
    it = "{'label': rep, 'team': team, 'country': country, 'region': region, 'city': city}"
    by = ("'i:' || lower(rep_id)", "'i:' || lower(rep_email)", f"'n:' || {letters('_label')}")
    _list(linking, "reps", by, it, _REP)


def list_customers(linking: Linking) -> None:
    """Make `customers`: by key, domain and name. Call after customers have their reps' territories."""
    if not linking.has("customers"):
        _empty(linking, "customers", _CUSTOMER)
        return
    linking.replace(
        "customers",
        f"SELECT * EXCLUDE (customer), {unique('_label', '_key')} AS customer FROM "
        "(SELECT *, coalesce(customer, domain, customer_id) AS _label, coalesce(customer_id, domain, customer) AS _key FROM t_customers)",
    )
    it = (
        "{'key': _key, 'label': customer, 'segment': segment, 'channel': channel, 'country': country, 'region': region, 'city': city, "
        "'place_from': CASE place_from WHEN 'rep' THEN 'rep' ELSE 'customer' END}"
    )
    by = ("'i:' || customer_id", "'i:' || other_id", "'d:' || lower(domain)", f"'n:' || {letters('_label')}")
    _list(linking, "customers", by, it, _CUSTOMER)
    _keep_one_per_key(linking)


def _keep_one_per_key(linking: Linking) -> None:
    """A customer that stands under several other keys (one per order, in some shops) is one customer."""
    linking.connection.execute(
        "CREATE OR REPLACE TEMP TABLE one AS SELECT * FROM t_customers "
        "QUALIFY row_number() OVER (PARTITION BY _key ORDER BY part DESC, row) = 1"
    )
    linking.put("customers", "one")
    linking.recount("customers")


def list_contacts(linking: Linking) -> None:
    """Add to `customers` the contacts through whom rows name them; a contact of two customers names neither."""
    for table, keys in (("contacts", ("contact_id", "email")), ("leads", ("contact_id", "lead_id"))):
        if not linking.has(table) or not linking.one("SELECT count(*) FROM dir_customers"):
            continue
        for column in keys:
            linking.connection.execute(f"""
                INSERT INTO dir_customers
                SELECT 'c:' || f."{column}" AS alias, any_value(d.it) AS it
                FROM (
                    SELECT "{column}", unnest(['i:' || customer_id, 'd:' || lower(domain), 'n:' || {letters("customer")}]) AS customer
                    FROM t_{table} WHERE "{column}" IS NOT NULL
                ) f JOIN dir_customers d ON d.alias = f.customer
                WHERE 'c:' || f."{column}" NOT IN (SELECT alias FROM dir_customers)
                GROUP BY 1 HAVING count(DISTINCT d.it."key") = 1
            """)


def list_products(linking: Linking) -> None:
    """Make `products`: by key, price-list entry and name. Without a list of products, the commonest of several spellings is the name."""
    if linking.has("products"):
        linking.replace(
            "products",
            f"SELECT * EXCLUDE (product), {unique('_label', '_key')} AS product FROM "
            "(SELECT *, coalesce(product, product_id) AS _label, coalesce(product_id, product) AS _key FROM t_products)",
        )
        by = ("'i:' || product_id", f"'n:' || {letters('_label')}")
        _list(linking, "products", by, "{'key': _key, 'label': product}", _PRODUCT)
        if linking.has("price_entries"):
            linking.connection.execute("""
                INSERT INTO dir_products
                SELECT 'e:' || e.price_entry_id, any_value(p.it)
                FROM t_price_entries e JOIN dir_products p ON p.alias = 'i:' || e.product_id
                WHERE e.price_entry_id IS NOT NULL GROUP BY 1
            """)
        return
    _empty(linking, "products", _PRODUCT)
    named = [table for table in ("deals", "orders", "order_lines", "tickets") if linking.has(table, "product")]
    if named:
        everywhere = " UNION ALL ".join(f"SELECT product FROM t_{table} WHERE product IS NOT NULL" for table in named)
        linking.connection.execute(f"""
            INSERT INTO dir_products
            SELECT 's:' || name, {{'key': NULL, 'label': arg_max(product, (times, product))}}
            FROM (SELECT *, {spelling("product")} AS name FROM (SELECT product, count(*) AS times FROM ({everywhere}) GROUP BY product))
            WHERE name IS NOT NULL GROUP BY name
        """)


def _empty(linking: Linking, name: str, struct: str) -> None:
    linking.connection.execute(f"CREATE OR REPLACE TEMP TABLE dir_{name} (alias VARCHAR, it {struct})")


def _list(linking: Linking, name: str, aliases: tuple[str, ...], it: str, struct: str) -> None:
    """One row per alias. An alias that two entries share names neither, unless it is their key, where the newer one counts."""
    _empty(linking, name, struct)
    for alias in aliases:
        linking.connection.execute(f"""
            INSERT INTO dir_{name}
            SELECT alias, arg_max(it, (part, row)) FROM (SELECT {alias} AS alias, {it} AS it, part, row FROM t_{name})
            WHERE alias IS NOT NULL AND alias NOT IN (SELECT alias FROM dir_{name})
            GROUP BY alias HAVING starts_with(alias, 'i:') OR count(DISTINCT it.label) = 1
        """)
