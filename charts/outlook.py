"""What happened, and the range in which what comes may lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import HEIGHT, QUIET, Scale, finished, value_axis


@dataclass(frozen=True)
class Outlook:
    """One step ahead: the middle of the range, its ends, and their text."""

    start: date
    value: float
    low: float
    high: float
    shown: str


@dataclass(frozen=True)
class Past:
    """One step that has happened."""

    start: date
    value: float | None
    shown: str


def outlook(
    past: Sequence[Past], ahead: Sequence[Outlook], *, title: str, axis: str, scale: Scale, language: str, target: float | None = None
) -> Any:
    """A line up to today, then a dashed line in a band; a rule marks a target."""
    history, future = _frame(past, Past), _frame(ahead, Outlook)
    x = alt.X("start:T", title=None, axis=alt.Axis(format="%b %Y", labelOverlap=True, tickCount=8))
    y = alt.Y("value:Q", axis=value_axis(axis, scale))
    tooltip = [alt.Tooltip("shown:N", title=" ")]
    layers = [
        alt.Chart(future).mark_area(opacity=0.2).encode(x=x, y=alt.Y("low:Q", axis=value_axis(axis, scale)), y2="high:Q", tooltip=tooltip),
        alt.Chart(history).mark_line(strokeWidth=2.5, point=True).encode(x=x, y=y, tooltip=tooltip),
        alt.Chart(future).mark_line(strokeWidth=2.5, strokeDash=[5, 4], point=True).encode(x=x, y=y, tooltip=tooltip),
    ]
    if target is not None:
        layers.append(alt.Chart(pd.DataFrame({"target": [target]})).mark_rule(strokeDash=[2, 3], color=QUIET).encode(y="target:Q"))
    return finished(layers, title=title, language=language, height=HEIGHT)


def _frame(steps: Sequence[Any], kind: type[Any]) -> pd.DataFrame:
    frame = pd.DataFrame([asdict(step) for step in steps], columns=list(kind.__dataclass_fields__))
    return frame.assign(start=pd.to_datetime(frame["start"]))
