"""How values are spread, with the middle and the tail marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import QUIET, QUIET_TEXT

HEIGHT = 240


@dataclass(frozen=True)
class Bar:
    """One bar: where it begins and ends, its rows, and its range and rows in words."""

    low: float
    high: float
    rows: int
    named: str
    shown: str


@dataclass(frozen=True)
class Mark:
    """A value pointed out: the median, the 90th percentile, in words."""

    value: float
    named: str


def histogram(
    bars: Sequence[Bar], marks: Sequence[Mark], *, title: str, axis: str, rows: str, scale: Scale, language: str, logarithmic: bool = False
) -> Any:
    """Bars side by side, each mark a dashed rule with its words on top."""
    frame = pd.DataFrame([asdict(each) for each in bars], columns=list(Bar.__dataclass_fields__))
    kind = alt.Scale(type="log", nice=False) if logarithmic else alt.Scale(nice=False, zero=False)
    x = alt.X("low:Q", scale=kind, axis=value_axis(axis, scale, language, grid=False, labelOverlap=True, tickCount=8))
    y = alt.Y("rows:Q", axis=value_axis(rows, Scale.PLAIN, language))
    tooltip = [alt.Tooltip("named:N", title=" "), alt.Tooltip("shown:N", title=rows)]
    bar = alt.Chart(frame).mark_rect(opacity=0.85, stroke="transparent", strokeWidth=1.5)
    layers: list[Any] = [bar.encode(x=x, x2="high:Q", y=y, y2=alt.datum(0), tooltip=tooltip)]
    for place, mark in enumerate(marks):
        base = alt.Chart(pd.DataFrame([{"low": mark.value, "named": mark.named}])).encode(x=x, tooltip=[alt.Tooltip("named:N", title=" ")])
        named = base.mark_text(align="left", dx=5, dy=16 * place, baseline="top", color=QUIET_TEXT, fontSize=12, fontWeight=600)
        layers += [base.mark_rule(strokeDash=[4, 3], strokeWidth=2, color=QUIET), named.encode(y=alt.value(0), text="named:N")]
    return finished(layers, title=title, language=language, height=HEIGHT)
