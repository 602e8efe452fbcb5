"""Many measures of one table and date, over many periods, in one scan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from data.version import Version
from kpi.additive import adds_up, currencies_of, members_told, of_part, of_whole, told_by
from kpi.aggregates import Aggregates
from kpi.conditions import dated, moment_in, until, within
from kpi.distinct import distinct, few_enough, member_of
from kpi.engine import facts, run_together
from kpi.measures import Latest, Measure, Stayed, Stock
from kpi.periods import Period
from kpi.rolled import rolled
from kpi.rollups import Horizon
from kpi.selection import Filter
from kpi.slices import where
from kpi.sorted_rows import sorted_rows
from kpi.staying import MOMENTS as MOMENTS_TOLD
from kpi.staying import moments_of, stayed
from kpi.stretches import calendar_of, held, hull, passed, stretches
from kpi.terms import MOMENT

Group = tuple[str | None, ...]

MOMENTS = 64
"""So many moments can be told apart by comparing each row with each of them."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure's value in one cell, the rows behind it, and the currencies in which its money stands."""

    value: float | Decimal | None
    rows: int
    currencies: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Scan:
    """What one scan reads: measures that share a table and a date, the periods, and the slice.

    A period that is `None` stands for all rows, dated or not: for tables that have no dates at all. With `quick` the rows are read
    where they lie sorted by what is filtered, if they do.
    """

    measures: tuple[Measure, ...]
    windows: tuple[Period | None, ...]
    by: tuple[str, ...]
    filters: tuple[Filter, ...]
    quick: bool = False

    def sql(self, version: Version) -> str:
        """One query: a row for each window and group, with what `aggregates` says."""
        first = self.measures[0]
        if isinstance(first, Stayed):
            return self._stayed(first, version)
        if len(self.windows) == 1:
            placed = within(first, window) if (window := self.windows[0]) else "TRUE"
            return (
                f"SELECT {self._select(version, '0 AS bucket')} FROM {self._source(version)} WHERE {placed} AND {self._where} GROUP BY ALL"
            )
        if self._adds_up(version):
            return self._by_moments(first, version) if isinstance(first, Stock) else self._by_days(first, version)
        if self._counts_members:
            return distinct(first, self._dated, self._source(version), self.by, self._where, self.aggregates(version).sql)
        return self._row_by_row(first, version)

    @property
    def _counts_members(self) -> bool:
        """Whether all measures count members of the same column, in windows that can be told by few enough stretches of days."""
        members = {member_of(each) for each in self.measures}
        return len(members) == 1 and None not in members and "customer" not in self.by and few_enough(self.measures[0], self._dated)

    def aggregates(self, version: Version) -> Aggregates:
        """What is counted in each window and group."""
        mixed = frozenset(each for each in self.measures if len(currencies_of(version, each)) > 1)
        moment = "w.moment" if len(self.windows) > 1 else moment_in(self.measures[0], window) if (window := self.windows[0]) else ""
        return Aggregates.of(self.measures, moment, mixed)

    def _adds_up(self, version: Version) -> bool:
        """Whether windows can be put together from parts. Hardly worth it where nearly every row is a part of its own."""
        few = len(self.windows) <= MOMENTS if isinstance(self.measures[0], Stock) else "customer" not in self.by
        return few and all(adds_up(version, each) or (self._told and members_told(each) == self._told) for each in self.measures)

    def _by_days(self, measure: Measure, version: Version) -> str:
        """Each row is counted once, for the stretch of days it falls in; windows are put together from the stretches they hold."""
        parts = stretches(self._dated)
        counted = (
            f"SELECT {self._select_parts(version, 's.stretch')} FROM {self._source(version)}"
            f" JOIN {calendar_of(parts, 'stretch')} AS s ON ({dated(measure)})::DATE = s.day"
            f" WHERE {within(measure, hull(parts))} AND {self._where} GROUP BY ALL"
        )
        return (
            f"SELECT {self._put_together(version)} FROM ({counted}) AS d"
            f" JOIN (VALUES {held(self.windows, parts)}) AS w(bucket, stretch) ON d.stretch = w.stretch GROUP BY ALL"
        )

    def _by_moments(self, measure: Stock, version: Version) -> str:
        """Each row is counted once, for the moments from its beginning to its end; these are put together to every moment."""
        moments = sorted({moment_in(measure, each) for each in self._dated})
        began, ended = passed(dated(measure), moments), passed(until(measure), moments)
        spells = (
            f"SELECT {self._select_parts(version, f'{began} AS began, {ended} AS ended')} FROM {self._source(version)}"
            f" WHERE {dated(measure)} < {moments[-1]} AND coalesce({until(measure)} >= {moments[0]}, true) AND {self._where} GROUP BY ALL"
        )
        places = ", ".join(f"({index}, {moments.index(moment_in(measure, each))})" for index, each in enumerate(self.windows) if each)
        return (
            f"SELECT {self._put_together(version)} FROM ({spells}) AS d"
            f" JOIN (VALUES {places}) AS w(bucket, place) ON w.place >= d.began AND w.place < d.ended GROUP BY ALL"
        )

    def _row_by_row(self, measure: Measure, version: Version) -> str:
        """Each row is looked at in every window that holds it: for what does not add up, such as a median."""
        if isinstance(measure, Stock):
            moments = [moment_in(measure, each) for each in self._dated]
            starts = [f"TIMESTAMP '{each.start} 00:00:00'" for each in self._dated]
            values = ", ".join(f"({index}, {start}, {moment})" for index, (start, moment) in enumerate(zip(starts, moments, strict=True)))
            # Both bounds in one join make DuckDB sort once, in place of comparing every row with every moment.
            ends = f"coalesce({until(measure)}, TIMESTAMP 'infinity')"
            joined = f"(VALUES {values}) AS w(bucket, start, moment) ON {dated(measure)} < w.moment AND {ends} >= w.moment"
            joined += f" AND {dated(measure)} >= w.start" if isinstance(measure, Latest) else ""
            placed = f"{dated(measure)} < {max(moments)} AND {ends} >= {min(moments)}"
        else:
            joined = f"{calendar_of(self.windows, 'bucket')} AS w ON ({dated(measure)})::DATE = w.day"
            placed = within(measure, hull(self._dated))
        source = self._source(version)
        rows = f"{placed} AND {self._needed} AND {self._where}"
        return f"SELECT {self._select(version, 'bucket')} FROM {source} JOIN {joined} WHERE {rows} GROUP BY ALL"

    @property
    def _needed(self) -> str:
        """The rows that any of the measures is over. All rows where one counts: it is 0, and not unknown, in a group without such rows."""
        conditions = dict.fromkeys(each.where for each in self.measures)
        if "" in conditions or any(each.is_count or MOMENT in each.where for each in self.measures):
            return "TRUE"
        return f"({' OR '.join(f'({each})' for each in conditions)})"

    def _stayed(self, measure: Stayed, version: Version) -> str:
        """Rows there at the start of each window whose member is there at its end as well."""
        mixed = len(currencies_of(version, measure)) > 1
        if mixed or len(moments_of(self._dated)) > MOMENTS_TOLD or self._dated != [*self.windows]:
            return self._stayed_each(measure, version)
        return stayed(measure, self._dated, self._source(version), self.by, self._where, self.aggregates(version).sql)

    def _stayed_each(self, measure: Stayed, version: Version) -> str:
        """The same window by window: for money in several currencies, and for many moments. Only members of the start are looked for."""
        source = self._source(version)
        values = ", ".join(
            f"({index}, TIMESTAMP '{each.start} 00:00:00', TIMESTAMP '{each.end} 00:00:00')"
            for index, each in enumerate(self.windows)
            if each
        )
        ends, condition = f"coalesce({until(measure)}, TIMESTAMP 'infinity')", measure.where or "TRUE"
        told = {"currency"} if len(currencies_of(version, measure)) > 1 else set()
        named = ", ".join(f'f."{name}"' for name in sorted({*measure.columns, *self.by, *told}))
        at_start = (
            f"SELECT w.bucket, w.finish, {named} FROM {source} JOIN (VALUES {values}) AS w(bucket, start, finish)"
            f" ON {dated(measure)} < w.start AND {ends} >= w.start WHERE {condition} AND {self._where}"
        )
        at_end = (
            f"SELECT DISTINCT s.bucket, s.who FROM (SELECT DISTINCT bucket, finish, {measure.who} AS who FROM at_start) AS s"
            f" JOIN {source} ON f.{measure.who} = s.who AND {dated(measure)} < s.finish AND {ends} >= s.finish WHERE {condition}"
        )
        return (
            f"WITH at_start AS MATERIALIZED ({at_start}), at_end AS ({at_end})"
            f" SELECT {self._select(version, 'f.bucket')} FROM at_start AS f"
            f" JOIN at_end AS e ON e.bucket = f.bucket AND e.who = f.{measure.who} GROUP BY ALL"
        )

    def _select(self, version: Version, placed: str) -> str:
        groups = [f'f."{name}" AS g{index}' for index, name in enumerate(self.by)]
        return ", ".join([placed, *groups, *(f"{sql} AS a{index}" for index, sql in enumerate(self.aggregates(version).sql))])

    def _select_parts(self, version: Version, placed: str) -> str:
        """What is counted in parts. Members told apart are a group of their own: each is then counted once, in whatever parts it is."""
        told = f', f."{self._told}" AS member' if self._told else ""
        sql = (of_part(each) for each in self.aggregates(version).sql)
        groups = [f'f."{name}" AS g{index}' for index, name in enumerate(self.by)]
        return ", ".join([placed + told, *groups, *(f"{each} AS a{index}" for index, each in enumerate(sql))])

    def _put_together(self, version: Version) -> str:
        named = (f"{of_whole(sql, f'd.a{index}')} AS a{index}" for index, sql in enumerate(self.aggregates(version).sql))
        return ", ".join(["w.bucket", *(f"d.g{index}" for index in range(len(self.by))), *named])

    @property
    def _told(self) -> str | None:
        return told_by(self.measures)

    def _source(self, version: Version) -> str:
        named = frozenset().union(*(each.columns for each in self.measures))
        table = self.measures[0].table
        quick = sorted_rows(version, table, self.filters, named | set(self.by)) if self.quick else None
        return f"{quick or facts(version, table, named)} AS f"

    @property
    def _where(self) -> str:
        return where(self.filters)

    @property
    def _dated(self) -> list[Period]:
        return [each for each in self.windows if each]


Cells = dict[tuple[Measure, Period | None], dict[Group, Counted]]
Rows = Iterable[tuple[Any, ...]]


def read(
    version: Version,
    asked: Mapping[Measure, Collection[Period | None]],
    by: tuple[str, ...],
    filters: tuple[Filter, ...],
    rolled_up: Horizon | None = None,
) -> Cells:
    """Every measure in its windows and every group, with as few scans as there are tables and dates.

    Windows may overlap: a day belongs to as many as name it, so a value, its comparison and its trend cost one scan. Measures that are
    read together are read in the windows of all of them. What is rolled up is read from there where `rolled_up` says so.
    """
    known: list[tuple[Scan, Rows]] = []
    unread: list[Scan] = []
    for group in together(asked):
        windows = dict.fromkeys(window for measure in group for window in asked[measure] if window or not isinstance(measure, Stock))
        parts: tuple[tuple[Period | None, ...], ...] = (
            (None,) if None in windows else (),
            tuple(sorted(each for each in windows if each)),
        )
        for part in parts:
            if part:
                told, left = _scans(version, Scan(group, part, by, filters), rolled_up)
                known += told
                unread += left
    cells: Cells = {}
    for scan, rows in (*known, *zip(unread, run_together([scan.sql(version) for scan in unread]), strict=True)):
        cells |= _cells(version, scan, rows)
    return cells


def _scans(version: Version, whole: Scan, until: Horizon | None) -> tuple[list[tuple[Scan, Rows]], list[Scan]]:
    """What is rolled up, with its rows; and what is to be read: what adds up over days apart from what does not, so that this alone
    is read window by window."""
    left, told = whole.measures, []
    windows = tuple(each for each in whole.windows if each)
    found = rolled(version, _adding(version, left), windows, whole.by, whole.filters, until=until) if until and windows else None
    if found:
        one = replace(whole, measures=found.measures)
        told = [(one, found.rows(one.aggregates(version).sql))]
        left = tuple(each for each in left if each not in found.measures)
    adding = _adding(version, left) if len(whole.windows) > 1 else ()
    others: dict[str | None, tuple[Measure, ...]] = {}
    for each in left:
        if each not in adding:
            member = member_of(each) if len(windows) > 1 else None
            others[member] = (*others.get(member, ()), each)
    apart = (adding, *others.values())
    return told, [replace(whole, measures=measures, quick=until is not None) for measures in apart if measures]


def _adding(version: Version, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Those that add up, members told apart among them."""
    told = told_by(measures)
    return tuple(each for each in measures if adds_up(version, each) or (told and members_told(each) == told))


def together(measures: Iterable[Measure]) -> list[tuple[Measure, ...]]:
    """Measures that one scan can read: those of one kind, table and date (and, of stocks, end)."""
    groups: dict[tuple[object, ...], list[Measure]] = {}
    for measure in dict.fromkeys(measures):
        alone = measure if isinstance(measure, Stayed) else measure.until if isinstance(measure, Stock) else None
        groups.setdefault((type(measure), measure.table, measure.dated, alone), []).append(measure)
    return [tuple(group) for group in groups.values()]


def _cells(version: Version, scan: Scan, rows: Rows) -> Cells:
    cells: Cells = {(measure, window): {} for measure in scan.measures for window in scan.windows}
    aggregates, ahead = scan.aggregates(version), 1 + len(scan.by)
    known = {measure: currencies_of(version, measure) for measure in scan.measures}
    for row in rows:
        window, group, answers = scan.windows[row[0]], row[1:ahead], row[ahead:]
        for measure, possible in known.items():
            value, count, currencies = aggregates.read(measure, answers)
            if count or measure.is_count:
                cells[measure, window][group] = Counted(value, count, currencies if len(possible) > 1 else possible)
    return cells
