"""From one amount to another, step by step: each step stands on the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import QUIET, Scale, finished, value_axis

LONGEST_LABEL = 110


@dataclass(frozen=True)
class StepBetween:
    """One bar from `start` to `end`, with its label; `whole` marks an amount, the others are changes."""

    name: str
    start: float
    end: float
    shown: str
    whole: bool = False


def steps_between(steps: Sequence[StepBetween], *, title: str, axis: str, language: str, target: float | None, target_name: str) -> Any:
    """Bars with their text above; rises and falls differ by colour and by the sign in the text; a dashed rule marks the target."""
    frame = pd.DataFrame([asdict(each) for each in steps], columns=list(StepBetween.__dataclass_fields__))
    frame["kind"] = ["whole" if each.whole else "rise" if each.end >= each.start else "fall" for each in steps]
    frame["top"] = frame[["start", "end"]].max(axis=1)
    x = alt.X("name:N", sort=None, title=None, axis=alt.Axis(labelAngle=0, grid=False, labelLimit=LONGEST_LABEL))
    colour = alt.Color("kind:N", scale=alt.Scale(domain=["whole", "fall", "rise"]), legend=None)
    tooltip = [alt.Tooltip("name:N", title=" "), alt.Tooltip("shown:N", title=" ")]
    base = alt.Chart(frame)
    layers = [
        base.mark_bar(width={"band": 0.62}, cornerRadius=3, opacity=0.85).encode(
            x=x, y=alt.Y("start:Q", axis=value_axis(axis, Scale.PLAIN)), y2="end:Q", color=colour, tooltip=tooltip
        ),
        base.mark_text(dy=-9, fontSize=12, color=QUIET).encode(x=x, y="top:Q", text="shown:N"),
    ]
    if target is not None:
        rule = alt.Chart(pd.DataFrame({"target": [target], "name": [target_name]}))
        dashed = rule.mark_rule(strokeDash=[5, 4], strokeWidth=2, color=QUIET)
        layers.append(dashed.encode(y="target:Q", tooltip=[alt.Tooltip("name:N", title=" ")]))
    return finished(layers, title=title, language=language)
