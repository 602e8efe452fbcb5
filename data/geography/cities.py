"""Where cities lie: a small gazetteer shipped with the application."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data.matching.names import plain

CITIES = Path(__file__).parent / "boundaries" / "cities.tsv.gz"


@dataclass(frozen=True)
class City:
    """A city's place in degrees, and how many live there."""

    country: str
    latitude: float
    longitude: float
    people: int


def words(name: str) -> str:
    """A name in small letters, without accents and marks.

    >>> words("Vila Nova de Gaia"), words("L’Aquila")
    ('vila nova de gaia', 'l aquila')
    """
    return " ".join(re.findall(r"[^\W_]+", plain(name)))


@lru_cache(maxsize=4096)
def city(country: str, name: str) -> City | None:
    """The city of that name in a country; of several the one with most people, as is meant where nobody says which."""
    return _of_country(country).get(words(name))


@lru_cache(maxsize=32)
def _of_country(country: str) -> dict[str, City]:
    """From each name to its city. The usual name of a small place goes before another name of a large one."""
    usual: dict[str, City] = {}
    other: dict[str, City] = {}
    for line in _lines().get(country, ()):
        latitude, longitude, people, names = line.split("\t")
        found = City(country, float(latitude), float(longitude), int(people))
        first, *others = names.split("|")
        usual.setdefault(first, found)
        for name in others:
            other.setdefault(name, found)
    return other | usual


@lru_cache(maxsize=1)
def _lines() -> dict[str, list[str]]:
    """The gazetteer's lines by country, most people first."""
    by_country: dict[str, list[str]] = {}
    for line in gzip.decompress(CITIES.read_bytes()).decode().splitlines():
        country, _, rest = line.partition("\t")
        by_country.setdefault(country, []).append(rest)
    return by_country
