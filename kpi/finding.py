"""Finding a KPI by what people call it: its id, its name or a synonym, in any of our languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from data.version import Version
from kpi.catalogue import SYNONYMS
from kpi.own.catalogue import catalogue_of
from kpi.own.folding import folded
from kpi.search import Match, search
from locales import Sentence, SentenceError
from locales.languages import LANGUAGES
from locales.words import plain

OFFERED = 3

CLOSE = 12.0
"""Points of likeness, of 100, behind the likeliest within which another KPI may be meant as well."""

CALLED = "its id, its name or another word for it in any language: win_rate, “Win rate”, “tasa de éxito”"
"""What commands say of a KPI that they are given."""

Called = Mapping[str, tuple[str, ...]]
"""What is written, folded → the ids of the KPIs that are called so."""


def found(version: Version | None, text: str) -> tuple[str, ...]:
    """The ids of the KPIs that are called exactly so: by id, else by name, else by synonym; capitals and accents are of no account."""
    asked = " ".join(folded(text).split())
    for called in _called(version):
        if ids := called.get(asked):
            return ids
    return ()


def nearest(version: Version | None, text: str) -> tuple[str, ...]:
    """The ids of the KPIs that are called so, else of those that may be meant, the likeliest first; none where nothing is like it."""
    return (found(version, text) or _meant(search(text, catalogue_of(version), "en")))[:OFFERED]


def _meant(matches: list[Match]) -> tuple[str, ...]:
    """Those that are about as like as the likeliest; what is far behind would only distract."""
    return tuple(each.kpi for each in matches if each.score > matches[0].score - CLOSE)


def kpi_asked(version: Version | None, text: str) -> str:
    """The id of the one KPI that is called so. Raises SentenceError with those that may be meant."""
    ids = found(version, text)
    if len(ids) == 1:
        return ids[0]
    raise SentenceError(did_you_mean(version, text))


def did_you_mean(version: Version | None, text: str) -> Sentence:
    """That there is no such KPI, and which ones may be meant."""
    if ids := nearest(version, text):
        return Sentence("{name} is not a KPI; did you mean {nearest}? `python -m kpi list` names all", name=text, nearest=" or ".join(ids))
    return Sentence("{name} is not a KPI, and none is called nearly so; `python -m kpi list` names all", name=text)


def _called(version: Version | None) -> tuple[Called, ...]:
    return _names(tuple((kpi.id, kpi.title) for kpi in catalogue_of(version).values()))


@lru_cache(maxsize=64)
def _names(titles: tuple[tuple[str, Sentence], ...]) -> tuple[Called, ...]:
    """What KPIs are called, by id, by name and by synonym."""
    ids = ((kpi_id, kpi_id) for kpi_id, _ in titles)
    names = ((plain(title, language), kpi_id) for kpi_id, title in titles for language in LANGUAGES)
    synonyms = ((word, kpi_id) for kpi_id, _ in titles for words in SYNONYMS.get(kpi_id, {}).values() for word in words)
    return tuple(_gathered(each) for each in (ids, names, synonyms))


def _gathered(pairs: Iterable[tuple[str, str]]) -> Called:
    gathered: dict[str, dict[str, None]] = {}
    for name, kpi_id in pairs:
        gathered.setdefault(" ".join(folded(name).split()), {})[kpi_id] = None
    return {name: tuple(ids) for name, ids in gathered.items()}
