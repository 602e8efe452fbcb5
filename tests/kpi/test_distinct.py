"""Members told once for all windows are those found window by window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.catalogue.loyalty import kept_amount, payers, payers_stayed
from kpi.catalogue.sales_work import answering, tried
from kpi.derived.making import extended
from kpi.engine import execute
from kpi.measures import Measure, Stayed
from kpi.periods import Grain, Period, cut
from kpi.scan import Scan
from kpi.selection import Filter
from tests.companies import company
from tests.kpi.messy import messy

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
HALF = Period(date(2025, 4, 1), date(2025, 10, 1))
ANA = (Filter("rep", ("Ana",)),)


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Version:
    drawn = messy(7, rows=120)
    wanted = ("deals", "leads", "activities", "orders", "subscriptions")
    made: Path = tmp_path_factory.mktemp("members")
    return extended(company(made, **{name: rows for name, rows in drawn.items() if name in wanted}))


def _same(one: str, other: str) -> bool:
    return sorted(map(repr, execute(one))) == sorted(map(repr, execute(other)))


@pytest.mark.parametrize("by", [(), ("rep",)])
@pytest.mark.parametrize("filters", [(), ANA])
@pytest.mark.parametrize("measures", [(tried, answering), (payers,), (payers.opening,)])
def test_different_members(version: Version, measures: tuple[Measure, ...], by: tuple[str, ...], filters: tuple[Filter, ...]) -> None:
    scan = Scan(measures, (HALF, YEAR, *cut(YEAR, Grain.MONTH)), by, filters)
    assert scan._counts_members
    assert execute(scan.sql(version)) or filters
    assert _same(scan.sql(version), scan._row_by_row(measures[0], version))


@pytest.mark.parametrize("by", [(), ("rep",)])
@pytest.mark.parametrize("filters", [(), ANA])
@pytest.mark.parametrize("measure", [payers_stayed, kept_amount])
def test_who_stayed(version: Version, measure: Stayed, by: tuple[str, ...], filters: tuple[Filter, ...]) -> None:
    scan = Scan((measure,), (HALF, YEAR, *cut(YEAR, Grain.MONTH)), by, filters)
    assert _same(scan.sql(version), scan._stayed_each(measure, version))


def test_more_windows_than_bits_are_looked_at_one_by_one(version: Version) -> None:
    scan = Scan((payers_stayed,), tuple(cut(YEAR, Grain.DAY)), (), ())
    assert scan.sql(version) == scan._stayed_each(payers_stayed, version)
    assert not Scan((tried,), tuple(cut(YEAR, Grain.DAY)), (), ())._counts_members
