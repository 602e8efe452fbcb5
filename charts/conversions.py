"""Conversion by channel: what was seen with its range, and what to count on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import QUIET

ROW = 34
FRAME = 104
"""Legend above, axis and its title below: a chart's height holds them too."""


@dataclass(frozen=True)
class Conversion:
    """One channel: conversion seen with its range, the one to count on (all 0 to 1), their texts; `few`: too few leads to judge."""

    name: str
    seen: float
    low: float
    high: float
    expected: float
    seen_shown: str
    expected_shown: str
    few: bool


def conversions(
    channels: Sequence[Conversion], *, title: str, axis: str, names: tuple[str, str], language: str, overall: float, overall_name: str
) -> Any:
    """A dot with its range (seen) and a diamond (to count on) a channel; hollow and pale where leads are few; a rule marks all together.

    `names` are the words for seen and to count on, for the legend and tooltips.
    """
    frame = pd.DataFrame([asdict(each) for each in channels], columns=list(Conversion.__dataclass_fields__))
    long = pd.concat([frame.assign(value=frame[column], kind=kind) for column, kind in zip(("seen", "expected"), names, strict=True)])
    y = alt.Y(
        "name:N",
        sort=None,
        title=None,
        axis=alt.Axis(labelLimit=220, labelFlush=False, labelOverlap=False, grid=False, ticks=False, domain=False),
    )
    x_axis = value_axis(axis, Scale.SHARE, language, grid=True)
    tooltip = [
        alt.Tooltip("name:N", title=" "),
        alt.Tooltip("seen_shown:N", title=names[0]),
        alt.Tooltip("expected_shown:N", title=names[1]),
    ]
    kinds = list(names)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=["circle", "diamond"]), legend=alt.Legend(columns=2))
    colour = alt.Color("kind:N", scale=alt.Scale(domain=kinds), legend=alt.Legend(columns=2))
    opacity = alt.when(alt.datum.few).then(alt.value(0.4)).otherwise(alt.value(0.8))
    rule = alt.Chart(pd.DataFrame({"overall": [overall], "name": [overall_name]}))
    layers = [
        rule.mark_rule(strokeDash=[4, 3], color=QUIET).encode(x="overall:Q", tooltip=[alt.Tooltip("name:N", title=" ")]),
        alt.Chart(frame)
        .mark_rule(strokeWidth=4, color=QUIET, clip=True)
        .encode(
            x=alt.X("low:Q", axis=x_axis, scale=alt.Scale(domain=[0, _end(channels, overall)], nice=False)),
            x2="high:Q",
            y=y,
            opacity=opacity,
            tooltip=tooltip,
        ),
        *(
            alt.Chart(long[long["few"] == few])
            .mark_point(size=110, filled=not few, strokeWidth=2, opacity=1)
            .encode(x="value:Q", y=y, shape=shape, color=colour, tooltip=tooltip)
            for few in (False, True)
        ),
    ]
    return finished(layers, title=title, language=language, height=ROW * max(len(frame), 2) + FRAME)


def _end(channels: Sequence[Conversion], overall: float) -> float:
    """Where the axis ends: the wide ranges of those with few leads are cut off there, so that the others can be told apart."""
    reach = [max(each.seen, each.expected) if each.few else each.high for each in channels]
    return min(1.0, 1.06 * max([overall, *reach])) or 1.0
