"""A value through time, beside what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import QUIET, Scale, finished, value_axis


@dataclass(frozen=True)
class Point:
    """One step of one line: where it starts, the value (`None` leaves a gap), and its tooltip in the reader's language.

    `partial` marks a step that has not ended, or a cohort that is not complete: drawn hollow.
    """

    start: date
    value: float | None
    step: str
    shown: str
    partial: bool = False


def trend(
    points: Sequence[Point],
    compared: Sequence[Point],
    *,
    title: str,
    axis: str,
    scale: Scale,
    names: tuple[str, str],
    language: str,
    zero: bool = True,
    height: int = 280,
) -> Any:
    """A line with a point a step; the comparison is dashed grey behind it, placed on the same steps. `names` are the legend's words."""
    frame = _frame(points, names[0], compared, names[1])
    x = alt.X("start:T", title=None, axis=alt.Axis(format=_format(points), labelOverlap=True, tickCount=8, labelFlush=False))
    y = alt.Y("value:Q", axis=value_axis(axis, scale), scale=alt.Scale(zero=zero, nice=True))
    lines = [alt.Chart(_only(frame, names[0])).mark_line(strokeWidth=2.5).encode(x=x, y=y, color=_series(names, bool(compared)))]
    if compared:
        behind = alt.Chart(_only(frame, names[1])).mark_line(strokeWidth=2, strokeDash=[5, 4])
        lines.insert(0, behind.encode(x=x, y=y, color=_series(names, True)))
    return finished([*lines, *_points(frame, x, y, names, bool(compared))], title=title, language=language, height=height)


def _frame(points: Sequence[Point], name: str, compared: Sequence[Point], other: str) -> pd.DataFrame:
    rows = [asdict(point) | {"series": series} for series, line in ((name, points), (other, compared)) for point in line]
    frame = pd.DataFrame(rows, columns=["start", "value", "step", "shown", "partial", "series"])
    return frame.assign(start=pd.to_datetime(frame["start"]), value=pd.to_numeric(frame["value"]))


def _only(frame: pd.DataFrame, series: str) -> pd.DataFrame:
    return frame[frame["series"] == series]


def _series(names: tuple[str, str], compared: bool) -> Any:
    if not compared:
        return alt.Undefined
    # The first colour of the theme's palette for the value, grey for what it is compared with.
    return alt.Color("series:N", scale=alt.Scale(domain=list(names), range=[_ACCENT, QUIET]), legend=alt.Legend())


_ACCENT = "#188f8c"


def _points(frame: pd.DataFrame, x: alt.X, y: alt.Y, names: tuple[str, str], compared: bool) -> list[Any]:
    known = frame.dropna(subset=["value"])
    tooltip = [alt.Tooltip(f"{name}:N", title=" ") for name in ("series", "step", "shown")]
    marks = []
    for partial in (False, True):
        points = alt.Chart(known[known["partial"] == partial]).mark_point(size=44, strokeWidth=2, filled=not partial)
        marks.append(points.encode(x=x, y=y, color=_series(names, compared), tooltip=tooltip))
    return marks


def _format(points: Sequence[Point]) -> str:
    starts = [point.start for point in points]
    if len(starts) > 1 and min((b - a).days for a, b in pairwise(starts)) < 20:
        return "%-d %b"
    return "%b %Y" if any(start.month != 1 for start in starts) else "%Y"
