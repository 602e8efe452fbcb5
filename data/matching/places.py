"""Countries in one spelling, the short names of ISO 3166, from their names in seven languages and their codes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from babel import Locale
from country_converter.country_converter import COUNTRY_DATA_FILE

from data.matching.names import plain

_OWN = {
    "uk": "United Kingdom",
    "u k": "United Kingdom",
    "great britain": "United Kingdom",
    "gran bretagna": "United Kingdom",
    "gran bretana": "United Kingdom",
    "gra bretanha": "United Kingdom",
    "gran bretanya": "United Kingdom",
    "grande bretagne": "United Kingdom",
    "grossbritannien": "United Kingdom",
    **dict.fromkeys(("england", "scotland", "wales", "inghilterra", "inglaterra", "anglaterra", "angleterre"), "United Kingdom"),
    **dict.fromkeys(("schottland", "ecosse", "scozia", "escocia", "galles", "gales", "pays de galles"), "United Kingdom"),
    **dict.fromkeys(("usa", "u s a", "us", "u s", "eua", "eeuu", "ee uu", "e u a", "united states of america"), "United States"),
    **dict.fromkeys(("stati uniti d america", "estados unidos de america", "estados unidos da america"), "United States"),
    **dict.fromkeys(("etats unis d amerique", "estats units d america", "vereinigte staaten von amerika"), "United States"),
    **dict.fromkeys(("holland", "olanda", "holanda", "hollande"), "Netherlands"),
    **dict.fromkeys(("uae", "eau"), "United Arab Emirates"),
    **dict.fromkeys(("czech republic", "republica checa", "repubblica ceca", "republique tcheque", "tschechische republik"), "Czechia"),
    **dict.fromkeys(("corea", "coreia", "coree"), "South Korea"),
    **dict.fromkeys(("costa de marfil", "costa do marfim", "costa d ivori", "elfenbeinkuste", "ivory coast"), "Côte d'Ivoire"),
    "eire": "Ireland",
    "rsa": "South Africa",
}
"""Spellings, without accents and marks, that stand in no list."""

LANGUAGES = ("en", "it", "pt", "pt_PT", "ca", "es", "fr", "de")
"""Languages in which names of countries are known: Babel carries the Unicode consortium's list of each."""


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
    by_code = {code: row["name_short"] for row in rows for name in ("ISO2", "ISO3") for code in re.findall("[A-Z]+", row[name] or "")}
    return _Countries(by_code, tuple((re.compile(row["regex"], re.IGNORECASE), row["name_short"]) for row in rows if row["regex"]))


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """From the name of each country in each language to its short name, an uncertain one left out."""
    by_code = _list().by_code
    told: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in by_code and len(code) == 2:
                told.setdefault(_words(name), set()).add(by_code[code])
    return {name: found.pop() for name, found in told.items() if len(found) == 1} | _OWN


def _words(text: str) -> str:
    """A name in small letters, without accents and marks."""
    return " ".join(re.findall(r"[^\W_]+", plain(text)))


@lru_cache(maxsize=4096)
def country(text: str) -> str | None:
    """The short name of a country, or `None` where the text is not one or might be two.

    >>> country("España"), country("IT"), country("EE. UU."), country("Atlantis")
    ('Spain', 'Italy', 'United States', None)
    """
    own = _names().get(_words(text)) or _list().by_code.get(text.strip())
    if own or not text.strip() or len(text) > 60 or len(text.strip()) < 4:
        return own
    found = {name for pattern, name in _list().patterns if pattern.search(text)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def country_code(text: str) -> str | None:
    """The ISO 3166-1 code of two letters of a country, by its name or a code of it; `None` where `country` knows none.

    >>> country_code("Itàlia"), country_code("Spain"), country_code("Atlantis")
    ('IT', 'ES', None)
    """
    name = country(text)
    return _codes().get(name) if name else None


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """From each short name to its first code of two letters."""
    codes: dict[str, str] = {}
    for code, name in _list().by_code.items():
        if len(code) == 2:
            codes.setdefault(name, code)
    return codes


def countries(values: Iterable[str]) -> dict[str, str]:
    """From each spelling that is a country to its short name."""
    return {text: name for text in values if (name := country(text))}


def share_of_countries(values: pa.ChunkedArray) -> float:
    """How many of the values, counted once each, are countries; 1 where there are none."""
    distinct = [each for each in pc.unique(values).to_pylist() if each][:60]
    return len(countries(distinct)) / len(distinct) if distinct else 1.0
