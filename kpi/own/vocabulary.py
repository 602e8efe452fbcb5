"""What a formula may name, in a language: KPIs and measures of the catalogue, tables, columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from data.tables import TABLES, Kind
from kpi.catalogue import CATALOGUE
from kpi.measures import Expression, Measure, Opening, measures_in
from kpi.own.folding import composed, folded, lexed
from kpi.own.tree import Reference
from kpi.own.words import WORDS, spellings
from locales.extraction import field_label
from locales.words import plain

NUMERIC = frozenset({Kind.MONEY, Kind.NUMBER, Kind.COUNT, Kind.HOURS})
TEXTS = frozenset({Kind.NAME, Kind.ID})

_WORD = re.compile(r"[^\W\d]\w*")
_WORDS = re.compile(r"[^\W\d]\w*( \w+)*")

NOT_COUNTED = frozenset({"targets", "rates"})
"""Tables in which nothing happened: what is planned, and what currencies are worth."""

COUNTABLE = {name: table for name, table in TABLES.items() if table.dated and name not in NOT_COUNTED}
"""The tables over which somebody may write a measure: those whose rows have a date."""


@lru_cache(maxsize=1)
def measures() -> Mapping[str, Measure]:
    """Every measure of the catalogue by its English name.

    Of several of one name that over facts is meant: derived tables count the same in another way. Two such are named by neither.
    """
    found: dict[str, set[Measure]] = {}
    for kpi in CATALOGUE.values():
        for expression in (kpi.measure, *kpi.beside.values()):
            for measure in (each for each in measures_in(expression) if not isinstance(each, Opening)):  # named as its stock is
                found.setdefault(str(measure.name), set()).add(measure)
    over_facts = {name: {each for each in several if each.table in TABLES} or several for name, several in found.items()}
    return {name: several.pop() for name, several in over_facts.items() if len(several) == 1}


@lru_cache(maxsize=16)
def keywords(language: str) -> frozenset[str]:
    """Every word of the language itself, folded: nothing else may be written so."""
    return frozenset(folded(each) for word in WORDS for each in spellings(word, language))


def expression_of(reference: Reference) -> Expression:
    """What a reference to one of ours stands for. Raises KeyError where the catalogue has it no more."""
    return CATALOGUE[reference.key].measure if reference.to == "kpi" else measures()[reference.key]


@dataclass(frozen=True)
class Other:
    """Another KPI of the workspace's own, as formulas name it."""

    id: str
    name: str


Others = tuple[Other, ...]

OWN = "own:"
"""In brackets and before its id, an own KPI as it is kept: no name of the catalogue, now or later, is written so."""


@lru_cache(maxsize=64)
def names(language: str, others: Others = ()) -> Mapping[str, Reference]:
    """Everything by which a reader may name a KPI or a measure, folded: ours, then the workspace's own.

    A name that several of its own have names none of them.
    """
    if not others:
        return _ours(language)
    found = {f"{OWN}{each.id}": Reference("own", each.id) for each in others} | dict(_ours(language))
    called = [" ".join(folded(each.name).split()) for each in others]
    alone = [(name, each) for name, each in zip(called, others, strict=True) if called.count(name) == 1]
    for name, each in (*((each.id, each) for each in others), *alone):
        found.setdefault(name, Reference("own", each.id))
    return found


@lru_cache(maxsize=16)
def _ours(language: str) -> Mapping[str, Reference]:
    """Everything by which a reader may name a KPI or a measure of ours, folded; a KPI before a measure of the same name."""
    found: dict[str, Reference] = {}
    for kpi in CATALOGUE.values():
        for name in (kpi.id, plain(kpi.name, "en"), plain(kpi.name, language)):
            found.setdefault(folded(name), Reference("kpi", kpi.id))
    for name in measures():
        for each in (name, plain(name, language)):
            found.setdefault(folded(each), Reference("measure", name))
    return found


@lru_cache(maxsize=64)
def bare(language: str, others: Others) -> Mapping[str, Reference]:
    """The names of own KPIs that need no brackets, folded: words alone, none of them a word of the language."""
    known = names(language, others)
    return {name: each for name, each in known.items() if each.to == "own" and _WORDS.fullmatch(name) and name not in keywords(language)}


def name_of(reference: Reference, language: str | None = None, others: Others = ()) -> str:
    """A reference as a reader writes it; without a language as it is kept."""
    if reference.to == "own":
        name = next((each.name for each in others if each.id == reference.key), "") if language else ""
        called = " ".join(folded(name).split())
        if language and composed(name) == name and bare(language, others).get(called) == reference:
            return name
        found = language and names(language, others).get(called) == reference
        return f"[{name}]" if found and _stands_in_brackets(name) else f"[{OWN}{reference.key}]"
    if reference.to == "measure":
        return plain(reference.key, language) if language else reference.key
    return plain(CATALOGUE[reference.key].name, language) if language else reference.key


def _stands_in_brackets(name: str) -> bool:
    """Whether a name between brackets is read as it is written: without brackets, quotes or signs that cannot be seen."""
    inside = f"[{name}]"
    return name.isprintable() and not set(name) & set("[]") and composed(name) == name and lexed(inside) == folded(inside)


@lru_cache(maxsize=16)
def tables(language: str) -> Mapping[str, str]:
    """Folded word → table: its name, and what it is called in the reader's language."""
    return _by_word(COUNTABLE, language)


@lru_cache(maxsize=256)
def columns(table: str, language: str) -> Mapping[str, str]:
    """Folded word → column of a table: its name, and its label in the reader's language."""
    return _by_word(TABLES[table].columns, language)


def table_word(table: str, language: str) -> str:
    """A table as a reader writes it."""
    return _written(table, language, tables(language))


def column_word(table: str, column: str, language: str) -> str:
    """A column as a reader writes it."""
    return _written(column, language, columns(table, language))


def _by_word(names: Iterable[str], language: str) -> Mapping[str, str]:
    listed = list(names)
    return {folded(_label(name, language)): name for name in listed} | {folded(name): name for name in listed}


def _written(name: str, language: str, known: Mapping[str, str]) -> str:
    """The label where it is one word that the grammar reads as this name, else the name."""
    label = _label(name, language)
    is_word = (
        label.isprintable() and _WORD.fullmatch(folded(label)) is not None and folded(label) not in keywords(language)
    )  # cancel·lat is none
    return label if is_word and known[folded(label)] == name else name


def _label(name: str, language: str) -> str:
    return plain(field_label(name), language).replace(" ", "_")
