"""A leaderboard to be read across a room: of each member place, name and number in big type, under them a bar as wide as the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import finished
from charts.palette import QUIET, TEXT

ROW = 72
TYPE = 26
ABOVE = 14
"""So far above the middle of its row stands the text, and so far below it the bar."""


@dataclass(frozen=True)
class Place:
    """One member: the place and name, the value, and its text."""

    name: str
    value: float
    shown: str


def wall(places: Sequence[Place], *, title: str, language: str, reference: float | None = None) -> Any:
    """Bars in the order given; a dashed rule marks what is to be reached. A name that is too long for a narrow screen is cut."""
    frame = pd.DataFrame([asdict(each) for each in places], columns=list(Place.__dataclass_fields__))
    longest = max([*frame["value"], reference or 0.0, 1e-9])
    room = TYPE * 0.58 * max(map(len, frame["shown"]), default=0)
    # Names are the labels of the axis, laid into the picture: an axis cuts what is longer than its limit.
    names = alt.Axis(
        labelFontSize=TYPE,
        labelColor=TEXT,
        labelAlign="left",
        labelPadding=0,
        labelOffset=-ABOVE,
        labelLimit=alt.expr(f"width - {room:.0f}"),
        labelOverlap=False,
        grid=False,
        ticks=False,
        domain=False,
    )
    y = alt.Y("name:N", sort=None, title=None, axis=names)
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[min([0.0, *frame["value"]]), longest], nice=False))
    base = alt.Chart(frame)
    number = base.mark_text(fontSize=TYPE, fontWeight=600, dy=-ABOVE, align="right", color=TEXT)
    layers = [
        base.mark_bar(height=16, yOffset=ABOVE, cornerRadiusEnd=4).encode(x=x, y=y),
        number.encode(x=alt.value("width"), y=y, text="shown:N"),
    ]
    if reference is not None:
        ticks = alt.Chart(frame.assign(reference=reference)).mark_tick(thickness=3, height=28, yOffset=ABOVE, color=QUIET)
        layers.append(ticks.encode(x="reference:Q", y=y))
    return finished(layers, title=title, language=language, height=ROW * max(len(frame), 1))
