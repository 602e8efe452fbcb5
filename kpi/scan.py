"""Many measures of one table and date, over many periods, in one scan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from data.version import Version
from kpi.conditions import counted, dated, moment_in, until, within
from kpi.engine import facts, run
from kpi.measures import Measure, Stayed, Stock
from kpi.periods import Period
from kpi.selection import Filter
from kpi.slices import where
from kpi.terms import at

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
        if isinstance(first, Stayed):
            return self._stayed(first, version)
        groups = [f'f."{name}" AS g{index}' for index, name in enumerate(self.by)]
        columns = [column for index, measure in enumerate(self.measures) for column in self._columns(index, measure, version)]
        named = frozenset().union(*(each.columns for each in self.measures))
        source = f"{facts(version, first.table, named)} AS f"
        bucket, joined, condition = self._windowed(first)
        select = ", ".join([bucket, *groups, *columns])
        return f"SELECT {select} FROM {source}{joined} WHERE {condition} AND {where(self.filters)} GROUP BY ALL"

    def _columns(self, index: int, measure: Measure, version: Version) -> list[str]:
        moment = "w.moment" if len(self.windows) > 1 else moment_in(measure, window) if (window := self.windows[0]) else ""
        rows = f"count(*) FILTER (WHERE {counted(measure, moment)})"
        aggregate = at(measure.sql, moment)
        value = f"{aggregate} FILTER (WHERE {at(measure.where, moment)})" if measure.where else aggregate
        columns = [f"{value} AS m{index}", f"{rows} AS n{index}"]
        if len(currencies_of(version, measure)) > 1:
            columns.append(f"list(DISTINCT currency) FILTER (WHERE {counted(measure, moment)}) AS c{index}")
        return columns

    def _windowed(self, measure: Measure) -> tuple[str, str, str]:
        asked = [window for window in self.windows if window]
        if not asked:
            return "0 AS bucket", "", "TRUE"
        if len(self.windows) == 1:
            return "0 AS bucket", "", within(measure, asked[0])
        if isinstance(measure, Stock):
            return self._at_moments(measure, asked)
        days = ", ".join(f"({index}, DATE '{each.start}', DATE '{each.end}')" for index, each in enumerate(self.windows) if each)
        joined = (
            " JOIN (SELECT bucket, unnest(generate_series(start, finish - INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS day"
            f" FROM (VALUES {days}) AS p(bucket, start, finish)) AS w ON ({dated(measure)})::DATE = w.day"
        )
        whole = Period(min(each.start for each in asked), max(each.end for each in asked))
        return "bucket", joined, within(measure, whole)

    def _at_moments(self, measure: Stock, asked: list[Period]) -> tuple[str, str, str]:
        # Both bounds in one join make DuckDB sort once, in place of comparing every row with every moment.
        moments = [moment_in(measure, each) for each in asked]
        values = ", ".join(f"({index}, {moment})" for index, moment in enumerate(moments))
        ends = f"coalesce({until(measure)}, TIMESTAMP 'infinity')"
        joined = f" JOIN (VALUES {values}) AS w(bucket, moment) ON {dated(measure)} < w.moment AND {ends} >= w.moment"
        return "bucket", joined, f"{dated(measure)} < {max(moments)} AND {ends} >= {min(moments)}"

    def _stayed(self, measure: Stayed, version: Version) -> str:
        """Rows there at the start of each window whose member is there at its end as well."""
        source = f"{facts(version, measure.table, measure.columns)} AS f"
        values = ", ".join(
            f"({index}, TIMESTAMP '{each.start} 00:00:00', TIMESTAMP '{each.end} 00:00:00')"
            for index, each in enumerate(self.windows)
            if each
        )
        windows = f"(VALUES {values}) AS w(bucket, start, finish)"
        ends = f"coalesce({until(measure)}, TIMESTAMP 'infinity')"
        there = f"SELECT DISTINCT bucket, {measure.who} AS who FROM {source} JOIN {windows} ON {{}} WHERE {measure.where or 'TRUE'}"
        groups = [f'f."{name}" AS g{index}' for index, name in enumerate(self.by)]
        at_end = there.format(f"{dated(measure)} < w.finish AND {ends} >= w.finish")
        counts = ", ".join(f"count(DISTINCT {measure.who}) AS {name}0" for name in "mn")
        return (
            f"SELECT {', '.join(['w.bucket', *groups, counts])} FROM {source}"
            f" JOIN {windows} ON {dated(measure)} < w.start AND {ends} >= w.start"
            f" JOIN ({at_end}) AS e ON e.bucket = w.bucket AND e.who = f.{measure.who}"
            f" WHERE {measure.where or 'TRUE'} AND {where(self.filters)} GROUP BY ALL"
        )


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
    """Measures that one scan can read: those of one kind, table and date (and, of stocks, end)."""
    groups: dict[tuple[object, ...], list[Measure]] = {}
    for measure in dict.fromkeys(measures):
        alone = measure if isinstance(measure, Stayed) else measure.until if isinstance(measure, Stock) else None
        groups.setdefault((type(measure), measure.table, measure.dated, alone), []).append(measure)
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
