"""A KPI by place: which members of a dimension lie on a map, which do not, and all of them together the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from data.geography.atlas import atlas
from data.geography.cities import city
from data.geography.maps import MAPS, WORLD
from data.geography.other_names import parts_of
from data.geography.placing import place_of, region_of
from data.matching.places import country_code
from data.version import Version
from kpi.compute import Value, compute
from kpi.kpis import KPI, Better
from kpi.ranked import Ranked, best_first, ranked
from kpi.selection import Filter, Selection

Members = tuple[str, ...]
Known = Mapping[str, Sequence[str | None]]


@dataclass(frozen=True)
class Placed:
    """One place with its value: `code` of the place on the map (of a city its name, of several regions all their codes: `parts_of`), and
    the members of the data that are it."""

    code: str
    members: Members
    value: Value


@dataclass(frozen=True)
class Mapped:
    """A KPI by the places of one map, best first.

    `placed` lie on the map, `unmatched` are members whose names are no place of it, `nowhere` are the rows that name none, `whole` is
    everything. Rows of the three add up to the whole's, and so do the values of a KPI whose parts add up.
    """

    placed: tuple[Placed, ...]
    unmatched: tuple[Value, ...]
    nowhere: Value | None
    ranked: Ranked

    @property
    def whole(self) -> Value | None:
        return next(iter(self.ranked.whole), None)


@dataclass(frozen=True)
class Level:
    """What a map shows: the members of a dimension on the map of that code, in `country` and, one step further, in `region` (codes).

    `map_code` is `None` where no map is shipped for what is shown.
    """

    dimension: str
    map_code: str | None
    country: str | None = None
    region: str | None = None


def level_of(filters: Sequence[Filter], dimensions: Sequence[str], known: Known, *, cities: bool = False) -> Level | None:
    """What to show: the world, one country's regions or cities, or one region's cities, as far as the filters narrow to one.

    `dimensions` are those of the KPI, `known` the members of each that the data has: where all lie in one country, its regions are shown at
    once. `cities` asks for a country's cities in place of its regions. `None` where the KPI knows no place.
    """
    held = {each.dimension: each.members for each in filters}
    country = _country(held.get("country") or known.get("country", ()), known.get("region", ()), dimensions)
    if country is None:
        dimension = next((name for name in ("country", "region", "city") if name in dimensions), None)
        return Level(dimension, WORLD if dimension == "country" else None) if dimension else None
    region = _one(lambda name: region_of(country, name), held.get("region", ()))
    drawn = country if country in MAPS else WORLD
    if "city" in dimensions and (region or cities or "region" not in dimensions):
        return Level("city", drawn, country, region)
    if "region" in dimensions:
        return Level("region", country if country in MAPS else None, country, region)
    return Level("country", WORLD)


def _country(countries: Sequence[str | None], regions: Sequence[str | None], dimensions: Sequence[str]) -> str | None:
    """The one country of a view; where the data names none, the one of whose map at least half of the regions are."""
    if "country" in dimensions:
        return _one(country_code, countries)
    matched = {code: sum(_tells(code, name) for name in regions) for code in MAPS if code != WORLD}
    best = max(matched, key=lambda code: matched[code])
    return best if regions and 2 * matched[best] >= len(regions) else None


def _tells(country: str, name: str | None) -> bool:
    """Whether a region's name tells its country; that of several together, as `North`, does not."""
    code = place_of(country, name) if name else None
    return code is not None and len(parts_of(code)) == 1


def _one(code_of: Callable[[str], str | None], members: Sequence[str | None]) -> str | None:
    """The one place that all these members are; those without a name aside."""
    codes = {code_of(member) for member in members if member is not None}
    return codes.pop() if len(codes) == 1 else None


def mapped(version: Version, kpi_id: str, selection: Selection, level: Level) -> Mapped:
    """The KPI by place. Members that are one place under several names are computed anew together: a ratio's parts do not add up.

    Raises UnknownKPI.
    """
    found = ranked(version, kpi_id, selection, (level.dimension,))
    groups: dict[str, list[Value]] = {}
    unmatched: list[Value] = []
    for value in found.members:
        member = _member(value)
        code = _code(level, member) if member is not None else None
        if code:
            groups.setdefault(code, []).append(value)
        elif member is not None:
            unmatched.append(value)
    for code in _overlapping(groups):
        unmatched += groups.pop(code)
    placed = [_placed(version, kpi_id, selection, level, code=code, values=values) for code, values in groups.items()]
    nowhere = next((value for value in found.members if _member(value) is None), None)
    return Mapped(_in_order(placed, found.kpi), tuple(unmatched), nowhere, found)


def _overlapping(codes: Collection[str]) -> list[str]:
    """Places of several regions of which one is named for itself or in another: nobody knows whether `North` has Lombardy in it or not."""
    named = Counter(part for code in codes for part in parts_of(code))
    return [code for code in codes if len(parts_of(code)) > 1 and any(named[part] > 1 for part in parts_of(code))]


def _in_order(placed: Sequence[Placed], kpi: KPI) -> tuple[Placed, ...]:
    """Where parts add up the largest first, whether that is good or not; else the best first."""
    order = best_first([each.value for each in placed], Better.HIGHER if kpi.additive else kpi.better)
    places = {id(value): place for place, value in enumerate(order)}
    return tuple(sorted(placed, key=lambda each: places[id(each.value)]))


def _member(value: Value) -> str | None:
    return value.group[0][1]


def _code(level: Level, member: str) -> str | None:
    """The place that a member is on this level's map; a city's code is its name, and where there is no map, any member's."""
    if level.map_code is None:
        return member
    if level.dimension == "city":
        return member if level.country and city(level.country, member) else None
    code = place_of(level.map_code, member)
    return code if code and set(parts_of(code)) <= atlas(level.map_code).places.keys() else None


def _placed(version: Version, kpi_id: str, selection: Selection, level: Level, *, code: str, values: list[Value]) -> Placed:
    members = tuple(member for value in values if (member := _member(value)) is not None)
    if len(values) == 1:
        return Placed(code, members, values[0])
    kept = tuple(each for each in selection.filters if each.dimension != level.dimension)
    together = compute(version, [kpi_id], replace(selection, filters=(*kept, Filter(level.dimension, members))))[0]
    return Placed(code, members, replace(together, group=((level.dimension, members[0]),)))
