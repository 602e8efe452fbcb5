"""Two numbers against each other: a dot a member."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, value_axis
from charts.labels import GAP, Box, Spot, placed
from charts.palette import QUIET, QUIET_TEXT

HEIGHT, NARROWEST = 440, 560
"""Names are laid out for a picture this narrow, so that they do not meet in a wider one either."""
LABELLED = 14
SMALLEST, LARGEST = 50.0, 900.0  # areas in pixels
SKEWED = 8.0
PICKED = "picked"
ALIGNED: dict[str, dict[str, Any]] = {
    "right": {"align": "left", "baseline": "middle"},
    "left": {"align": "right", "baseline": "middle"},
    "above": {"align": "center", "baseline": "bottom"},
    "below": {"align": "center", "baseline": "top"},
}


@dataclass(frozen=True)
class Dot:
    """One member: both values and its size as numbers and as text; drawn hollow where few rows stand behind it."""

    token: str
    name: str
    x: float
    y: float
    size: float
    shown_x: str
    shown_y: str
    shown_size: str
    few: bool = False
    chosen: bool = True


@dataclass(frozen=True)
class Axis:
    """One of the two: its heading, how it writes numbers, and the line at what is usual."""

    title: str
    scale: Scale
    usual: float | None


def is_skewed(values: Sequence[float]) -> bool:
    """Whether most values would lie on a heap beside a few large ones: then each step of the axis is so many times the one before.

    >>> is_skewed([1, 2, 3, 90]), is_skewed([1, 2, 3, 4]), is_skewed([0, 1, 1, 90])
    (True, False, False)
    """
    return len(values) > 2 and min(values) > 0 and max(values) / median(values) > SKEWED


def against(dots: Sequence[Dot], x: Axis, y: Axis, *, title: str, names: tuple[str, str, str], language: str) -> Any:
    """The dots, dashed lines at what is usual, names beside the notable ones. A click picks a dot (`PICKED`).

    `names` are the words for both values and the size in tooltips.
    """
    frame = pd.DataFrame([asdict(each) for each in dots], columns=list(Dot.__dataclass_fields__))
    frame["area"] = _areas([each.size for each in dots])
    scales = _scale([each.x for each in dots], x), _scale([each.y for each in dots], y)
    frame["side"] = _sides(dots, list(frame["area"]), scales, (x.usual, y.usual))
    across = alt.X("x:Q", axis=value_axis(x.title, x.scale, language, grid=True), scale=scales[0])
    up = alt.Y("y:Q", axis=value_axis(y.title, y.scale, language), scale=scales[1])
    tooltip = [alt.Tooltip("name:N", title=" ")]
    tooltip += [alt.Tooltip(f"{column}:N", title=name) for column, name in zip(("shown_x", "shown_y", "shown_size"), names, strict=True)]
    size = alt.Size("area:Q", scale=None, legend=None)
    opacity = alt.when(alt.datum.chosen).then(alt.value(1.0)).otherwise(alt.value(0.3))
    rings = alt.Chart(frame).mark_point(strokeWidth=1.8).encode(x=across, y=up, size=size, opacity=opacity, tooltip=tooltip)
    solid = alt.Chart(frame[~frame["few"].astype(bool)]).mark_point(filled=True, fillOpacity=0.45)
    layers = [
        *_lines(x.usual, y.usual, scales),
        solid.encode(x=across, y=up, size=size, opacity=opacity),
        rings.add_params(alt.selection_point(name=PICKED, fields=["token"])),
    ]
    layers += [_names(frame[frame["side"] == side], side).encode(x=across, y=up) for side in ALIGNED if (frame["side"] == side).any()]
    return finished(layers, title=title, language=language, height=HEIGHT)


def _names(group: pd.DataFrame, side: str) -> Any:
    """Names on one side of their dots, each as far off as its dot is large."""
    reach = f"sqrt(datum.area / PI) + {GAP}"
    moved: dict[str, Any] = {"dx" if side in ("right", "left") else "dy": alt.expr(f"-({reach})" if side in ("left", "above") else reach)}
    return alt.Chart(group).mark_text(fontSize=12, color=QUIET_TEXT, **ALIGNED[side], **moved).encode(text="name:N")


def _areas(sizes: Sequence[float]) -> list[float]:
    """Areas, for the eye compares areas; the largest has the largest."""
    largest = max((abs(each) for each in sizes), default=0.0)
    return [SMALLEST + (LARGEST - SMALLEST) * (abs(each) / largest if largest else 0.0) for each in sizes]


def _scale(values: Sequence[float], axis: Axis) -> alt.Scale:
    every = [*values, *([axis.usual] if axis.usual is not None else [])]
    low, high = min(every, default=0.0), max(every, default=1.0)
    if is_skewed(values) and low > 0:
        return alt.Scale(type="log", domain=[low / 1.3, high * 1.3])
    room = (high - low or abs(high) or 1.0) * 0.08
    return alt.Scale(domain=[0.0 if 0 <= low <= 0.25 * high else low - room, high + room], nice=False)


def _sides(
    dots: Sequence[Dot], areas: Sequence[float], scales: tuple[alt.Scale, alt.Scale], usual: tuple[float | None, float | None]
) -> list[str]:
    """On which side of its dot each name stands; empty for those without. Notable is who lies far from what is usual, or is large."""
    across = [_along(each.x, scales[0]) for each in dots]
    up = [_along(each.y, scales[1]) for each in dots]
    middle = [0.5 if one is None else _along(one, scale) for one, scale in zip(usual, scales, strict=True)]
    spots = [
        Spot(x * NARROWEST, (1 - y) * HEIGHT, math.sqrt(area / math.pi), each.name)
        for x, y, area, each in zip(across, up, areas, dots, strict=True)
    ]
    far = [math.hypot(x - middle[0], y - middle[1]) + area / LARGEST / 4 for x, y, area in zip(across, up, areas, strict=True)]
    notable = sorted((index for index, each in enumerate(dots) if not each.few), key=lambda index: -far[index])[:LABELLED]
    lines = [Box(middle[0] * NARROWEST - 2, 0, middle[0] * NARROWEST + 2, HEIGHT)] if usual[0] is not None else []
    lines += [Box(0, (1 - middle[1]) * HEIGHT - 2, NARROWEST, (1 - middle[1]) * HEIGHT + 2)] if usual[1] is not None else []
    found = placed(spots, notable, (NARROWEST, HEIGHT), lines)
    return [found.get(index, "") for index in range(len(dots))]


def _along(value: float, scale: alt.Scale) -> float:
    """Where a value lies on an axis, from 0 to 1."""
    low, high = (float(each) for each in scale.domain)
    if scale.type == "log":
        return (math.log(value) - math.log(low)) / (math.log(high) - math.log(low)) if value > 0 else 0.0
    return (value - low) / (high - low)


def _lines(x: float | None, y: float | None, scales: tuple[alt.Scale, alt.Scale]) -> list[Any]:
    lines = []
    for value, channel in ((x, alt.X("at:Q", scale=scales[0])), (y, alt.Y("at:Q", scale=scales[1]))):
        if value is not None:
            lines.append(alt.Chart(pd.DataFrame({"at": [value]})).mark_rule(strokeDash=[4, 3], color=QUIET).encode(channel))
    return lines
