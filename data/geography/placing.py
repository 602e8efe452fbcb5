"""Which place of a map a name in the data is: countries by ISO 3166-1, their regions by ISO 3166-2."""

from __future__ import annotations

import re
from functools import lru_cache

import pycountry

from data.geography.cities import words
from data.geography.maps import WORLD
from data.geography.other_names import otherwise_called
from data.matching.names import plain
from data.matching.places import country_code
from data.matching.regions import regions


@lru_cache(maxsize=8192)
def place_of(map_code: str, name: str) -> str | None:
    """The code of the place on a map that a name stands for; `None` where it is none, or might be two.

    >>> place_of("world", "Italia"), place_of("IT", "Lombardy"), place_of("BR", "SP"), place_of("ES", "Gerona"), place_of("PT", "Nowhere")
    ('IT', 'IT-25', 'BR-SP', 'ES-CT', None)
    """
    return country_code(name) if map_code == WORLD else region_of(map_code, name)


_KINDS = """
regione; region; regio; regiao; province; provincia; metropolitan city; citta metropolitana; community; autonomous community;
comunidad; comunitat; comunidade; comunidad autonoma; comunitat autonoma; comunidad foral; principado; principat;
state; estado; stato; district; distrito; distretto;
regiao autonoma; autonomous region; ilha; isola; isla; illa; island
"""
"""What a place is, as people write it before its name: `Distrito de Lisboa`."""

_LONGEST_FIRST = "|".join(sorted((each.strip() for each in _KINDS.split(";")), key=len, reverse=True))
_KIND = re.compile(rf"^(?:{_LONGEST_FIRST})\s+(?:(?:of|de|do|da|dos|di|del|della)\s+)?")


def region_of(country: str, name: str) -> str | None:
    """The region of the first level in which a country's region or province of that name lies; several joined where it is several."""
    highest = {_highest(code) for code in _written(country, name) or _coded(country, name)}
    if highest:
        return highest.pop() if len(highest) == 1 else None
    plainly = _KIND.sub("", plain(name).strip())
    return otherwise_called(country, words(name)) or otherwise_called(country, words(plainly))


def _written(country: str, name: str) -> set[str]:
    """The codes of the regions of that name in a country; of `Valle d'Aosta/Vallée d'Aoste` those of either."""
    for way in (name, *re.split(r"[/|\[\](),;]", name)):
        for text in (way, _KIND.sub("", plain(way).strip())):
            if found := {code for code in regions(text) if code.startswith(f"{country}-")}:
                return found
    return set()


def _coded(country: str, name: str) -> set[str]:
    """`SP` and `BR-SP` are codes."""
    code = name.strip()
    return {each for each in (code, f"{country}-{code}") if each.startswith(f"{country}-") and pycountry.subdivisions.get(code=each)}


def _highest(code: str) -> str:
    """A province's region: exports name either."""
    found = pycountry.subdivisions.get(code=code)
    return _highest(found.parent_code) if found and found.parent_code else code
