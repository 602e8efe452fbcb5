"""Every row gets its dimensions: rep and team, customer and segment, product, and a place, from itself or from whom it belongs to."""

from __future__ import annotations

from data.links.gathering import Linking
from data.links.names import letters, person, spelling
from data.systems.intake import columns
from locales import Sentence


def resolve(linking: Linking, table: str) -> None:
    """Keys and names become labels; what a row lacks comes from its customer, then from its rep."""
    if not linking.has(table):
        return
    there = {name for name in columns(table) if linking.has(table, name)}
    joins: list[str] = []
    reps = _looked_up("reps", _rep_keys(there), joins)
    customers = _looked_up("customers", _customer_keys(there) if table != "customers" else [], joins)
    products = _looked_up("products", _product_keys(there), joins)
    made = _rep(table, there, reps) | _customer(table, there, customers) | _product(table, there, products) | _place(table, customers, reps)
    kept = ", ".join(f'f."{name}"' for name in ("part", "row", *_own_columns(linking, table)) if name not in made)
    values = ", ".join(f'{sql} AS "{name}"' for name, sql in made.items())
    linking.replace(table, f"SELECT {kept}, {values} FROM t_{table} f {' '.join(joins)}" if made else f"SELECT * FROM t_{table}")
    _say_places(linking, table)


def _own_columns(linking: Linking, table: str) -> list[str]:
    return [row[0] for row in linking.rows(f"DESCRIBE t_{table}") if row[0] not in ("part", "row")]


def _looked_up(name: str, keys: list[str], joins: list[str]) -> str | None:
    """Join a directory once per key; the SQL of the first that was found."""
    aliases = []
    for place, each in enumerate(keys):
        alias = f"{name}_{place}"
        joins.append(f"LEFT JOIN dir_{name} {alias} ON {alias}.alias = {each}")
        aliases.append(f"{alias}.it")
    return f"coalesce({', '.join(aliases)})" if aliases else None


def _rep_keys(there: set[str]) -> list[str]:
    keys = ["'i:' || lower(f.rep_id)"] if "rep_id" in there else []
    return keys + (["'i:' || lower(f.rep)", f"'n:' || {letters(person('f.rep'))}"] if "rep" in there else [])


def _customer_keys(there: set[str]) -> list[str]:
    known = {
        "customer_id": ["'i:' || f.customer_id"],
        "domain": ["'d:' || lower(f.domain)"],
        "customer": ["'i:' || f.customer", f"'n:' || {letters('f.customer')}", "'d:' || lower(f.customer)"],
        "contact_id": ["'c:' || f.contact_id"],
    }
    return [each for name, each_keys in known.items() if name in there for each in each_keys]


def _product_keys(there: set[str]) -> list[str]:
    keys = ["'i:' || f.product_id"] if "product_id" in there else []
    keys += ["'e:' || f.price_entry_id"] if "price_entry_id" in there else []
    return keys + (
        [f"'n:' || {letters('f.product')}", f"'s:' || {spelling('f.product')}", "'i:' || f.product"] if "product" in there else []
    )


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
    return {"product": f"coalesce(({found}).label, f.product, f.product_id)"}


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
