"""The receipt of a number: everything somebody needs to check it, or to compute it again elsewhere."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from data.version import Source, Version
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.conditions import within
from kpi.engine import facts, run
from kpi.kpis import KPI
from kpi.measures import Measure, Stock, measures_in
from kpi.resolve import missing, resolved
from kpi.scan import Scan
from kpi.selection import Selection
from kpi.slices import lacking, where
from locales import Sentence


@dataclass(frozen=True)
class Query:
    """One query that ran: over which table and date, and the SQL."""

    table: str
    dated: str
    sql: str


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
    whole = Selection(selection.period, selection.today, selection.comparison, None, selection.filters, selection.undated)
    expression = resolved(kpi.measure, version)
    measures = tuple(dict.fromkeys(measures_in(expression)))
    answerable = not missing(expression, version) and not _unsliced(version, measures, whole)
    tables = {measure.table for measure in measures}
    return Receipt(
        kpi=kpi.id,
        value=compute(version, [kpi.id], whole)[0],
        formula=expression.words,
        selection=whole,
        queries=tuple(_queries(version, measures, whole)) if answerable else (),
        left_out=tuple(_left_out(version, measures, whole)) if answerable else (),
        sources=tuple(source for source in version.sources if source.table in tables),
        version=version.number,
        version_created_at=version.created_at,
        catalogue=catalogue_version(),
    )


def catalogue_version() -> str:
    """Twelve characters that change whenever a formula in the catalogue does."""
    formulas = "\n".join(f"{kpi.id} {kpi.measure!r}" for kpi in CATALOGUE.values())
    return hashlib.sha256(formulas.encode()).hexdigest()[:12]


def _queries(version: Version, measures: tuple[Measure, ...], selection: Selection) -> list[Query]:
    together: dict[tuple[str, str], list[Measure]] = {}
    for measure in measures:
        together.setdefault((measure.table, measure.dated), []).append(measure)
    folder = f"{version.path('')}/"  # where the files lie on this server is nobody's business
    return [
        Query(table, dated, Scan(tuple(group), (selection.period,), (), selection.filters).sql(version).replace(folder, ""))
        for (table, dated), group in together.items()
    ]


def _left_out(version: Version, measures: tuple[Measure, ...], selection: Selection) -> list[RowsLeftOut]:
    reasons = {(measure.table, each): measure for measure in measures for each in measure.left_out}
    found = []
    for (table, each), measure in reasons.items():
        # Rows that have no date cannot lie outside the period either: they are counted in every one.
        dated = f"({within(measure, selection.period)} OR f.{measure.dated} IS NULL)" if not isinstance(measure, Stock) else "TRUE"
        condition = f"({each.where}) AND {dated} AND {where(selection.filters)}"
        rows = run(f"SELECT count(*) FROM {facts(version, table, measure.columns)} AS f WHERE {condition}")[0][0]
        if rows:
            found.append(RowsLeftOut(table, Sentence(each.reason), rows))
    return found


def _unsliced(version: Version, measures: tuple[Measure, ...], selection: Selection) -> bool:
    dimensions = [each.dimension for each in selection.filters]
    return any(lacking(version, measure.table, dimensions) for measure in measures)
