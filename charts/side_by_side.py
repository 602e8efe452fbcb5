"""Members in rows, shares in columns, a bar in each: who passes which step how well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import finished
from charts.palette import MEMBERS, QUIET_TEXT

ROW, FRAME = 26, 44
WIDE = "width < 380 ? 0 : 1"
"""On a phone the texts would lie on the next bars; the table has them."""

ROOM = 1.5
"""How much longer than the longest bar its column is, for the text behind it."""


@dataclass(frozen=True)
class Share:
    """One bar: whose, of which column, how long (0 to 1), its text, and whether it rests on too few rows to say much."""

    name: str
    column: str
    value: float
    shown: str
    few: bool = False


def side_by_side(shares: Sequence[Share], columns: Sequence[str], *, title: str, language: str) -> Any:
    """One panel beside another, each with its own measure, so that the bars of a step can be told apart; few rows are drawn pale."""
    frame = pd.DataFrame([asdict(each) for each in shares], columns=list(Share.__dataclass_fields__))
    longest = frame.groupby("column")["value"].transform("max")
    frame["place"] = [columns.index(column) + value / (top * ROOM) if top else columns.index(column)
                      for column, value, top in zip(frame["column"], frame["value"], longest, strict=True)]  # fmt: skip
    frame["start"] = [columns.index(column) for column in frame["column"]]
    names = alt.Axis(labelLimit=150, labelOverlap=False, grid=False, ticks=False, domain=False)
    y = alt.Y("name:N", sort=None, title=None, axis=names)
    x_scale = alt.Scale(domain=[0, len(columns)], nice=False)
    x = alt.X("start:Q", scale=x_scale, axis=None)
    tooltip = [alt.Tooltip(f"{name}:N", title=" ") for name in ("name", "column", "shown")]
    opacity = alt.when(alt.datum.few).then(alt.value(0.4)).otherwise(alt.value(0.9))
    heads = pd.DataFrame({"start": range(len(columns)), "column": columns})
    layers = [
        alt.Chart(frame).mark_bar(height={"band": 0.6}, color=MEMBERS[0], cornerRadiusEnd=2)
        .encode(x=x, x2="place:Q", y=y, opacity=opacity, tooltip=tooltip),
        alt.Chart(frame).mark_text(align="left", dx=4, color=QUIET_TEXT, fontSize=11, opacity=alt.ExprRef(WIDE))
        .encode(x=alt.X("place:Q", scale=x_scale, axis=None), y=y, text="shown:N", tooltip=tooltip),
        alt.Chart(heads).mark_text(align="left", baseline="bottom", dy=-6, color=QUIET_TEXT, fontWeight=600, fontSize=12,
                                   limit=alt.ExprRef(f"width / {len(columns)} - 8"))
        .encode(x=x, y=alt.value(0), text="column:N"),
    ]  # fmt: skip
    return finished(layers, title=title, language=language, height=ROW * max(frame["name"].nunique(), 2) + FRAME)
