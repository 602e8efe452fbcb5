"""Members of a dimension side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import QUIET

MOST = 15
ROW = 26
AXIS = 56


@dataclass(frozen=True)
class Bar:
    """One member: its value, what it is compared with, both as text, and whether it rests on too few rows to say much."""

    name: str
    value: float
    shown: str
    compared: float | None = None
    compared_shown: str = ""
    few: bool = False


def bars(
    members: Sequence[Bar], *, title: str, axis: str, scale: Scale, names: tuple[str, str], language: str, reference: float | None = None
) -> Any:
    """Horizontal bars, in the order given, at most `MOST`; a tick marks the comparison, a rule the whole's value; few rows are drawn pale.

    `names` are the words for value and comparison in tooltips.
    """
    frame = pd.DataFrame([asdict(each) for each in members[:MOST]], columns=list(Bar.__dataclass_fields__))
    frame["compared"] = pd.to_numeric(frame["compared"])
    y = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=170, labelOverlap=False, grid=False, ticks=False, domain=False))
    x = alt.X("value:Q", axis=value_axis(axis, scale, language, grid=True, orient="bottom"))
    tooltip = [
        alt.Tooltip("name:N", title=" "),
        alt.Tooltip("shown:N", title=names[0]),
        alt.Tooltip("compared_shown:N", title=names[1]),
    ]
    base = alt.Chart(frame)
    opacity = alt.when(alt.datum.few).then(alt.value(0.4)).otherwise(alt.value(0.9))
    layers = [base.mark_bar(height={"band": 0.68}, cornerRadiusEnd=3).encode(x=x, y=y, opacity=opacity, tooltip=tooltip)]
    if frame["compared"].notna().any():
        layers.append(base.mark_tick(thickness=2, color=QUIET, height=18).encode(x="compared:Q", y=y, tooltip=tooltip))
    if reference is not None:
        rule = alt.Chart(pd.DataFrame({"reference": [reference]})).mark_rule(strokeDash=[4, 3], color=QUIET)
        layers.append(rule.encode(x="reference:Q"))
    return finished(layers, title=title, language=language, height=ROW * max(len(frame), 2) + AXIS)
