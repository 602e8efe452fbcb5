"""The receipt of a number: everything somebody needs to check it, or to compute it again elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.version import Source, Version
from kpi.compute import Asked, Value, compute
from kpi.derived import DERIVATIONS
from kpi.derived.making import FOLDER, Derived, extended
from kpi.expressions import literal
from kpi.kpis import KPI
from kpi.left_out import RowsLeftOut, left_out_of
from kpi.measures import Measure, measures_in
from kpi.own.catalogue import catalogue_of
from kpi.periods import Period
from kpi.scan import Scan, together
from kpi.selection import Selection
from kpi.tables import sources_of


@dataclass(frozen=True)
class Query:
    """One query that ran: over which table, date and period (`None`: all rows, dated or not), and the SQL."""

    table: str
    dated: str
    sql: str
    period: Period | None


@dataclass(frozen=True)
class Receipt:
    """Formula, slice, queries, rows in and out, files (with their rows set aside at import) and version behind one value.

    `formula_in_full` is the formula as it was resolved for this data, for machines.
    `derived` are the tables made from facts that the queries read, each with the SQL that made it.
    """

    kpi: str
    value: Value
    formula: str
    formula_in_full: str
    selection: Selection
    queries: tuple[Query, ...]
    left_out: tuple[RowsLeftOut, ...]
    derived: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    version: int
    version_created_at: str
    catalogue: str


def receipt(version: Version, kpi: KPI, selection: Selection) -> Receipt:
    """The receipt of a KPI's value in a selection as a whole (its grain is of no account)."""
    version = extended(version)
    whole = replace(selection, grain=None)
    asked = Asked.of(version, kpi, whole, ())
    measures = tuple(dict.fromkeys(measures_in(asked.expression)))
    tables = {source for measure in measures for source in sources_of(measure.table)}
    return Receipt(
        kpi=kpi.id,
        value=compute(version, [kpi.id], whole)[0],
        formula=asked.expression.words,
        formula_in_full=repr(asked.expression),
        selection=whole,
        queries=() if asked.reason else tuple(_queries(version, asked, measures)),
        left_out=() if asked.reason else tuple(left_out_of(version, measures, asked.shifts[0][0], asked.selection.filters)),
        derived=tuple(_derived(version, tuple(dict.fromkeys(measure.table for measure in measures)))),
        sources=tuple(source for source in version.sources if source.table in tables),
        version=version.number,
        version_created_at=version.created_at,
        catalogue=catalogue_version(version),
    )


def _derived(version: Version, tables: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in tables:
        if name in DERIVATIONS and isinstance(made := version.facts.get(name), Derived):
            yield from _derived(version, DERIVATIONS[name].reads)
            yield name, made.sql


def catalogue_version(version: Version | None = None) -> str:
    """Twelve characters that change whenever a formula in the catalogue does, of our KPIs or of the workspace's own."""
    formulas = "\n".join(f"{kpi.id} {kpi.measure!r}" for kpi in catalogue_of(version).values())
    return hashlib.sha256(formulas.encode()).hexdigest()[:12]


def _queries(version: Version, asked: Asked, measures: tuple[Measure, ...]) -> Iterator[Query]:
    """A query for each table and date, in the period and in each that it is compared with."""
    # Where the files lie on this server is nobody's business.
    folders = [literal(f"{folder}/")[1:-1] for folder in (version.path(""), version.root / FOLDER)]
    for (window,) in asked.shifts:
        for group in together(measures):
            scan = Scan(group, (window,), (), asked.selection.filters)
            yield Query(group[0].table, group[0].dated, _without(scan.sql(version), folders), window)


def _without(sql: str, folders: list[str]) -> str:
    for folder in folders:
        sql = sql.replace(folder, "")
    return sql
