"""The best and the worst that a KPI could be, had what is missing gone one way or the other.

A closed deal without a closing date may have closed in the period or not; a lead without a creation date may be one of its leads. Rows
that are alike in what they lack go together, and the formula is worked out for every way in which such groups can go: it rises or falls
with each of them, so that the extremes are among these. A missing amount may be anything: then there is no bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from data.version import Version
from kpi import kept_cells
from kpi.arithmetic import Amount, value_of
from kpi.compute import Asked
from kpi.days import Days
from kpi.derived import DERIVATIONS
from kpi.derived.making import extended
from kpi.kpis import KPI
from kpi.lacking_rows import Group, groups_of
from kpi.measures import Compared, Expression, Measure, Whole, measures_in
from kpi.missing_durations import is_percentile, percentile_bounds
from kpi.periods import Period
from kpi.rollups import horizon
from kpi.selection import Selection
from kpi.tables import sources_of
from locales import Sentence

MOST_WAYS = 4096
"""So many ways are worked out; with more kinds of gaps nobody could follow the answer either."""


@dataclass(frozen=True)
class Bounds:
    """The lowest and highest that a value can be, and the rows that lack something; `None` on a side that nothing bounds.

    `reason` says why there are no bounds at all. Units are those of the KPI.
    """

    low: float | None
    high: float | None
    rows: int
    reason: Sentence | None = None


def bounds(version: Version, kpi: KPI, selection: Selection) -> Bounds:
    """How far a KPI's value in a selection as a whole could be off for what is missing."""
    version = extended(version)
    asked = Asked.of(version, kpi, replace(selection, grain=None), ())
    if asked.reason:
        return Bounds(None, None, 0, asked.reason)
    window = asked.shifts[0][0]
    measures = tuple(dict.fromkeys(measures_in(asked.expression)))
    groups = {table: groups_of(version, of_table, window, selection.filters) for table, of_table in _by_table(measures)}
    lacking = sum(group.rows for of_table in groups.values() for group in of_table)
    if isinstance(asked.expression, Measure) and is_percentile(asked.expression) and lacking:
        return Bounds(*percentile_bounds(version, asked.expression, window, selection.filters, lacking), lacking)
    if lacking and (why := _unbounded(asked.expression, measures, groups)):
        return Bounds(None, None, lacking, why)
    cells = kept_cells.read(version, dict.fromkeys(measures, (window,)), (), selection.filters, horizon(version, selection.today))
    known = {measure: found.value if (found := cells[measure, window].get(())) else None for measure in measures}
    values = [value for ways in _ways(groups) if (value := _worked_out(asked, window, known, ways)) is not None]
    return Bounds(min(values, default=None), max(values, default=None), lacking)


def _by_table(measures: Iterable[Measure]) -> Iterator[tuple[str, tuple[Measure, ...]]]:
    every = tuple(measures)
    for table in dict.fromkeys(measure.table for measure in every):
        yield table, tuple(measure for measure in every if measure.table == table)


def _unbounded(expression: Expression, measures: tuple[Measure, ...], groups: dict[str, list[Group]]) -> Sentence | None:
    """Why nothing can be said: what is missing could be anything, or would change more than it can be followed to."""
    incomplete = {table for table, found in groups.items() if found}
    if any(group.could_be_anything for found in groups.values() for group in found):
        return Sentence("What is missing are amounts, which could be anything.")
    if any(measure.table in incomplete and not measure.is_sum for measure in measures):
        return Sentence("Rows are missing of which nobody knows whom or what they would add.")
    derived = {source for measure in measures if measure.table in DERIVATIONS for source in sources_of(measure.table)}
    if derived & incomplete or _compares(expression):
        return Sentence("What is missing would also change what it is compared with.")
    if prod(len(group.ways) for found in groups.values() for group in found) > MOST_WAYS:
        return Sentence("Too many different things are missing.")
    return None


def _compares(expression: Expression) -> bool:
    return isinstance(expression, Compared | Whole) or any(map(_compares, expression.parts()))


def _ways(groups: dict[str, list[Group]]) -> Iterator[dict[Measure, float]]:
    """Every way in which groups can go: what each adds to the measures."""
    for chosen in product(*(group.ways for found in groups.values() for group in found)):
        added: dict[Measure, float] = {}
        for way in chosen:
            for measure, amount in way.items():
                added[measure] = added.get(measure, 0.0) + amount
        yield added


def _worked_out(asked: Asked, window: Period | None, known: dict[Measure, Amount], added: dict[Measure, float]) -> float | None:
    def lookup(measure: Measure | Days, shift: int, whole: bool) -> Amount:
        if isinstance(measure, Days):
            return float(measure.counted(window.to_date(asked.selection.today), asked.selection.calendar)) if window else None
        value = known[measure]
        if measure in added:
            return float(value or 0) + added[measure]
        return 0.0 if value is None and measure.is_count else value

    value = value_of(asked.expression, lookup)
    return None if value is None else float(value)
