"""Chances said beside shares that came true: on the diagonal, chances are what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import QUIET

HEIGHT = 200


@dataclass(frozen=True)
class Chances:
    """Deals that were given about the same chance: the chance, the share that came true with its range, and all of it as a text."""

    said: float
    was: float
    low: float
    high: float
    shown: str


def calibration(groups: Sequence[Chances], *, title: str, said: str, was: str, language: str) -> Any:
    """A dot with its range for each group over the diagonal; `said` and `was` name the axes."""
    frame = pd.DataFrame([asdict(each) for each in groups], columns=list(Chances.__dataclass_fields__))
    top = max(float(frame[["said", "high"]].to_numpy().max()), 0.1)
    whole = alt.Scale(domain=[0, min(top * 1.05, 1.0)], nice=False)
    x = alt.X("said:Q", axis=value_axis(said, Scale.SHARE, language, grid=True), scale=whole)
    y = alt.Axis(title=was, tickCount=5, format=Scale.SHARE.value)
    base = alt.Chart(frame)
    ideal = alt.Chart(pd.DataFrame({"said": [0.0, min(top * 1.05, 1.0)]}))
    layers = [
        ideal.mark_line(strokeDash=[4, 3], color=QUIET).encode(x=x, y=alt.Y("said:Q", axis=y, scale=whole)),
        base.mark_rule(strokeWidth=3, opacity=0.6, color=QUIET).encode(x=x, y=alt.Y("low:Q", axis=y, scale=whole), y2="high:Q"),
        base.mark_point(size=80, filled=True).encode(
            x=x, y=alt.Y("was:Q", axis=y, scale=whole), tooltip=[alt.Tooltip("shown:N", title=" ")]
        ),
    ]
    return finished(layers, title=title, language=language, height=HEIGHT)
