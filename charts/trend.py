"""A value through time, beside what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import QUIET


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
    dash = _dash(names) if compared else alt.Undefined
    lines = [
        alt.Chart(_only(frame, name)).mark_line(strokeWidth=width, **colour).encode(x=x, y=y, strokeDash=dash)
        for name, width, colour in _behind_first(names)
    ]
    marks = [
        alt.Chart(_only(frame, name, partial))
        .mark_point(size=44, strokeWidth=2, opacity=1, filled=not partial, **colour)
        .encode(x=x, y=y, tooltip=_TOOLTIP)
        for name, _, colour in _behind_first(names)
        for partial in (False, True)
    ]
    return finished([*lines, *marks], title=title, language=language, height=height)


_TOOLTIP = [alt.Tooltip(f"{name}:N", title=" ") for name in ("series", "step", "shown")]


def _behind_first(names: tuple[str, str]) -> list[tuple[str, float, dict[str, Any]]]:
    """Name, width and colour of each line, the one behind first; the value has the theme's own colour."""
    return [(names[1], 2.0, {"color": QUIET}), (names[0], 2.5, {})]


def _frame(points: Sequence[Point], name: str, compared: Sequence[Point], other: str) -> pd.DataFrame:
    rows = [asdict(point) | {"series": series} for series, line in ((name, points), (other, compared)) for point in line]
    frame = pd.DataFrame(rows, columns=["start", "value", "step", "shown", "partial", "series"])
    return frame.assign(start=pd.to_datetime(frame["start"]), value=pd.to_numeric(frame["value"]))


def _only(frame: pd.DataFrame, series: str, partial: bool | None = None) -> pd.DataFrame:
    chosen = frame["series"] == series
    return frame[chosen] if partial is None else frame[chosen & (frame["partial"] == partial) & frame["value"].notna()]


def _dash(names: tuple[str, str]) -> alt.StrokeDash:
    return alt.StrokeDash("series:N", scale=alt.Scale(domain=list(names), range=[[1, 0], [5, 4]]), legend=alt.Legend(symbolSize=400))


def _format(points: Sequence[Point]) -> str:
    starts = [point.start for point in points]
    if len(starts) > 1 and min((b - a).days for a, b in pairwise(starts)) < 20:
        return "%-d %b"
    return "%b %Y" if any(start.month != 1 for start in starts) else "%Y"
