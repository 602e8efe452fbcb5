"""Parts of countries (ISO 3166-2: states, provinces, regions) by their names, in their own and in other languages."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc
import pycountry

from data.matching.names import plain
from locales import Sentence

LANGUAGES = ("en", "it", "pt", "pt_BR", "ca", "es", "fr", "de")
"""Languages in which names of regions are known: pycountry carries the translations of Debian's iso-codes."""

_OWN = """
IT-25 | lombardy; llombardia
IT-21 | piedmont
IT-52 | tuscany
IT-75 | apulia
IT-82 | sicily
IT-88 | sardinia
IT-62 | latium
IT-57 | the marches
IT-23 | aosta valley
IT-36 | friuli
IT-32 | trentino; trentino south tyrol; trentino alto adige sudtirol; trentino sudtirol
IT-BZ | south tyrol; sudtirol; alto adige
IT-45 | emilia
ES-CT | catalonia; cataluna; catalunya; catalogna; catalunha
ES-AN | andalusia; andaluzia; andalousie
ES-MD | comunidad de madrid
ES-PV | pais vasco; euskadi; basque country
ES-VC | comunidad valenciana; comunitat valenciana
ES-CL | castilla y leon
ES-CM | castilla la mancha
ES-GA | galicia
ES-AS | asturias
ES-CB | cantabria
ES-AR | aragon
ES-MC | murcia
ES-CN | canarias; canary islands; islas canarias; illes canaries; ilhas canarias; isole canarie; canaries
ES-IB | baleares; illes balears; balearic islands; islas baleares
PT-11 | lisboa; lisbon
PT-08 | algarve
PT-20 | azores; acores; azzorre
PT-30 | madeira; madera
ES-A | alacant
ES-CS | castello
DE-BY | bavaria; baviera
MX-CMX | cdmx; mexico city
MX-COA | coahuila
MX-MIC | michoacan
MX-VER | veracruz
AR-C | caba; capital federal; ciudad de buenos aires
FR-BRE | brittany
FR-NOR | normandy
FR-20R | corsica
FR-OCC | occitania
"""
"""Names that stand in no list."""


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    """From each name to the codes of the regions that are called so."""
    found: dict[str, set[str]] = {}
    spoken = [_translation(language) for language in LANGUAGES]
    for each in pycountry.subdivisions:
        for text in {each.name, *(told.gettext(each.name) for told in spoken)}:
            for name in _alternatives(text):
                found.setdefault(name, set()).add(each.code)
    for line in _OWN.strip().splitlines():
        code, _, own = line.partition(" | ")
        found |= {name: {code} for name in own.split("; ")}
    return {name: frozenset(codes) for name, codes in found.items() if len(name) > 2}


def _translation(language: str) -> gettext.NullTranslations:
    return gettext.translation("iso3166-2", pycountry.LOCALES_DIR, [language], fallback=True)


def _alternatives(text: str) -> Iterable[str]:
    """`Catalunya [Cataluña]` and `Bizkaia/Vizcaya` are two names each."""
    return (name for each in re.split(r"[\[\](),/;]", text) if (name := _words(each)))


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", plain(text)))


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    """Short codes of regions of countries in which people write them by their letters."""
    lettered = [each.code.split("-") for each in pycountry.subdivisions]
    return frozenset(code for land, code in lettered if land in ("BR", "IT", "US", "CA", "AU", "DE", "ES", "PT") and code.isalpha())


@lru_cache(maxsize=4096)
def regions(text: str) -> frozenset[str]:
    """The codes of all regions that have this name.

    >>> sorted(regions("Lombardia")), regions("Lombardy") == regions("lombardía"), sorted(regions("Atlantis"))
    (['IT-25'], True, [])
    """
    return _names().get(_words(text), frozenset()) if len(text) <= 60 else frozenset()


@lru_cache(maxsize=4096)
def is_region(text: str) -> bool:
    """Whether a text is the name of a region, or a code of capitals as people write for one (`SP`, `MI`)."""
    return bool(regions(text)) or text.strip() in _codes() or text.strip() in _with_country()


def share_of_regions(values: pa.ChunkedArray) -> float:
    """How many of the values, counted once each, are regions; 0 where there are none."""
    distinct = [each for each in pc.unique(values).to_pylist() if each][:60]
    return sum(map(is_region, distinct)) / len(distinct) if distinct else 0.0


def named_regions(column: str) -> Sentence:
    """Why a column of regions is one."""
    return Sentence("The values of “{column}” are names of states, provinces and regions", column=column)


@lru_cache(maxsize=1)
def _with_country() -> frozenset[str]:
    return frozenset(each.code for each in pycountry.subdivisions)
