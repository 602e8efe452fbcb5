"""Cohorts as a triangle: a row each, a cell for each step since, shaded by its value; cells that have not ended are hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import finished
from charts.heat import Scale, sequential
from charts.palette import QUIET

ROW, FRAME = 24, 58
ROOMY = 34
"""A cell is so many pixels wide, at least, to hold its number; narrower ones are shades alone, and the table has the numbers."""

STROKES = 6
"""So many strokes hatch a cell, one beside the other, from the bottom to the top."""


@dataclass(frozen=True)
class Aged:
    """One cell: the row's name, steps since (the first is 1), its value with a short text for the cell and a whole one for the tooltip."""

    row: str
    age: int
    value: float
    short: str
    shown: str
    young: bool


def triangle(cells: Sequence[Aged], *, title: str, age: str, language: str, ink: str, from_zero: bool) -> Any:
    """Rows in the order given; `age` names the steps, `ink` colours the numbers. Shades go from the least, of amounts from nought."""
    frame = pd.DataFrame([asdict(each) for each in cells], columns=list(Aged.__dataclass_fields__))
    scale = Scale.over([each.value for each in cells if not each.young] or [each.value for each in cells], from_zero=from_zero)
    frame["shade"] = [sequential(min(max(value, scale.low), scale.high), scale) for value in frame["value"]]
    rows, ages = list(dict.fromkeys(frame["row"])), sorted(set(frame["age"]))
    x = alt.X("age:O", sort=ages, title=age, axis=alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False, labelOverlap=True))
    y = alt.Y(
        "row:N",
        sort=rows,
        title=None,
        axis=alt.Axis(labelLimit=150, labelOverlap=False, labelFlush=False, grid=False, domain=False, ticks=False),
    )
    tooltip = [alt.Tooltip("shown:N", title=" ")]
    base = alt.Chart(frame).encode(x=x, y=y, tooltip=tooltip)
    layers = [
        base.mark_rect(stroke=None).encode(color=alt.Color("shade:N", scale=None, legend=None), description="shown:N"),
        *_hatched(frame[frame["young"]], rows, ages),
        base.mark_text(fontSize=11, color=ink, opacity=alt.ExprRef(f"width / {len(ages)} < {ROOMY} ? 0 : 1")).encode(text="short:N"),
    ]
    return finished(layers, title=title, language=language, height=ROW * max(len(rows), 2) + FRAME)


def _hatched(young: pd.DataFrame, rows: Sequence[str], ages: Sequence[int]) -> list[Any]:
    return [
        alt.Chart(young)
        .mark_rule(color=QUIET, opacity=0.8, strokeWidth=1)
        .encode(
            x=alt.X("age:O", sort=list(ages), bandPosition=stroke / STROKES),
            x2=alt.X2("age:O", bandPosition=(stroke + 1) / STROKES),
            y=alt.Y("row:N", sort=list(rows), bandPosition=1),
            y2=alt.Y2("row:N", bandPosition=0),
        )
        for stroke in range(STROKES)
        if len(young)
    ]
