"""A share as it is beside what it would be with the same cases, a line a member."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import QUIET

ROW = 32
FRAME = 104
"""Legend above, axis and its title below: a chart's height holds them too."""


@dataclass(frozen=True)
class Alike:
    """One member: its share as it is, the one with the same cases and its range (0 to 1), and both as texts; `clear`: it stands out."""

    name: str
    share: float
    alike: float
    low: float
    high: float
    shown: str
    alike_shown: str
    clear: bool = False


def alike(
    members: Sequence[Alike], *, title: str, axis: str, names: tuple[str, str], language: str, overall: float, overall_name: str
) -> Any:
    """A hollow grey ring (as it is) and a diamond with its range (with the same cases) a member; filled where it stands out; a rule: all.

    `names` are the words for as it is and with the same cases, for the legend and tooltips.
    """
    frame = pd.DataFrame([asdict(each) for each in members], columns=list(Alike.__dataclass_fields__))
    labels = alt.Axis(labelLimit=220, labelFlush=False, labelOverlap=False, grid=False, ticks=False, domain=False)
    y = alt.Y("name:N", sort=None, title=None, axis=labels)
    x_axis, scale = value_axis(axis, Scale.SHARE, language, grid=True), alt.Scale(zero=False)
    tooltip = [
        alt.Tooltip("name:N", title=" "),
        alt.Tooltip("shown:N", title=names[0]),
        alt.Tooltip("alike_shown:N", title=names[1]),
    ]
    long = pd.concat([frame.assign(value=frame[at], kind=kind) for at, kind in zip(("share", "alike"), names, strict=True)])
    legend = alt.Legend(columns=2)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=list(names), range=["circle", "diamond"]), legend=legend)
    base = alt.Chart(frame)
    rule = alt.Chart(pd.DataFrame({"overall": [overall], "name": [overall_name]})).mark_rule(strokeDash=[4, 3], color=QUIET)
    layers = [
        rule.encode(x="overall:Q", tooltip=[alt.Tooltip("name:N", title=" ")]),
        base.mark_rule(strokeWidth=4, opacity=0.35, color=QUIET).encode(
            x=alt.X("low:Q", axis=x_axis, scale=scale), x2="high:Q", y=y, tooltip=tooltip
        ),
        base.mark_rule(strokeWidth=1, color=QUIET).encode(x=alt.X("share:Q", scale=scale), x2="alike:Q", y=y),
        alt.Chart(long[long["kind"] == names[0]])
        .mark_point(size=80, color=QUIET, strokeWidth=2, opacity=1)
        .encode(x="value:Q", y=y, shape=shape, tooltip=tooltip),
        *(
            alt.Chart(long[(long["kind"] == names[1]) & (long["clear"] == clear)])
            .mark_point(size=120, filled=clear, strokeWidth=2, opacity=1)
            .encode(x="value:Q", y=y, shape=shape, tooltip=tooltip)
            for clear in (False, True)
        ),
    ]
    return finished(layers, title=title, language=language, height=ROW * max(len(frame), 2) + FRAME)
