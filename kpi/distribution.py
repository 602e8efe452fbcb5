"""How the durations or amounts behind a KPI are spread: a histogram with its middle and its tail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import floor, log10

from data.version import Version
from kpi.conditions import counted, moment_in, within
from kpi.derived.making import extended
from kpi.engine import facts, run
from kpi.kpis import KPI, Unit
from kpi.measures import Arithmetic, Expression, Measure, Stayed, measures_in
from kpi.resolve import missing, resolved
from kpi.selection import Selection
from kpi.slices import lacking, where

BARS = 24
PER_DECADE = 4
"""Bars to each tenfold on a logarithmic axis."""

FEWEST = 10
"""Fewer rows are better read one by one."""

SKEWED = 3.0
"""From a 90th percentile so many medians large, the logarithmic picture shows more."""

_OVER = re.compile(r"(median|avg|quantile_cont|sum)\((.+?)(?:, 0\.\d+)?\)")


@dataclass(frozen=True)
class Bin:
    """Rows whose value lies from `low` up to, and without, `high`; `high` is `None` in the last, which holds all above."""

    low: float
    high: float | None
    rows: int


@dataclass(frozen=True)
class Spread:
    """The bins, the rows in them, median and 90th percentile, and whether the large values are far from the middle."""

    bins: tuple[Bin, ...]
    rows: int
    median: float
    p90: float

    @property
    def skewed(self) -> bool:
        return self.median > 0 and self.p90 / self.median >= SKEWED


def spread(version: Version, kpi: KPI, selection: Selection, *, logarithmic: bool = False) -> Spread | None:
    """The spread of the values that a KPI is the middle, mean or sum of; `None` where it is none of these, or has too few rows.

    A logarithmic one has bars of equal ratio; it leaves out values that are not above zero, which have no place there.
    """
    version = extended(version)
    measure = _measure(version, kpi, selection)
    if measure is None:
        return None
    value = _value(measure)
    source = facts(version, measure.table, measure.columns)
    positive = f"AND {value} > 0" if logarithmic else ""
    condition = f"{_condition(measure, selection)} AND {value} IS NOT NULL {positive}"
    rows = f"(SELECT CAST({value} AS DOUBLE) AS x FROM {source} AS f WHERE {condition})"
    counted_rows, low, median, p90, far = run(
        f"SELECT count(*), min(x), median(x), quantile_cont(x, 0.9), quantile_cont(x, 0.98) FROM {rows}"
    )[0]
    if counted_rows < FEWEST or far <= low:
        return None
    edges = _ratios(low, far) if logarithmic else _steps(low, far)
    places = run(f"SELECT {_place(edges)} AS place, count(*) FROM {rows} GROUP BY place")
    found = dict(places)
    bins = tuple(Bin(edge, high, found.get(place, 0)) for place, (edge, high) in enumerate(zip(edges, [*edges[1:], None], strict=True)))
    return Spread(bins, counted_rows, median, p90)


def can_spread(version: Version, kpi: KPI, selection: Selection) -> bool:
    """Whether a KPI is made of single durations or amounts."""
    return _measure(extended(version), kpi, selection) is not None


def _measure(version: Version, kpi: KPI, selection: Selection) -> Measure | None:
    """The measure whose rows have the values: the KPI itself, or what is divided by the number of the same rows."""
    expression = resolved(kpi.measure, version, selection.terms, selection.today)
    if missing(expression, version) or kpi.unit not in (Unit.DAYS, Unit.HOURS, Unit.MONEY):
        return None
    measure = _divided(expression)
    if measure is None or isinstance(measure, Stayed) or not _OVER.fullmatch(measure.sql):
        return None
    if measure.sql.startswith("sum(") and not measure.is_money:
        return None
    return None if lacking(version, measure.table, [each.dimension for each in selection.filters]) else measure


def _divided(expression: Expression) -> Measure | None:
    if isinstance(expression, Measure):
        return expression
    tables = {measure.table for measure in measures_in(expression)}
    if isinstance(expression, Arithmetic) and expression.operator == "/" and len(tables) == 1 and isinstance(expression.left, Measure):
        return expression.left
    return None


def _value(measure: Measure) -> str:
    """The value of one row, as SQL."""
    found = _OVER.fullmatch(measure.sql)
    if found is None:
        raise ValueError(f"not over single values: {measure.sql}")
    return f"({found.group(2)})"


def _condition(measure: Measure, selection: Selection) -> str:
    return (
        f"{within(measure, selection.period)} AND {counted(measure, moment_in(measure, selection.period))} AND {where(selection.filters)}"
    )


def _steps(low: float, far: float) -> list[float]:
    """Where bars of a round width begin; they begin at zero unless all values are far from it."""
    begin = 0.0 if low >= 0 and low < far / 2 else low
    width = _round(max((far - begin) / BARS, 1e-9))
    first = floor(begin / width)
    return [(first + place) * width for place in range(int((far - first * width) / width) + 1)]


def _round(width: float) -> float:
    """The next width that people count in: 1, 2, 2.5, 5 or 10 times a power of ten."""
    power = 10.0 ** floor(log10(width))
    return next(each * power for each in (1, 2, 2.5, 5, 10) if each * power >= width)


def _ratios(low: float, far: float) -> list[float]:
    first, last = floor(log10(low) * PER_DECADE), floor(log10(far) * PER_DECADE)
    return [10 ** (place / PER_DECADE) for place in range(first, last + 1)]


def _place(edges: list[float]) -> str:
    """The number of the bar that `x` lies in."""
    beyond = " + ".join(f"CAST(x >= {edge!r} AS INTEGER)" for edge in edges[1:])
    return beyond or "0"
