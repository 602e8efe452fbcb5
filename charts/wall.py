"""A leaderboard to be read across a room: a bar a member in big type, the place before the name, the number in a column on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import finished
from charts.palette import QUIET

ROW = 64
TYPE = 26
ROOM = 1.4
"""How much longer than the longest bar the axis is, so that the numbers have a column of their own."""


@dataclass(frozen=True)
class Place:
    """One member: the place and name, the value, and its text."""

    name: str
    value: float
    shown: str


def wall(places: Sequence[Place], *, title: str, language: str, reference: float | None = None) -> Any:
    """Bars in the order given; a dashed rule marks what is to be reached."""
    frame = pd.DataFrame([asdict(each) for each in places], columns=list(Place.__dataclass_fields__))
    longest = max([*frame["value"], reference or 0.0, 1e-9]) * ROOM
    names = alt.Axis(labelFontSize=TYPE, labelLimit=460, labelPadding=14, grid=False, ticks=False, domain=False)
    y = alt.Y("name:N", sort=None, title=None, axis=names)
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[min(0.0, *frame["value"]), longest], nice=False))
    base = alt.Chart(frame)
    layers = [
        base.mark_bar(height={"band": 0.7}, cornerRadiusEnd=4).encode(x=x, y=y),
        base.mark_text(align="right", fontSize=TYPE, fontWeight=600, color=QUIET).encode(x=alt.value("width"), y=y, text="shown:N"),
    ]
    if reference is not None:
        rule = alt.Chart(pd.DataFrame({"reference": [reference]})).mark_rule(strokeDash=[6, 4], strokeWidth=3, color=QUIET)
        layers.append(rule.encode(x="reference:Q"))
    return finished(layers, title=title, language=language, height=ROW * max(len(frame), 1) + 16)
