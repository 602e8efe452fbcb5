"""Which reading of a KPI the data at hand can answer, and what is missing where it can answer none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.version import Version
from kpi import whereabouts
from kpi.kpis import KPI
from kpi.measures import Arithmetic, Compared, Expression, FirstOf, Measure, measures_in
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
    found: dict[Missing, None] = {}
    for measure in measures_in(resolved(expression, version)):
        if not version.has(measure.table):
            found[Missing(measure.table, None)] = None
            continue
        needed = measure.needs if dates else measure.needs - {measure.dated}
        for column in sorted(needed):
            if not version.has(measure.table, column):
                found[Missing(measure.table, column)] = None
    return list(found)


def resolved(expression: Expression, version: Version) -> Expression:
    """The expression with every choice made: the first reading that the data can answer, else the first whose table is there."""
    match expression:
        case FirstOf(choices):
            made = [resolved(each, version) for each in choices]
            answering = [each for each in made if not missing(each, version)]
            present = [each for each in made if all(version.has(measure.table) for measure in measures_in(each))]
            return (answering or present or made)[0]
        case Arithmetic(_, left, right):
            return replace(expression, left=resolved(left, version), right=resolved(right, version))
        case Compared(of):
            return Compared(resolved(of, version))
        case _:
            return expression


def measures_of(kpi: KPI, version: Version) -> tuple[Measure, ...]:
    """The measures that make up a KPI's headline in this data."""
    return tuple(dict.fromkeys(measures_in(resolved(kpi.measure, version))))
