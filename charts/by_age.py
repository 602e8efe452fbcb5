"""Lines by the time since: each with its range, told apart by dash and colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import BAND

DASHES = ([1, 0], [6, 4], [2, 3], [8, 3, 2, 3])


@dataclass(frozen=True)
class Aged:
    """One point: how many steps since (the first is 1), the value, what a tooltip says, and its range where there is one."""

    age: int
    value: float
    shown: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Line:
    """A name, a colour, and the points; a `quiet` line stands thin behind the others."""

    name: str
    colour: str
    points: Sequence[Aged]
    quiet: bool = False


def by_age(lines: Sequence[Line], *, title: str, axis: str, age: str, scale: Scale, language: str) -> Any:
    """The lines over their ranges; `age` names the steps."""
    rows = [asdict(each) | {"line": line.name, "quiet": line.quiet} for line in lines for each in line.points]
    frame = pd.DataFrame(rows, columns=[*Aged.__dataclass_fields__, "line", "quiet"])
    names = [line.name for line in lines]
    legend = alt.Legend(columns=2, symbolSize=400, symbolType="stroke", symbolOpacity=1)
    colour = alt.Color("line:N", scale=alt.Scale(domain=names, range=[line.colour for line in lines]), legend=legend)
    dash = alt.StrokeDash("line:N", scale=alt.Scale(domain=names, range=list(DASHES[: len(names)])), legend=legend)
    x = alt.X("age:Q", title=age, axis=alt.Axis(tickMinStep=1, format="d", grid=False), scale=alt.Scale(nice=False, padding=8))
    share = scale is Scale.SHARE
    y_scale = alt.Scale(domain=[0, min(1.0, _top(frame) * 1.1)]) if share else alt.Scale(zero=True, nice=True)
    y = alt.Y("value:Q", axis=value_axis(axis, scale, language), scale=y_scale)
    tooltip = [alt.Tooltip(f"{name}:N", title=" ") for name in ("line", "shown")]
    ranged = frame[frame["low"].notna()].astype({"low": float, "high": float})
    width = alt.when(alt.datum.quiet).then(alt.value(2)).otherwise(alt.value(2.5))
    band = alt.Chart(ranged).mark_area(opacity=BAND).encode(x=x, y=alt.Y("low:Q", scale=y_scale), y2="high:Q", color=colour)
    base = alt.Chart(frame).encode(x=x, y=y, color=colour, tooltip=tooltip)
    layers = [base.mark_line().encode(strokeDash=dash, strokeWidth=width), base.mark_point(filled=True, size=36, opacity=1)]
    return finished([band, *layers] if len(ranged) else layers, title=title, language=language)


def _top(frame: pd.DataFrame) -> float:
    """The highest of values and ranges; something where all are nothing."""
    return float(frame[["value", "high"]].astype(float).max().max()) or 1.0
