"""Members counted once in each of many windows that overlap: of each member it is told once where in time it has rows.

The stretches of days in which it has some, or the moments at which it is there, are the bits of one number, so that a window is
a number, too, and its members are those whose bits meet its own. To look at each row in every window that holds it, and to tell
members apart in each, takes several times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpi.conditions import dated, moment_in, until, within
from kpi.measures import Flow, Measure, Opening, Stock
from kpi.periods import Period
from kpi.stretches import calendar_of, held, hull, passed, stretches
from kpi.terms import MOMENT

BITS = 120
"""So many bits has the number."""

_DISTINCT = re.compile(r"^count\(DISTINCT (?P<member>\w+)\)")


@dataclass(frozen=True)
class Told:
    """Where in time rows are: SQL for the rows with their place, the place by itself, as bits, and how windows hold places and bits."""

    rows: str
    place: str
    bits: str
    holds: str
    of_windows: tuple[int, ...]


def member_of(measure: Measure) -> str | None:
    """The column whose members a measure counts, each of them once."""
    found = _DISTINCT.fullmatch(measure.sql) if type(measure) in (Flow, Stock, Opening) and MOMENT not in measure.where else None
    return found["member"] if found else None


def few_enough(measure: Measure, windows: Sequence[Period]) -> bool:
    """Whether there is a bit for each stretch of days, or each moment."""
    return len(windows) > 1 and len(_moments(measure, windows) if isinstance(measure, Stock) else stretches(windows)) <= BITS


def distinct(  # noqa: PLR0917
    measure: Measure, windows: Sequence[Period], source: str, by: Sequence[str], where: str, aggregates: Iterable[str]
) -> str:
    """One query: a row for each window and group with the aggregates of measures that count members of the same column.

    `source` are the rows as `f`, `where` the slice, `measure` any of the measures.
    """
    sql, told = tuple(aggregates), (_of_stock if isinstance(measure, Stock) else _of_flow)(measure, windows, source, where)
    members = [index for index, each in enumerate(sql) if _DISTINCT.match(each)]
    groups = "".join(f', f."{name}" AS g{index}' for index, name in enumerate(by))
    group = "".join(f", d.g{index}" for index in range(len(by)))
    counts = "".join(f", {each} AS c{index}" for index, each in enumerate(sql) if index not in members)
    bits = "".join(f", coalesce({_DISTINCT.sub(f'bit_or({told.bits})', sql[index])}, 0) AS c{index}" for index in members)
    alike = ", ".join([*(f"d.g{index}" for index in range(len(by))), *(f"d.c{index}" for index in members), "count(*) AS alike"])
    of_rows = "".join(f", {0 if index in members else f'd.c{index}'} AS a{index}" for index in range(len(sql)))
    meeting = {index: f"d.c{index} & w.bits <> 0" for index in members}
    of_members = "".join(
        f", {f'CASE WHEN {meeting[index]} THEN d.alike ELSE 0 END' if index in meeting else 0} AS a{index}" for index in range(len(sql))
    )
    column = f'f."{member_of(measure)}"'
    counted = f"SELECT {told.place}{groups}{counts} FROM {told.rows} GROUP BY ALL"
    of_each = f"SELECT {column} AS who{groups}{bits} FROM {told.rows} AND {column} IS NOT NULL GROUP BY ALL"
    numbers = ", ".join(f"({index}, {each}::HUGEINT)" for index, each in enumerate(told.of_windows))
    met = " OR ".join(meeting.values())
    summed = "".join(f", sum(a{index}) AS a{index}" for index in range(len(sql)))
    return (
        f"SELECT bucket{group}{summed} FROM (SELECT w.bucket{group}{of_rows} FROM ({counted}) AS d JOIN {told.holds}"
        f" UNION ALL SELECT w.bucket{group}{of_members} FROM (SELECT {alike} FROM ({of_each}) AS d GROUP BY ALL) AS d"
        f" JOIN (VALUES {numbers}) AS w(bucket, bits) ON {met}) AS d GROUP BY ALL"
    )


def _of_flow(measure: Measure, windows: Sequence[Period], source: str, where: str) -> Told:
    """Each row is in one stretch of days, and a window holds some of these."""
    parts = stretches(windows)
    days = f"{calendar_of(parts, 'stretch')} AS s ON ({dated(measure)})::DATE = s.day"
    inside = [[place for place, each in enumerate(parts) if window.start <= each.start and each.end <= window.end] for window in windows]
    return Told(
        f"{source} JOIN {days} WHERE {within(measure, hull(parts))} AND {where}",
        "s.stretch AS place",
        "1::HUGEINT << s.stretch",
        f"(VALUES {held(windows, parts)}) AS w(bucket, place) ON d.place = w.place",
        tuple(sum(1 << place for place in places) for places in inside),
    )


def _of_stock(measure: Measure, windows: Sequence[Period], source: str, where: str) -> Told:
    """Each row is there from one moment on until another, and a window is one of these."""
    if not isinstance(measure, Stock):
        raise TypeError(f"{measure.name} is no stock")
    moments = _moments(measure, windows)
    began, ended = passed(dated(measure), moments), passed(until(measure), moments)
    at = [moments.index(moment_in(measure, each)) for each in windows]
    numbered = ", ".join(f"({index}, {place})" for index, place in enumerate(at))
    return Told(
        f"(SELECT f.*, {began} AS first_place, {ended} AS end_place FROM {source} WHERE {where}) AS f WHERE f.first_place < f.end_place",
        "f.first_place, f.end_place",
        "((1::HUGEINT << (f.end_place - f.first_place)) - 1) << f.first_place",
        f"(VALUES {numbered}) AS w(bucket, place) ON w.place >= d.first_place AND w.place < d.end_place",
        tuple(1 << place for place in at),
    )


def _moments(measure: Measure, windows: Sequence[Period]) -> list[str]:
    return sorted({moment_in(measure, each) for each in windows})
