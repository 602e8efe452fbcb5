"""Finding a KPI, and the dimension to split it by, in what somebody types: a name, a synonym, a question, in any of the five languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from kpi.catalogue.questions import DIMENSIONS, FILLERS, QUESTIONS
from kpi.catalogue.synonyms import SYNONYMS
from kpi.kpis import KPI
from locales.languages import LANGUAGES
from locales.words import plain

MOST = 6
LIKE_ENOUGH = 68.0
"""Of 100; below this the words have little in common."""

THE_NAME = 97.0
"""From here on the whole text is a name, however its words stand."""

MISSPELT = 84.0
"""How alike a word and a dimension's name are when one is the other misspelt."""

UNEXPLAINED = 6.0
"""Taken off for each word asked that a phrase does not have: "sales cicle" is rather a sales cycle than sales."""

OTHER_LANGUAGE, A_QUESTION = 4.0, 1.0
"""What a phrase of another language than the reader's, and one by which people ask, come after."""


@dataclass(frozen=True)
class Match:
    """A KPI that may be meant, how well it fits (0 to 100), and the dimension that was named beside it."""

    kpi: str
    score: float
    dimension: str | None = None


@dataclass(frozen=True)
class Phrase:
    """One way to say a KPI, plainly written, in one language."""

    kpi: str
    words: str
    handicap: float


def search(text: str, kpis: Mapping[str, KPI], language: str) -> list[Match]:
    """The KPIs that a text may mean, the likeliest first; none where nothing is like it."""
    words = _plain(text).split()
    whole = _named(" ".join(words), kpis, language)
    if whole and whole[0].score >= THE_NAME:  # a name may hold the word of a dimension: "Lead origin"
        return whole
    dimension, rest = _dimension(words)
    asked = " ".join(word for word in rest if word not in _fillers()) or " ".join(rest)
    return [replace(match, dimension=dimension) for match in _named(asked, kpis, language)]


def _named(asked: str, kpis: Mapping[str, KPI], language: str) -> list[Match]:
    """The KPIs one of whose phrases is like what was asked."""
    best: dict[str, float] = {}
    for phrase in _phrases(tuple(kpis.values()), language) if asked else ():
        score = _alike(asked, phrase.words) - phrase.handicap
        if score >= LIKE_ENOUGH and score > best.get(phrase.kpi, 0.0):
            best[phrase.kpi] = score
    ranked = sorted(best.items(), key=lambda each: (-round(each[1]), list(kpis).index(each[0])))
    return [Match(kpi, score) for kpi, score in ranked[:MOST]]


def _alike(asked: str, phrase: str) -> float:
    """How alike two phrases are: in whatever order the words stand; written as one word ("winrate") nearly so.

    All of one within the other is nearly the same; a beginning counts.
    """
    together = max(fuzz.token_sort_ratio(asked, phrase), fuzz.ratio(asked.replace(" ", ""), phrase.replace(" ", "")) - 1.0)
    more = len(asked.split()) - len(phrase.split())
    within = min(fuzz.token_set_ratio(asked, phrase), 96.0) - (UNEXPLAINED * more if more > 0 else 2.0 * -more)
    begun = 90.0 - 0.5 * (len(phrase) - len(asked)) if len(asked) >= 3 and phrase.startswith(asked) else 0.0
    return max(together, within, begun)


def _dimension(words: list[str]) -> tuple[str | None, list[str]]:
    """The dimension named last, and the words without it; a text that is nothing else keeps its word."""
    names = _dimension_names()
    for place in range(len(words) - 1, -1, -1):
        found = names.get(words[place]) or _misspelt(words[place], names)
        others = words[:place] + words[place + 1 :]
        if found and any(word not in _fillers() for word in others):
            return found, others
    return None, words


def _misspelt(word: str, names: Mapping[str, str]) -> str | None:
    found = process.extractOne(word, names.keys(), scorer=fuzz.ratio, score_cutoff=MISSPELT) if len(word) > 4 else None
    return names[found[0]] if found else None


@lru_cache(maxsize=64)
def _phrases(kpis: tuple[KPI, ...], language: str) -> tuple[Phrase, ...]:
    return tuple(phrase for kpi in kpis for phrase in _said(kpi, language))


def _said(kpi: KPI, reader: str) -> Iterator[Phrase]:
    for language in LANGUAGES:
        behind = 0.0 if language == reader else OTHER_LANGUAGE
        yield Phrase(kpi.id, _plain(plain(kpi.name, language)), behind)
        yield from (Phrase(kpi.id, _plain(each), behind) for each in SYNONYMS.get(kpi.id, {}).get(language, ()))
        yield from (Phrase(kpi.id, _asking(each), behind + A_QUESTION) for each in QUESTIONS.get(kpi.id, {}).get(language, ()))


def _asking(text: str) -> str:
    """A way to ask without its fillers, as the question itself is read."""
    words = _plain(text).split()
    return " ".join(word for word in words if word not in _fillers()) or " ".join(words)


@lru_cache(maxsize=1)
def _dimension_names() -> dict[str, str]:
    return {_plain(name): dimension for dimension, names in DIMENSIONS.items() for name in names.split(",")}


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    return frozenset(_plain(FILLERS).split())


def _plain(text: str) -> str:
    """Small letters without accents, signs as spaces, one space between words."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w]+", " ", bare).split())
