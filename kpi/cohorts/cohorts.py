"""Cohorts of a version: the one place where they are made, for pages and commands alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from data.tables import DIMENSIONS
from data.version import Version
from kpi.cohorts.cohort import Cohort, Cohorts
from kpi.cohorts.counted import KINDS, Counted, Kind
from kpi.cohorts.counting import Count, Steps
from kpi.cohorts.population import STAYERS, SUBSCRIBERS, Population, population_of
from kpi.cohorts.triangle import Triangle
from kpi.derived.making import extended
from kpi.engine import facts, run
from kpi.periods import Grain
from kpi.resolve import known_until
from kpi.selection import Selection
from kpi.slices import lacking, sliceable
from kpi.status import span
from kpi.tables import TABLES
from kpi.terms import filled
from locales import Sentence

GRAINS = (Grain.MONTH, Grain.QUARTER, Grain.YEAR)
"""The steps of time by which cohorts are made."""

Cells = dict[tuple[int, int], float]


def cohorts(version: Version, selection: Selection, counted: Counted, grain: Grain = Grain.MONTH, by: Sequence[str] = ()) -> list[Cohorts]:
    """The cohorts that began in the period of a selection; with dimensions those of each member, `None` among them, largest first.

    Filters and dimensions are those of a member's first row: of the first purchase, the first subscription, the lead. What happened is
    known up to the selection's today, also after its period. A cohort that the period cuts holds only those who began within it.
    """
    version, dimensions = extended(version), tuple(dict.fromkeys((*by, *(each.dimension for each in selection.filters))))
    population = population_of(version, counted)
    why = population if isinstance(population, Sentence) else _unanswerable(version, population, counted, dimensions)
    known = known_until(version, selection.today)
    if isinstance(population, Sentence) or why or known is None:
        return [Cohorts(counted, grain, tuple((name, None) for name in by), (), (), reason=why)]
    count = _count(version, population, selection, grain, tuple(by))
    notes = (*population.notes, *_notes(version, population, selection, count))
    groups = _groups(run(count.sql), len(by)) or ({} if by else {(): ({}, {})})
    made = [_made(count, counted, (group, *found), notes) for group, found in groups.items()]
    return sorted(made, key=lambda each: (-each.size, [(member is None, member or "") for _, member in each.group]))


def dimensions_of(version: Version, counted: Counted) -> tuple[str, ...]:
    """The dimensions by which these cohorts can be split; of subscriptions and purchases only what all tables share."""
    version = extended(version)
    population = population_of(version, counted)
    if isinstance(population, Sentence):
        return ()
    names = sliceable(version, (population.table,))
    return names if population.table == "lead_journeys" else tuple(name for name in names if name in DIMENSIONS and name != "customer")


def lacking_for(version: Version) -> dict[Counted, Sentence | None]:
    """For everything that can be counted, what the data lacks to do so, or `None`."""
    version = extended(version)
    return {each: found if isinstance(found := population_of(version, each), Sentence) else None for each in Counted}


def _count(version: Version, population: Population, selection: Selection, grain: Grain, by: tuple[str, ...]) -> Count:
    known = known_until(version, selection.today) or selection.today
    source = facts(version, population.table, TABLES[population.table].columns)
    told = Population(population.table, population.members, filled(population.happened, selection.terms, known), population.left_out)
    return Count(told, source, Steps.of(grain, selection.calendar), selection.period, known, by, selection.filters)


def _unanswerable(version: Version, population: Population, counted: Counted, dimensions: Sequence[str]) -> Sentence | None:
    if KINDS[counted] is Kind.AMOUNT and len(version.facts[population.table].currencies) > 1:
        return Sentence("amounts in several currencies are not added: give a table of rates, or filter by currency")
    return lacking(version, population.table, dimensions)


def _groups(rows: Sequence[Sequence[Any]], dimensions: int) -> dict[tuple[str | None, ...], tuple[dict[int, int], Cells]]:
    """Group → sizes by cohort, and what happened by cohort and age."""
    found: dict[tuple[str | None, ...], tuple[dict[int, int], Cells]] = {}
    for row in rows:
        sizes, happened = found.setdefault(tuple(row[:dimensions]), ({}, {}))
        cohort, age, amount = row[dimensions:]
        if age is None:
            sizes[cohort] = int(amount)
        else:
            happened[cohort, age] = float(amount)
    return found


def _made(
    count: Count, counted: Counted, found: tuple[tuple[str | None, ...], dict[int, int], Cells], notes: tuple[Sentence, ...]
) -> Cohorts:
    group, sizes, happened = found
    last = count.steps.number(count.known_until)
    ended = count.steps.period(last).end <= count.known_until + timedelta(days=1)
    triangle = Triangle(KINDS[counted], sizes, happened, last, ended)
    made = tuple(Cohort(count.steps.period(number), sizes[number], triangle.cells(number)) for number in sorted(sizes))
    return Cohorts(counted, count.steps.grain, tuple(zip(count.by, group, strict=True)), made, triangle.points, notes)


def _notes(version: Version, population: Population, selection: Selection, count: Count) -> Iterator[Sentence]:
    """How members are read, who is left out, and where the first cohort may hold others."""
    if population is STAYERS:
        yield Sentence("A customer has left {number} days after the last purchase.", number=selection.terms.lapse_days)
    if population.table == "purchases" or population is SUBSCRIBERS:
        yield Sentence("A customer belongs to the channel, rep and place of the first purchase.")
        data = span(version)
        if data and selection.period.start <= data.start:
            yield Sentence("The first cohorts may hold customers from before the data begins.")
    if population.left_out:
        for number, (_, reason) in zip(run(count.left_out_sql)[0], population.left_out, strict=True):
            if number:
                yield Sentence("{rows} left out: {reason}", rows=number, reason=Sentence(reason))
