"""Estimates through time, each with the range in which it may well lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import QUIET


@dataclass(frozen=True)
class Ranged:
    """One step: where it starts, the estimate and its range (`None`: nobody was asked, or too few), in words, and whether they are few."""

    start: date
    value: float | None
    low: float | None
    high: float | None
    shown: str
    few: bool = False


def ranges(steps: Sequence[Ranged], *, title: str, axis: str, scale: Scale, language: str) -> Any:
    """A dot with its range a step, joined by a thin line where steps follow each other; few answers are drawn hollow."""
    frame = pd.DataFrame([asdict(each) for each in steps], columns=list(Ranged.__dataclass_fields__))
    frame = frame.assign(start=pd.to_datetime(frame["start"]), **{name: pd.to_numeric(frame[name]) for name in ("value", "low", "high")})
    x = alt.X("start:T", title=None, axis=alt.Axis(format="%b %Y", labelOverlap=True, tickCount=8, labelFlush=False))
    y = alt.Y("value:Q", axis=value_axis(axis, scale, language), scale=alt.Scale(zero=False, nice=True))
    tooltip = [alt.Tooltip("shown:N", title=" ")]
    known, spans = frame[frame["value"].notna()], frame[frame["low"].notna()]
    layers = [
        alt.Chart(spans)
        .mark_rule(strokeWidth=3, opacity=0.5, color=QUIET)
        .encode(x=x, y=alt.Y("low:Q", axis=value_axis(axis, scale, language)), y2="high:Q"),
        alt.Chart(frame).mark_line(strokeWidth=1.5, opacity=0.6).encode(x=x, y=y),
        *(
            alt.Chart(known[known["few"] == few])
            .mark_point(size=60, strokeWidth=2, opacity=1, filled=not few)
            .encode(x=x, y=y, tooltip=tooltip)
            for few in (False, True)
        ),
    ]
    return finished(layers, title=title, language=language)
