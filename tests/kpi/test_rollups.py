"""What is read from rollups is what the rows say: of every KPI, in periods, slices and groups."""

import os
from dataclasses import astuple, replace
from datetime import date
from math import isclose
from pathlib import Path

import pytest

from data.version import Version
from kpi import cube, engine, rollups, sorted_rows
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute_together
from kpi.derived.making import FOLDER
from kpi.kpis import KPI
from kpi.measures import Flow, measures_in
from kpi.periods import Grain, Period
from kpi.resolve import missing, resolved
from kpi.selection import Comparison, Selection
from kpi.terms import USUAL_TERMS
from tests.companies import company
from tests.kpi.messy import messy

TODAY = date(2026, 3, 10)
"""Before the last day of the data, so that a part of it has not happened yet."""

HALF = Selection(Period(date(2025, 7, 1), date(2026, 1, 1)), TODAY, Comparison.PREVIOUS)
MONTHS = Selection(Period(date(2025, 3, 1), date(2026, 4, 1)), TODAY, grain=Grain.MONTH)
TABLES = ("leads", "deals", "activities", "orders", "tickets")
OTHERS = ("team", "region", "city", "channel", "campaign", "product", "segment", "deal_type", "pipeline", "lost_reason", "outcome", "topic")
REP, NOWHERE = ("rep", "Ana"), ("country", None)


@pytest.fixture
def version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Version:
    monkeypatch.setattr(rollups, "LARGE", 1)
    monkeypatch.setattr(rollups, "SMALLER", 0)
    return _company(tmp_path)


@pytest.fixture(scope="module")
def by_rows(tmp_path_factory: pytest.TempPathFactory) -> list[Value]:
    """What the same company answers where nothing is prepared."""
    version = _company(tmp_path_factory.mktemp("rows"))
    found = _answers(version)
    assert not [*(version.root / FOLDER).glob("rollup-*"), *(version.root / FOLDER).glob("sorted-*")]
    return found


def _company(folder: Path) -> Version:
    frames = {name: rows for name, rows in messy(3, rows=60).items() if name in TABLES}
    return company(folder, **{name: rows.drop(columns=[each for each in OTHERS if each in rows]) for name, rows in frames.items()})


def _answers(version: Version) -> list[Value]:
    names = [name for name, kpi in CATALOGUE.items() if not missing(kpi.measure, version)]
    engine.forget()
    slices: list[tuple[tuple[str, str | None] | None, tuple[str, ...]]] = [
        (None, ()),
        (REP, ()),
        (NOWHERE, ()),
        (None, ("rep",)),
        (REP, ("country",)),
    ]
    found = []
    for narrowed, by in slices:
        selections = [each.narrowed(*narrowed) if narrowed else each for each in (HALF, MONTHS)]
        found += [value for values in compute_together(version, names, selections, by) for value in values]
    return found


def test_values_from_rollups_are_those_from_rows(version: Version, by_rows: list[Value]) -> None:
    rollups.prepare(version, TODAY)
    assert list((version.root / FOLDER).glob("rollup-*"))
    assert _differing(by_rows, _answers(version)) == []


def test_most_queries_of_the_overview_are_answered_by_rollups(version: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    rollups.prepare(version, TODAY)
    asked: list[str] = []
    monkeypatch.setattr("kpi.scan.run_together", lambda queries: asked.extend(queries) or engine.run_together(queries))
    answered = compute_together(version, ["leads", "win_rate", "revenue", "activities"], (HALF, MONTHS))
    assert asked == [] and all(value.value is not None for value in answered[0])


def test_values_from_sorted_rows_are_those_from_the_table(version: Version, by_rows: list[Value], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_rows, "MEMBERS", 1)
    monkeypatch.setattr(sorted_rows, "LARGE", 1)
    monkeypatch.setattr(rollups, "LARGE", 1)
    sorted_rows.prepare(version, ("rep", "country"))
    assert list((version.root / FOLDER).glob("sorted-*"))
    asked: list[str] = []
    monkeypatch.setattr("kpi.scan.run_together", lambda queries: asked.extend(queries) or engine.run_together(queries))
    assert all(_same(*pair) for pair in zip(by_rows, _answers(version), strict=True))
    assert any("sorted-" in sql for sql in asked)


def test_rollups_are_made_again_where_the_data_answers_more(version: Version, by_rows: list[Value]) -> None:
    rollups.prepare(version, TODAY, ["leads"])
    measure = next(iter(measures_in(resolved(CATALOGUE["leads"].measure, version, USUAL_TERMS, TODAY))))
    asked = version, rollups.Counted.by(measure), frozenset({"rep"}), rollups.horizon(version, TODAY)
    few = rollups.rollup_of(*asked)
    rollups.prepare(version, TODAY)
    many = rollups.rollup_of(*asked)
    assert few and many and few.path == many.path
    assert few.columns.items() < many.columns.items()  # who still reads by the old names reads the same
    rollups.prepare(version, TODAY, ["win_rate"])
    assert rollups.rollup_of(*asked) == many
    assert all(_same(*pair) for pair in zip(by_rows, _answers(version), strict=True))


def test_rollups_of_days_gone_by_go_those_over_derived_tables_too(version: Version) -> None:
    rollups.prepare(version, date(2026, 2, 1))
    before = {path.name for path in (version.root / FOLDER).glob("rollup-*")}
    for name in before:
        os.utime(version.root / FOLDER / name, (0, 0))
    rollups.prepare(version, TODAY)
    after = {path.name for path in (version.root / FOLDER).glob("rollup-*")}
    assert before - after and all((version.root / FOLDER / name).stat().st_mtime > 0 for name in after - before)
    assert len(after) <= len(before)


def test_rollups_too_large_for_memory_are_asked_by_sql(version: Version, by_rows: list[Value], monkeypatch: pytest.MonkeyPatch) -> None:
    rollups.prepare(version, TODAY)
    monkeypatch.setattr(cube, "LARGEST", 0)
    cube.forget()
    assert all(_same(*pair) for pair in zip(by_rows, _answers(version), strict=True))
    cube.forget()


def _reversed_rate(name: str) -> KPI:
    """A KPI whose formula is turned round, and which counts other rows than it did: only those with a rep."""
    kpi = CATALOGUE[name]
    flows = [each for each in measures_in(kpi.measure) if isinstance(each, Flow)]
    counted = [replace(each, where=f"({each.where or 'true'}) AND rep IS NOT NULL") for each in flows]
    return replace(kpi, measure=counted[-1] / counted[0], beside={})


def test_rollups_of_an_older_catalogue_answer_nothing(version: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    rollups.prepare(version, TODAY)
    older = set((version.root / FOLDER).glob("rollup-*"))
    for name in ("win_rate", "lead_to_customer_rate"):
        monkeypatch.setitem(CATALOGUE, name, _reversed_rate(name))  # type: ignore[misc]
    rollups._formulas.cache_clear()
    try:
        asked = rollups.Counted("deals", "closed_at")
        assert rollups.rollup_of(version, asked, frozenset(), rollups.horizon(version, TODAY)) is None
        by_rows = _answers(version)
        rollups.prepare(version, TODAY)
        assert set((version.root / FOLDER).glob("rollup-*")) > older
        assert _differing(by_rows, _answers(version)) == []
    finally:
        monkeypatch.undo()
        rollups._formulas.cache_clear()


def test_rollups_made_for_a_few_kpis_answer_the_others_as_the_rows_do(version: Version) -> None:
    by_rows = _answers(version)
    rollups.prepare(version, TODAY, ("leads", "win_rate"))
    assert list((version.root / FOLDER).glob("rollup-*"))
    assert _differing(by_rows, _answers(version)) == []


def test_small_tables_have_no_rollups(version: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rollups, "LARGE", 10**6)
    rollups.prepare(version, TODAY)
    assert not list((version.root / FOLDER).glob("rollup-*"))


def test_rollups_of_a_table_that_is_still_named_are_kept(version: Version) -> None:
    rollups.prepare(version, TODAY)
    there = {path.name for path in (version.root / FOLDER).glob("rollup-*")}
    deals = rollups.files_over(version.root, {version.facts["deals"].file})
    assert deals and deals < there
    assert rollups.files_over(version.root, {"another.parquet"}) == frozenset()


def _differing(by_rows: list[Value], rolled: list[Value]) -> list[tuple[Value, Value]]:
    return [(one, other) for one, other in zip(by_rows, rolled, strict=True) if not _same(one, other)]


def _same(one: Value, other: Value) -> bool:
    return all(_close(left, right) for left, right in zip(astuple(one), astuple(other), strict=True))


def _close(left: object, right: object) -> bool:
    if isinstance(left, float) and isinstance(right, float):
        return isclose(left, right, rel_tol=1e-9)
    if isinstance(left, tuple) and isinstance(right, tuple):
        return len(left) == len(right) and all(_close(one, other) for one, other in zip(left, right, strict=True))
    return left == right
