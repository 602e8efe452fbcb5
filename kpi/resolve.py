"""Which reading of a KPI the data at hand can answer, and what is missing where it can answer none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from data.version import Version
from kpi import whereabouts
from kpi.derived import DERIVATIONS, Derivation
from kpi.derived.making import extended
from kpi.kpis import KPI
from kpi.measures import Chosen, Expression, FirstOf, Measure, measures_in
from kpi.terms import USUAL_TERMS, Terms
from locales import Sentence


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
    version = extended(version)
    found: dict[Missing, None] = {}
    for measure in measures_in(resolved(expression, version)):
        needed = measure.needs if dates else measure.needs - measure.dates
        for each in lacking_columns(version, measure.table, sorted(needed)):
            found[each] = None
    return list(found)


def lacking_columns(version: Version, table: str, columns: Iterable[str]) -> Iterator[Missing]:
    """The columns a table lacks; of a derived one, those of the facts that it would be made of."""
    derivation = DERIVATIONS.get(table)
    if version.has(table):
        stands_for = derivation.stands_for if derivation else {}
        lacking = (stands_for.get(column, (table, column)) for column in columns if not version.has(table, column))
        yield from (Missing(source, field if version.has(source) else None) for source, field in lacking)
    elif derivation and derivation.is_missing_without_rows and table in version.facts:
        yield Missing(table, None)
    elif derivation:
        for needed, those in derivation.readings[-1 if _any_of_last(version, derivation) else 0].needs.items():
            yield from lacking_columns(version, needed, those)
    else:
        yield Missing(table, None)


def _any_of_last(version: Version, derivation: Derivation) -> bool:
    """Whether the data has the tables of the last reading, but not those of the first: then that is the one to complete."""
    first, last = derivation.readings[0], derivation.readings[-1]
    return all(version.has(name) for name in last.needs) and not all(version.has(name) for name in first.needs)


def resolved(expression: Expression, version: Version, terms: Terms = USUAL_TERMS, today: date | None = None) -> Expression:
    """The expression with every choice made and every term put in: of several readings the first that the data can answer.

    Where it can answer none, the one of those whose tables are there that lacks the fewest columns. What has not happened by `today`
    and the last day of the data has not happened.
    """
    version = extended(version)
    if isinstance(expression, Measure):
        return expression.with_terms(terms, known_until(version, today))
    if isinstance(expression, Chosen):
        return resolved(expression.by(terms), version, terms, today)
    made = [resolved(each, version, terms, today) for each in expression.parts()]
    if not isinstance(expression, FirstOf):
        return expression.of(*made)
    answering = [each for each in made if not missing(each, version)]
    present = [each for each in made if all(version.has(measure.table) for measure in measures_in(each))]
    return min(answering[:1] or present or made, key=lambda each: len(missing(each, version)))


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
    return min((day for day in (today, version.last_day) if day), default=None)
