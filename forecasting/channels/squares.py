"""Sums of squares behind what channels bring, by which ranges are told: over customers, whose sales come together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from data.version import Version
from kpi import kept_cells
from kpi.catalogue import CATALOGUE
from kpi.catalogue.marketing import BY_TOUCH
from kpi.conditions import counted, within
from kpi.derived.making import extended
from kpi.engine import facts, run
from kpi.expressions import columns_of
from kpi.measures import Arithmetic, Measure
from kpi.resolve import known_until, resolved
from kpi.rollups import horizon
from kpi.selection import Selection
from kpi.slices import lacking, where


@dataclass(frozen=True)
class Sums:
    """The sum of some values, the sum of their squares, and how many they are."""

    total: float
    squares: float
    count: int


def revenue_squares(version: Version, selection: Selection, dimension: str) -> Mapping[str | None, Sums]:
    """Member → revenue credited to it in the period, by customers; sales without a customer stand for themselves."""
    version = extended(version)
    measure = BY_TOUCH[selection.terms.attribution].with_terms(selection.terms)
    if not version.has(measure.table) or lacking(version, measure.table, (dimension, *(each.dimension for each in selection.filters))):
        return {}
    if until := known_until(version, selection.today):
        measure = measure.until_known(until)
    source = facts(version, measure.table, measure.columns | {"customer", "sale_id"})
    column = next(iter(columns_of(measure.sql, measure.table)[0]))
    rows = f"{within(measure, selection.period)} AND {counted(measure)} AND {where(selection.filters)}"
    each = f'SELECT f."{dimension}" AS member, coalesce(f.customer, f.sale_id) AS who, sum(CAST(f."{column}" AS DOUBLE)) AS brought'
    sums = f"SELECT member, sum(brought), sum(brought * brought), count(*) FROM ({each} FROM {source} AS f WHERE {rows} GROUP BY ALL)"
    return {member: Sums(total, squares, count) for member, total, squares, count in run(f"{sums} GROUP BY member")}


def value_squares(version: Version, selection: Selection, dimension: str) -> Mapping[str | None, Sums]:
    """Member → what its customers have brought to date; empty where customer lifetime value is no mean over customers in this data."""
    version = extended(version)
    mean = resolved(CATALOGUE["clv"].measure, version, selection.terms, selection.today)
    if not isinstance(mean, Arithmetic) or not isinstance(mean.left, Measure) or not isinstance(mean.right, Measure):
        return {}
    column = mean.left.sql.removeprefix("sum(").removesuffix(")")
    if mean.right.sql != f"count({column})" or lacking(
        version, mean.left.table, (dimension, *(each.dimension for each in selection.filters))
    ):
        return {}
    squared = replace(mean.left, sql=f"sum(CAST({column} AS DOUBLE) * {column})")
    asked: dict[Measure, set[object]] = {each: {selection.period} for each in (mean.left, squared, mean.right)}
    cells = kept_cells.read(version, asked, (dimension,), selection.filters, horizon(version, selection.today))  # type: ignore[arg-type]
    total, squares, count = (cells.get((each, selection.period), {}) for each in asked)
    return {
        group[0]: Sums(float(total[group].value or 0), float(squares[group].value or 0), int(number.value or 0))
        for group, number in count.items()
        if group in total and group in squares
    }
