"""The rows behind a number."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from data.version import Version
from kpi.arithmetic import counted_measures
from kpi.conditions import counted, dated, moment_in, staying, within
from kpi.derived.making import extended
from kpi.engine import facts, frame, run
from kpi.kpis import KPI
from kpi.measures import Measure, Stayed
from kpi.resolve import missing, resolved
from kpi.selection import Selection
from kpi.slices import lacking, where
from kpi.tables import TABLES


def records(version: Version, kpi: KPI, selection: Selection, limit: int = 1000) -> pd.DataFrame:
    """The rows a KPI counts in a selection, newest first, at most `limit`; of a ratio those of its denominator.

    The columns are the fields of the table that hold any value. Empty where the data cannot answer the KPI.
    """
    version = extended(version)
    measures = _countable(version, kpi, selection)
    if not measures:
        return pd.DataFrame()
    first = measures[0]
    source = facts(version, first.table, frozenset().union(*(each.columns for each in measures)))
    columns = [name for name in TABLES[first.table].columns if version.has(first.table, name)]
    named = ", ".join(f'"{name}"' for name in columns)
    return frame(
        f"SELECT {named} FROM {source} AS f WHERE {_condition(measures, selection, source)} ORDER BY {dated(first)} DESC LIMIT {int(limit)}"
    )


def count(version: Version, kpi: KPI, selection: Selection) -> int:
    """How many rows a KPI counts in a selection: as many as `records` has without a limit."""
    version = extended(version)
    measures = _countable(version, kpi, selection)
    if not measures:
        return 0
    source = facts(version, measures[0].table, frozenset().union(*(each.columns for each in measures)))
    return run(f"SELECT count(*) FROM {source} AS f WHERE {_condition(measures, selection, source)}")[0][0]


def _countable(version: Version, kpi: KPI, selection: Selection) -> list[Measure]:
    expression = resolved(kpi.measure, version, selection.terms, selection.today)
    if missing(expression, version):
        return []
    measures = counted_measures(expression)
    sliced = [each.dimension for each in selection.filters]
    return [] if lacking(version, measures[0].table, sliced) else [each for each in measures if each.table == measures[0].table]


def _condition(measures: list[Measure], selection: Selection, source: str) -> str:
    rows = " OR ".join(f"({' AND '.join(_conditions(each, selection, source))})" for each in measures)
    return f"({rows}) AND {where(selection.filters)}"


def _conditions(measure: Measure, selection: Selection, source: str) -> Iterator[str]:
    yield within(measure, selection.period)
    yield counted(measure, moment_in(measure, selection.period))
    if isinstance(measure, Stayed):
        yield staying(measure, selection.period, source)
