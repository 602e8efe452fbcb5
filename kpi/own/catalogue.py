"""Every KPI of a workspace: ours, then those that its people defined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from data.definitions import Definition
from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.kpis import KPI
from kpi.own.defining import kpi_of
from locales import Sentence, SentenceError


@dataclass(frozen=True)
class Own:
    """The KPIs of a workspace by id, and why those that mean nothing any more do not."""

    kpis: Mapping[str, KPI]
    broken: Mapping[str, Sentence]


def catalogue_of(version: Version | None) -> Mapping[str, KPI]:
    """The KPIs that can be asked of a version, by id; without one, ours."""
    return _whole(version.definitions) if version and version.definitions else CATALOGUE


@lru_cache(maxsize=256)
def own(definitions: tuple[Definition, ...]) -> Own:
    """What is defined. A definition may break when our catalogue changes; it is kept, and told of."""
    kpis: dict[str, KPI] = {}
    broken: dict[str, Sentence] = {}
    for each in definitions:
        try:
            kpis[each.id] = kpi_of(each)
        except SentenceError as fault:
            broken[each.id] = fault.sentence
    return Own(kpis, broken)


@lru_cache(maxsize=256)
def _whole(definitions: tuple[Definition, ...]) -> Mapping[str, KPI]:
    return CATALOGUE | dict(own(definitions).kpis)
