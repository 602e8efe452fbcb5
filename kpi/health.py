"""How healthy the data behind a KPI is: what is filled, how fresh it is, what was left out and why, and how much that could matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data.version import Version
from kpi.bounds import Bounds, bounds
from kpi.check_effects import touched
from kpi.compute import Asked
from kpi.conditions import counted, dated, moment_in, within
from kpi.derived import DERIVATIONS
from kpi.derived.making import extended
from kpi.engine import facts, run
from kpi.kpis import KPI
from kpi.left_out import RowsLeftOut, left_out_of
from kpi.measures import Measure, Stock, measures_in
from kpi.periods import Period
from kpi.resolve import known_until
from kpi.selection import Selection
from kpi.slices import where
from kpi.stored_listing import listing
from kpi.tables import sources_of
from kpi.terms import at
from locales import Sentence

PLANNED = ("targets", "quotas", "rates")


@dataclass(frozen=True)
class Coverage:
    """Of the rows of a table that belong to a KPI in a selection, how many have a value in a column (`None`: can be used at all)."""

    table: str
    column: str | None
    rows: int
    filled: int

    @property
    def share(self) -> float | None:
        """0 to 1; `None` where no rows belong."""
        return self.filled / self.rows if self.rows else None


@dataclass(frozen=True)
class Freshness:
    """The last day on which anything happened in a table, against the day taken for today: the last of the data where that has passed."""

    table: str
    last: date | None
    today: date

    @property
    def sentence(self) -> Sentence:
        """In words: spend: up to 31 Jan 2026, 12 days before the last day of the data."""
        table = Sentence(self.table)
        if self.last is None:
            return Sentence("{table}: no dates", table=table)
        days = (self.today - self.last).days
        if days < 0:
            return Sentence("{table}: the data goes on until {day}, after today", table=table, day=self.last)
        if not days:
            return Sentence("{table}: up to {day}", table=table, day=self.last)
        return Sentence("{table}: up to {day}, {days} days before the last day of the data", table=table, days=days, day=self.last)


@dataclass(frozen=True)
class Found:
    """A check that rows of the KPI's tables fail."""

    check: str
    rows: int
    sentence: Sentence


@dataclass(frozen=True)
class Health:
    """Everything that speaks for and against a KPI's value in a selection; `set_aside` are rows that never came in, by table."""

    kpi: str
    coverage: tuple[Coverage, ...]
    freshness: tuple[Freshness, ...]
    left_out: tuple[RowsLeftOut, ...]
    found: tuple[Found, ...]
    set_aside: tuple[tuple[str, int], ...]
    bounds: Bounds
    remarks: tuple[Sentence, ...] = ()


def health(version: Version, kpi: KPI, selection: Selection) -> Health:
    """The health of the sources of a KPI, in a selection as a whole."""
    facts_of, version = version, extended(version)
    asked = Asked.of(version, kpi, replace(selection, grain=None), ())
    measures = tuple(dict.fromkeys(measures_in(asked.expression)))
    tables = tuple(dict.fromkeys(source for measure in measures for source in sources_of(measure.table) if version.has(source)))
    window = asked.shifts[0][0]
    return Health(
        kpi=kpi.id,
        coverage=() if asked.reason else tuple(_coverage(version, measures, window, selection)),
        freshness=tuple(Freshness(name, version.facts[name].last, selection.today) for name in tables if name not in PLANNED),
        left_out=() if asked.reason else tuple(left_out_of(version, measures, window, selection.filters)),
        found=tuple(_found(facts_of, kpi, tables, selection.today)),
        set_aside=tuple(_set_aside(version, tables)),
        bounds=bounds(version, kpi, selection),
        remarks=() if asked.reason else tuple(_remarks(measures, version, selection)),
    )


def _remarks(measures: tuple[Measure, ...], version: Version, selection: Selection) -> Iterator[Sentence]:
    """What holds of the value although every row could be used: deals of the past, valued as they are today; contracts at a day to come."""
    today = known_until(version, selection.today)
    past = today is not None and selection.period.end <= today
    if past and any(isinstance(each, Stock) and each.is_money and each.table == "deals" for each in measures):
        yield Sentence("What was open on earlier days stands at what it is worth today: this data has no history of stages and amounts.")
    last = selection.period.end - timedelta(days=1)
    if selection.period.start <= selection.today < last and any(
        type(each) is Stock and "subscriptions" in sources_of(each.table) for each in measures
    ):
        yield Sentence(
            "The period runs until {day}: contracts known to end by then are taken off already, and what is sold until then is not in "
            "it yet.",
            day=last,
        )


def _coverage(version: Version, measures: tuple[Measure, ...], window: Period | None, selection: Selection) -> Iterator[Coverage]:
    for table in dict.fromkeys(measure.table for measure in measures):
        of_table = [measure for measure in measures if measure.table == table]
        usable = " OR ".join(f"({_usable(each, window)}) IS TRUE" for each in of_table)
        belongs = " OR ".join([usable, *(gap for each in of_table for gap in _gaps(each, window))])
        columns = sorted(frozenset().union(*(each.needs for each in of_table)))
        counts = ", ".join([f"count(*) FILTER ({usable})", *(f'count("{name}")' for name in columns)])
        source = facts(version, table, frozenset().union(*(each.columns for each in of_table)))
        rows, used, *filled = run(f"SELECT count(*), {counts} FROM {source} AS f WHERE ({belongs}) AND {where(selection.filters)}")[0]
        yield Coverage(table, None, rows, used)
        stands_for = DERIVATIONS[table].stands_for if table in DERIVATIONS else {}
        for name, values in zip(columns, filled, strict=True):
            yield Coverage(*stands_for.get(name, (table, name)), rows, values)


def _usable(measure: Measure, window: Period | None) -> str:
    inside = within(measure, window) if window else "TRUE"
    return f"({inside}) AND ({counted(measure, _moment(measure, window))})"


def _gaps(measure: Measure, window: Period | None) -> Iterator[str]:
    """Rows that belong but cannot be used: those of the period, and those without a date, which cannot lie outside it either."""
    placed = f"(({within(measure, window)}) OR {dated(measure)} IS NULL)" if window else "TRUE"
    for each in measure.left_out:
        yield f"(({at(each.where, _moment(measure, window))}) AND {placed}) IS TRUE"


def _moment(measure: Measure, window: Period | None) -> str:
    return moment_in(measure, window) if window else "NULL"


def _found(version: Version, kpi: KPI, tables: tuple[str, ...], today: date) -> Iterator[Found]:
    for each in listing(version, today).listed:
        if each.check.table in tables and kpi.id in touched(version, each.check):
            yield Found(each.check.id, each.count, each.sentence)


def _set_aside(version: Version, tables: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for table in tables:
        rows = sum(source.rows_rejected for source in version.sources if source.table == table)
        if rows:
            yield table, rows
