"""Which KPIs the data at hand can answer, fully or in part, and what is missing for the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from data.definitions import Definition
from data.version import Version
from kpi.conditions import until
from kpi.derived.making import extended
from kpi.engine import facts
from kpi.kpis import KPI
from kpi.measures import Measure, Stock
from kpi.own.catalogue import catalogue_with
from kpi.periods import Period
from kpi.resolve import measures_of, missing
from kpi.slices import sliceable
from kpi.stored_answers import answer
from kpi.terms import at
from locales import Sentence


class State(StrEnum):
    """How far a KPI can be answered."""

    COMPUTABLE = "computable"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True)
class Status:
    """How far a KPI can be answered by this data, and why not further."""

    state: State
    because: tuple[Sentence, ...] = ()


def status(version: Version, kpi: KPI) -> Status:
    """Whether the data answers a KPI: not where a column is missing, partly where rows that belong to it cannot be used."""
    version = extended(version)
    lacks = missing(kpi.measure, version)
    if lacks:
        return Status(State.NOT, tuple(each.sentence for each in lacks))
    gaps = tuple(gap for measure in measures_of(kpi, version) for gap in left_out(version, measure))
    sentences = tuple(Sentence("{rows} left out: {reason}", rows=rows, reason=Sentence(reason)) for reason, rows in gaps)
    return Status(State.PARTLY if gaps else State.COMPUTABLE, tuple(dict.fromkeys(sentences)))


def lacking(version: Version, kpi: KPI) -> tuple[Sentence, ...]:
    """What the data lacks for a KPI; none where it can be answered, fully or in part. Counts no rows, so it is quick."""
    return tuple(each.sentence for each in missing(kpi.measure, extended(version)))


def left_out(version: Version, measure: Measure) -> list[tuple[str, int]]:
    """The reasons for which rows of a measure cannot be used, with how many, over the whole data; only those that occur."""
    if not measure.left_out:
        return []
    # What is closed by now is not in a stock any more, and is not missing in it either.
    still = f"({until(measure)} IS NULL)" if isinstance(measure, Stock) else "TRUE"
    now = f"TIMESTAMP '{version.last_day or date.max} 00:00:00'"
    counts = ", ".join(f"count(*) FILTER (WHERE ({at(each.where, now)}) AND {still})" for each in measure.left_out)
    source = facts(extended(version), measure.table, measure.columns)
    counted = answer(version, f"SELECT {counts} FROM {source} AS f")[0]
    return [(each.reason, rows) for each, rows in zip(measure.left_out, counted, strict=True) if rows]


def dimensions_of(version: Version, kpi: KPI) -> tuple[str, ...]:
    """The dimensions by which this data can slice a KPI: those that every table it reads has, then the tables' own."""
    version = extended(version)
    return sliceable(version, tuple(dict.fromkeys(measure.table for measure in measures_of(kpi, version))))


@lru_cache(maxsize=64)
def _read_by(definitions: tuple[Definition, ...]) -> frozenset[str]:
    """The tables that any KPI reads."""
    return frozenset(table for kpi in catalogue_with(definitions).values() for table in kpi.needs)


def span(version: Version) -> Period | None:
    """All days of the data, from the first on which anything happened to the last."""
    read = [facts for name, facts in version.facts.items() if name in _read_by(version.definitions)]
    firsts, lasts = [each.first for each in read if each.first], [each.last for each in read if each.last]
    return Period(min(firsts), max(lasts) + timedelta(days=1)) if firsts and lasts else None
