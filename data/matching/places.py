"""Countries in one spelling: the short names of ISO 3166."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from country_converter.country_converter import COUNTRY_DATA_FILE

from data.matching.names import plain

_OWN = {
    plain(each): name
    for name, spelled in {
        "Brazil": "Brasile Brasil",
        "Italy": "Italia Itàlia Itália",
        "Spain": "España Spagna Espanya Espanha",
        "Portugal": "Portogallo",
        "Ireland": "EIRE Irlanda",
        "South Africa": "RSA",
        "France": "Francia França",
        "Germany": "Deutschland Germania Alemanha Alemania Alemanya",
        "United Kingdom": "UK England Scotland Wales Inghilterra Inglaterra Anglaterra",
        "United States": "USA US EUA EEUU",
        "Netherlands": "Holland Olanda Holanda",
    }.items()
    for each in spelled.split()
} | {
    "regno unito": "United Kingdom",
    "reino unido": "United Kingdom",
    "regne unit": "United Kingdom",
    "stati uniti": "United States",
    "estados unidos": "United States",
    "estats units": "United States",
    "united states of america": "United States",
    "united states": "United States",
}


@dataclass(frozen=True)
class _Countries:
    """The package's list: short names by code, and a pattern of each name."""

    by_code: dict[str, str]
    patterns: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=1)
def _list() -> _Countries:
    """The countries of today, from the package's own table: its class fails with the newest pandas (Namibia's code is `NA`)."""
    with Path(COUNTRY_DATA_FILE).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if not row["obsolete"]]
    by_code = {row[code]: row["name_short"] for row in rows for code in ("ISO2", "ISO3") if row[code]}
    return _Countries(by_code, tuple((re.compile(row["regex"], re.IGNORECASE), row["name_short"]) for row in rows if row["regex"]))


@lru_cache(maxsize=4096)
def country(text: str) -> str | None:
    """The short name of a country, or `None` where the text is not one or might be two.

    >>> country("España"), country("IT"), country("Atlantis")
    ('Spain', 'Italy', None)
    """
    own = _OWN.get(plain(text).strip().rstrip(".")) or _list().by_code.get(text.strip())
    if own or not text.strip() or len(text) > 60 or len(text.strip()) < 4:
        return own
    found = {name for pattern, name in _list().patterns if pattern.search(text)}
    return found.pop() if len(found) == 1 else None


def countries(values: Iterable[str]) -> dict[str, str]:
    """From each spelling that is a country to its short name."""
    return {text: name for text in values if (name := country(text))}


def share_of_countries(values: pa.ChunkedArray) -> float:
    """How many of the values, counted once each, are countries; 1 where there are none."""
    distinct = [each for each in pc.unique(values).to_pylist() if each][:60]
    return len(countries(distinct)) / len(distinct) if distinct else 1.0
