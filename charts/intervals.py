"""Estimates with the range in which they may well lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import QUIET

ROW = 28
AXIS = 56


@dataclass(frozen=True)
class Estimate:
    """One member: the estimate, its range, and the text of both in the reader's language."""

    name: str
    value: float
    low: float
    high: float
    shown: str
    few: bool = False


def intervals(members: Sequence[Estimate], *, title: str, axis: str, scale: Scale, language: str, reference: float | None = None) -> Any:
    """A dot with its range for each member, in the order given; a rule marks the whole; few rows are drawn hollow."""
    frame = pd.DataFrame([asdict(each) for each in members], columns=list(Estimate.__dataclass_fields__))
    y = alt.Y(
        "name:N",
        sort=None,
        title=None,
        axis=alt.Axis(labelFlush=False, labelLimit=200, labelOverlap=False, grid=False, ticks=False, domain=False),
    )
    x = value_axis(axis, scale, language, grid=True)
    tooltip = [alt.Tooltip("name:N", title=" "), alt.Tooltip("shown:N", title=" ")]
    base = alt.Chart(frame)
    layers = [
        base.mark_rule(strokeWidth=3, opacity=0.6, color=QUIET).encode(
            x=alt.X("low:Q", axis=x, scale=alt.Scale(zero=False)), x2="high:Q", y=y
        ),
        *(
            alt.Chart(frame[frame["few"] == few])
            .mark_point(size=90, filled=not few, strokeWidth=2)
            .encode(x="value:Q", y=y, tooltip=tooltip)
            for few in (False, True)
        ),
    ]
    if reference is not None:
        rule = alt.Chart(pd.DataFrame({"reference": [reference]})).mark_rule(strokeDash=[4, 3], color=QUIET)
        layers.append(rule.encode(x="reference:Q"))
    return finished(layers, title=title, language=language, height=ROW * max(len(frame), 2) + AXIS)
