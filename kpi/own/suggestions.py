"""What was probably meant where a formula names nothing of ours: by how words are written, and by what people call things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from data.tables import TABLES
from kpi.catalogue import SYNONYMS
from kpi.own.folding import folded
from kpi.own.formula_error import nearest, nearest_of
from kpi.own.tree import Reference
from kpi.own.vocabulary import COUNTABLE, NUMERIC, Others, column_word, columns, name_of, names, table_word, tables
from kpi.own.words import FUNCTIONS, SPANS, in_language, spellings


def measure_like(phrase: str, language: str, others: Others = ()) -> str | None:
    """The KPI or measure that a phrase is nearest to, as the reader writes it."""
    known = _called(language, others)
    found = nearest(folded(phrase), known) or _with_word_like(folded(phrase), known)
    return None if found is None else name_of(known[found], language, others)


def _with_word_like(word: str, known: Iterable[str]) -> str | None:
    """The shortest name in which a word is like this one."""
    by_word = {each: name for name in sorted(known, key=len, reverse=True) for each in name.split() if len(each) > 3}
    found = nearest(word, by_word)
    return None if found is None else by_word[found]


def aggregate_of(word: str, language: str) -> str | None:
    """An aggregate over a table or column that somebody named alone: `count(deals)`, `sum(deals.amount)`, `count(distinct deals.rep)`."""
    first, point, second = word.partition(".")
    if point:
        table = tables(language).get(folded(first))
        column = columns(table, language).get(folded(second)) if table else None
        return _over_column(table, column, language) if table and column else None
    if table := tables(language).get(folded(word)):
        return f"{in_language('count', language)}({table_word(table, language)})"
    for table in COUNTABLE:
        if column := columns(table, language).get(folded(word)):
            return _over_column(table, column, language)
    return None


def _over_column(table: str, column: str, language: str) -> str:
    named = column_of(table, column, language)
    if TABLES[table].columns[column] in NUMERIC:
        return f"{in_language('sum', language)}({named})"
    return f"{in_language('count', language)}({in_language('distinct', language)} {named})"


def word_like(word: str, language: str, words: tuple[str, ...]) -> str | None:
    """The word of the language that a word is nearest to, among some."""
    known = {folded(each): in_language(meant, language) for meant in words for each in spellings(meant, language)}
    return nearest_of(word, known)


def function_like(word: str, language: str) -> str | None:
    return word_like(word, language, (*FUNCTIONS, *SPANS, "previous"))


def table_like(word: str, language: str) -> str | None:
    found = nearest_of(word, tables(language))
    return found and table_word(found, language)


def column_like(word: str, table: str, language: str) -> str | None:
    found = nearest_of(word, columns(table, language))
    return found and column_word(table, found, language)


def column_of(table: str, column: str, language: str) -> str:
    """A column with its table, as the reader writes them."""
    return f"{table_word(table, language)}.{column_word(table, column, language)}"


@lru_cache(maxsize=64)
def _called(language: str, others: Others) -> Mapping[str, Reference]:
    """Everything a KPI or measure is called, also what a formula does not understand: the words by which search finds it."""
    synonyms = {
        folded(word): Reference("kpi", kpi)
        for kpi, by_language in SYNONYMS.items()
        for each in ("en", language)
        for word in by_language[each]
    }
    return {**synonyms, **names(language, others)}
