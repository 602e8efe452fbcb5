"""Many measures of one table and date, over many periods, in one scan."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from data.tables import DIMENSIONS
from data.version import Version
from kpi.aggregates import Aggregates
from kpi.conditions import dated, moment_in, until, within
from kpi.engine import facts, run
from kpi.measures import Latest, Measure, Stayed, Stock
from kpi.periods import Period
from kpi.selection import Filter
from kpi.slices import where
from kpi.terms import MOMENT

Group = tuple[str | None, ...]

MOMENTS = 64
"""So many moments can be told apart by comparing each row with each of them."""


FEW = frozenset(DIMENSIONS) - {"customer"}
"""Dimensions of so few members that hardly a row is a part of its own where they are told apart."""

_DISTINCT = re.compile(r"^count\(DISTINCT (?P<member>\w+)\)", re.IGNORECASE)


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
        return self._row_by_row(first, version)

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
        stretches = _stretches(self._dated)
        counted = (
            f"SELECT {self._select_parts(version, 's.stretch')} FROM {self._source(version)}"
            f" JOIN {_calendar_of(_numbered(stretches), 'stretch')} AS s ON ({dated(measure)})::DATE = s.day"
            f" WHERE {within(measure, _hull(stretches))} AND {self._where} GROUP BY ALL"
        )
        held = ", ".join(
            f"({index}, {place})"
            for index, window in enumerate(self.windows)
            for place, each in enumerate(stretches)
            if window and window.start <= each.start and each.end <= window.end
        )
        return (
            f"SELECT {self._put_together(version)} FROM ({counted}) AS d"
            f" JOIN (VALUES {held}) AS w(bucket, stretch) ON d.stretch = w.stretch GROUP BY ALL"
        )

    def _by_moments(self, measure: Stock, version: Version) -> str:
        """Each row is counted once, for the moments from its beginning to its end; these are put together to every moment."""
        moments = sorted({moment_in(measure, each) for each in self._dated})
        began, ended = _passed(dated(measure), moments), _passed(until(measure), moments)
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
            joined = f"{_calendar_of(_numbered(self.windows), 'bucket')} AS w ON ({dated(measure)})::DATE = w.day"
            placed = within(measure, _hull(self._dated))
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
        source = self._source(version)
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
        counts = [f"{sql} AS a{index}" for index, sql in enumerate(self.aggregates(version).sql)]
        return (
            f"SELECT {', '.join(['w.bucket', *groups, *counts])} FROM {source}"
            f" JOIN {windows} ON {dated(measure)} < w.start AND {ends} >= w.start"
            f" JOIN ({at_end}) AS e ON e.bucket = w.bucket AND e.who = f.{measure.who}"
            f" WHERE {measure.where or 'TRUE'} AND {self._where} GROUP BY ALL"
        )

    def _select(self, version: Version, placed: str) -> str:
        groups = [f'f."{name}" AS g{index}' for index, name in enumerate(self.by)]
        return ", ".join([placed, *groups, *(f"{sql} AS a{index}" for index, sql in enumerate(self.aggregates(version).sql))])

    def _select_parts(self, version: Version, placed: str) -> str:
        """What is counted in parts. Members told apart are a group of their own: each is then counted once, in whatever parts it is."""
        told = f', f."{self._told}" AS member' if self._told else ""
        sql = (_DISTINCT.sub("count(*)", each) for each in self.aggregates(version).sql)
        groups = [f'f."{name}" AS g{index}' for index, name in enumerate(self.by)]
        return ", ".join([placed + told, *groups, *(f"{each} AS a{index}" for index, each in enumerate(sql))])

    def _put_together(self, version: Version) -> str:
        whole = [
            f"count(DISTINCT d.member) FILTER (WHERE d.a{index} > 0)" if _DISTINCT.match(sql) else f"sum(d.a{index})"
            for index, sql in enumerate(self.aggregates(version).sql)
        ]
        named = (f"{sql} AS a{index}" for index, sql in enumerate(whole))
        return ", ".join(["w.bucket", *(f"d.g{index}" for index in range(len(self.by))), *named])

    @property
    def _told(self) -> str | None:
        """The column whose members are told apart, if any measure counts members."""
        return next((member for each in self.measures if (member := members_told(each))), None)

    def _source(self, version: Version) -> str:
        named = frozenset().union(*(each.columns for each in self.measures))
        return f"{facts(version, self.measures[0].table, named)} AS f"

    @property
    def _where(self) -> str:
        return where(self.filters)

    @property
    def _dated(self) -> list[Period]:
        return [each for each in self.windows if each]


def _calendar_of(days: str, name: str) -> str:
    """SQL: every day of the stretches in `days`, each a number with its first day and the day after its last."""
    series = "unnest(generate_series(start, finish - INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS day"
    return f"(SELECT {name}, {series} FROM (VALUES {days}) AS p({name}, start, finish))"


def _numbered(periods: Sequence[Period | None]) -> str:
    """SQL: rows of a number, a first day and the day after the last."""
    return ", ".join(f"({index}, DATE '{each.start}', DATE '{each.end}')" for index, each in enumerate(periods) if each)


def _hull(periods: Sequence[Period]) -> Period:
    return Period(min(each.start for each in periods), max(each.end for each in periods))


def _stretches(windows: Sequence[Period]) -> list[Period]:
    """The days that windows hold, cut wherever one of them begins or ends, in order."""
    cuts = sorted({day for each in windows for day in (each.start, each.end)})
    between = [Period(start, end) for start, end in pairwise(cuts)]
    return [each for each in between if any(window.start <= each.start and each.end <= window.end for window in windows)]


def _passed(date_: str, moments: Sequence[str]) -> str:
    """SQL: how many of the moments, in order, are not after a date; all of them where there is none."""
    steps = " ".join(f"WHEN {date_} < {moment} THEN {index}" for index, moment in enumerate(moments))
    return f"CASE {steps} ELSE {len(moments)} END"


Cells = dict[tuple[Measure, Period | None], dict[Group, Counted]]


def read(version: Version, asked: Mapping[Measure, Collection[Period | None]], by: tuple[str, ...], filters: tuple[Filter, ...]) -> Cells:
    """Every measure in its windows and every group, with as few scans as there are tables and dates.

    Windows may overlap: a day belongs to as many as name it, so a value, its comparison and its trend cost one scan. Measures that are
    read together are read in the windows of all of them.
    """
    cells: Cells = {}
    for group in together(asked):
        windows = dict.fromkeys(window for measure in group for window in asked[measure] if window or not isinstance(measure, Stock))
        parts: tuple[tuple[Period | None, ...], ...] = (
            (None,) if None in windows else (),
            tuple(sorted(each for each in windows if each)),
        )
        for part in parts:
            for alike in _alike(version, group, len(part)) if part else ():
                cells |= _cells(version, Scan(alike, part, by, filters))
    return cells


def _alike(version: Version, group: tuple[Measure, ...], windows: int) -> list[tuple[Measure, ...]]:
    """Measures of one scan, apart where some add up over days and others do not, so that these alone are read window by window."""
    if windows == 1:
        return [group]
    told = next((member for measure in group if (member := members_told(measure))), None)
    adding = tuple(measure for measure in group if adds_up(version, measure) or (told and members_told(measure) == told))
    others = tuple(measure for measure in group if measure not in adding)
    return [each for each in (adding, others) if each]


def together(measures: Iterable[Measure]) -> list[tuple[Measure, ...]]:
    """Measures that one scan can read: those of one kind, table and date (and, of stocks, end)."""
    groups: dict[tuple[object, ...], list[Measure]] = {}
    for measure in dict.fromkeys(measures):
        alone = measure if isinstance(measure, Stayed) else measure.until if isinstance(measure, Stock) else None
        groups.setdefault((type(measure), measure.table, measure.dated, alone), []).append(measure)
    return [tuple(group) for group in groups.values()]


def _cells(version: Version, scan: Scan) -> Cells:
    cells: Cells = {(measure, window): {} for measure in scan.measures for window in scan.windows}
    aggregates, ahead = scan.aggregates(version), 1 + len(scan.by)
    known = {measure: currencies_of(version, measure) for measure in scan.measures}
    for row in run(scan.sql(version)):
        window, group, answers = scan.windows[row[0]], row[1:ahead], row[ahead:]
        for measure, possible in known.items():
            value, rows, currencies = aggregates.read(measure, answers)
            if rows or measure.is_count:
                cells[measure, window][group] = Counted(value, rows, currencies if len(possible) > 1 else possible)
    return cells


def adds_up(version: Version, measure: Measure) -> bool:
    """Whether a measure's values over parts of its rows make the one over all of them, and nothing else has to be known."""
    return (
        measure.is_sum
        and not isinstance(measure, Latest)
        and MOMENT not in measure.sql + measure.where
        and len(currencies_of(version, measure)) <= 1
    )


def members_told(measure: Measure) -> str | None:
    """The dimension whose members a flow counts, if it has few enough of them to tell them apart in parts of the rows."""
    found = _DISTINCT.fullmatch(measure.sql) if not isinstance(measure, Stock) else None
    return found["member"] if found and found["member"] in FEW else None


def currencies_of(version: Version, measure: Measure) -> frozenset[str]:
    """The currencies in which the money that a measure adds up may stand; none where it adds up no money."""
    return frozenset(version.facts[measure.table].currencies) if measure.is_money else frozenset()
