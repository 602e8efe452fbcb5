"""Places on a map: shapes in the colour of their value, and points where a shape would be too small or is not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import Scale, finished, ticks
from charts.palette import QUIET

HEIGHT = 460
PICKED = ("place", "spot")
"""The selections of a click: on a shape, on a point. Each gives the `code` of what was clicked."""

SPOKEN = "datum.name + ': ' + datum.shown"
"""What a screen reader says of a place."""

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Ground:
    """What a map is drawn on: boundaries (TopoJSON) with the name of their collection, Vega's projection, and frames to draw.

    `only` narrows the boundaries to places of these codes, and the map to where they lie.
    """

    topology: Mapping[str, Any]
    collection: str
    projection: Mapping[str, Any]
    frames: tuple[Bounds, ...] = ()
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spot:
    """One place: its value, how that is written, further words for its tooltip, and whether too few rows stand behind it.

    `longitude` and `latitude` say where a point is drawn, in degrees, where it is drawn as one; `size` what its area stands for.
    """

    code: str
    name: str
    value: float
    shown: str
    more: str = ""
    few: bool = False
    longitude: float | None = None
    latitude: float | None = None
    size: float | None = None


@dataclass(frozen=True)
class Paint:
    """What the colours mean: the legend's title and format; a `middle` from which they part to both sides, up being good news or not."""

    title: str
    scale: Scale
    middle: float | None = None
    up_is_good: bool = True


def area_map(ground: Ground, spots: Sequence[Spot], paint: Paint, *, title: str, language: str, height: int = HEIGHT) -> dict[str, Any]:
    """A choropleth, with points for spots that have a place: without a value grey, of few rows pale with a dashed outline.

    A specification of Vega-Lite: Altair would copy and check each of the boundaries' points, which takes longer than all else.
    """
    shapes = [spot for spot in spots if spot.longitude is None]
    points = [spot for spot in spots if spot.longitude is not None]
    layers = [_land(ground), *_frames(ground)]
    layers += [_shapes(ground, shapes, paint, spots, language)] if shapes else []
    layers += [_points(points, paint, spots, language)] if points else []
    chart = finished(layers, title=title, language=language, height=height)
    chart.projection = alt.Projection(**ground.projection)
    spec: dict[str, Any] = chart.to_dict()
    spec.setdefault("datasets", {})["boundaries"] = ground.topology
    return spec


def _boundaries(ground: Ground) -> Any:
    data = alt.NamedData("boundaries", format=alt.TopoDataFormat(type="topojson", feature=ground.collection))
    chart = alt.Chart(data)
    return chart.transform_filter(alt.FieldOneOfPredicate("id", list(ground.only))) if ground.only else chart


def _land(ground: Ground) -> Any:
    return _boundaries(ground).mark_geoshape(fill=QUIET, fillOpacity=0.16, stroke=QUIET, strokeOpacity=0.55, strokeWidth=0.6)


def _frames(ground: Ground) -> list[Any]:
    """A dashed line around what is drawn elsewhere than it lies."""
    if not ground.frames:
        return []
    lines = [{"type": "Feature", "geometry": {"type": "LineString", "coordinates": _corners(*frame)}} for frame in ground.frames]
    drawn = alt.Chart(alt.InlineData(values=lines)).mark_geoshape(filled=False, stroke=QUIET, strokeWidth=0.8, strokeDash=[3, 3])
    return [drawn]


def _corners(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [west, north], [east, north], [east, south], [west, south]]


def _shapes(ground: Ground, shapes: Sequence[Spot], paint: Paint, spots: Sequence[Spot], language: str) -> Any:
    fields = ["code", "name", "value", "shown", "more", "few"]
    found = alt.LookupData(_frame(shapes), "code", fields)
    return (
        _boundaries(ground)
        .transform_lookup(lookup="id", from_=found)
        .transform_filter("isValid(datum.value)")
        .transform_calculate(spoken=SPOKEN)
        .mark_geoshape(strokeWidth=0.8, stroke=QUIET, aria=True)
        .encode(
            color=_colour(paint, spots, language),
            fillOpacity=alt.when(alt.datum.few).then(alt.value(0.35)).otherwise(alt.value(1)),
            strokeDash=alt.when(alt.datum.few).then(alt.value([3, 2])).otherwise(alt.value([1, 0])),
            strokeWidth=alt.when(alt.datum.few).then(alt.value(1.6)).otherwise(alt.value(0.8)),
            tooltip=_tooltip(),
            description="spoken:N",
        )
        .add_params(alt.selection_point(name=PICKED[0], fields=["code"], empty=False))
    )


def _points(points: Sequence[Spot], paint: Paint, spots: Sequence[Spot], language: str) -> Any:
    by_size = any(spot.size is not None for spot in points)
    # An amount is told by the area of its point; the colour then is that of all values, unless it says how they changed.
    legend = _legend(paint, language, columns=4) if paint.middle is None else None
    area = alt.Size("size:Q", scale=alt.Scale(range=[16, 1400], zero=True), legend=legend)
    return (
        alt.Chart(_frame(sorted(points, key=lambda spot: -(spot.size or 0))))
        .transform_calculate(spoken=SPOKEN)
        .mark_circle(stroke=QUIET, strokeWidth=1, aria=True)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            color=alt.Undefined if by_size and paint.middle is None else _colour(paint, spots, language),
            size=area if by_size else alt.value(130),
            fillOpacity=alt.when(alt.datum.few).then(alt.value(0.35)).otherwise(alt.value(0.85)),
            strokeDash=alt.when(alt.datum.few).then(alt.value([3, 2])).otherwise(alt.value([1, 0])),
            tooltip=_tooltip(),
            description="spoken:N",
        )
        .add_params(alt.selection_point(name=PICKED[1], fields=["code"], empty=False))
    )


def _colour(paint: Paint, spots: Sequence[Spot], language: str) -> alt.Color:
    """Of amounts from nothing up, of all else about the middle, as far to both sides."""
    legend = _legend(paint, language, direction="horizontal", gradientLength=240)
    # Values of few rows reach far by chance alone: they take the colour at the end, and do not pale all others.
    telling = [spot for spot in spots if not spot.few] or spots
    if paint.middle is None:
        most = max((spot.value for spot in telling), default=1.0)
        return alt.Color("value:Q", scale=alt.Scale(domain=[0, most], range="ramp", clamp=True), legend=legend)
    reach = max((abs(spot.value - paint.middle) for spot in telling), default=1.0) or 1.0
    domain = [paint.middle - reach, paint.middle, paint.middle + reach]
    return alt.Color("value:Q", scale=alt.Scale(domain=domain, range="diverging", reverse=not paint.up_is_good, clamp=True), legend=legend)


def _legend(paint: Paint, language: str, **more: Any) -> alt.Legend:
    return alt.Legend(title=paint.title, orient="bottom", tickCount=4, **ticks(paint.scale, language), **more)


def _tooltip() -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:N", title=" ") for name in ("name", "shown", "more")]


def _frame(spots: Sequence[Spot]) -> pd.DataFrame:
    return pd.DataFrame([asdict(spot) for spot in spots], columns=list(Spot.__dataclass_fields__))
