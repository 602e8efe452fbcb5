"""A whole and its ordered parts, from little to much: how old what waits is, for instance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import HEIGHT, Scale, finished, value_axis

PALEST = 0.25


@dataclass(frozen=True)
class Part:
    """One part of one bar: the bar's name, the part's name, its size, and that in words."""

    bar: str
    part: str
    value: float
    shown: str


def parts(drawn: Sequence[Part], *, order: Sequence[str], title: str, axis: str, language: str, scale: Scale = Scale.PLAIN) -> Any:
    """Bars stacked of their parts, in the order given; later parts are deeper in colour and lie on top."""
    frame = pd.DataFrame([asdict(each) for each in drawn], columns=list(Part.__dataclass_fields__))
    frame["place"] = [order.index(each.part) for each in drawn]
    # Vega places names between the two ends of the range, the first at the palest.
    depth = alt.Opacity(
        "part:N",
        sort=None,
        scale=alt.Scale(domain=list(order), range=[PALEST, 1.0]),
        legend=alt.Legend(symbolType="square", columns=2),
    )
    chart = (
        alt.Chart(frame)
        .mark_bar(width={"band": 0.78})
        .encode(
            x=alt.X("bar:N", sort=None, title=None, axis=alt.Axis(labelAngle=0, labelFlush=24, labelOverlap=True, grid=False, ticks=False)),
            y=alt.Y("value:Q", axis=value_axis(axis, scale, language), stack=True),
            opacity=depth,
            order=alt.Order("place:Q"),
            tooltip=[alt.Tooltip("bar:N", title=" "), alt.Tooltip("shown:N", title=" ")],
        )
    )
    return finished([chart], title=title, language=language, height=HEIGHT)
