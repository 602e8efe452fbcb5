"""In which KPIs rows do not count without a field: what hangs on a question about it."""

from __future__ import annotations

from functools import lru_cache

from kpi.catalogue import CATALOGUE
from kpi.measures import Expression, FirstOf, Measure, measures_in
from kpi.tables import needed, sources_of

STANDS_FOR: dict[tuple[str, str], tuple[str, ...]] = {
    ("deals", "close_date"): ("closed_at", "expected_close_at"),
    ("deals", "won_at"): ("closed_at", "status"),
    ("deals", "lost_at"): ("closed_at", "status"),
    ("deals", "stage"): ("stage", "status"),
    ("deals", "is_won"): ("status",),
    ("deals", "is_lost"): ("status",),
    ("deals", "is_closed"): ("status",),
    ("deals", "is_active"): ("status",),
    ("deals", "estimated_amount"): ("amount",),
    ("tickets", "resolved_at"): ("closed_at",),
    ("tickets", "is_closed"): ("status",),
    ("tickets", "reply_hours"): ("first_reply_at",),
    ("spend", "spent_until"): ("spent_on",),
}
"""Fields of an export that no fact table has, and those of the facts that are made of them."""


@lru_cache(maxsize=1024)
def depending(table: str, field: str) -> tuple[str, ...]:
    """The KPIs, by id and in the order of the catalogue, that no row of a table counts in without the field."""
    fields = frozenset(STANDS_FOR.get((table, field), (field,)))
    return tuple(kpi.id for kpi in CATALOGUE.values() if fields & _needed(kpi.measure, table))


def _needed(expression: Expression, table: str) -> frozenset[str]:
    """The fields of a table that an expression needs; of several readings, all that read the table."""
    if isinstance(expression, FirstOf):
        reading = [each for each in expression.choices if any(table in sources_of(measure.table) for measure in measures_in(each))]
        return frozenset.intersection(*(_needed(each, table) for each in reading)) if reading else frozenset()
    if isinstance(expression, Measure):
        return needed(expression.table, expression.needs).get(table, frozenset())
    return frozenset[str]().union(*(_needed(part, table) for part in expression.parts()))
