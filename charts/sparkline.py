"""A trend without axes, for a card: where it went, with the last step marked.

Written in Vega-Lite itself: an overview draws eight of them, and building them by Altair, which checks each part by a schema, took longer
than reading the numbers. A test checks them by the same schema.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.finish import QUIET_AXES
from charts.locale import vega_locale
from charts.palette import BAND, QUIET
from charts.trend import Point, Range

HEIGHT = 40
PADDING = {"left": 1, "right": 6, "top": 6, "bottom": 6}


def sparkline(points: Sequence[Point], *, title: str, language: str, expected: Sequence[Range] = ()) -> dict[str, Any]:
    """A Vega-Lite specification: a line through the steps that have a value; the last is a dot, hollow while not complete.

    `expected` is a pale band behind the steps that begin on the same days.
    """
    rows = [
        {"place": place, "value": each.value, "step": each.step, "shown": each.shown}
        for place, each in enumerate(points)
        if each.value is not None
    ]
    way = {"x": _position("place"), "y": _position("value")}
    told = {"tooltip": [{"field": name, "type": "nominal", "title": " "} for name in ("step", "shown")]}
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "line", "strokeWidth": 2, "interpolate": "linear"}, "encoding": way},
        {"mark": {"type": "point", "size": 160, "opacity": 0}, "encoding": way | told},
        {
            "data": {"values": rows[-1:]},
            "mark": {"type": "point", "size": 42, "opacity": 1, "filled": bool(points) and not points[-1].partial},
            "encoding": way | told,
        },
    ]
    places = {each.start: place for place, each in enumerate(points)}
    ranges = [{"place": places[each.start], "low": each.low, "high": each.high} for each in expected if each.start in places]
    if len(ranges) > 1:
        band = {"x": _position("place"), "y": _position("low"), "y2": {"field": "high"}}
        layers.insert(0, {"data": {"values": ranges}, "mark": {"type": "area", "opacity": BAND, "color": QUIET}, "encoding": band})
    return {
        "data": {"values": rows},
        "layer": layers,
        "height": HEIGHT,
        "padding": PADDING,
        "description": title,
        "config": QUIET_AXES | {"locale": vega_locale(language)},
    }


def _position(name: str) -> dict[str, Any]:
    return {"field": name, "type": "quantitative", "axis": None, "scale": {"zero": False, "nice": False}}
