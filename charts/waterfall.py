"""A change from one value to another, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import BAD, GOOD, QUIET, QUIET_TEXT

ROW, AXIS = 30, 56
KINDS = {"good": GOOD, "bad": BAD, "plain": QUIET, "total": QUIET}
"""What a step is → its colour. That it goes up or down is told by the sign of its label, too."""


@dataclass(frozen=True)
class Step:
    """One step: from where it goes to where, its change in words, and its kind. A `total` is a value that has been reached."""

    name: str
    start: float
    end: float
    shown: str
    kind: str
    few: bool = False


def waterfall(steps: Sequence[Step], *, title: str, axis: str, scale: Scale, language: str) -> Any:
    """Floating bars, one under the other, in the order given; totals are rules, so that the axis need not begin at 0 to be honest."""
    frame = pd.DataFrame([asdict(each) for each in steps]).assign(order=range(len(steps)))
    frame["right"] = frame[["start", "end"]].max(axis=1)
    names = alt.Axis(labelLimit=190, labelOverlap=False, grid=False, ticks=False, domain=False)
    y = alt.Y("name:N", sort=alt.SortField("order"), title=None, axis=names)
    x_axis = value_axis(axis, scale, language, grid=True, orient="bottom")
    x = alt.X("start:Q", axis=x_axis, scale=alt.Scale(zero=False, nice=True, padding=30))
    tooltip = [alt.Tooltip("name:N", title=" "), alt.Tooltip("shown:N", title=" ")]
    moves, totals = frame[frame["kind"] != "total"], frame[frame["kind"] == "total"]
    colour = alt.Color("kind:N", scale=alt.Scale(domain=list(KINDS), range=list(KINDS.values())), legend=None)
    opacity = alt.when(alt.datum.few).then(alt.value(0.45)).otherwise(alt.value(0.95))
    layers = [
        alt.Chart(totals).mark_tick(thickness=3, size=22, color=QUIET).encode(x=x, y=y, tooltip=tooltip),
        alt.Chart(moves).mark_bar(height={"band": 0.62}, cornerRadius=2).encode(x=x, x2="end:Q", y=y, color=colour, opacity=opacity,
                                                                                tooltip=tooltip),
        alt.Chart(frame).mark_text(align="left", dx=6, color=QUIET_TEXT, fontWeight=600).encode(x=alt.X("right:Q"), y=y, text="shown:N"),
    ]  # fmt: skip
    return finished(layers, title=title, language=language, height=ROW * max(len(frame), 3) + AXIS, beside=[each.shown for each in steps])
