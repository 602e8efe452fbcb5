"""How completely people fill in the fields that reports live on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.tables import TABLES, Kind
from data.version import Version
from kpi.engine import facts
from kpi.expressions import qualified
from kpi.resolve import known_until
from kpi.selection import Selection
from kpi.slices import unsliceable, where
from kpi.stored_answers import answer
from kpi.terms import filled as with_terms


@dataclass(frozen=True)
class Wanted:
    """A field that people fill in, and in which rows it is theirs to fill (SQL)."""

    table: str
    field: str
    where: str = "TRUE"


_ENDED, _OPEN = "status IN ('won', 'lost')", "status = 'open'"

WANTED = (
    Wanted("deals", "amount"),
    Wanted("deals", "expected_close_at", _OPEN),
    Wanted("deals", "lost_reason", "status = 'lost'"),
    Wanted("deals", "closed_at", _ENDED),
    Wanted("deals", "stage", _OPEN),
    Wanted("deals", "customer"),
    Wanted("deals", "product"),
    Wanted("deals", "channel"),
    Wanted("deals", "rep"),
    Wanted("leads", "channel"),
    Wanted("leads", "campaign"),
    Wanted("leads", "country"),
    Wanted("leads", "grade", "is_qualified"),
    Wanted("leads", "rep"),
    Wanted("activities", "kind"),
    Wanted("activities", "outcome"),
    Wanted("activities", "rep"),
    Wanted("customers", "segment"),
    Wanted("customers", "country"),
    Wanted("customers", "rep"),
    Wanted("tickets", "category"),
    Wanted("tickets", "priority"),
    Wanted("tickets", "customer"),
    Wanted("tickets", "rep"),
)


@dataclass(frozen=True)
class Filled:
    """Of the rows of a slice in which a field is to be filled, how many have it; `member` is whose rows they are, where they are of one."""

    table: str
    field: str
    rows: int
    filled: int
    member: str | None = None

    @property
    def share(self) -> float | None:
        return self.filled / self.rows if self.rows else None

    @property
    def missing(self) -> int:
        return self.rows - self.filled


def coverage(version: Version, selection: Selection, by: str | None = None) -> tuple[Filled, ...]:
    """Every wanted field that this data has at all, in the rows created in a selection; by the members of a dimension where `by` names one.

    A table that lacks a dimension which is filtered or split by is not in it. An amount of 0 is no amount.
    """
    found: list[Filled] = []
    for table in dict.fromkeys(each.table for each in WANTED):
        own = [each for each in WANTED if each.table == table and version.has(table, each.field)]
        dimensions = [*([by] if by else []), *(each.dimension for each in selection.filters)]
        dated = TABLES[table].dated
        if own and dated and version.has(table, dated) and not unsliceable(version, (table,), dimensions):
            found += _counted(version, table, own, selection, by)
    return tuple(each for each in found if each.rows)


def never_filled(version: Version) -> tuple[Wanted, ...]:
    """The wanted fields that are empty in every row: people leave them out, or the export does."""
    return tuple(each for each in WANTED if version.has(each.table) and not version.has(each.table, each.field))


def _counted(version: Version, table: str, own: Sequence[Wanted], selection: Selection, by: str | None) -> Iterator[Filled]:
    columns = frozenset(TABLES[table].columns)
    dated, period = qualified(TABLES[table].dated or ""), selection.period
    tomorrow = with_terms("{tomorrow}", selection.terms, known_until(version, selection.today))
    counts = ", ".join(f"{_times(each.where)}, {_times(f'({each.where}) AND {_has(each)}')}" for each in own)
    group = f'"{by}"' if by else "NULL"
    rows = answer(
        version,
        f"SELECT {group}, {counts} FROM {facts(version, table, columns)} AS f WHERE {dated} >= DATE '{period.start}'"
        f" AND {dated} < DATE '{period.end}' AND {dated} < {tomorrow} AND {where(selection.filters)} GROUP BY 1",
    )
    for member, *counted in rows:
        for place, each in enumerate(own):
            yield Filled(table, each.field, counted[2 * place], counted[2 * place + 1], member)


def _times(condition: str) -> str:
    return f"count(CASE WHEN {condition} THEN 1 END)"  # FILTER would copy every row for each of dozens


def _has(wanted: Wanted) -> str:
    if TABLES[wanted.table].columns[wanted.field] is Kind.MONEY:
        return f'coalesce("{wanted.field}", 0) <> 0'
    return f'"{wanted.field}" IS NOT NULL'
