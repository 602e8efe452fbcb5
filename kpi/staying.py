"""Who was there at both ends of many periods: told once for each member, in place of looking for everybody at every end.

At which of all moments a member was there are the bits of one number; rows of the same stretch and members of the same number are counted
together, and each window is put together from these.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kpi.conditions import dated, until
from kpi.measures import Stayed
from kpi.periods import Period
from kpi.stretches import passed

MOMENTS = 120
"""So many bits has the number."""

_BITS = "bit_or(((1::HUGEINT << (ended - began)) - 1) << began)"


def moments_of(windows: Sequence[Period]) -> list[str]:
    """The days on which windows begin or end, in order, as SQL."""
    days = sorted({day for each in windows for day in (each.start, each.end)})
    return [_at(day) for day in days]


def stayed(  # noqa: PLR0917
    measure: Stayed, windows: Sequence[Period], source: str, by: Sequence[str], where: str, aggregates: Sequence[str]
) -> str:
    """One query: a row for each window and group with the rows counted and the value.

    `source` are the rows as `f`, `where` the slice in which a row is counted at the start, `aggregates` what counts rows and
    makes the value.
    """
    moments = moments_of(windows)
    began, ended = passed(dated(measure), moments), passed(until(measure), moments)
    names = ", ".join(f'f."{name}"' for name in sorted({*measure.columns, *by}))
    told = f"{names}, f.{measure.who} AS who, {began} AS began, {ended} AS ended, ({where}) AS is_here"
    rows = f"SELECT * FROM (SELECT {told} FROM {source} WHERE {measure.where or 'TRUE'}) WHERE began < ended"
    only = "" if where == "TRUE" else " WHERE who IN (SELECT who FROM rows WHERE is_here)"
    places = f"SELECT who, {_BITS} AS places FROM rows{only} GROUP BY who"
    groups = "".join(f', f."{name}" AS g{index}' for index, name in enumerate(by))
    counted, asked = aggregates
    told_once = measure.sql == f"count(DISTINCT {measure.who})"
    at = ", ".join(f"({index}, {moments.index(_at(each.start))}, {moments.index(_at(each.end))})" for index, each in enumerate(windows))
    group = "".join(f", d.g{index}" for index in range(len(by)))
    parts = (
        f"SELECT f.began, f.ended, p.places{groups}, {counted} AS a0, {'0' if told_once else asked} AS a1"
        " FROM rows AS f JOIN places AS p ON p.who = f.who WHERE f.is_here GROUP BY ALL"
    )
    summed = (
        f"SELECT w.bucket{group}, d.a0, d.a1 FROM ({parts}) AS d"
        " JOIN windows AS w ON w.start >= d.began AND w.start < d.ended AND (d.places >> w.finish) & 1 = 1"
    )
    if told_once:
        summed += (
            f" UNION ALL SELECT w.bucket{group}, 0, d.members FROM ({_members(by)}) AS d"
            " JOIN windows AS w ON (d.starts >> w.start) & 1 = 1 AND (d.places >> w.finish) & 1 = 1"
        )
    return (
        f"WITH rows AS MATERIALIZED ({rows}), places AS MATERIALIZED ({places}), windows(bucket, start, finish) AS (VALUES {at})"
        f" SELECT bucket{group}, sum(a0) AS a0, sum(a1) AS a1 FROM ({summed}) AS d GROUP BY ALL"
    )


def _members(by: Sequence[str]) -> str:
    """How many members of each group were there at the same moments, in the group and anywhere."""
    groups = "".join(f', "{name}" AS g{index}' for index, name in enumerate(by))
    shown = "".join(f", m.g{index}" for index in range(len(by)))
    starts = f"SELECT who{groups}, {_BITS} AS starts FROM rows WHERE is_here GROUP BY ALL"
    return f"SELECT m.starts, p.places{shown}, count(*) AS members FROM ({starts}) AS m JOIN places AS p ON p.who = m.who GROUP BY ALL"


def _at(day: date) -> str:
    return f"TIMESTAMP '{day} 00:00:00'"
