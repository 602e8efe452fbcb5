"""Laws that every KPI of the catalogue keeps, on small untidy companies: parts make the whole, slices are what filters say."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import isclose

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.tables import TABLES
from data.version import Version
from kpi.arithmetic import depth_of
from kpi.calendar import USUAL, Calendar, Weekday
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.derived.making import extended
from kpi.kpis import KPI, Unit
from kpi.measures import Arithmetic, Expression, Flow, Latest, Measure, Number, Opening, Stayed, Stock, Whole, measures_in
from kpi.periods import Grain, Period, cut
from kpi.resolve import resolved
from kpi.selection import Filter, Selection
from kpi.slices import sliceable
from tests.companies import company
from tests.kpi.messy import Frames, messy

LATER = date(2027, 6, 30)
MONTHS = st.tuples(st.integers(0, 13), st.integers(1, 6)).map(lambda each: Period(_month(each[0]), _month(each[0] + each[1])))
DAYS = st.tuples(st.integers(0, 400), st.integers(1, 200)).map(
    lambda each: Period(date(2025, 1, 1) + timedelta(each[0]), date(2025, 1, 1) + timedelta(each[0] + each[1]))
)
EXAMPLES = int(os.environ.get("LAW_EXAMPLES", "6"))
SEEDS = st.sampled_from([4, 5, 6]) if EXAMPLES <= 6 else st.integers(4, 60)
"""Companies of 40, 20 and 5 rows a table; every third has no orders. `make oracle` asks of many."""
CALENDARS = st.sampled_from(
    [USUAL, Calendar(Weekday.SUNDAY, 4, working_week=(Weekday.SUNDAY, Weekday.MONDAY), holidays="IT"), Calendar(Weekday.SATURDAY, 11)]
)
few = settings(max_examples=EXAMPLES, deadline=None)

Make = Callable[[int], Version]


def _month(number: int) -> date:
    return date(2025 + number // 12, number % 12 + 1, 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Companies by seed, each written once."""
    kept: dict[int, Version] = {}

    def make(seed: int) -> Version:
        if seed not in kept:
            frames = messy(seed, rows=(5, 40, 20)[seed % 3])
            kept[seed] = _company(tmp_path_factory, {name: rows for name, rows in frames.items() if seed % 3 or name != "orders"})
        return kept[seed]

    return make


def _company(folders: pytest.TempPathFactory, frames: Frames) -> Version:
    return company(folders.mktemp("laws"), **{name: rows.to_dict("records") for name, rows in frames.items()})


def _by_kpi(values: list[Value]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for value in values:
        found.setdefault(value.kpi, []).append(value)
    return found


def _measure(version: Version, kpi: KPI) -> Expression:
    return resolved(kpi.measure, version, today=LATER)


def _all_parts(expression: Expression) -> Iterator[Expression]:
    yield expression
    for part in expression.parts():
        yield from _all_parts(part)


def _adds_up(expression: Expression) -> bool:
    """Whether an expression is made of sums and counts by adding and subtracting alone."""
    if isinstance(expression, Arithmetic):
        return expression.operator in "+-" and all(map(_adds_up, expression.parts()))
    return isinstance(expression, Measure) and expression.is_sum and not isinstance(expression, Stayed)


def _subtracts(expression: Expression) -> bool:
    return any(isinstance(part, Arithmetic) and part.operator == "-" for part in _all_parts(expression))


def _is_share_of_whole(kpi: KPI) -> bool:
    """Whether it asks for a part of all members together: a filter makes the whole smaller, a slice does not."""
    return any(isinstance(part, Whole) for each in (kpi.measure, *kpi.beside.values()) for part in _all_parts(each))


def _made_of(version: Version, kind: type[Measure], *, adding: bool = False) -> list[str]:
    """The KPIs all of whose measures are of a kind: what happens in a period, or what there is at its end; if asked, those that add up."""
    measures = {kpi.id: _measure(version, kpi) for kpi in CATALOGUE.values()}
    alike = [name for name, each in measures.items() if all(_is(kind, of) for of in measures_in(each))]
    return [name for name in alike if not adding or _adds_up(measures[name])]


def _is(kind: type[Measure], measure: Measure) -> bool:
    return isinstance(measure, kind) and not isinstance(measure, Opening | Stayed | Latest)


def _headline(value: Value) -> Value:
    return replace(value, beside=())


def _total(values: list[Value]) -> Decimal | None:
    amounts = [Decimal(str(each.value)) for each in values if each.value is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def _exact(value: Value) -> Decimal | None:
    return None if value.value is None else Decimal(str(value.value))


def _dimensions(version: Version) -> list[str]:
    version = extended(version)
    tables = {tuple(dict.fromkeys(each.table for each in measures_in(_measure(version, kpi)))) for kpi in CATALOGUE.values()}
    return sorted({name for names in tables if all(map(version.has, names)) for name in sliceable(version, names)})


def _same(one: Value, other: Value) -> bool:
    """Whether two values, their rows and what stands beside them are the same."""
    pairs = zip(_amounts(one), _amounts(other), strict=True)
    return one.rows == other.rows and all(_close(*each) for each in pairs)


def _amounts(value: Value) -> list[float | None]:
    return [value.value, value.numerator, value.denominator, *(amount for _, amount in value.beside)]


def _close(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


@few
@given(SEEDS, DAYS, st.data())
def test_the_members_of_every_dimension_add_up_to_the_whole_to_the_cent(made: Make, seed: int, period: Period, data: st.DataObject) -> None:
    version, selection = made(seed), Selection(period, LATER)
    names = [kpi.id for kpi in CATALOGUE.values() if _adds_up(_measure(version, kpi))]
    wholes = {value.kpi: value for value in compute(version, names, selection)}
    dimension = data.draw(st.sampled_from(_dimensions(version)))
    parts = _by_kpi([value for value in compute(version, names, selection, [dimension]) if not value.reason])
    wrong = {name: (_total(of), _exact(wholes[name])) for name, of in parts.items() if (_total(of) or 0) != (_exact(wholes[name]) or 0)}
    assert not wrong, dimension


@few
@given(SEEDS, DAYS, st.data())
def test_the_sides_of_a_ratio_are_added_up_over_members_and_then_divided(
    made: Make, seed: int, period: Period, data: st.DataObject
) -> None:
    version, selection = made(seed), Selection(period, LATER)
    ratios = {kpi.id: each for kpi in CATALOGUE.values() if isinstance(each := _measure(version, kpi), Arithmetic) and each.operator == "/"}
    # What is subtracted from nothing has no value, so that such sides of members need not add up.
    names = [name for name, each in ratios.items() if all(map(_adds_up, each.parts())) and not _subtracts(each)]
    wholes = {value.kpi: value for value in compute(version, names, selection)}
    dimension = data.draw(st.sampled_from(_dimensions(version)))
    for name, values in _by_kpi([each for each in compute(version, names, selection, [dimension]) if not each.reason]).items():
        above = sum((Decimal(str(each.numerator)) for each in values if each.numerator is not None), Decimal(0))
        below = sum((Decimal(str(each.denominator)) for each in values if each.denominator is not None), Decimal(0))
        expected = float(above) / float(below) if below and wholes[name].numerator is not None else None
        assert _close(wholes[name].value, expected), f"{name} by {dimension}"


@few
@given(SEEDS, DAYS, st.data())
def test_a_member_of_a_slice_has_the_value_of_a_filter_on_it(made: Make, seed: int, period: Period, data: st.DataObject) -> None:
    version, selection = made(seed), Selection(period, LATER)
    names = [kpi.id for kpi in CATALOGUE.values() if not _is_share_of_whole(kpi)]
    dimension = data.draw(st.sampled_from(_dimensions(version)))
    slices = {(each.kpi, each.group[0][1]): each for each in compute(version, names, selection, [dimension]) if not each.reason}
    members = sorted({member for _, member in slices}, key=str)
    member = data.draw(st.sampled_from(members)) if members else None
    filtered = compute(version, names, selection.narrowed(dimension, member))
    wrong = {
        each.kpi: (slices[each.kpi, member], each)
        for each in filtered
        if (each.kpi, member) in slices and not _same(slices[each.kpi, member], each)
    }
    assert not wrong, (dimension, member)


@few
@given(SEEDS, DAYS, st.sampled_from([Grain.WEEK, Grain.MONTH, Grain.QUARTER]))
def test_the_steps_of_a_period_add_up_to_it_for_what_happens_and_end_as_it_ends_for_what_there_is(
    made: Make, seed: int, period: Period, grain: Grain
) -> None:
    version, selection = made(seed), Selection(period, LATER)
    flows = _made_of(version, Flow, adding=True)
    ends = _made_of(version, Stock)
    wholes = {value.kpi: value for value in compute(version, [*flows, *ends], selection) if not value.reason}
    steps = _by_kpi(compute(version, list(wholes), replace(selection, grain=grain)))
    sums = {name: (_total(steps[name]), _exact(wholes[name])) for name in flows if name in wholes}
    assert not {name: each for name, each in sums.items() if (each[0] or 0) != (each[1] or 0)}
    lasts = {name: (_headline(steps[name][-1]), _headline(wholes[name])) for name in ends if name in wholes}
    assert not {name: each for name, each in lasts.items() if not _same(*each)}


@few
@given(SEEDS, MONTHS, st.sampled_from([Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR]), CALENDARS, st.data())
def test_a_step_of_a_trend_has_the_value_of_its_own_days_by_any_calendar(
    made: Make, seed: int, period: Period, grain: Grain, calendar: Calendar, data: st.DataObject
) -> None:
    version, selection = made(seed), Selection(period, LATER, calendar=calendar)
    names = [kpi.id for kpi in CATALOGUE.values() if not depth_of(kpi.measure)]
    steps = cut(period, grain, calendar)
    place = data.draw(st.integers(0, len(steps) - 1))
    trend = _by_kpi(compute(version, names, replace(selection, grain=grain)))
    alone = compute(version, names, replace(selection, period=steps[place]))
    assert not {each.kpi: (trend[each.kpi][place], each) for each in alone if not each.reason and not _same(trend[each.kpi][place], each)}


def _moved(frames: Frames, seconds: int) -> Frames:
    """The same rows with every moment at that second of its day: durations and the order of things stay what they are."""
    found = {}
    for name, rows in frames.items():
        moments = [column for column in rows if any(isinstance(each, date) for each in rows[column])]
        days = {column: pd.to_datetime(rows[column]).dt.normalize() + pd.Timedelta(seconds=seconds) for column in moments}
        found[name] = rows.assign(**days)
    return found


@pytest.fixture(scope="module")
def early_and_late(tmp_path_factory: pytest.TempPathFactory) -> tuple[Version, Version]:
    """One company twice: all that happens, happens at midnight, or in the last second of the same day."""
    frames = messy(7, rows=40)
    first, last = (_company(tmp_path_factory, _moved(frames, seconds)) for seconds in (0, 24 * 60 * 60 - 1))
    return first, last


@few
@given(DAYS)
def test_what_happens_at_midnight_belongs_to_the_day_that_begins(early_and_late: tuple[Version, Version], period: Period) -> None:
    early, late = (compute(version, list(CATALOGUE), Selection(period, LATER)) for version in early_and_late)
    # Ages beside a headline are told by the clock.
    pairs = zip(map(_headline, early), map(_headline, late), strict=True)
    assert not {one.kpi: (one, other) for one, other in pairs if not _same(one, other)}


def test_no_kpi_adds_two_currencies(tmp_path_factory: pytest.TempPathFactory) -> None:
    frames = {
        name: rows.assign(currency=(["EUR", "BRL"] * len(rows))[: len(rows)]) if "currency" in TABLES[name].columns else rows
        for name, rows in messy(8, rows=40).items()
    }
    version = _company(tmp_path_factory, frames)
    everything = Selection(Period(date(2025, 3, 1), date(2026, 2, 1)), LATER)
    reads = {kpi.id for kpi in CATALOGUE.values() if any(each.is_money for each in measures_in(_measure(version, kpi)))}
    values = {value.kpi: value for value in compute(version, list(CATALOGUE), everything)}
    assert reads >= {name for name, kpi in CATALOGUE.items() if kpi.unit is Unit.MONEY}
    assert {name: values[name].value for name in reads} == dict.fromkeys(reads)
    assert all("currencies" in str(values[name].reason) for name in reads)


@pytest.mark.parametrize("kpi", CATALOGUE)
def test_fractions_stay_fractions_until_they_are_shown(kpi: str) -> None:
    found = CATALOGUE[kpi]
    shown = [(found.measure, found.unit), *((each, found.beside_unit.get(name, found.unit)) for name, each in found.beside.items())]
    for expression, unit in shown:
        if unit in (Unit.SHARE, Unit.RATIO):
            assert not [each for each in _all_parts(expression) if isinstance(each, Number) and abs(each.value) >= 100]


@few
@given(SEEDS, DAYS)
def test_no_duration_is_negative_and_its_median_lies_between_its_percentiles(made: Make, seed: int, period: Period) -> None:
    names = [kpi.id for kpi in CATALOGUE.values() if kpi.unit in (Unit.DAYS, Unit.HOURS)]
    for value in compute(made(seed), names, Selection(period, LATER)):
        if value.value is not None:
            p10, p90 = (dict(value.beside)[name] for name in ("p10", "p90"))
            assert p10 is not None and p90 is not None, value.kpi
            assert 0 <= p10 <= value.value <= p90, value.kpi


@pytest.mark.parametrize("kpi", [kpi.id for kpi in CATALOGUE.values() if kpi.unit in (Unit.DAYS, Unit.HOURS)])
def test_the_headline_of_a_duration_is_its_median_with_mean_and_percentiles_beside_it(kpi: str) -> None:
    headlines = list(measures_in(CATALOGUE[kpi].measure))
    assert all(each.sql.startswith("median(") for each in headlines)
    assert {"mean", "p10", "p90"} <= CATALOGUE[kpi].beside.keys()
    assert all(each.left_out or isinstance(each, Stock) for each in headlines), "negative durations are left out, counted and shown"


@few
@given(SEEDS, DAYS)
def test_nobody_has_no_value_and_counts_0(made: Make, seed: int, period: Period) -> None:
    version = made(seed)
    for value in compute(version, list(CATALOGUE), Selection(period, LATER, filters=(Filter("country", ("nowhere",)),))):
        of = list(measures_in(_measure(version, CATALOGUE[value.kpi])))
        assert value.value is None or (value.value == 0 and all(each.is_count for each in of)), value.kpi
        assert value.rows == 0, value.kpi
