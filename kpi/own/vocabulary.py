"""What a formula may name, in a language: KPIs and measures of the catalogue, tables, columns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from data.tables import TABLES, Kind
from kpi.catalogue import CATALOGUE
from kpi.measures import Expression, Measure, Opening, measures_in
from kpi.own.folding import folded
from kpi.own.tree import Reference
from locales.extraction import field_label
from locales.words import plain

NUMERIC = frozenset({Kind.MONEY, Kind.NUMBER, Kind.COUNT, Kind.HOURS})
TEXTS = frozenset({Kind.NAME, Kind.ID})

NOT_COUNTED = frozenset({"targets", "rates"})
"""Tables in which nothing happened: what is planned, and what currencies are worth."""

COUNTABLE = {name: table for name, table in TABLES.items() if table.dated and name not in NOT_COUNTED}
"""The tables over which somebody may write a measure: those whose rows have a date."""


@lru_cache(maxsize=1)
def measures() -> Mapping[str, Measure]:
    """Every measure of the catalogue by its English name; a name that stands for two different ones is no name for either."""
    found: dict[str, set[Measure]] = {}
    for kpi in CATALOGUE.values():
        for expression in (kpi.measure, *kpi.beside.values()):
            for measure in (each for each in measures_in(expression) if not isinstance(each, Opening)):  # named as its stock is
                found.setdefault(str(measure.name), set()).add(measure)
    return {name: several.pop() for name, several in found.items() if len(several) == 1}


def expression_of(reference: Reference) -> Expression:
    """What a reference stands for. Raises KeyError where the catalogue has it no more."""
    return CATALOGUE[reference.key].measure if reference.to == "kpi" else measures()[reference.key]


@lru_cache(maxsize=16)
def names(language: str) -> Mapping[str, Reference]:
    """Everything by which a reader may name a KPI or a measure, folded; a KPI before a measure of the same name."""
    found: dict[str, Reference] = {}
    for kpi in CATALOGUE.values():
        for name in (kpi.id, plain(kpi.name, "en"), plain(kpi.name, language)):
            found.setdefault(folded(name), Reference("kpi", kpi.id))
    for name in measures():
        for each in (name, plain(name, language)):
            found.setdefault(folded(each), Reference("measure", name))
    return found


def name_of(reference: Reference, language: str | None = None) -> str:
    """A reference as a reader writes it; without a language as it is kept."""
    if reference.to == "measure":
        return plain(reference.key, language) if language else reference.key
    return plain(CATALOGUE[reference.key].name, language) if language else reference.key


@lru_cache(maxsize=16)
def tables(language: str) -> Mapping[str, str]:
    """Word → table: its name, and what it is called in the reader's language."""
    found = {folded(name): name for name in COUNTABLE}
    return {_word(plain(field_label(name), language)): name for name in COUNTABLE} | found


@lru_cache(maxsize=256)
def columns(table: str, language: str) -> Mapping[str, str]:
    """Word → column of a table: its name, and its label in the reader's language."""
    found = {folded(name): name for name in TABLES[table].columns}
    return {_word(plain(field_label(name), language)): name for name in TABLES[table].columns} | found


def _word(label: str) -> str:
    return folded(label.replace(" ", "_"))
