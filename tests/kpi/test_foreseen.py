"""What was foreseen is stored, says the same as if it were counted, and is not counted again."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta

import grimp
import pytest

from data.version import Version
from kpi import engine, stored_answers
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute, compute_together
from kpi.derived.making import extended
from kpi.foreseen import View, foresee
from kpi.funnel import funnels
from kpi.members import Members, members, number_of
from kpi.periods import Grain, Period
from kpi.resolve import missing
from kpi.selection import Comparison, Selection
from kpi.status import status
from tests.companies import company
from tests.kpi.messy import messy

TODAY = date(2026, 3, 10)
HALF = Selection(Period(date(2025, 7, 1), date(2026, 1, 1)), TODAY, Comparison.PREVIOUS)
VIEW = View(HALF, Grain.MONTH)


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return company(tmp_path_factory.mktemp("foreseen"), **messy(7, rows=120))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr("kpi.scan.run_together", lambda queries: found.extend(queries) or engine.run_together(queries))
    monkeypatch.setattr("kpi.stored_answers.run", lambda sql: found.append(sql) or engine.run(sql))
    return found


def _answered(version: Version) -> list[str]:
    return [kpi.id for kpi in CATALOGUE.values() if not missing(kpi.measure, extended(version))]


def _overview(version: Version) -> list[list[Value]]:
    engine.forget()
    return compute_together(version, _answered(version), [HALF, VIEW.steps, *VIEW.steps_before], beside=False)


def test_what_was_foreseen_is_counted_by_nobody_again(version: Version, asked: list[str]) -> None:
    values, of_leads, partly = _overview(version), funnels(version, HALF), status(version, CATALOGUE["revenue"])
    foresee(version, [VIEW])
    asked.clear()
    assert _overview(version) == values
    assert (funnels(version, HALF), status(version, CATALOGUE["revenue"])) == (of_leads, partly)
    assert asked == []


def test_a_view_that_was_foreseen_is_foreseen_once(version: Version, asked: list[str]) -> None:
    foresee(version, [VIEW])
    asked.clear()
    engine.forget()
    foresee(version, [VIEW])
    assert asked == []


def test_the_members_of_a_dimension_tell_what_a_filter_on_one_of_them_counts(version: Version, asked: list[str]) -> None:
    kpis = _answered(version)
    members = {value.group[0][1] for value in compute(version, ["deals_won" if "deals_won" in CATALOGUE else "revenue"], HALF, ("rep",))}
    for member in sorted(members, key=str)[:3]:
        narrowed = HALF.narrowed("rep", member)
        engine.forget()
        expected = compute_together(version, kpis, [narrowed], beside=False)
        engine.forget()
        compute_together(version, kpis, [HALF], ("rep",), beside=False)
        asked.clear()
        assert compute_together(version, kpis, [narrowed], beside=False) == expected


def test_other_days_are_counted_when_they_are_asked_for(version: Version) -> None:
    foresee(version, [VIEW])
    engine.forget()
    other = replace(HALF, period=Period(date(2025, 6, 10), date(2025, 9, 3)))
    found = compute(version, _answered(version), other)
    stored_answers._path(version).unlink()
    engine.forget()
    assert compute(version, _answered(version), other) == found


def test_answers_of_another_state_of_the_code_are_not_found(version: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    stored_answers.store(version, {stored_answers.key_of("a question"): [1]})
    assert stored_answers.stored(version, [stored_answers.key_of("a question")])
    monkeypatch.setattr(stored_answers, "_code", lambda: "another")
    assert not stored_answers.stored(version, [stored_answers.key_of("a question")])


def test_a_funnel_of_one_member_is_read_from_that_of_all_members(version: Version, asked: list[str]) -> None:
    foresee(version, [VIEW])
    members = [each.group[0][1] for each in funnels(version, HALF, by=("rep",))]
    asked.clear()
    found = {member: [funnels(version, HALF.narrowed("rep", member), by=by) for by in ((), ("channel",))] for member in members}
    assert not [sql for sql in asked if "median(" in sql]
    stored_answers._path(version).unlink()
    engine.forget()
    assert found == {member: [funnels(version, HALF.narrowed("rep", member), by=by) for by in ((), ("channel",))] for member in members}


def test_members_are_read_when_one_asks_for_them_and_foreseen_but_for_customers(version: Version, asked: list[str]) -> None:
    foresee(version, [VIEW])
    engine.forget()
    asked.clear()
    known = Members(version)
    assert set(known["rep"]) and known["rep"] == tuple(members(version, "rep"))
    assert asked == []
    assert number_of(version, "customer") == len(members(version, "customer")) and number_of(version, "no dimension") == 0
    assert "customer" in known and "no dimension" not in known
    with pytest.raises(KeyError):
        known["no dimension"]
    assert list(Members(None)) == []


def test_what_foreseeing_asks_for_day_after_day_is_kept(version: Version, monkeypatch: pytest.MonkeyPatch, asked: list[str]) -> None:
    now, day = time.time(), 24 * 60 * 60
    for later in (0, 4, 8, 9):
        monkeypatch.setattr("time.time", lambda days=later: now + days * day)
        monkeypatch.setattr("kpi.foreseen._now", lambda _, days=later: date(2026, 1, 1) + timedelta(days=days))
        asked.clear()
        engine.forget()
        foresee(version, [VIEW])
    assert asked == [], "nothing was forgotten that is asked for"


def test_what_makes_cells_of_a_measure_is_part_of_the_state_of_the_code() -> None:
    """Cells lie by their measure, not by their SQL: a module that makes SQL of it and is not listed would leave old numbers behind."""
    graph = grimp.build_graph("kpi", exclude_type_checking_imports=True, cache_dir=None)
    needed = {found for each in stored_answers.COUNTING for found in graph.find_modules_directly_imported_by(f"kpi.{each}")}
    told_apart_otherwise = {"kpi.calendar", "kpi.catalogue", "kpi.comparison", "kpi.deadline", "kpi.derived.making", "kpi.kpis"}
    told_apart_otherwise |= {"kpi.derived", "kpi.whereabouts", "kpi.code"}  # what is counted, in which days; what tells the state; not how
    assert needed - {f"kpi.{each}" for each in stored_answers.COUNTING} <= told_apart_otherwise
