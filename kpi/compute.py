"""KPIs in a slice: the one place where values are made, for pages and commands alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from math import isfinite

from data.version import Version
from kpi import kept_cells, scan
from kpi.additive import currencies_of
from kpi.arithmetic import Amount, counted_measures, depth_of, value_of
from kpi.comparison import Comparison
from kpi.days import Days
from kpi.derived.making import extended
from kpi.kpis import KPI
from kpi.left_out import left_out_of
from kpi.maturity import ripe_after
from kpi.measures import Arithmetic, Expression, Measure, Stock, Whole, measures_in
from kpi.own.catalogue import catalogue_of
from kpi.periods import Period
from kpi.resolve import missing, resolved
from kpi.rollups import horizon
from kpi.scan import Cells, Group
from kpi.selection import Rest, Selection
from kpi.slices import unsliceable
from kpi.targets import slice_of, target_of
from locales import Sentence

QUIET_SHARE, QUIET_DAYS = 0.15, 14
"""So much of a comparison may lie before the data's first row: a first sale comes some days after the books are opened."""

Read = Callable[..., Cells]


@dataclass(frozen=True)
class Value:
    """One KPI in one period and group.

    `value` is None where there is none; `reason` says why where that is not for want of rows. `rows` are those counted (of a ratio: its
    denominator's), `beside` the values next to the headline. `no_data_before` is the data's first day where the comparison lies, or begins,
    before it: then there is none. Money in the data's currency, durations in days or hours, shares 0 to 1.
    """

    kpi: str
    period: Period
    group: tuple[tuple[str, str | None], ...]
    value: float | None
    rows: int
    comparison: float | None = None
    compared: Period | None = None
    numerator: float | None = None
    denominator: float | None = None
    beside: tuple[tuple[str, float | None], ...] = ()
    reason: Sentence | None = None
    immature: bool = False
    no_data_before: date | None = None

    @property
    def change(self) -> float | None:
        """The difference to the comparison."""
        return None if self.value is None or self.comparison is None else self.value - self.comparison

    def with_beside(self, name: str, amount: float | None) -> Value:
        """The same with one more value next to the headline, such as what a forecast expects (`KPI.forecast`)."""
        return replace(self, beside=(*self.beside, (name, amount)))


class UnknownKPI(KeyError):
    """A KPI that is not in the catalogue of the workspace."""


def compute(version: Version, kpis: Iterable[str], selection: Selection, by: Sequence[str] = ()) -> list[Value]:
    """The values of KPIs in a selection: one for each KPI, period and group.

    With a grain in the selection there is a period for each of its steps, else one. Groups are the members of the dimensions `by`, `None`
    among them; a member that has rows only in the comparison stays. Raises UnknownKPI.
    """
    return compute_together(version, kpis, (selection,), by)[0]


def compute_together(
    version: Version,
    kpis: Iterable[str],
    selections: Sequence[Selection],
    by: Sequence[str] = (),
    *,
    read: Read = kept_cells.read,
    beside: bool = True,
) -> list[list[Value]]:
    """The values of KPIs in several selections that differ in time alone, such as a period and its steps, read in the same scans.

    `read` takes the place of `scan.read` for whoever knows some of the cells already. Without `beside` only headlines are read.
    Raises ValueError where the selections' filters differ.
    """
    version = extended(version)
    filters = {selection.filters for selection in selections}
    if len(filters) > 1:
        raise ValueError("selections that are read together have the same filters")
    names = tuple(kpis)
    asked = [[Asked.of(version, known(version, name), selection, tuple(by), beside=beside) for name in names] for selection in selections]
    every = [each for of_selection in asked for each in of_selection]
    answering = [each for each in every if not each.reason]
    one = filters.pop()
    bounds = tuple(each for each in one if not isinstance(each, Rest))  # the others, too, are a part of the whole
    until = horizon(version, selections[0].today)
    cells = read(version, _windows_of((each, each.measures) for each in answering), tuple(by), one, until)
    of_whole = _windows_of((each, each.of_whole) for each in answering) if by or bounds != one else {}
    wholes = read(version, of_whole, (), bounds, until) if of_whole else cells
    return [[value for each in of_selection for value in each.values(version, cells, wholes)] for of_selection in asked]


def known(version: Version | None, name: str) -> KPI:
    """The KPI of that id, of ours or of the workspace's own. Raises UnknownKPI."""
    catalogue = catalogue_of(version)
    if name not in catalogue:
        raise UnknownKPI(name)
    return catalogue[name]


@dataclass(frozen=True)
class Asked:
    """One KPI as asked for: resolved against the data, with the windows of its periods, comparisons and look-backs.

    `begins` is the first day of the data it reads: what lies before was not nothing, it is not known, and is compared with nothing.
    """

    kpi: KPI
    expression: Expression
    beside: dict[str, Expression]
    shifts: tuple[tuple[Period | None, ...], ...]
    by: tuple[str, ...]
    selection: Selection
    reason: Sentence | None
    one_currency: bool
    begins: date | None

    @classmethod
    def of(cls, version: Version, kpi: KPI, selection: Selection, by: tuple[str, ...], *, beside: bool = True) -> Asked:
        """What asking means in this data; `reason` says why it cannot be answered."""
        terms, today = selection.terms, selection.today
        expression = resolved(kpi.measure, version, terms, today)
        dated = not (selection.undated and _without_dates(expression, version))
        lacks = missing(expression, version, dates=dated)
        reason = lacks[0].sentence if lacks else _unsliceable(version, expression, selection, by)
        others = {name: resolved(each, version, terms, today) for name, each in kpi.beside.items()} if beside else {}
        answered = {
            name: each
            for name, each in others.items()
            if not missing(each, version, dates=dated) and not _unsliceable(version, each, selection, by)
        }
        shifts = _shifts(selection, 1 + depth_of(expression)) if dated else ((None,),)
        money = [measure for each in (expression, *answered.values()) for measure in measures_in(each) if version.has(measure.table)]
        currencies = frozenset[str]().union(*(currencies_of(version, measure) for measure in money))
        return cls(kpi, expression, answered, shifts, by, selection, reason, len(currencies) <= 1, _first_day(version, expression))

    @property
    def measures(self) -> list[Measure]:
        return [measure for each in (self.expression, *self.beside.values()) for measure in measures_in(each)]

    def windows(self, depth: int) -> set[Period | None]:
        """The windows asked for, and those they are compared with, down to a depth; `None` among the latter is no window at all."""
        return {*self.shifts[0], *(window for shift in self.shifts[1:depth] for window in shift if window)}

    @property
    def of_whole(self) -> list[Measure]:
        """The measures that are also asked for over all members together."""
        return [measure for each in (self.expression, *self.beside.values()) for part in _wholes(each) for measure in measures_in(part)]

    def values(self, version: Version, cells: Cells, wholes: Cells) -> Iterable[Value]:
        ripe = ripe_after(version, self.kpi.ripens.with_terms(self.selection.terms)) if self.kpi.ripens else None
        for index, window in enumerate(self.shifts[0]):
            period = window or self.selection.period
            empty = Value(self.kpi.id, period, tuple((name, None) for name in self.by), None, 0, reason=self.reason)
            if self.reason:
                yield empty
                continue
            young = ripe is not None and ripe(period, self.selection.today)
            for group in self._groups(cells):
                value = self._value(cells, wholes, index, period, group)
                value = self._against_target(version, value) if self.selection.comparison is Comparison.TARGET else value
                reason = value.reason or self._unusable(version, value)
                yield replace(value, immature=young, reason=reason) if young or reason else value

    def _against_target(self, version: Version, value: Value) -> Value:
        """The value beside its target; of a running period as much of it as is due by now."""
        asked, today = self.selection, self.selection.today
        slice_ = slice_of(asked.filters, value.group)
        goal = None if slice_ is None else target_of(version, self.kpi, value.period, slice_, asked.goals, today=today)
        return replace(value, comparison=goal, compared=value.period.to_date(today) if goal is not None else None)

    def _unusable(self, version: Version, value: Value) -> Sentence | None:
        """Why a whole has no value although there are rows that belong to it: all of them lack what the KPI works on."""
        if value.value is not None or value.rows or self.by or self.selection.grain:
            return None
        measures = tuple(dict.fromkeys(measures_in(self.expression)))
        gaps = left_out_of(version, measures, self.shifts[0][0], self.selection.filters)
        largest = max(gaps, key=lambda gap: gap.rows, default=None)
        return Sentence("{rows} left out: {reason}", rows=largest.rows, reason=largest.reason) if largest else None

    def _groups(self, cells: Cells) -> list[Group]:
        """Every member with rows, behind the headline or beside it, in a period of the answer or of its comparison; else the whole."""
        if not self.by:
            return [()]
        windows = self.windows(2)
        headline = set(measures_in(self.expression))
        found = {
            group: None
            for measure in dict.fromkeys(self.measures)
            for window in windows
            for group, counted in cells.get((measure, window), {}).items()
            if counted.rows or measure in headline
        }
        return sorted(found, key=lambda group: [(member is None, member or "") for member in group])

    def _value(self, cells: Cells, wholes: Cells, index: int, period: Period, group: Group) -> Value:
        def lookup(measure: Measure | Days, shift: int, whole: bool) -> Amount:
            if isinstance(measure, Days):
                return self._length(measure, shift, index)
            counted = self._counted(wholes, measure, shift, index, ()) if whole else self._counted(cells, measure, shift, index, group)
            if counted is None:
                return 0.0 if measure.is_count and self._looked_at(shift, index) else None
            return counted.value

        def rows(measure: Measure) -> int:
            counted = self._counted(cells, measure, 0, index, group)
            return counted.rows if counted else 0

        def mixed(expression: Expression, shift: int = 0) -> bool:
            """Whether the money of an expression, and of all the periods it looks back to, stands in several currencies."""
            if self.one_currency:
                return False
            looked_at = product(measures_in(expression), range(shift + depth_of(expression) + 1))
            found = (self._counted(cells, measure, back, index, group) for measure, back in looked_at)
            return len(frozenset().union(*(counted.currencies for counted in found if counted))) > 1

        def amount(expression: Expression, shift: int = 0) -> float | None:
            unknown = mixed(expression, shift) or self._uncovered(expression, index, shift)
            return None if unknown else _plain(value_of(expression, lookup, shift))

        ratio = self.expression if isinstance(self.expression, Arithmetic) and self.expression.operator == "/" else None
        compared = self.shifts[1][index] if self.selection.comparison.is_period and len(self.shifts) > 1 else None
        comparable = compared is not None and self._reaches_back_to(compared) and not self._uncovered(self.expression, index, 1)
        return Value(
            self.kpi.id,
            period,
            tuple(zip(self.by, group, strict=True)),
            amount(self.expression),
            sum(rows(measure) for measure in counted_measures(self.expression)),
            amount(self.expression, 1) if comparable else None,
            compared,
            amount(ratio.left) if ratio else None,
            amount(ratio.right) if ratio else None,
            tuple((name, amount(each)) for name, each in self.beside.items()),
            Sentence("amounts in several currencies are not added: give a table of rates, or filter by currency")
            if mixed(self.expression)
            else self._not_reached(index),
            no_data_before=self.begins if compared is not None and not comparable else None,
        )

    def _reaches_back_to(self, compared: Period) -> bool:
        """Whether the data covers a comparison; for what happens also its beginning, give or take days on which nothing happened."""
        if self.begins is None or all(isinstance(measure, Stock) for measure in measures_in(self.expression)):
            return self.begins is None or compared.end > self.begins
        return (self.begins - compared.start).days <= min(compared.days * QUIET_SHARE, QUIET_DAYS)

    def _uncovered(self, expression: Expression, index: int, shift: int = 0) -> Period | None:
        """The first of the periods that a formula itself looks back to, as growth does, that the data does not cover."""
        several = (self.shifts[back][index] for back in range(shift + 1, shift + 1 + depth_of(expression)) if self._looked_at(back, index))
        return next((each for each in several if each and not self._reaches_back_to(each)), None)

    def _not_reached(self, index: int) -> Sentence | None:
        """Why a formula that looks back has no value: what it looks back to is not, or not wholly, in the data."""
        period = self._uncovered(self.expression, index)
        if period is None:
            return None
        days = {"first": period.start, "last": period.end - timedelta(days=1)}
        return Sentence("compared with {first} – {last}, but there is no data before {day}", **days, day=self.begins)

    def _counted(self, cells: Cells, measure: Measure, shift: int, index: int, group: Group) -> scan.Counted | None:
        return cells.get((measure, self.shifts[shift][index]), {}).get(group) if self._looked_at(shift, index) else None

    def _length(self, days: Days, shift: int, index: int) -> float | None:
        window = self.shifts[shift][index] if self._looked_at(shift, index) else None
        return float(days.counted(window.to_date(self.selection.today), self.selection.calendar)) if window else None

    def _looked_at(self, shift: int, index: int) -> bool:
        """Whether there is a window that many comparisons back: a custom comparison may have fewer steps."""
        return shift == 0 or (shift < len(self.shifts) and self.shifts[shift][index] is not None)


def _wholes(expression: Expression) -> Iterator[Whole]:
    if isinstance(expression, Whole):
        yield expression
    for part in expression.parts():
        yield from _wholes(part)


@lru_cache(maxsize=256)
def _shifts(selection: Selection, depth: int) -> tuple[tuple[Period | None, ...], ...]:
    """The periods asked for, then those they are compared with, as many comparisons back as are needed."""
    needed = depth if selection.comparison.is_period else depth - 1
    own = selection.windows
    return own, *(tuple(selection.looking_back(each, back) for each in own) for back in range(1, needed + 1))


def _unsliceable(version: Version, expression: Expression, selection: Selection, by: tuple[str, ...]) -> Sentence | None:
    dimensions = (*by, *(each.dimension for each in selection.filters))
    return unsliceable(version, tuple(dict.fromkeys(measure.table for measure in measures_in(expression))), dimensions)


def _first_day(version: Version, expression: Expression) -> date | None:
    """The first day on which every table that a KPI reads has begun."""
    read = [version.facts[measure.table] for measure in measures_in(expression) if version.has(measure.table)]
    return max((facts.first for facts in read if facts.first), default=None)


def _without_dates(expression: Expression, version: Version) -> bool:
    """Whether the measures' tables have no dates at all, so that only the whole of them can be counted."""
    measures = list(measures_in(expression))
    return all(
        not isinstance(each, Stock) and version.has(each.table) and not all(version.has(each.table, name) for name in each.dates)
        for each in measures
    )


def _windows_of(asked: Iterable[tuple[Asked, Iterable[Measure]]]) -> dict[Measure, set[Period | None]]:
    """In which windows each measure is needed."""
    needed: dict[Measure, set[Period | None]] = {}
    for each, measures in asked:
        windows = each.windows(len(each.shifts))
        for measure in measures:
            needed.setdefault(measure, set()).update(windows)
    return needed


def _plain(amount: Amount) -> float | None:
    return None if amount is None or not isfinite(amount) else float(amount)
