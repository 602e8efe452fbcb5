"""What rows name and no list knows: counted, with the closest names; and names known under another spelling."""

from __future__ import annotations

from data.aliases import Listed
from data.links.closest import closest
from data.links.linking import Linking
from data.links.names import letters, spelling
from data.systems.intake import columns
from data.unmatched import Unmatched
from locales import Sentence

SHOWN = 5
"""How many single findings are told before they are summed up."""
KEPT = 100
"""How many names of each list are kept with what they may mean; the others are counted."""
COMPARED = 20_000
"""With how many entries of a list a name is compared."""

NAMED_BY: dict[Listed, tuple[str, ...]] = {
    "customers": ("customer_id", "domain", "customer"),
    "reps": ("rep_id", "rep"),
    "products": ("product_id", "product"),
}
"""List → the fields by which rows name its entries."""


def say_spellings(linking: Linking, table: str) -> None:
    """Products that are known under another spelling: both spellings and how many rows. Call before labels replace names."""
    if not linking.has(table, "product"):
        return
    found = linking.rows(f"""
        SELECT f.product, d.it.label, any_value(times) FROM (
            SELECT product, count(*) AS times, unnest(['n:' || {letters("product")}, 's:' || {spelling("product")}]) AS alias
            FROM t_{table} GROUP BY product
        ) f JOIN dir_products d ON d.alias = f.alias
        WHERE f.product <> d.it.label GROUP BY 1, 2 ORDER BY 3 DESC, 1
    """)
    if len(found) > SHOWN:
        count = sum(times for *_, times in found)
        sentence = Sentence(
            "{count} rows of {table} spell a product differently; {names} spellings are taken for another.",
            count=count,
            table=table,
            names=len(found),
        )
        linking.note("spelling", "note", sentence, count, [f"{written} → {known}" for written, known, _ in found[:SHOWN]])
        return
    for written, known, count in found:
        sentence = Sentence(
            "“{written}” is taken for “{known}” in {count} rows of {table}: the same letters, spelled differently.",
            written=written,
            known=known,
            count=count,
            table=table,
        )
        linking.note("spelling", "note", sentence, count, (f"{written} → {known}",))


def find_unmatched(linking: Linking, table: str) -> None:
    """Customers, reps and products that rows name and no imported list knows. Call before labels replace names."""
    for kind, names in NAMED_BY.items():
        there = [name for name in names if name in columns(table) and linking.has(table, name)]
        if table == kind or not there or not linking.has(kind):
            continue
        written = "coalesce(" + ", ".join(f'f."{name}"' for name in reversed(there)) + ")"
        found = [(str(name), int(count)) for name, count in _not_found(linking, table, kind, there, written)]
        if found:
            linking.unmatched[kind, table] = found


def _not_found(linking: Linking, table: str, kind: str, there: list[str], written: str) -> list[tuple]:
    """Distinct names first, so that each is looked up once."""
    columns_ = ", ".join(f'"{name}"' for name in there)
    conditions = []
    for name in there:
        quoted = f'f."{name}"'
        conditions += [f"'i:' || {quoted}", f"'i:' || lower({quoted})", f"'d:' || lower({quoted})", f"'n:' || {letters(quoted)}"]
    joins = " ".join(f"LEFT JOIN dir_{kind} d{place} ON d{place}.alias = {each}" for place, each in enumerate(conditions))
    nothing = " AND ".join(f"d{place}.alias IS NULL" for place in range(len(conditions)))
    return linking.rows(f"""
        SELECT {written} AS name, sum(times) FROM (SELECT {columns_}, count(*) AS times FROM t_{table} GROUP BY ALL) f {joins}
        WHERE {written} IS NOT NULL AND {nothing} GROUP BY 1 ORDER BY 2 DESC, 1
    """)


def say_unmatched(linking: Linking) -> list[Unmatched]:
    """What was found in all tables: a problem for each table and list, and the names with what each may mean, the most used first."""
    offered: list[Unmatched] = []
    for kind in NAMED_BY:
        by_table = {table: found for (each, table), found in linking.unmatched.items() if each == kind}
        if by_table:
            offered += _offered(linking, kind, by_table)
    for (kind, table), found in linking.unmatched.items():
        _say(linking, table, kind, found, {each.name: each for each in offered if each.kind == kind})
    return offered


def _offered(linking: Linking, kind: Listed, by_table: dict[str, list[tuple[str, int]]]) -> list[Unmatched]:
    rows: dict[str, dict[str, int]] = {}
    for table, found in by_table.items():
        for name, count in found:
            rows.setdefault(name, {})[table] = count
    names = sorted(rows, key=lambda name: (-sum(rows[name].values()), name))[:KEPT]
    known = [
        row[0] for row in linking.rows(f"SELECT DISTINCT it.label FROM dir_{kind} WHERE it.label IS NOT NULL ORDER BY 1 LIMIT {COMPARED}")
    ]
    candidates = closest(names, known)
    return [Unmatched(kind, name, rows[name], candidates[name]) for name in names]


def _say(linking: Linking, table: str, kind: Listed, found: list[tuple[str, int]], offered: dict[str, Unmatched]) -> None:
    examples = []
    for name, _ in found[:SHOWN]:
        close = offered[name].candidates if name in offered else ()
        examples.append(f"{name} (close: {close[0].label})" if close else name)
    count = sum(times for _, times in found)
    sentence = Sentence(
        "{count} rows of {table} name {names} {kind} that are not in the list of {kind}; they stay under the name they have.",
        count=count,
        table=table,
        names=len(found),
        kind=kind,
    )
    linking.note(f"unmatched-{kind}", "warning", sentence, count, examples)
