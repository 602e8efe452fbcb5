"""What newer exports leave unsaid of rows that older ones told more of."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from data.systems.intake import columns, key

SAID_TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"rep", "rep_id", "rep_email", "team"}),
    frozenset({"customer", "customer_id", "domain", "contact_id"}),
    frozenset({"product", "product_id"}),
    frozenset({"country", "region", "city"}),
    frozenset({"amount", "currency"}),
    frozenset({"status", "stage"}),
)
"""Fields that say one thing: an export with one of them says it, and the others are not taken from an older one."""

WHILE: dict[tuple[str, str], str] = {
    ("deals", "closed_at"): "status <> 'open'",
    ("deals", "expected_close_at"): "status = 'open'",
    ("tickets", "closed_at"): "status = 'closed'",
}
"""When a field may be filled at all: a deal that was won before and is open now has no close."""


def kept_from_older(table: str, there: Sequence[Collection[str]]) -> str:
    """SQL: what an export has no column for does not empty what an older one said of the row with the same key.

    `there` are the columns of each part, oldest first.
    """
    own = key(table)
    if not own:
        return ""
    kept = [_kept(table, name, own, saying) for name in columns(table) if (saying := _saying(name, own, there))]
    return f"REPLACE ({', '.join(kept)})" if kept else ""


def _saying(name: str, own: str, there: Sequence[Collection[str]]) -> list[int]:
    """The places of the parts that say something of a field; none where all do, or nobody does."""
    together = next((each for each in SAID_TOGETHER if name in each), frozenset({name}))
    if name == own or not any(name in present for present in there):
        return []
    saying = [place for place, present in enumerate(there) if together & set(present)]
    return saying if len(saying) < len(there) else []


def _kept(table: str, name: str, own: str, saying: Sequence[int]) -> str:
    said = f"part IN ({', '.join(map(str, saying))})"
    may = f"AND {WHILE[table, name]} " if (table, name) in WHILE else ""
    older = f'max_by("{name}", _rank) FILTER (WHERE {said}) OVER (PARTITION BY "{own}")'
    return f'CASE WHEN {said} OR "{own}" IS NULL THEN "{name}" WHEN true {may}THEN {older} END AS "{name}"'
