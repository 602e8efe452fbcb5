"""Rows by columns, each cell shaded by its value: who did how much when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import finished

ROW, AXIS = 24, 40
FAINT = 0.06


@dataclass(frozen=True)
class Cell:
    """One cell: its row, its column, the value (`None`: nothing known there) and that in words."""

    row: str
    column: str
    value: float | None
    shown: str


def cells(drawn: Sequence[Cell], *, title: str, language: str) -> Any:
    """Rows and columns in the order in which they first come; the deeper the accent, the more. A cell without a value stays empty."""
    known = [each for each in drawn if each.value is not None]
    rows, columns = (list(dict.fromkeys(getattr(each, name) for each in drawn)) for name in ("row", "column"))
    most = max((each.value or 0.0 for each in known), default=0.0) or 1.0
    frame = pd.DataFrame([asdict(each) for each in known], columns=list(Cell.__dataclass_fields__))
    frame["depth"] = FAINT + (1 - FAINT) * frame["value"].astype(float) / most
    quiet: dict[str, Any] = {"title": None, "grid": False, "ticks": False, "domain": False}
    chart = (
        alt.Chart(frame)
        .mark_rect(cornerRadius=2, opacity=1)
        .encode(
            x=alt.X(
                "column:N",
                sort=None,
                scale=alt.Scale(domain=columns, padding=0.08),
                axis=alt.Axis(labelAngle=0, labelOverlap=True, **quiet),
            ),
            y=alt.Y(
                "row:N", sort=None, scale=alt.Scale(domain=rows, padding=0.08), axis=alt.Axis(labelLimit=170, labelOverlap=False, **quiet)
            ),
            fillOpacity=alt.FillOpacity("depth:Q", scale=None, legend=None),
            tooltip=[alt.Tooltip(f"{name}:N", title=" ") for name in ("row", "column", "shown")],
        )
    )
    return finished([chart], title=title, language=language, height=ROW * max(len(rows), 2) + AXIS)
