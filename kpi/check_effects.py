"""Which KPIs the rows that fail a check touch, and by how much at most: each value with all rows, and without those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.checks.check import Check
from data.checks.checked import Checked, failing
from data.checks.learned import learn
from data.scratch import scratch
from data.version import Version
from kpi.compute import compute
from kpi.derived.making import extended, without_rows
from kpi.engine import numbered, reduced
from kpi.measures import Measure
from kpi.own.catalogue import catalogue_of
from kpi.resolve import measures_of, missing
from kpi.selection import Selection
from kpi.status import span
from kpi.tables import TABLES, columns_behind, sources_of
from kpi.terms import USUAL_TERMS, Terms


@dataclass(frozen=True)
class Effect:
    """A KPI over all days of the data: with all rows, and without the rows that fail a check. `None` where there is no value."""

    kpi: str
    value: float | None
    without: float | None

    @property
    def moves(self) -> bool:
        return self.value != self.without

    @property
    def size(self) -> float:
        """How far it moves, as a fraction of what it is; a value that comes or goes moves furthest."""
        if not self.moves:
            return 0.0
        if self.value is None or self.without is None or self.value == 0:
            return float("inf")
        return abs(self.without / self.value - 1)


AT_IMPORT = ("rates", "reps")
"""Tables that KPIs read by way of all others: what stands in them was put into every row when it came in, and is not read again."""


def touched(version: Version, check: Check) -> tuple[str, ...]:
    """The KPIs that read what the check is about, of those that this data answers."""
    answered = (kpi for kpi in catalogue_of(version).values() if not missing(kpi.measure, version))
    return tuple(kpi.id for kpi in answered if any(_touches(version, measure, check) for measure in measures_of(kpi, version)))


def _touches(version: Version, measure: Measure, check: Check) -> bool:
    about = frozenset(check.fields)
    if check.table == "rates":
        return measure.is_money
    if check.table in AT_IMPORT:
        return any(name in TABLES[measure.table].dimensions and version.has(measure.table, name) for name in about)
    return _reads(measure, check.table, about)


def _reads(measure: Measure, table: str, about: frozenset[str]) -> bool:
    """Whether a measure reads any of these columns of a fact table (any at all where none are named), itself or by a derived one."""
    return table in sources_of(measure.table) and (not about or bool(columns_behind(measure.table, measure.columns, table) & about))


def effects(version: Version, check: Check, today: date, terms: Terms = USUAL_TERMS) -> tuple[Effect, ...]:
    """The touched KPIs with and without the rows that fail, the largest move first; the rows are found anew in the linked facts.

    Empty where the facts lack what the check asks about: then no KPI reads it either; and of what was used up when the data came in: then
    only reading it again would tell.
    """
    kpis, days = () if check.table in AT_IMPORT else touched(version, check), span(version)
    gone = _failing_facts(version, check, today) if kpis and days else None
    if not days or gone is None:
        return ()
    selection = Selection(days, today, undated=True, terms=terms)
    whole = extended(version)
    less = without_rows(whole, check.table, reduced(version, check.table, gone))
    pairs = zip(_values(whole, kpis, selection), _values(less, kpis, selection), strict=True)
    found = [Effect(kpi, value, without) for kpi, (value, without) in zip(kpis, pairs, strict=True)]
    return tuple(sorted(found, key=lambda each: -each.size))


def _values(version: Version, kpis: Sequence[str], selection: Selection) -> list[float | None]:
    return [value.value for value in compute(version, kpis, selection)]


def _failing_facts(version: Version, check: Check, today: date) -> str | None:
    """SQL: the places in the facts of the rows that fail; `None` where the facts cannot be asked."""
    source = numbered(version, check.table)
    with scratch() as connection:
        checked = Checked.of(connection, check.table, source)
        if check not in checked.asked():
            return None
        learned = learn(connection, checked.rows(checked.fields_of([check])), [check], checked.columns, today)
        return failing(checked, check, learned)
