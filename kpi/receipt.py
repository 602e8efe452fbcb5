"""The receipt of a number: everything somebody needs to check it, or to compute it again elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.version import Source, Version
from kpi.catalogue import CATALOGUE
from kpi.compute import Asked, Value, compute
from kpi.conditions import within
from kpi.engine import facts, run
from kpi.expressions import literal
from kpi.kpis import KPI
from kpi.measures import Measure, measures_in
from kpi.periods import Period
from kpi.scan import Scan, together
from kpi.selection import Selection
from kpi.slices import where
from locales import Sentence


@dataclass(frozen=True)
class Query:
    """One query that ran: over which table, date and period (`None`: all rows, dated or not), and the SQL."""

    table: str
    dated: str
    sql: str
    period: Period | None


@dataclass(frozen=True)
class RowsLeftOut:
    """Rows of the slice that belong to the KPI but could not be used, with the reason."""

    table: str
    reason: Sentence
    rows: int


@dataclass(frozen=True)
class Receipt:
    """Formula, slice, queries, rows in and out, files and version behind one value. `rejected` counts rows set aside at import, by file."""

    kpi: str
    value: Value
    formula: str
    selection: Selection
    queries: tuple[Query, ...]
    left_out: tuple[RowsLeftOut, ...]
    sources: tuple[Source, ...]
    version: int
    version_created_at: str
    catalogue: str


def receipt(version: Version, kpi: KPI, selection: Selection) -> Receipt:
    """The receipt of a KPI's value in a selection as a whole (its grain is of no account)."""
    whole = replace(selection, grain=None)
    asked = Asked.of(version, kpi, whole, ())
    measures = tuple(dict.fromkeys(measures_in(asked.expression)))
    tables = {measure.table for measure in measures}
    return Receipt(
        kpi=kpi.id,
        value=compute(version, [kpi.id], whole)[0],
        formula=asked.expression.words,
        selection=whole,
        queries=() if asked.reason else tuple(_queries(version, asked, measures)),
        left_out=() if asked.reason else tuple(_left_out(version, asked, measures)),
        sources=tuple(source for source in version.sources if source.table in tables),
        version=version.number,
        version_created_at=version.created_at,
        catalogue=catalogue_version(),
    )


def catalogue_version() -> str:
    """Twelve characters that change whenever a formula in the catalogue does."""
    formulas = "\n".join(f"{kpi.id} {kpi.measure!r}" for kpi in CATALOGUE.values())
    return hashlib.sha256(formulas.encode()).hexdigest()[:12]


def _queries(version: Version, asked: Asked, measures: tuple[Measure, ...]) -> Iterator[Query]:
    """A query for each table and date, in the period and in each that it is compared with."""
    folder = literal(f"{version.path('')}/")[1:-1]  # where the files lie on this server is nobody's business
    for (window,) in asked.shifts:
        for group in together(measures):
            scan = Scan(group, (window,), (), asked.selection.filters)
            yield Query(group[0].table, group[0].dated, scan.sql(version).replace(folder, ""), window)


def _left_out(version: Version, asked: Asked, measures: tuple[Measure, ...]) -> Iterator[RowsLeftOut]:
    """Rows of the slice that could not be used, each under the first reason that holds for it."""
    window = asked.shifts[0][0]
    for table in dict.fromkeys(measure.table for measure in measures):
        of_table = [measure for measure in measures if measure.table == table]
        reasons = {each.reason: f"({each.where}) AND {_placed(measure, window)}" for measure in of_table for each in measure.left_out}
        if not reasons:
            continue
        first = " ".join(f"WHEN {condition} THEN {literal(reason)}" for reason, condition in reasons.items())
        source = facts(version, table, frozenset().union(*(measure.columns for measure in of_table)))
        counted = f"SELECT CASE {first} END AS reason, count(*) FROM {source} AS f WHERE {where(asked.selection.filters)} GROUP BY ALL"
        rows = dict(run(f"{counted} HAVING reason IS NOT NULL"))
        yield from (RowsLeftOut(table, Sentence(reason), rows[reason]) for reason in reasons if reason in rows)


def _placed(measure: Measure, window: Period | None) -> str:
    """The rows of a period. Those without a date cannot lie outside it either: they are counted in every one."""
    return f"(({within(measure, window)}) OR f.{measure.dated} IS NULL)" if window else f"f.{measure.dated} IS NOT NULL"
