"""Members of a dimension through time, a line each in the member's own colour, with its name at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import colour

HEIGHT = 320
DASHES = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3]]


@dataclass(frozen=True)
class Line:
    """One point of one member's line: its step, its value, and both in words."""

    name: str
    start: date
    value: float
    step: str
    shown: str


def lines(points: Sequence[Line], *, title: str, axis: str, language: str, colours: Mapping[str, str], scale: Scale = Scale.PLAIN) -> Any:
    """Lines from zero, dashed differently so that they are told apart without their colours; the legend names them."""
    frame = pd.DataFrame([asdict(each) for each in points], columns=list(Line.__dataclass_fields__))
    frame["start"] = pd.to_datetime(frame["start"])
    x = alt.X("start:T", title=None, axis=alt.Axis(format="%b %Y", labelOverlap=True, tickCount=6, labelFlush=True))
    y = alt.Y("value:Q", axis=value_axis(axis, scale, language), scale=alt.Scale(zero=True, nice=True))
    painted = colour("name", colours)
    dash = alt.StrokeDash("name:N", scale=alt.Scale(domain=list(colours), range=DASHES), legend=alt.Legend())
    tooltip = [alt.Tooltip(f"{field}:N", title=" ") for field in ("name", "step", "shown")]
    base = alt.Chart(frame)
    return finished(
        [
            base.mark_line(strokeWidth=2.5).encode(x=x, y=y, color=painted, strokeDash=dash),
            base.mark_point(filled=True, size=40, opacity=1).encode(x=x, y=y, color=painted, tooltip=tooltip),
        ],
        title=title,
        language=language,
        height=HEIGHT,
    )
