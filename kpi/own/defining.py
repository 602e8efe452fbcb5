"""Defining a KPI: what somebody wrote becomes a definition that can be kept, and a definition a KPI."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from data.definitions import Definition
from kpi.catalogue import CATALOGUE
from kpi.expressions import ExpressionError
from kpi.kpis import KPI, Better, Unit
from kpi.own.folding import folded
from kpi.own.formula_error import nearest
from kpi.own.meaning import expression
from kpi.own.printing import printed
from kpi.own.reading import read
from kpi.own.remarks import said_of_no_stocks
from kpi.own.tree import Node, references
from kpi.own.units import NO_OTHERS
from kpi.own.vocabulary import Others, names
from kpi.periods import Grain
from locales import Sentence, SentenceError
from locales.words import N_

Choice = TypeVar("Choice", bound=StrEnum)

FAMILY = N_("Own KPIs")

LONGEST_NAME = 60
LONGEST_MEANING = 300
ID = re.compile(r"[a-z][a-z0-9_]{0,39}")


class DefinitionError(SentenceError):
    """A KPI that cannot be defined so."""


def written(definition: Definition, language: str = "en", others: Others = ()) -> Definition:
    """A definition as it is kept, its formula in the words that all languages share. Raises DefinitionError or FormulaError.

    An empty id is made from the name; an empty meaning is the formula. `others` are the workspace's KPIs that it may name.
    """
    name, meaning = _clean(definition.name), _clean(definition.meaning)
    if not name:
        raise DefinitionError(Sentence("A name is missing. Type one, so that you find it again."))
    if len(name) > LONGEST_NAME:
        raise DefinitionError(Sentence("The name has {length} characters; {longest} is the most.", length=len(name), longest=LONGEST_NAME))
    if len(meaning) > LONGEST_MEANING:
        raise DefinitionError(
            Sentence("The meaning has {length} characters; {longest} is the most.", length=len(meaning), longest=LONGEST_MEANING)
        )
    if folded(name) in names(language):
        raise DefinitionError(Sentence("There is a KPI or a measure “{name}” already. Choose another name.", name=name))
    tree = read(definition.formula, language, others)
    return replace(definition, id=definition.id or id_of(name), name=name, meaning=meaning, formula=printed(tree))


def kpi_of(definition: Definition, tree: Node, own: Mapping[str, KPI] = NO_OTHERS) -> KPI:
    """The KPI that a definition with this formula is; `own` are the others that it names, by id. Raises DefinitionError."""
    if not ID.fullmatch(definition.id):
        raise DefinitionError(
            Sentence("“{id}” cannot be an id: small letters, digits and _ alone, a letter first, 40 at most.", id=definition.id)
        )
    if definition.id in CATALOGUE:
        raise DefinitionError(Sentence("“{id}” is the id of another KPI. Choose another one.", id=definition.id))
    try:
        measure = expression(tree, {key: kpi.measure for key, kpi in own.items()})
    except (KeyError, ExpressionError) as fault:
        raise DefinitionError(Sentence("This formula cannot be counted: {reason}", reason=str(fault))) from fault
    return KPI(
        definition.id,
        Sentence("{name}", name=definition.name),
        Sentence("{meaning}", meaning=definition.meaning or definition.formula),
        measure,
        unit=_one_of(Unit, definition.unit),
        better=_one_of(Better, definition.better),
        frequency=_one_of(Grain, definition.frequency),
        family=FAMILY,
        note=next(iter(said_of_no_stocks(tree)), ""),
        neighbours=tuple(dict.fromkeys(each.key for each in references(tree) if each.to != "measure")),
    )


def id_of(name: str, taken: Iterable[str] = ()) -> str:
    """An id that says the name and that nothing else has."""
    plain = re.sub(r"[^a-z0-9]+", "_", folded(name)).strip("_")[:36].strip("_")
    base = plain if plain[:1].isalpha() else f"kpi_{plain}".strip("_")
    used = {*CATALOGUE, *taken}
    return next(each for each in (base, *(f"{base}_{number}" for number in range(2, len(used) + 3))) if each not in used)


def _one_of(choices: type[Choice], value: str) -> Choice:
    try:
        return choices(value)
    except ValueError:
        meant = nearest(value, [str(each) for each in choices])
        said = Sentence("“{value}” cannot be chosen; there are: {choices}.", value=value, choices=[str(each) for each in choices])
        raise DefinitionError(Sentence("{what} Did you mean “{instead}”?", what=said, instead=meant) if meant else said) from None


def _clean(text: str) -> str:
    visible = "".join(each for each in text if each.isspace() or each.isprintable())
    return " ".join(visible.split())
