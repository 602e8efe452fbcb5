"""Months as they were, and months ahead in the parts that they are expected to be made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import MEMBERS, QUIET, colour

PAST, AHEAD = QUIET, MEMBERS[:3]


@dataclass(frozen=True)
class Piece:
    """One part of one month: where it stands, which part, how much (in the scale of the axis), and its tooltip."""

    month: str
    part: str
    value: float
    shown: str


@dataclass(frozen=True)
class Whole:
    """One month ahead altogether: what is expected, and the range (`None`: not known)."""

    month: str
    value: float
    low: float | None
    high: float | None
    shown: str


def outlook(
    pieces: Sequence[Piece],
    wholes: Sequence[Whole],
    *,
    parts: Mapping[str, str],
    title: str,
    axis: str,
    names: tuple[str, str],
    language: str,
) -> Any:
    """Stacked bars month by month, the range of each month ahead as a whisker.

    `parts`: part → colour; `names`: month and part, for tooltips.
    """
    order = list(dict.fromkeys(each.month for each in pieces))
    x = alt.X("month:N", sort=order, title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, grid=False))
    frame = pd.DataFrame([asdict(each) for each in pieces]).assign(rank=lambda rows: rows["part"].map(list(parts).index))
    bars = (
        alt.Chart(frame)
        .mark_bar(width={"band": 0.7})
        .encode(
            x=x,
            y=alt.Y("value:Q", stack="zero", axis=value_axis(axis, Scale.PLAIN, language)),
            order=alt.Order("rank:Q"),
            color=colour("part", parts, legend=len(parts) > 1),
            tooltip=[alt.Tooltip("month:N", title=names[0]), alt.Tooltip("part:N", title=names[1]), alt.Tooltip("shown:N", title=axis)],
        )
    )
    known = pd.DataFrame([asdict(each) for each in wholes], columns=list(Whole.__dataclass_fields__))
    known[["low", "high"]] = known[["low", "high"]].apply(pd.to_numeric)
    base = alt.Chart(known).transform_filter("isValid(datum.low)")
    tooltip = [alt.Tooltip("month:N", title=names[0]), alt.Tooltip("shown:N", title=axis)]
    whisker = base.mark_rule(strokeWidth=2, color="#5b666c").encode(x=x, y="low:Q", y2="high:Q", tooltip=tooltip)
    ends = [
        base.mark_tick(thickness=2, width=12, color="#5b666c", orient="horizontal").encode(x=x, y=f"{end}:Q", tooltip=tooltip)
        for end in ("low", "high")
    ]
    return finished([bars, whisker, *ends], title=title, language=language)
