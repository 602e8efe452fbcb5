"""A trend without axes, for a card: where it went, with the last step marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import QUIET_AXES
from charts.locale import vega_locale
from charts.palette import BAND, QUIET
from charts.trend import Point

HEIGHT = 40
PADDING = {"left": 1, "right": 6, "top": 6, "bottom": 6}
_AXIS = None


def sparkline(points: Sequence[Point], *, title: str, language: str, expected: tuple[float, float] | None = None) -> Any:
    """A line through the steps that have a value; the last is a dot, hollow while not complete. `expected` is a pale band."""
    rows = [{"place": place, "value": each.value, "step": each.step, "shown": each.shown} for place, each in enumerate(points)]
    frame = pd.DataFrame(rows, columns=["place", "value", "step", "shown"]).dropna(subset=["value"])
    x = alt.X("place:Q", axis=_AXIS, scale=alt.Scale(nice=False, zero=False))
    y = alt.Y("value:Q", axis=_AXIS, scale=alt.Scale(zero=False, nice=False))
    tooltip = [alt.Tooltip("step:N", title=" "), alt.Tooltip("shown:N", title=" ")]
    base = alt.Chart(frame)
    layers = [
        base.mark_line(strokeWidth=2, interpolate="linear").encode(x=x, y=y),
        base.mark_point(size=160, opacity=0).encode(x=x, y=y, tooltip=tooltip),
        alt.Chart(frame.tail(1)).mark_point(size=42, opacity=1, filled=not points[-1].partial).encode(x=x, y=y, tooltip=tooltip),
    ]
    if expected:
        band = alt.Chart(pd.DataFrame([{"low": expected[0], "high": expected[1]}]))
        layers.insert(0, band.mark_rect(opacity=BAND, color=QUIET).encode(y=alt.Y("low:Q", axis=_AXIS), y2="high:Q"))
    return alt.layer(*layers, height=HEIGHT, padding=PADDING, description=title, config=QUIET_AXES | {"locale": vega_locale(language)})
