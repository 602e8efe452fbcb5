"""From one amount to another, step by step: each step stands on the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from textwrap import fill
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import QUIET, QUIET_TEXT

ROW = 40
WRAP = 32
"""So many letters of a name stand in one line, as many as three lines fit in a row."""
FRAME = 64
"""The axis and its title: the height of a chart holds them too."""


@dataclass(frozen=True)
class StepBetween:
    """One bar from `start` to `end`, with its label; `whole` marks an amount, the others are changes."""

    name: str
    start: float
    end: float
    shown: str
    whole: bool = False


def steps_between(
    steps: Sequence[StepBetween],
    *,
    title: str,
    axis: str,
    language: str,
    target: float | None = None,
    target_name: str = "",
    scale: Scale = Scale.PLAIN,
) -> Any:
    """Bars with their texts in a column at the right, clear of the target; rises and falls differ by colour and by the sign in the text.

    A dashed rule marks the target, where there is one.
    """
    frame = pd.DataFrame([asdict(each) for each in steps], columns=list(StepBetween.__dataclass_fields__))
    frame["name"] = [fill(each.name, WRAP) for each in steps]
    frame["kind"] = ["whole" if each.whole else "rise" if each.end >= each.start else "fall" for each in steps]
    farthest = max([*frame[["start", "end"]].max(axis=1), target or 0.0])
    y = alt.Y(
        "name:N",
        sort=None,
        title=None,
        axis=alt.Axis(
            labelLimit=220,
            labelExpr="split(datum.label, '\\n')",
            labelFlush=False,
            labelOverlap=False,
            grid=False,
            ticks=False,
            domain=False,
        ),
    )
    x = alt.X("start:Q", axis=value_axis(axis, scale, language, orient="bottom"), scale=alt.Scale(domain=[0, farthest]))
    colour = alt.Color("kind:N", scale=alt.Scale(domain=["whole", "fall", "rise"]), legend=None)
    tooltip = [alt.Tooltip("name:N", title=" "), alt.Tooltip("shown:N", title=" ")]
    base = alt.Chart(frame)
    layers = [
        base.mark_bar(height={"band": 0.62}, cornerRadius=3, opacity=0.85).encode(x=x, x2="end:Q", y=y, color=colour, tooltip=tooltip),
        base.mark_text(align="left", dx=7, fontSize=12, color=QUIET_TEXT).encode(x=alt.datum(farthest), y=y, text="shown:N"),
    ]
    if target is not None:
        rule = alt.Chart(pd.DataFrame({"target": [target], "name": [target_name]}))
        dashed = rule.mark_rule(strokeDash=[5, 4], strokeWidth=2, color=QUIET)
        layers.insert(0, dashed.encode(x="target:Q", tooltip=[alt.Tooltip("name:N", title=" ")]))
    return finished(layers, title=title, language=language, height=ROW * len(frame) + FRAME, beside=[each.shown for each in steps])
