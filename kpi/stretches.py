"""Days as SQL: the stretches between the bounds of windows, and the moments that a date has passed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kpi.periods import Period


def calendar_of(periods: Sequence[Period | None], name: str) -> str:
    """SQL: every day of the periods, each with the number of its period. Lists are read several times as fast as rows of dates."""
    told = [(index, each) for index, each in enumerate(periods) if each]
    lists = (
        f"unnest([{', '.join(str(index) for index, _ in told)}]) AS {name}",
        f"unnest([{', '.join(repr(each.start.isoformat()) for _, each in told)}]::DATE[]) AS start",
        f"unnest([{', '.join(repr(each.end.isoformat()) for _, each in told)}]::DATE[]) AS finish",
    )
    series = "unnest(generate_series(start, finish - INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS day"
    return f"(SELECT {name}, {series} FROM (SELECT {', '.join(lists)}))"


def hull(periods: Sequence[Period]) -> Period:
    """From the first day of all to the last."""
    return Period(min(each.start for each in periods), max(each.end for each in periods))


def stretches(windows: Sequence[Period]) -> list[Period]:
    """The days that windows hold, cut wherever one of them begins or ends, in order."""
    cuts = sorted({day for each in windows for day in (each.start, each.end)})
    between = [Period(start, end) for start, end in pairwise(cuts)]
    return [each for each in between if any(window.start <= each.start and each.end <= window.end for window in windows)]


def held(windows: Sequence[Period | None], parts: Sequence[Period]) -> str:
    """SQL: rows of a window's number and that of a stretch it holds."""
    return ", ".join(
        f"({index}, {place})"
        for index, window in enumerate(windows)
        for place, each in enumerate(parts)
        if window and window.start <= each.start and each.end <= window.end
    )


def passed(date_: str, moments: Sequence[str]) -> str:
    """SQL: how many of the moments, in order, are not after a date; all of them where there is none."""
    steps = " ".join(f"WHEN {date_} < {moment} THEN {index}" for index, moment in enumerate(moments))
    return f"CASE {steps} ELSE {len(moments)} END"
