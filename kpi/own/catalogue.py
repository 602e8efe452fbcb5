"""Every KPI of a workspace: ours, then those that its people defined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from data.definitions import Definition
from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.kpis import KPI
from kpi.own.defining import DefinitionError, written
from kpi.own.nesting import Nest, named, users_of
from locales import Sentence, SentenceError


@dataclass(frozen=True)
class Own:
    """The KPIs of a workspace by id, and why those that mean nothing any more do not."""

    kpis: Mapping[str, KPI]
    broken: Mapping[str, Sentence]


def catalogue_of(version: Version | None) -> Mapping[str, KPI]:
    """The KPIs that can be asked of a version, by id; without one, ours."""
    return catalogue_with(version.definitions) if version else CATALOGUE


def catalogue_with(definitions: tuple[Definition, ...]) -> Mapping[str, KPI]:
    """The KPIs by id where these are defined beside ours."""
    return _whole(definitions) if definitions else CATALOGUE


@lru_cache(maxsize=256)
def own(definitions: tuple[Definition, ...]) -> Own:
    """What is defined. A definition may break when our catalogue changes; it is kept, and told of."""
    kpis: dict[str, KPI] = {}
    broken: dict[str, Sentence] = {}
    nest = Nest({each.id: each for each in definitions})
    for each in definitions:
        try:
            kpis[each.id] = nest.kpi(each.id)
        except SentenceError as fault:
            broken[each.id] = fault.sentence
    return Own(kpis, broken)


@lru_cache(maxsize=256)
def _whole(definitions: tuple[Definition, ...]) -> Mapping[str, KPI]:
    return CATALOGUE | dict(own(definitions).kpis)


def defined(definition: Definition, language: str = "en", definitions: tuple[Definition, ...] = ()) -> Definition:
    """A definition as it is kept beside those that are there, or in the place of the one with its id.

    Raises DefinitionError or FormulaError where it means nothing, or would take its meaning from another one.
    """
    others = tuple(each for each in definitions if each.id != definition.id)
    kept = written(definition, language, named(definitions))
    before, after = own(definitions), own((kept, *others))
    if kept.id in after.broken:
        raise DefinitionError(after.broken[kept.id])
    for each in others:
        if each.id in after.broken and each.id not in before.broken:
            why = after.broken[each.id]
            raise DefinitionError(Sentence("“{name}” names it and would mean nothing any more. {why}", name=each.name, why=why))
    return kept


def refuse_used(definitions: tuple[Definition, ...], definition_id: str) -> None:
    """Raises DefinitionError where other KPIs name the one that is to be removed."""
    if users := users_of(definitions, definition_id):
        raise DefinitionError(Sentence("It stands in the formula of {names}. Change or remove those first.", names=list(users)))
