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
from charts.palette import BAND, QUIET, QUIET_TEXT


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


@dataclass(frozen=True)
class Range:
    """What was to be expected of one step, and its tooltip."""

    start: date
    low: float
    high: float
    shown: str


@dataclass(frozen=True)
class Noted:
    """A note on a day: its number, which stands at the top of the picture, and its text."""

    day: date
    number: str
    text: str


@dataclass(frozen=True)
class Behind:
    """What is drawn behind the value, besides what it is compared with; `target_name` stands in the legend."""

    expected: Sequence[Range] = ()
    target: Sequence[Point] = ()
    target_name: str = ""
    notes: Sequence[Noted] = ()


NOTHING = Behind()


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
    behind: Behind = NOTHING,
) -> Any:
    """A line with a point a step; the comparison is dashed grey behind it, placed on the same steps. `names` are the legend's words.

    Behind both lie the expected range as a pale band, the target as a dotted line, and notes as numbered rules.
    """
    frame = _frame(points, names[0], compared, names[1])
    x = alt.X("start:T", title=None, axis=alt.Axis(format=_format(points), labelOverlap=True, tickCount=8, labelFlush=False))
    y = _y("value", axis, scale, language, zero)
    dash = _dash((*names, behind.target_name) if behind.target else names) if compared or behind.target else alt.Undefined
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
    band = _band(behind.expected, x, _y("low", axis, scale, language, zero))
    layers = [*band, *_target(behind, x, y, dash), *_notes(behind.notes, x), *lines, *marks]
    return finished(layers, title=title, language=language, height=height)


_TOOLTIP = [alt.Tooltip(f"{name}:N", title=" ") for name in ("series", "step", "shown")]


def _y(field: str, axis: str, scale: Scale, language: str, zero: bool) -> alt.Y:
    return alt.Y(f"{field}:Q", axis=value_axis(axis, scale, language), scale=alt.Scale(zero=zero, nice=True))


def _band(expected: Sequence[Range], x: alt.X, low: alt.Y) -> list[Any]:
    if not expected:
        return []
    frame = pd.DataFrame([asdict(each) for each in expected]).assign(start=lambda rows: pd.to_datetime(rows["start"]))
    tooltip = [alt.Tooltip("shown:N", title=" ")]
    return [alt.Chart(frame).mark_area(opacity=BAND, color=QUIET).encode(x=x, y=low, y2="high:Q", tooltip=tooltip)]


def _target(behind: Behind, x: alt.X, y: alt.Y, dash: Any) -> list[Any]:
    if not behind.target:
        return []
    frame = _frame(behind.target, behind.target_name, (), "")
    return [alt.Chart(frame).mark_line(strokeWidth=1.5, color=QUIET).encode(x=x, y=y, strokeDash=dash, tooltip=_TOOLTIP)]


def _notes(notes: Sequence[Noted], x: alt.X) -> list[Any]:
    if not notes:
        return []
    rows = [{"start": each.day, "number": each.number, "text": f"{each.number}. {each.text}"} for each in notes]
    base = alt.Chart(pd.DataFrame(rows).assign(start=lambda frame: pd.to_datetime(frame["start"])))
    tooltip = [alt.Tooltip("text:N", title=" ")]
    rule = base.mark_rule(color=QUIET, strokeWidth=1, opacity=0.7).encode(x=x, tooltip=tooltip)
    above = base.mark_text(color=QUIET_TEXT, baseline="bottom", dy=-3, fontWeight=600, fontSize=12)
    return [rule, above.encode(x=x, y=alt.value(0), text="number:N", tooltip=tooltip)]


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


def _dash(names: Sequence[str]) -> alt.StrokeDash:
    dashes = [[1, 0], [5, 4], [1, 3]]
    scale = alt.Scale(domain=list(names), range=dashes[: len(names)])
    return alt.StrokeDash("series:N", scale=scale, legend=alt.Legend(symbolSize=400, columns=alt.expr("width < 420 ? 2 : 3")))


def _format(points: Sequence[Point]) -> str:
    starts = [point.start for point in points]
    if len(starts) > 1 and min((b - a).days for a, b in pairwise(starts)) < 20:
        return "%-d %b"
    return "%b %Y" if any(start.month != 1 for start in starts) else "%Y"
