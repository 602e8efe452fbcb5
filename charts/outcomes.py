"""How cases end as time goes by: shares that add up to the whole, with bands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis

MOST_POINTS = 120
OFFSETS = (-13, 15, -13)
DASHES = ([1, 0], [6, 4], [2, 3])


def outcomes(curve: pd.DataFrame, *, series: Mapping[str, str], title: str, axis: str, days: str, language: str) -> Any:
    """A line with a band for each series: `curve` has `days`, and `<name>`, `<name>_low`, `<name>_high` (0 to 1) for each name of `series`.

    Lines differ in dash as well as in colour, and are named at their end. `series` is name → label; `days` the label of the days.
    """
    thinned = curve.iloc[:: max(len(curve) // MOST_POINTS, 1)]
    long = pd.concat(
        [
            thinned[["days", name, f"{name}_low", f"{name}_high"]].set_axis(["days", "share", "low", "high"], axis=1).assign(series=label)
            for name, label in series.items()
        ]
    )
    labels = list(series.values())
    colour = alt.Color("series:N", scale=alt.Scale(domain=labels), legend=None)
    dash = alt.StrokeDash("series:N", scale=alt.Scale(domain=labels, range=list(DASHES[: len(labels)])), legend=None)
    x = alt.X("days:Q", title=days, axis=alt.Axis(tickCount=8, grid=False), scale=alt.Scale(nice=False))
    share = value_axis(axis, Scale.SHARE, language)
    base = alt.Chart(long)
    tooltip = [
        alt.Tooltip("series:N", title=" "),
        alt.Tooltip("days:Q", title=days),
        alt.Tooltip("share:Q", title=axis, format=".0%"),
    ]
    layers = [
        base.mark_area(opacity=0.16).encode(x=x, y=alt.Y("low:Q", axis=share, scale=alt.Scale(domain=[0, 1])), y2="high:Q", color=colour),
        base.mark_line(strokeWidth=2.5).encode(x=x, y=alt.Y("share:Q", axis=share), color=colour, strokeDash=dash, tooltip=tooltip),
        *(_name(end, offset, x, colour) for end, offset in _ends(long)),
    ]
    return finished(layers, title=title, language=language)


def _ends(long: pd.DataFrame) -> list[tuple[pd.DataFrame, int]]:
    """The last point of each line and how far from it its name stands: over the highest, under the next, over the lowest."""
    last = long[long["days"] == long["days"].max()].sort_values("share", ascending=False)
    return [(last.iloc[[place]], OFFSETS[place]) for place in range(len(last))]


def _name(end: pd.DataFrame, offset: int, x: alt.X, colour: alt.Color) -> alt.Chart:
    mark = alt.Chart(end).mark_text(align="right", dy=offset, fontSize=12, fontWeight=600)
    return mark.encode(x=x, y="share:Q", text="series:N", color=colour)
