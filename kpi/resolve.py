"""Which reading of a KPI the data at hand can answer, and what is missing where it can answer none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from data.version import Holdings, Version
from kpi import whereabouts
from kpi.derived import DERIVATIONS, Derivation
from kpi.derived.making import extended
from kpi.kpis import KPI
from kpi.measures import Chosen, Expression, FirstOf, Measure, measures_in
from kpi.tables import sources_of
from kpi.terms import USUAL_TERMS, Terms
from locales import Sentence

PLANNED = frozenset(("targets", "quotas", "rates", "subscriptions"))
"""Tables in which what is to come is known: plans, and contracts with their end."""


@dataclass(frozen=True)
class Missing:
    """A column (or, where `column` is None, a whole table) that a measure cannot do without and the data does not have."""

    table: str
    column: str | None

    @property
    def sentence(self) -> Sentence:
        return whereabouts.of_table(self.table) if self.column is None else whereabouts.of_column(self.table, self.column)


def missing(expression: Expression, version: Version, *, dates: bool = True) -> list[Missing]:
    """What the data lacks to answer an expression; empty when it can. `dates=False` forgives an absent date of the measure."""
    holdings = extended(version).holdings
    return list(_missing(_resolved(expression, holdings, USUAL_TERMS, holdings.last_day), holdings, dates))


def lacking_columns(version: Version, table: str, columns: Iterable[str]) -> Iterator[Missing]:
    """The columns a table lacks; of a derived one, those of the facts that it would be made of."""
    return _lacking(version.holdings, table, columns)


def resolved(expression: Expression, version: Version, terms: Terms = USUAL_TERMS, today: date | None = None) -> Expression:
    """The expression with every choice made and every term put in: of several readings the first that the data can answer.

    Where it can answer none, the one of those whose tables are there that lacks the fewest columns. What has not happened by `today`
    and the last day of the data has not happened.
    """
    holdings = extended(version).holdings
    return _resolved(expression, holdings, terms, _earlier(today, holdings.last_day))


# Every page asks this of every KPI, and hardly ever of other data: answers are kept by what the data holds.
@lru_cache(maxsize=8192)
def _missing(expression: Expression, holdings: Holdings, dates: bool) -> tuple[Missing, ...]:
    found: dict[Missing, None] = {}
    for measure in measures_in(expression):
        needed = measure.needs if dates else measure.needs - measure.dates
        for each in _lacking(holdings, measure.table, sorted(needed)):
            found[each] = None
    return tuple(found)


def _lacking(holdings: Holdings, table: str, columns: Iterable[str]) -> Iterator[Missing]:
    derivation = DERIVATIONS.get(table)
    if holdings.has(table):
        stands_for = derivation.stands_for if derivation else {}
        lacking = (stands_for.get(column, (table, column)) for column in columns if not holdings.has(table, column))
        yield from (Missing(source, field if holdings.has(source) else None) for source, field in lacking)
    elif derivation and derivation.is_missing_without_rows and table in holdings.facts:
        yield Missing(table, None)
    elif derivation:
        for needed, those in derivation.readings[-1 if _any_of_last(holdings, derivation) else 0].needs.items():
            yield from _lacking(holdings, needed, those)
    else:
        yield Missing(table, None)


def _any_of_last(holdings: Holdings, derivation: Derivation) -> bool:
    """Whether the data has the tables of the last reading, but not those of the first: then that is the one to complete."""
    first, last = derivation.readings[0], derivation.readings[-1]
    return all(holdings.has(name) for name in last.needs) and not all(holdings.has(name) for name in first.needs)


@lru_cache(maxsize=8192)
def _resolved(expression: Expression, holdings: Holdings, terms: Terms, known: date | None) -> Expression:
    if isinstance(expression, Measure):
        return _happened(expression.with_terms(terms, known), holdings, known)
    if isinstance(expression, Chosen):
        return _resolved(expression.by(terms), holdings, terms, known)
    made = [_resolved(each, holdings, terms, known) for each in expression.parts()]
    if not isinstance(expression, FirstOf):
        return expression.of(*made)
    lacks = {each: len(_missing(each, holdings, True)) for each in made}
    answering = [each for each in made if not lacks[each]]
    present = [each for each in made if all(holdings.has(measure.table) for measure in measures_in(each))]
    return min(answering[:1] or present or made, key=lambda each: lacks[each])


def _happened(measure: Measure, holdings: Holdings, known: date | None) -> Measure:
    """The measure without rows of the future, where the data has any; what is planned is meant to lie there."""
    last = holdings.last_day
    if known is None or last is None or last <= known or PLANNED & set(sources_of(measure.table)):
        return measure
    return measure.until_known(known)


def by_terms(expression: Expression, terms: Terms) -> Expression:
    """The expression with every choice made that terms make, whatever the data: for its words."""
    if isinstance(expression, Chosen):
        return by_terms(expression.by(terms), terms)
    return expression.of(*(by_terms(each, terms) for each in expression.parts()))


def measures_of(kpi: KPI, version: Version) -> tuple[Measure, ...]:
    """The measures that make up a KPI's headline in this data."""
    return tuple(dict.fromkeys(measures_in(resolved(kpi.measure, version))))


def known_until(version: Version, today: date | None) -> date | None:
    """The last day of which the data can know: today, or the day on which it ends."""
    return _earlier(today, version.last_day)


def _earlier(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)
