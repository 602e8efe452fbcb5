"""On untidy companies every KPI agrees with an oracle in plain pandas, and three of them with SQL written by hand."""

from dataclasses import replace
from datetime import date
from itertools import product

import duckdb
import pandas as pd
import pytest

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.kpis import Unit
from kpi.periods import Grain, Period
from kpi.resolve import measures_of, missing
from kpi.selection import Comparison, Filter, Selection
from kpi.tables import TABLES
from tests.companies import company
from tests.kpi.messy import Frames, messy
from tests.kpi.messy_draw import COUNTRIES, REPS
from tests.kpi.oracle import ORACLE, Answer, Slice, sales_growth
from tests.kpi.oracle.beside import BESIDE

YEAR = Period(date(2025, 4, 1), date(2026, 4, 1))
HALF = Period(date(2025, 7, 1), date(2026, 1, 1))
LATER = date(2027, 6, 30)

FILTERS = (
    (),
    (Filter("rep", ("Ben O'Neil",)),),
    (Filter("rep", (None,)),),
    (Filter("rep", ("100% Élodie; DROP", None)), Filter("country", ("Italy", "Spain"))),
    (Filter("country", (None,)),),
    (Filter("country", ("nowhere",)),),
)

Company = tuple[Version, Frames]
Place = tuple[str, Period, tuple[tuple[str, str | None], ...]]


@pytest.fixture(scope="module", params=[1, 2])
def untidy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Company:
    frames = messy(request.param)
    if request.param == 2:
        del frames["orders"], frames["subscriptions"]
        frames["order_lines"] = frames["order_lines"].drop(columns="kind")
    folder = tmp_path_factory.mktemp("untidy")
    return company(folder, **{name: rows.to_dict("records") for name, rows in frames.items()}), frames


def test_the_oracle_knows_every_kpi() -> None:
    assert {*ORACLE, "sales_growth"} == set(CATALOGUE)


def test_the_oracle_knows_every_value_beside_a_headline() -> None:
    assert {name: set(told) for name, told in BESIDE.items()} == {kpi.id: set(kpi.beside) for kpi in CATALOGUE.values() if kpi.beside}


@pytest.mark.parametrize("filters", FILTERS, ids=str)
@pytest.mark.parametrize("comparison", [Comparison.NONE, Comparison.YEAR])
def test_the_whole_agrees(untidy: Company, filters: tuple[Filter, ...], comparison: Comparison) -> None:
    _agree(untidy, Selection(YEAR, LATER, comparison, filters=filters), beside=comparison is Comparison.NONE and filters in FILTERS[:4:3])


@pytest.mark.parametrize("filters", FILTERS[2:4], ids=str)
@pytest.mark.parametrize("grain", [Grain.MONTH, Grain.QUARTER])
def test_each_step_agrees(untidy: Company, filters: tuple[Filter, ...], grain: Grain) -> None:
    monthly = grain is Grain.MONTH and filters == FILTERS[2]
    _agree(untidy, Selection(HALF, LATER, Comparison.PREVIOUS, grain, filters), beside=monthly)


@pytest.mark.parametrize("comparison", [Comparison.NONE, Comparison.PREVIOUS, Comparison.YEAR])
def test_each_rep_agrees(untidy: Company, comparison: Comparison) -> None:
    _agree(untidy, Selection(YEAR, LATER, comparison), ("rep",), beside=comparison is Comparison.NONE)


def test_each_country_agrees_month_by_month(untidy: Company) -> None:
    _agree(untidy, Selection(HALF, LATER, Comparison.PREVIOUS, Grain.MONTH), ("country",))


@pytest.mark.parametrize("filters", [(), (Filter("channel", ("fair", None)),)], ids=str)
def test_each_rep_in_each_country_agrees(untidy: Company, filters: tuple[Filter, ...]) -> None:
    _agree(untidy, Selection(YEAR, LATER, Comparison.PREVIOUS, filters=filters), ("rep", "country"))


def test_three_kpis_agree_with_sql_written_by_hand(untidy: Company) -> None:
    version, _ = untidy
    deals = f"'{version.path(version.facts['deals'].file)}'"
    during = "closed_at >= '2025-04-01' AND closed_at < '2026-04-01'"
    by_hand = {
        "win_rate": f"SELECT avg(CASE WHEN status = 'won' THEN 1 ELSE 0 END) FROM {deals} WHERE {during} AND status <> 'open'",
        "deal_size": f"SELECT avg(amount) FROM {deals} WHERE {during} AND status = 'won'",
        "sales_cycle": f"SELECT median(epoch(closed_at - created_at)) / 86400 FROM {deals} "
        f"WHERE {during} AND status = 'won' AND closed_at >= created_at",
    }
    for value in compute(version, list(by_hand), Selection(YEAR, LATER)):
        assert value.value == pytest.approx(duckdb.sql(by_hand[value.kpi]).fetchall()[0][0], abs=1e-4), value.kpi


def _agree(untidy: Company, selection: Selection, by: tuple[str, ...] = (), *, beside: bool = False) -> None:
    """Every value, its rows and its comparison are the oracle's, on demand those beside it, and no member that it counts is absent."""
    version, frames = untidy
    dimensions = (*by, *(each.dimension for each in selection.filters))
    found: set[Place] = set()
    for value in compute(version, list(CATALOGUE), selection, by):
        if _without(version, value.kpi, dimensions):
            assert value.value is None
            assert value.reason is not None, f"{value.kpi} answers a slice that its tables do not have"
            continue
        found.add((value.kpi, value.period, value.group))
        _same(value, _answer(frames, selection, value, value.period), value.value, value.rows)
        if beside:
            _same_beside(version, value, _slice(frames, selection, value, value.period), dimensions)
        if selection.comparison is not Comparison.NONE:
            assert value.compared == _before(value.period, selection.comparison)
            if value.no_data_before:
                furthest = _before(value.compared, selection.comparison) if value.kpi == "sales_growth" else value.compared
                assert (value.comparison, furthest.start < value.no_data_before) == (None, True)
            else:
                _same(value, _answer(frames, selection, value, value.compared), value.comparison)
    _nobody_is_lost(untidy, selection, by, found)


def _without(version: Version, kpi: str, dimensions: tuple[str, ...], name: str | None = None) -> bool:
    """Whether the company lacks what the KPI, or a value beside it, needs, or a table that it reads cannot have a dimension: money is
    spent without a rep."""
    asked = CATALOGUE[kpi] if name is None else replace(CATALOGUE[kpi], measure=CATALOGUE[kpi].beside[name])
    if missing(asked.measure, version):
        return True
    tables = {measure.table for measure in measures_of(asked, version)}
    log_of_changes = {name for name in dimensions if name not in ("rep", "team")} if "created_records" in tables else ()
    return bool(log_of_changes) or any(name not in TABLES[table].columns for table in tables for name in dimensions)


def _slice(frames: Frames, selection: Selection, value: Value, period: Period) -> Slice:
    filters = {each.dimension: each.members for each in selection.filters}
    members = dict(filters)
    for dimension, member in value.group:
        assert member in members.get(dimension, (member,)), "a group outside the filter"
        members[dimension] = (member,)
    return Slice(frames, period.start, period.end, members, selection.today, filters)


def _answer(frames: Frames, selection: Selection, value: Value, period: Period) -> Answer:
    at = _slice(frames, selection, value, period)
    if value.kpi != "sales_growth":
        return ORACLE[value.kpi](at)
    comparison = selection.comparison if selection.comparison is not Comparison.NONE else Comparison.PREVIOUS
    other = _before(period, comparison)
    growth, rows = sales_growth(at, at.at(other.start, other.end))
    return (growth if _is_covered(frames, other) else None), rows


def _is_covered(frames: Frames, other: Period) -> bool:
    """Whether sales are written down from the beginning of a period on, give or take 15 % of it or a fortnight without any."""
    sold = frames["orders"]["ordered_at"] if "orders" in frames else frames["deals"]["created_at"]
    begins = sold.dropna().min().date()
    return (begins - other.start).days <= min(0.15 * other.days, 14)


def _same(value: Value, expected: Answer, amount: float | None, rows: int | None = None) -> None:
    answer, expected_rows = expected
    said = f"{value.kpi} {value.period} {value.group}"
    if answer is None:
        assert amount is None, said
    else:
        assert amount is not None, said
        exact = CATALOGUE[value.kpi].unit in (Unit.COUNT, Unit.MONEY)
        assert amount == pytest.approx(float(answer), rel=1e-12 if exact else 1e-9, abs=1e-4), said
    if rows is not None:
        assert rows == expected_rows, said


def _same_beside(version: Version, value: Value, at: Slice, dimensions: tuple[str, ...]) -> None:
    """Every value beside the headline is the oracle's; one that is not there lacks its table or a dimension."""
    shown = dict(value.beside)
    for name, told in BESIDE.get(value.kpi, {}).items():
        said = f"{value.kpi}, {name} {value.period} {value.group}"
        if name not in shown:
            assert _without(version, value.kpi, dimensions, name), said
            continue
        expected, amount = told(at), shown[name]
        assert (amount is None) == (expected is None), f"{said}: {amount}, not {expected}"
        if amount is not None and expected is not None:
            assert amount == pytest.approx(float(expected), rel=1e-9, abs=0.005 if abs(amount) > 100 else 1e-4), said


def _nobody_is_lost(untidy: Company, selection: Selection, by: tuple[str, ...], found: set[Place]) -> None:
    """A KPI, period and group that is not in the answer has no rows in the oracle either."""
    version, frames = untidy
    allowed = {each.dimension: each.members for each in selection.filters}
    members = {"rep": REPS, "country": COUNTRIES}
    for period, group in product({period for _, period, _ in found}, product(*(members[name] for name in by))):
        named = tuple(zip(by, group, strict=True))
        at = Slice(frames, period.start, period.end, allowed | {name: (member,) for name, member in named}, selection.today, allowed)
        for kpi, oracle in ORACLE.items():
            if (kpi, period, named) not in found and not _without(version, kpi, (*by, *allowed)):
                assert oracle(at)[1] == 0, f"{kpi} {period} {named}"


def _before(period: Period, comparison: Comparison) -> Period:
    """The months before, or the same months a year before; all periods here are whole months."""
    months = 12 if comparison is Comparison.YEAR else (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    back = pd.DateOffset(months=months)
    return Period((pd.Timestamp(period.start) - back).date(), (pd.Timestamp(period.end) - back).date())
