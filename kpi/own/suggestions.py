"""What was probably meant where a formula names nothing of ours: by how words are written, and by what people call things."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kpi.catalogue import SYNONYMS
from kpi.own.folding import folded
from kpi.own.formula_error import nearest, nearest_of
from kpi.own.tree import Reference
from kpi.own.vocabulary import COUNTABLE, columns, name_of, names, tables
from kpi.own.words import FUNCTIONS, SPANS, in_language, spellings


def measure_like(phrase: str, language: str) -> str | None:
    """The KPI or measure that a phrase is nearest to, as the reader writes it."""
    known = _called(language)
    found = nearest(folded(phrase), known)
    return None if found is None else name_of(known[found], language)


def aggregate_of(word: str, language: str) -> str | None:
    """An aggregate over a table or column that somebody named alone: `count(deals)`, `sum(deals.amount)`."""
    if table := tables(language).get(folded(word)):
        return f"{in_language('count', language)}({table})"
    for table in COUNTABLE:
        if column := columns(table, language).get(folded(word)):
            return f"{in_language('sum', language)}({table}.{column})"
    return None


def word_like(word: str, language: str, words: tuple[str, ...]) -> str | None:
    """The word of the language that a word is nearest to, among some."""
    known = {folded(each): in_language(meant, language) for meant in words for each in spellings(meant, language)}
    return nearest_of(word, known)


def function_like(word: str, language: str) -> str | None:
    return word_like(word, language, (*FUNCTIONS, *SPANS, "previous"))


def table_like(word: str, language: str) -> str | None:
    return nearest_of(word, tables(language))


def column_like(word: str, table: str, language: str) -> str | None:
    return nearest_of(word, columns(table, language))


@lru_cache(maxsize=16)
def _called(language: str) -> Mapping[str, Reference]:
    """Everything a KPI or measure is called, also what a formula does not understand: the words by which search finds it."""
    synonyms = {
        folded(word): Reference("kpi", kpi)
        for kpi, by_language in SYNONYMS.items()
        for each in ("en", language)
        for word in by_language[each]
    }
    return {**synonyms, **names(language)}
