"""Every row gets its dimensions: rep and team, customer and segment, product, and a place, from itself or from whom it belongs to."""

from __future__ import annotations

from data.links.directories import STRUCTS
from data.links.linking import Linking
from data.links.names import letters, person, spelling
from data.systems.intake import columns
from locales import Sentence


def resolve(linking: Linking, table: str) -> None:
    """Keys and names become labels; what a row lacks comes from its customer, then from its rep."""
    if not linking.has(table):
        return
    there = {name for name, count in linking.filled(table).items() if count}
    joins: list[str] = []
    reps = _looked_up(linking, table, "reps", _rep_keys(there), joins)
    customers = _looked_up(linking, table, "customers", _customer_keys(there) if table != "customers" else {}, joins)
    products = _looked_up(linking, table, "products", _product_keys(there) if "product" in columns(table) else {}, joins)
    made = _rep(table, there, reps) | _customer(table, there, customers) | _product(table, there, products) | _place(table, customers, reps)
    kept = ", ".join(f'f."{name}"' for name in ("part", "row", *linking.filled(table)) if name not in made)
    values = ", ".join(f'{sql} AS "{name}"' for name, sql in made.items())
    if made and not joins and linking.is_in_order(table):
        linking.look(table, f"SELECT {kept}, {values} FROM {{rows}} f")
    elif made:
        linking.replace(table, f"SELECT {kept}, {values} FROM t_{table} f {' '.join(joins)}")
    _say_places(linking, table)


def _looked_up(linking: Linking, table: str, name: str, keys: dict[str, list[str]], joins: list[str]) -> str | None:
    """SQL: what the first of the keys finds in a directory. Each way of naming somebody is looked up once, and joined once.

    `keys` are aliases by the column they are made of. Nothing is joined where no row finds more than it says itself.
    """
    if not keys:
        return None
    if not linking.one(f"SELECT count(*) FROM dir_{name}"):
        return f"CAST(NULL AS {STRUCTS[name]})"
    aliases = [each for made in keys.values() for each in made]
    ways, said = ", ".join(f'"{column}"' for column in keys), _SAYS_ITSELF.get(name, "false")
    looked = " ".join(f"LEFT JOIN dir_{name} d{place} ON d{place}.alias = {each}" for place, each in enumerate(aliases))
    linking.connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE found_{name} AS
        SELECT f.*, coalesce({", ".join(f"d{place}.it" for place in range(len(aliases)))}) AS it
        FROM (SELECT DISTINCT {ways} FROM t_{table}) f {looked}
    """)
    if not linking.one(f"SELECT count(*) FROM found_{name} f WHERE it IS NOT NULL AND NOT ({_said(said, keys)})"):
        return f"CAST(NULL AS {STRUCTS[name]})"
    same = " AND ".join(f'{name}_found."{column}" IS NOT DISTINCT FROM f."{column}"' for column in keys)
    joins.append(f"LEFT JOIN found_{name} {name}_found ON {same}")
    return f"{name}_found.it"


_SAYS_ITSELF = {"products": "(it).label IS NOT DISTINCT FROM coalesce({product}, {product_id})"}
"""SQL: whether what was found in a directory is what the row would say without it."""


def _said(said: str, keys: dict[str, list[str]]) -> str:
    return said.format(**{name: f'f."{name}"' if name in keys else "NULL" for name in ("product", "product_id")})


def _rep_keys(there: set[str]) -> dict[str, list[str]]:
    known = {"rep_id": ["'i:' || lower(f.rep_id)"], "rep": ["'i:' || lower(f.rep)", f"'n:' || {letters(person('f.rep'))}"]}
    return {name: keys for name, keys in known.items() if name in there}


def _customer_keys(there: set[str]) -> dict[str, list[str]]:
    known = {
        "customer_id": ["'i:' || f.customer_id"],
        "domain": ["'d:' || lower(f.domain)"],
        "customer": ["'i:' || f.customer", f"'n:' || {letters('f.customer')}", "'d:' || lower(f.customer)"],
        "contact_id": ["'c:' || f.contact_id"],
    }
    return {name: keys for name, keys in known.items() if name in there}


def _product_keys(there: set[str]) -> dict[str, list[str]]:
    known = {
        "product_id": ["'i:' || f.product_id"],
        "price_entry_id": ["'e:' || f.price_entry_id"],
        "product": [f"'n:' || {letters('f.product')}", f"'s:' || {spelling('f.product')}", "'i:' || f.product"],
    }
    return {name: keys for name, keys in known.items() if name in there}


def _rep(table: str, there: set[str], found: str | None) -> dict[str, str]:
    if not found or table == "reps" or "rep" not in columns(table):
        return {}
    made = {"rep": f"coalesce(({found}).label, {person('coalesce(f.rep, f.rep_id)')})"}
    return made | ({"team": f"coalesce(f.team, ({found}).team)"} if "team" in columns(table) else {})


def _customer(table: str, there: set[str], found: str | None) -> dict[str, str]:
    if not found:
        return {}
    allowed = columns(table)
    made = {}
    if "customer" in allowed:
        written = "coalesce(f.customer, f.domain, f.customer_id)" if "domain" in allowed else "coalesce(f.customer, f.customer_id)"
        made["customer"] = f"coalesce(({found}).label, {written})"
        if "customer_id" in allowed:
            made["customer_id"] = f'coalesce(({found})."key", f.customer_id, {written})'
    for name in ("segment", "channel"):
        if name in allowed and table not in ("tickets", "activities", "responses", "leads"):
            made[name] = f'coalesce(f."{name}", ({found})."{name}")'
    if "segment" in allowed:
        made["segment"] = f"coalesce(f.segment, ({found}).segment)"
    return made


def _product(table: str, there: set[str], found: str | None) -> dict[str, str]:
    if not found or table == "products" or "product" not in columns(table):
        return {}
    written = "f.product, f.product_id" if "product_id" in columns(table) else "f.product"
    return {"product": f"coalesce(({found}).label, {written})"}


def _place(table: str, customers: str | None, reps: str | None) -> dict[str, str]:
    """The place of the row; what it lacks is its customer's, then its rep's, unless these lie in another country."""
    if "country" not in columns(table) or table == "reps":
        return {}
    sources = [("row", "f")] + ([("customer", f"({customers})")] if customers else []) + ([("rep", f"({reps})")] if reps else [])
    country = f"coalesce({', '.join(f'{source}.country' for _, source in sources)})"
    made = {"country": country}
    for name in ("region", "city"):
        fitting = [f"CASE WHEN coalesce({source}.country = {country}, true) THEN {source}.{name} END" for _, source in sources]
        made[name] = f"coalesce({', '.join(fitting)})"
    origins = {"customer": f"({customers}).place_from", "row": "'row'", "rep": "'rep'"}
    branches = [
        f"WHEN coalesce({source}.country, {source}.region, {source}.city) IS NOT NULL THEN {origins[name]}" for name, source in sources
    ]
    return made | {"place_from": f"CASE {' '.join(branches)} END"}


def _say_places(linking: Linking, table: str) -> None:
    if "country" not in columns(table) or table in ("reps", "customers"):
        return
    counted = dict(linking.rows(f"SELECT place_from, count(*) FROM t_{table} WHERE place_from IS NOT NULL GROUP BY 1"))
    if any(origin != "row" for origin in counted):
        sentence = Sentence(
            "Where {table} took place: {row} rows say it themselves, {customer} have it from their customer, {rep} from their rep.",
            table=table,
            row=counted.get("row", 0),
            customer=counted.get("customer", 0),
            rep=counted.get("rep", 0),
        )
        linking.note("place-from", "note", sentence, counted.get("customer", 0) + counted.get("rep", 0))
