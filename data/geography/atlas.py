"""The maps as they are drawn: boundaries, places, and frames around what is drawn elsewhere than it lies. Read once, kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.geography.cities import City
from data.geography.maps import MAPS, Map, Moved

BOUNDARIES = Path(__file__).parent / "boundaries"
OBJECT = "places"
"""What the TopoJSON calls its one collection; each feature's `id` is the place's code."""

MARGIN = 0.4
"""Degrees between moved islands and their frame."""


@dataclass(frozen=True)
class Place:
    """A country or region on a map: a point within its largest part, in degrees, and its square kilometres."""

    code: str
    longitude: float
    latitude: float
    area: float


@dataclass(frozen=True)
class Atlas:
    """One map with its boundaries (TopoJSON), its places by code, and the bounds (west, south, east, north) of its frames."""

    map: Map
    topology: dict[str, Any]
    places: Mapping[str, Place]
    frames: tuple[tuple[float, float, float, float], ...]

    def drawn(self, city: City) -> tuple[float, float]:
        """Where a city is drawn, in degrees: moved with its island."""
        moved = next((each for each in self.map.moved if _holds(self, each, city)), None)
        return (city.longitude + moved.east, city.latitude + moved.north) if moved else (city.longitude, city.latitude)


@lru_cache(maxsize=len(MAPS))
def atlas(code: str) -> Atlas:
    """The map of that code of `MAPS`."""
    each = MAPS[code]
    topology = json.loads((BOUNDARIES / f"{code.lower()}.json").read_text(encoding="utf-8"))
    features = topology["objects"][OBJECT]["geometries"]
    bounds = {feature["id"]: feature["properties"]["bounds"] for feature in features}
    return Atlas(each, topology, {place.code: place for place in _places(features)}, tuple(_frame(moved, bounds) for moved in each.moved))


def _places(features: list[Any]) -> Iterator[Place]:
    """Smallest first, so that of a country drawn in several parts the largest is the one kept."""
    for feature in sorted(features, key=lambda feature: feature["properties"]["area"]):
        facts = feature["properties"]
        yield Place(feature["id"], facts["x"], facts["y"], facts["area"])


def _frame(moved: Moved, bounds: Mapping[str, list[float]]) -> tuple[float, float, float, float]:
    west, south, east, north = zip(*(bounds[place] for place in moved.places), strict=True)
    return min(west) - MARGIN, min(south) - MARGIN, max(east) + MARGIN, max(north) + MARGIN


def _holds(whole: Atlas, moved: Moved, city: City) -> bool:
    """Whether a city lies where the moved islands lie in truth."""
    frame = whole.frames[whole.map.moved.index(moved)]
    west, south, east, north = frame
    return west <= city.longitude + moved.east <= east and south <= city.latitude + moved.north <= north
