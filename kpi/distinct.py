"""Members counted once in each of many windows that overlap: of each member it is told once in which stretches of days it has rows.

The stretches are the bits of one number, so that a window is a number, too, and its members are those whose bits meet its own. To look at
each row in every window that holds it, and to tell members apart in each, takes several times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kpi.conditions import dated, within
from kpi.measures import Flow, Measure
from kpi.periods import Period
from kpi.stretches import calendar_of, held, hull, stretches
from kpi.terms import MOMENT

STRETCHES = 120
"""So many bits has the number."""

_DISTINCT = re.compile(r"^count\(DISTINCT (?P<member>\w+)\)")


def member_of(measure: Measure) -> str | None:
    """The column whose members a flow counts, each of them once."""
    found = _DISTINCT.fullmatch(measure.sql) if type(measure) is Flow and MOMENT not in measure.where else None
    return found["member"] if found else None


def few_enough(windows: Sequence[Period]) -> bool:
    """Whether there is a bit for each stretch of days."""
    return len(windows) > 1 and len(stretches(windows)) <= STRETCHES


def distinct(  # noqa: PLR0917
    measure: Measure, windows: Sequence[Period], source: str, by: Sequence[str], where: str, aggregates: Iterable[str]
) -> str:
    """One query: a row for each window and group with the aggregates of flows that count members of the same column.

    `source` are the rows as `f`, `where` the slice, `measure` any of the flows.
    """
    sql, parts = tuple(aggregates), stretches(windows)
    told = [bool(_DISTINCT.match(each)) for each in sql]
    rows = (
        f"{source} JOIN {calendar_of(parts, 'stretch')} AS s ON ({dated(measure)})::DATE = s.day"
        f" WHERE {within(measure, hull(parts))} AND {where}"
    )
    groups = "".join(f', f."{name}" AS g{index}' for index, name in enumerate(by))
    group = "".join(f", d.g{index}" for index in range(len(by)))
    counts = "".join(f", {each} AS c{index}" for index, each in enumerate(sql) if not told[index])
    bits = "".join(
        f", coalesce({_DISTINCT.sub('bit_or(1::HUGEINT << s.stretch)', each)}, 0) AS c{index}"
        for index, each in enumerate(sql)
        if told[index]
    )
    member = member_of(measure)
    alike = ", ".join([*(f"d.g{index}" for index in range(len(by))), *(f"d.c{index}" for index in range(len(sql)) if told[index])])
    of_rows = "".join(f", {0 if told[index] else f'd.c{index}'} AS a{index}" for index in range(len(sql)))
    of_members = "".join(
        f", {f'CASE WHEN d.c{index} & w.bits <> 0 THEN d.alike ELSE 0 END' if told[index] else 0} AS a{index}" for index in range(len(sql))
    )
    counted = f"SELECT s.stretch{groups}{counts} FROM {rows} GROUP BY ALL"
    members = f'SELECT f."{member}" AS member{groups}{bits} FROM {rows} AND f."{member}" IS NOT NULL GROUP BY ALL'
    windows_ = ", ".join(f"({index}, {_bits(each, parts)}::HUGEINT)" for index, each in enumerate(windows))
    meets = " OR ".join(f"d.c{index} & w.bits <> 0" for index in range(len(sql)) if told[index])
    summed = "".join(f", sum(a{index}) AS a{index}" for index in range(len(sql)))
    return (
        f"SELECT bucket{group}{summed} FROM ("
        f"SELECT w.bucket{group}{of_rows} FROM ({counted}) AS d JOIN (VALUES {held(windows, parts)}) AS w(bucket, stretch) USING (stretch)"
        f" UNION ALL SELECT w.bucket{group}{of_members} FROM (SELECT {alike}, count(*) AS alike FROM ({members}) AS d GROUP BY ALL) AS d"
        f" JOIN (VALUES {windows_}) AS w(bucket, bits) ON {meets}"
        ") AS d GROUP BY ALL"
    )


def _bits(window: Period, parts: Sequence[Period]) -> int:
    return sum(1 << place for place, each in enumerate(parts) if window.start <= each.start and each.end <= window.end)
