"""What is expected month by month, with the range in which it may lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.palette import QUIET


@dataclass(frozen=True)
class MonthAhead:
    """One month: its name, what is expected, the range (`None`: not known), and its tooltip; `rule` is the simple rule's value."""

    name: str
    value: float
    low: float | None
    high: float | None
    shown: str
    rule: float | None = None
    rule_shown: str = ""


def months_ahead(
    months: Sequence[MonthAhead], *, title: str, axis: str, names: tuple[str, str], language: str, scale: Scale = Scale.PLAIN
) -> Any:
    """A bar a month with its range as a whisker and the simple rule as a diamond. `names`: value and rule, for tooltips."""
    frame = pd.DataFrame([asdict(each) for each in months], columns=list(MonthAhead.__dataclass_fields__))
    frame[["low", "high", "rule"]] = frame[["low", "high", "rule"]].apply(pd.to_numeric)
    x = alt.X("name:N", sort=None, title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, grid=False))
    tooltip = [
        alt.Tooltip("name:N", title=" "),
        alt.Tooltip("shown:N", title=names[0]),
        alt.Tooltip("rule_shown:N", title=names[1]),
    ]
    base = alt.Chart(frame)
    layers = [
        base.mark_bar(width={"band": 0.62}, cornerRadiusEnd=3, opacity=0.75).encode(
            x=x, y=alt.Y("value:Q", axis=value_axis(axis, scale, language)), tooltip=tooltip
        ),
    ]
    known = base.transform_filter("isValid(datum.low)")
    layers.append(known.mark_rule(strokeWidth=2, color=QUIET).encode(x=x, y="low:Q", y2="high:Q"))
    layers += [
        known.mark_tick(thickness=2, width=12, color=QUIET, orient="horizontal").encode(x=x, y=f"{end}:Q") for end in ("low", "high")
    ]
    if frame["rule"].notna().any():
        layers.append(
            base.mark_point(shape="diamond", size=70, filled=False, strokeWidth=2, color=QUIET).encode(x=x, y="rule:Q", tooltip=tooltip)
        )
    return finished(layers, title=title, language=language)
