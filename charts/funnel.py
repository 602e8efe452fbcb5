"""A funnel: a bar for each step, as long as those who came to it, in what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import BAD, MEMBERS, QUIET

ROW, FRAME = 40, 110
BREAK = " ⏎ "
"""Where a label goes on in the next line."""

PICKED = "part"
"""The selection of a click: it gives the `step` and the `kind` of what was clicked."""

KINDS = {"reached": MEMBERS[0], "waiting": QUIET, "left": BAD}
"""What became of them → its colour; from left to right in this order."""


@dataclass(frozen=True)
class Piece:
    """Those at one step of whom one thing became: `step` by its place, `kind` one of `KINDS`, and what a tooltip says."""

    step: int
    kind: str
    count: int
    shown: str


def funnel(
    steps: Sequence[tuple[str, str]], pieces: Sequence[Piece], *, title: str, axis: str, kinds: Mapping[str, str], language: str
) -> Any:
    """Bars from the top down; `steps` are names with the numbers under them, `kinds` the legend's words for the kinds drawn."""
    labels = [BREAK.join(each) for each in steps]
    frame = pd.DataFrame([asdict(each) for each in pieces], columns=list(Piece.__dataclass_fields__))
    frame["name"] = [labels[step] for step in frame["step"]]
    frame["what"] = [kinds[kind] for kind in frame["kind"]]
    frame["order"] = [list(KINDS).index(kind) for kind in frame["kind"]]
    names = alt.Axis(
        labelExpr=f"split(datum.label, '{BREAK}')",
        labelLimit=190,
        labelLineHeight=15,
        labelOffset=-7,
        labelOverlap=False,
        grid=False,
        ticks=False,
        domain=False,
    )
    y = alt.Y("name:N", sort=labels, title=None, axis=names)
    x = alt.X("count:Q", axis=value_axis(axis, Scale.PLAIN, language, grid=True, orient="bottom"), stack="zero")
    scale = alt.Scale(domain=list(kinds.values()), range=[KINDS[kind] for kind in kinds])
    colour = alt.Color("what:N", scale=scale, legend=alt.Legend(columns=3) if len(kinds) > 1 else None)
    tooltip = [alt.Tooltip(f"{name}:N", title=" ") for name in ("what", "shown")]
    picked = alt.selection_point(name=PICKED, fields=["step", "kind"], on="click", toggle=False)
    bars = (
        alt.Chart(frame)
        .mark_bar(height={"band": 0.6}, cursor="pointer")
        .encode(x=x, y=y, color=colour, order="order:Q", tooltip=tooltip, description="shown:N")
        .add_params(picked)
    )
    return finished([bars], title=title, language=language, height=ROW * max(len(steps), 2) + FRAME)
