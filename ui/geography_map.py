"""The map of a view: what it is drawn on, its shapes and points, and what a click does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from math import pi, sqrt

import streamlit as st

from charts.finish import Scale
from charts.maps import PICKED, Ground, Paint, Spot, area_map
from data.geography.atlas import OBJECT, Atlas, Place, atlas
from data.geography.cities import city
from data.geography.maps import WORLD
from data.geography.other_names import parts_of
from kpi.compute import Value
from kpi.geography import Level, Placed
from kpi.kpis import KPI, Better, Unit
from locales.numbers import NO_VALUE
from ui import state
from ui.geography_words import Name
from ui.leaderboards import SMALL
from ui.trend_view import SCALES, axis_title
from ui.values import difference, relative_change, shown
from ui.words import language, tell

ABOUT, WIDE = 20.0, 190.0
"""Degrees drawn around countries with values, and from how many on the whole world is drawn."""

TINY = {WORLD: 6000.0, "ES": 50.0, "DE": 1000.0, "US": 400.0, "AR": 400.0}
"""Square kilometres below which a place is drawn as a point: nobody would find Malta on a map of the world, nor Melilla on one of Spain."""

HEIGHT, FLAT, TALL = 460, 360, 500
"""A country is as high as wide; a part of the world that lies from west to east is flat; all of it and what reaches south are tall."""


def ground_of(level: Level, codes: Sequence[str]) -> Ground:
    """The boundaries to draw on: the part of the world in which the places of these codes lie, a country, or the one place of its cities.

    All projections are equal-area ones, so that no country looks larger than it is.
    """
    whole = atlas(level.map_code or WORLD)
    if whole.map.code == WORLD and level.dimension == "country":
        return _part_of_world(whole, codes)
    inside = level.country if whole.map.code == WORLD else level.region
    only = inside if inside in whole.places and level.dimension == "city" else None
    place = whole.places[only] if only else None
    east, north = (place.longitude, place.latitude) if place else whole.map.centre or (0.0, 0.0)
    projection = {"type": "azimuthalEqualArea", "rotate": [-east, -north, 0]}
    return Ground(whole.topology, OBJECT, projection, () if only else whole.frames, (only,) if only else ())


def is_wide(level: Level, codes: Sequence[str]) -> bool:
    """Whether the whole world is drawn, for places lie all around it."""
    west, _, east, _ = _edges(atlas(WORLD), codes) if _is_world(level) else (0.0, 0.0, 0.0, 0.0)
    return east - west > WIDE


def height_of(level: Level, codes: Sequence[str]) -> int:
    """Pixels, the legend included."""
    if not _is_world(level):
        return HEIGHT
    west, south, east, north = _edges(atlas(WORLD), codes)
    return TALL if is_wide(level, codes) or north - south > (east - west) / 2 else FLAT


def _is_world(level: Level) -> bool:
    return level.map_code == WORLD and level.dimension == "country"


def _part_of_world(whole: Atlas, codes: Sequence[str]) -> Ground:
    """The countries about those drawn, and not the whole earth where they lie together."""
    west, south, east, north = _edges(whole, codes)
    if east - west > WIDE:
        return Ground(whole.topology, OBJECT, {"type": "equalEarth"})
    near = tuple(code for code, place in whole.places.items() if west <= place.longitude <= east and south <= place.latitude <= north)
    return Ground(whole.topology, OBJECT, {"type": "equalEarth", "rotate": [-(west + east) / 2, 0, 0]}, (), near)


def _edges(whole: Atlas, codes: Sequence[str]) -> tuple[float, float, float, float]:
    """West, south, east and north of the countries drawn, with something around them; of the whole earth where there are none."""
    drawn = [place for code, place in whole.places.items() if code in codes]
    west, east = _span([place.longitude for place in drawn], [_reach(place) for place in drawn])
    south, north = _span([place.latitude for place in drawn], [_reach(place) for place in drawn])
    return west, south, east, north


def _span(middles: Sequence[float], reaches: Sequence[float]) -> tuple[float, float]:
    """From the least to the greatest with something around them."""
    low = min((middle - reach for middle, reach in zip(middles, reaches, strict=True)), default=-180)
    high = max((middle + reach for middle, reach in zip(middles, reaches, strict=True)), default=180)
    return low - ABOUT, high + ABOUT


def _reach(place: Place) -> float:
    """Degrees from the middle of a place to its edge, as if it were round."""
    return sqrt(place.area / pi) / 111.2


def spots_of(placed: Sequence[Placed], level: Level, kpi: KPI, *, name: Name, currency: str | None, change: bool) -> list[Spot]:
    """Every place with a value, or a change, to draw; of a place that is several regions each of them."""
    drawn = [(each, _amount(each.value, kpi, change=change)) for each in drawn_apart(placed, level)]
    return [_spot(each, amount, level, kpi, name=name, currency=currency) for each, amount in drawn if amount is not None]


def drawn_apart(placed: Sequence[Placed], level: Level) -> list[Placed]:
    """The places by single regions."""
    return [replace(each, code=code) for each in placed for code in (parts_of(each.code) if level.dimension == "region" else (each.code,))]


def _amount(value: Value, kpi: KPI, *, change: bool) -> float | None:
    """What the colour says: the value; of changes the difference of a share, else the part of what it was before."""
    if not change:
        return value.value
    return value.change if kpi.unit is Unit.SHARE else relative_change(value)


def _spot(place: Placed, amount: float, level: Level, kpi: KPI, *, name: Name, currency: str | None) -> Spot:
    value = place.value
    more = difference(value, kpi, currency)
    longitude, latitude = _point(place, level) or (None, None)
    return Spot(
        code=place.code,
        name=name(place),
        value=amount,
        shown=shown(value.value, kpi.unit, currency),
        more="" if more == NO_VALUE else f"{tell('Change')}: {more}",
        few=value.rows < SMALL,
        longitude=longitude,
        latitude=latitude,
        size=value.value if kpi.additive and level.dimension == "city" else None,
    )


def _point(place: Placed, level: Level) -> tuple[float, float] | None:
    """Where a point is drawn; `None` where the place's shape tells enough."""
    whole = atlas(level.map_code or WORLD)
    if level.dimension == "city":
        found = city(level.country or "", place.code)
        return whole.drawn(found) if found else None
    shape = whole.places[place.code]
    return (shape.longitude, shape.latitude) if shape.area < TINY.get(whole.map.code, 0) else None


def draw(level: Level, spots: Sequence[Spot], members: dict[str, tuple[str, ...]], kpi: KPI, *, title: str, paint: Paint) -> None:
    """The map; a click on a place narrows the view to it."""
    key = f"map_{level.dimension}_{level.map_code}_{level.country}_{level.region}_{kpi.id}"
    chart = area_map(
        ground_of(level, list(members)),
        spots,
        paint,
        title=title,
        language=language(),
        height=height_of(level, list(members)),
    )
    # Where nothing has a value there is nothing to click, and Streamlit refuses to listen.
    st.vega_lite_chart(chart, key=key, on_select=partial(_narrow, key, level.dimension, members) if spots else "ignore")


def paint_of(kpi: KPI, currency: str | None, whole: Value | None, *, change: bool) -> Paint:
    """Amounts from nothing up; rates about the whole's, changes about none."""
    if change:
        return Paint(tell("Change"), Scale.SHARE, 0.0, kpi.better is not Better.LOWER)
    scale = SCALES.get(kpi.unit, Scale.PLAIN)
    if kpi.additive:
        return Paint(axis_title(kpi, currency), scale)
    return Paint(axis_title(kpi, currency), scale, whole.value if whole else None, kpi.better is not Better.LOWER)


def _narrow(key: str, dimension: str, members: dict[str, tuple[str, ...]]) -> None:
    picked = st.session_state[key]["selection"]
    codes = [each["code"] for name in PICKED for each in picked.get(name, ()) if "code" in each]
    if codes and codes[0] in members:
        state.change(state.view().filtered(dimension, members[codes[0]]))
