"""A scan answered by a rollup in place of the rows: the same cells from thousands of times fewer of them, mostly from memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.version import Version
from kpi.additive import members_told, of_part, of_whole, told_by
from kpi.aggregates import Aggregates
from kpi.conditions import moment_in
from kpi.cube import Cube, Numbers, cube_of
from kpi.engine import run
from kpi.measures import Measure, Opening, Stayed, Stock
from kpi.periods import Period
from kpi.rollups import ROWS, Counted, Horizon, Rollup, rollup_of
from kpi.selection import Filter, Rest
from kpi.slices import where
from kpi.stretches import passed


@dataclass(frozen=True)
class Rolled:
    """Measures of one scan, all of which add up, in windows and a slice, with the rollup that answers them."""

    measures: tuple[Measure, ...]
    windows: tuple[Period, ...]
    by: tuple[str, ...]
    filters: tuple[Filter, ...]
    rollup: Rollup

    def rows(self, asked: Sequence[str]) -> Iterable[tuple[Any, ...]]:
        """A row for each window and group with the aggregates asked for: from memory, or by SQL where the rollup is too large for that."""
        cube = cube_of(self.rollup.path, self.rollup.dimensions, tuple(self.rollup.columns.values()))
        return self._in_memory(cube, asked) if cube else run(self.sql(asked))

    def _in_memory(self, cube: Cube, asked: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        lines = [line for line, group in enumerate(cube.groups) if self._wanted(group)]
        if not lines:
            return
        starts, ends = zip(*(self._places(cube, each) for each in self.windows), strict=True)
        shown, place_of = _told_apart([self._named(cube.groups[line], self.by) for line in lines])

        def summed(column: str) -> tuple[Numbers, Numbers | None]:
            counted, known = cube.between(column, lines, starts, ends)
            return _added(counted, place_of, len(shown)), None if known is None else _added(known, place_of, len(shown))

        member = told_by(self.measures)
        answers = []
        for sql in asked:
            column = self.rollup.columns[of_part(sql)]
            if of_part(sql) != sql and member:
                members, told = _told_apart([self._named(cube.groups[line], (*self.by, member)) for line in lines])
                of_each = _added(cube.between(column, lines, starts, ends)[0], told, len(members)) > 0
                of_each[[index for index, each in enumerate(members) if each[-1] is None]] = False  # nobody is no member
                groups = [shown.index(each[:-1]) for each in members]
                answers.append((column, _added(of_each.astype(np.int64), groups, len(shown)).tolist(), None))
            else:
                sums, known = summed(column)
                answers.append((column, sums.tolist(), None if known is None else known.tolist()))
        there = summed(self.rollup.columns[ROWS])[0]
        for place, window in np.argwhere(there > 0).tolist():
            values = (
                cube.amount(column, sums[place][window]) if known is None or known[place][window] else None
                for column, sums, known in answers
            )
            yield (window, *shown[place], *values)

    def _wanted(self, group: tuple[str | None, ...]) -> bool:
        of = dict(zip(self.rollup.dimensions, group, strict=True))
        return all(of[each.dimension] in each.members for each in self.filters)

    def _named(self, group: tuple[str | None, ...], dimensions: Sequence[str]) -> tuple[str | None, ...]:
        of = dict(zip(self.rollup.dimensions, group, strict=True))
        return tuple(of[name] for name in dimensions)

    def _places(self, cube: Cube, window: Period) -> tuple[int, int]:
        """From where to where in the days of a cube a window goes; a stock is all that came before its moment."""
        if isinstance(self.measures[0], Stock):
            return 0, cube.place(window.start if isinstance(self.measures[0], Opening) else window.end)
        return cube.place(window.start), cube.place(window.end)

    def sql(self, asked: Sequence[str]) -> str:
        """A row for each window and group with the aggregates asked for, as a scan of the rows gives them."""
        sums = [f"sum(f.{self.rollup.columns[of_part(sql)]}) AS a{index}" for index, sql in enumerate(asked)]
        groups = [f'f."{name}" AS g{index}' for index, name in enumerate(self.by)]
        wholes = [f"{of_whole(sql, f'd.a{index}')} AS a{index}" for index, sql in enumerate(asked)]
        whole = ", ".join(["w.bucket", *(f"d.g{index}" for index in range(len(self.by))), *wholes])
        first = self.measures[0]
        counted, joined = self._of_stock(first, [*groups, *sums]) if isinstance(first, Stock) else self._of_flow([*groups, *sums])
        return f"SELECT {whole} FROM ({counted}) AS d JOIN {joined}"

    def _of_flow(self, told: list[str]) -> tuple[str, str]:
        """What is counted between the bounds of windows, and what of that lies in each window. Few rows need no join with their days."""
        days = sorted({day for each in self.windows for day in (each.start, each.end)})
        bounds, member = [f"DATE '{day}'" for day in days], told_by(self.measures)
        named = ", ".join([f"{passed('f.day', bounds)} AS place", *([f'f."{member}" AS member'] if member else []), *told])
        between = f"f.day >= {bounds[0]} AND f.day < {bounds[-1]} AND {where(self.filters)}"
        held = ", ".join(
            f"({index}, {place})"
            for index, each in enumerate(self.windows)
            for place in range(days.index(each.start) + 1, days.index(each.end) + 1)
        )
        counted = f"SELECT {named} FROM {self.rollup.rows} AS f WHERE {between} GROUP BY ALL"
        return counted, f"(VALUES {held}) AS w(bucket, place) ON d.place = w.place GROUP BY ALL"

    def _of_stock(self, stock: Stock, told: list[str]) -> tuple[str, str]:
        """What began less what ended between moments, and which of that lies before the moment of each window."""
        moments = sorted({moment_in(stock, each) for each in self.windows})
        named = ", ".join([f"{passed('f.day', moments)} AS place", f"sum({self.rollup.columns[ROWS]}) AS rows", *told])
        counted = f"SELECT {named} FROM {self.rollup.rows} AS f WHERE f.day < {moments[-1]} AND {where(self.filters)} GROUP BY ALL"
        places = ", ".join(f"({index}, {moments.index(moment_in(stock, each))})" for index, each in enumerate(self.windows))
        return counted, f"(VALUES {places}) AS w(bucket, place) ON d.place <= w.place GROUP BY ALL HAVING sum(d.rows) > 0"


def rolled(
    version: Version,
    adding: tuple[Measure, ...],
    windows: tuple[Period, ...],
    by: tuple[str, ...],
    filters: tuple[Filter, ...],
    *,
    until: Horizon,
) -> Rolled | None:
    """Those of the measures of one scan, all of which add up, that a rollup answers in a slice; none where the rows have to be read."""
    if not adding or isinstance(adding[0], Stayed) or any(isinstance(each, Rest) for each in filters):
        return None
    sliced = frozenset((*by, *(each.dimension for each in filters)))
    told = told_by(adding)
    for dimensions in dict.fromkeys((sliced | {told} if told else sliced, sliced)):
        rollup = rollup_of(version, Counted.by(adding[0]), dimensions, until)
        held = tuple(each for each in adding if rollup and (told in dimensions or not members_told(each)) and _holds(rollup, each))
        if rollup and held:
            return Rolled(held, windows, by, filters, rollup)
    return None


def _holds(rollup: Rollup, measure: Measure) -> bool:
    return all(of_part(sql) in rollup.columns for sql in Aggregates.of((measure,), "").sql)


def _told_apart(groups: Sequence[tuple[str | None, ...]]) -> tuple[list[tuple[str | None, ...]], list[int]]:
    """The groups that differ, and the place of each among them."""
    places = {group: index for index, group in enumerate(dict.fromkeys(groups))}
    return list(places), [places[group] for group in groups]


def _added(numbers: Numbers, places: list[int], count: int) -> Numbers:
    """The lines of each place added."""
    if places == list(range(count)):
        return numbers
    added: Numbers = np.zeros((count, numbers.shape[1]), dtype=np.int64)
    np.add.at(added, np.asarray(places), numbers)
    return added
