"""Every row gets its dimensions: rep and team, customer and segment, product, and a place, from itself or from whom it belongs to."""

from __future__ import annotations

from data.links.linking import Linking
from data.links.names import letters, person, spelling
from data.systems.intake import columns
from locales import Sentence

NOTHING = ""
"""In place of SQL: what was looked up in a directory is not in it."""


def resolve(linking: Linking, table: str) -> None:
    """Keys and names become labels; what a row lacks comes from its customer, then from its rep."""
    if not linking.has(table):
        return
    there = {name for name, count in linking.filled(table).items() if count}
    joins: list[str] = []
    reps = _looked_up(linking, table, "reps", _rep_keys(there), joins)
    customers = _looked_up(linking, table, "customers", _customer_keys(there) if table != "customers" else {}, joins)
    products = _looked_up(linking, table, "products", _product_keys(there) if "product" in columns(table) else {}, joins)
    told = _rep(linking, table, there, reps) | _customer(table, there, customers) | _product(table, there, products)
    told |= _place(table, customers, reps)
    made = {name: expression for name, expression in told.items() if expression != f"f.{name}"}
    kept = ", ".join(f'f."{name}"' for name in ("part", "row", *linking.filled(table)) if name not in made)
    values = ", ".join(f'{expression} AS "{name}"' for name, expression in made.items())
    if made and not joins and linking.is_in_order(table):
        linking.look(table, f"SELECT {kept}, {values} FROM {{rows}} f")
    elif made:
        linking.replace(table, f"SELECT {kept}, {values} FROM t_{table} f {' '.join(joins)}")
    _say_places(linking, table)


def _looked_up(linking: Linking, table: str, name: str, keys: dict[str, list[str]], joins: list[str]) -> str | None:
    """SQL: what the first of the keys finds in a directory; `NOTHING` where no row finds more than it says itself. `None` without keys.

    `keys` are aliases by the column they are made of. Each way of naming somebody is looked up once, and joined once.
    """
    if not keys:
        return None
    if not linking.one(f"SELECT count(*) FROM dir_{name}"):
        return NOTHING
    aliases = [each for made in keys.values() for each in made]
    ways, said = ", ".join(f'"{column}"' for column in keys), _SAYS_ITSELF.get(name, "false")
    looked = " ".join(f"LEFT JOIN dir_{name} d{place} ON d{place}.alias = {each}" for place, each in enumerate(aliases))
    linking.connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE found_{name} AS
        SELECT f.*, coalesce({", ".join(f"d{place}.it" for place in range(len(aliases)))}) AS it
        FROM (SELECT DISTINCT {ways} FROM t_{table}) f {looked}
    """)
    if not linking.one(f"SELECT count(*) FROM found_{name} f WHERE it IS NOT NULL AND NOT ({_said(said, keys)})"):
        return NOTHING
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


def _rep(linking: Linking, table: str, there: set[str], found: str | None) -> dict[str, str]:
    if found is None or table == "reps" or "rep" not in columns(table):
        return {}
    written = _first(*_fields(there, "rep", "rep_id"))
    is_address = linking.one(f"SELECT count(*) FROM t_{table} f WHERE contains({written}, '@')")
    made = {"rep": _first(_of(found, "label"), person(written) if is_address else written)}
    return made | ({"team": _first("f.team", _of(found, "team"))} if "team" in columns(table) else {})


def _customer(table: str, there: set[str], found: str | None) -> dict[str, str]:
    if found is None:
        return {}
    allowed = columns(table)
    made = {}
    if "customer" in allowed:
        written = _fields(there, "customer", *(["domain"] if "domain" in allowed else []), "customer_id")
        made["customer"] = _first(_of(found, "label"), *written)
        if "customer_id" in allowed:
            made["customer_id"] = _first(_of(found, "key"), *_fields(there, "customer_id"), *written)
    for name in ("segment", "channel"):
        if name in allowed and table not in ("tickets", "activities", "responses", "leads"):
            made[name] = _first(f"f.{name}", _of(found, name))
    if "segment" in allowed:
        made["segment"] = _first("f.segment", _of(found, "segment"))
    return made


def _product(table: str, there: set[str], found: str | None) -> dict[str, str]:
    if found is None or table == "products" or "product" not in columns(table):
        return {}
    return {"product": _first(_of(found, "label"), *_fields(there, "product", "product_id"))}


def _place(table: str, customers: str | None, reps: str | None) -> dict[str, str]:
    """The place of the row; what it lacks is its customer's, then its rep's, unless these lie in another country."""
    if "country" not in columns(table) or table == "reps":
        return {}
    sources = {"row": "f"} | ({"customer": f"({customers})"} if customers else {}) | ({"rep": f"({reps})"} if reps else {})
    country = _first(*(f"{source}.country" for source in sources.values()))
    made = {"country": country}
    for name in ("region", "city") if len(sources) > 1 else ():
        fitting = [f"CASE WHEN coalesce({source}.country = {country}, true) THEN {source}.{name} END" for source in sources.values()]
        made[name] = _first(*fitting)
    origins = {"customer": f"({customers}).place_from", "row": "'row'", "rep": "'rep'"}
    branches = [
        f"WHEN {source}.country IS NOT NULL OR {source}.region IS NOT NULL OR {source}.city IS NOT NULL THEN {origins[name]}"
        for name, source in sources.items()
    ]
    return made | {"place_from": f"CASE {' '.join(branches)} END"}


def _first(*expressions: str) -> str:
    """SQL: the first of them that has a value. One alone stays what it is, with its type."""
    kept = [each for each in expressions if each != NOTHING]
    return kept[0] if len(kept) == 1 else f"coalesce({', '.join(kept)})"


def _of(found: str, name: str) -> str:
    """SQL: what an entry that was found says."""
    return f'({found})."{name}"' if found else NOTHING


def _fields(there: set[str], *names: str) -> list[str]:
    """SQL: those of the fields that have a value in any row; where none has, the first."""
    return [f"f.{name}" for name in names if name in there] or [f"f.{names[0]}"]


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
