"""Many measures of one table and date, over many periods, in one scan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from data.version import Version
from kpi.conditions import counted, within
from kpi.engine import facts, run
from kpi.measures import Measure, Stock
from kpi.periods import Period
from kpi.selection import Filter
from kpi.slices import where

Group = tuple[str | None, ...]


@dataclass(frozen=True)
class Counted:
    """A measure's value in one cell, the rows behind it, and the currencies in which its money stands."""

    value: float | Decimal | None
    rows: int
    currencies: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Scan:
    """What one scan reads: measures that share a table and a date, the periods, and the slice.

    A period that is `None` stands for all rows, dated or not: for tables that have no dates at all.
    """

    measures: tuple[Measure, ...]
    windows: tuple[Period | None, ...]
    by: tuple[str, ...]
    filters: tuple[Filter, ...]

    def sql(self, version: Version) -> str:
        """One query: a row for each window and group, with value and rows for each measure."""
        first = self.measures[0]
        groups = [f'f."{name}" AS g{index}' for index, name in enumerate(self.by)]
        columns = [column for index, measure in enumerate(self.measures) for column in self._columns(index, measure, version)]
        named = frozenset().union(*(each.columns for each in self.measures))
        source = f"{facts(version, first.table, named)} AS f"
        bucket, joined, condition = self._windowed(first)
        select = ", ".join([bucket, *groups, *columns])
        return f"SELECT {select} FROM {source}{joined} WHERE {condition} AND {where(self.filters)} GROUP BY ALL"

    def _columns(self, index: int, measure: Measure, version: Version) -> list[str]:
        rows = f"count(*) FILTER (WHERE {counted(measure)})"
        value = f"{measure.sql} FILTER (WHERE {measure.where})" if measure.where else measure.sql
        columns = [f"{value} AS m{index}", f"{rows} AS n{index}"]
        if len(currencies_of(version, measure)) > 1:
            columns.append(f"list(DISTINCT currency) FILTER (WHERE {counted(measure)}) AS c{index}")
        return columns

    def _windowed(self, measure: Measure) -> tuple[str, str, str]:
        dated = [window for window in self.windows if window]
        if not dated:
            return "0 AS bucket", "", "TRUE"
        if len(self.windows) == 1:
            return "0 AS bucket", "", within(measure, dated[0])
        if isinstance(measure, Stock):
            return self._at_moments(measure, [each.end for each in dated])
        days = ", ".join(f"({index}, DATE '{each.start}', DATE '{each.end}')" for index, each in enumerate(self.windows) if each)
        joined = (
            " JOIN (SELECT bucket, unnest(generate_series(start, finish - INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS day"
            f" FROM (VALUES {days}) AS p(bucket, start, finish)) AS w ON f.{measure.dated}::DATE = w.day"
        )
        whole = Period(min(each.start for each in dated), max(each.end for each in dated))
        return "bucket", joined, within(measure, whole)

    def _at_moments(self, measure: Stock, moments: list[date]) -> tuple[str, str, str]:
        # Both bounds in one join make DuckDB sort once, in place of comparing every row with every moment.
        values = ", ".join(f"({index}, TIMESTAMP '{moment}')" for index, moment in enumerate(moments))
        until = f"coalesce(f.{measure.until}, TIMESTAMP 'infinity')"
        joined = f" JOIN (VALUES {values}) AS w(bucket, moment) ON f.{measure.dated} < w.moment AND {until} >= w.moment"
        return "bucket", joined, f"f.{measure.dated} < TIMESTAMP '{max(moments)}' AND {until} >= TIMESTAMP '{min(moments)}'"


Cells = dict[tuple[Measure, Period | None], dict[Group, Counted]]


def read(
    version: Version, measures: Iterable[Measure], windows: Sequence[Period | None], by: tuple[str, ...], filters: tuple[Filter, ...]
) -> Cells:
    """Every measure in every window and group, with as few scans as there are tables and dates.

    Windows may overlap: a day belongs to as many as name it, so a value, its comparison and its trend cost one scan.
    """
    cells: Cells = {}
    for group in together(measures):
        asked = [window for window in windows if window or not isinstance(group[0], Stock)]
        for part in ([None], [each for each in asked if each]):
            if any(window in asked for window in part):
                cells |= _cells(version, Scan(group, tuple(dict.fromkeys(part)), by, filters))
    return cells


def together(measures: Iterable[Measure]) -> list[tuple[Measure, ...]]:
    """Measures that one scan can read: those of one kind, table and date."""
    groups: dict[tuple[type[Measure], str, str], list[Measure]] = {}
    for measure in dict.fromkeys(measures):
        groups.setdefault((type(measure), measure.table, measure.dated), []).append(measure)
    return [tuple(group) for group in groups.values()]


def _cells(version: Version, scan: Scan) -> Cells:
    cells: Cells = {(measure, window): {} for measure in scan.measures for window in scan.windows}
    currencies = {measure: currencies_of(version, measure) for measure in scan.measures}
    for row in run(scan.sql(version)):
        window, group, values = scan.windows[row[0]], row[1 : 1 + len(scan.by)], iter(row[1 + len(scan.by) :])
        for measure, possible in currencies.items():
            value, rows = next(values), next(values)
            found = frozenset(next(values) or ()) if len(possible) > 1 else possible
            if rows or measure.is_count:
                cells[measure, window][group] = Counted(_number(value), rows, found)
    return cells


def currencies_of(version: Version, measure: Measure) -> frozenset[str]:
    """The currencies in which the money that a measure adds up may stand; none where it adds up no money."""
    return frozenset(version.facts[measure.table].currencies) if measure.is_money else frozenset()


def _number(value: Any) -> float | Decimal | None:
    return value if value is None or isinstance(value, Decimal) else float(value)
