"""What was counted once is not counted again, and says the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi import engine, kept_cells
from kpi.compute import Value, compute, compute_together
from kpi.periods import Grain, Period
from kpi.selection import Comparison, Selection
from tests.companies import company
from tests.kpi.messy import messy

TODAY = date(2026, 3, 10)
YEAR = Selection(Period(date(2025, 1, 1), date(2026, 1, 1)), TODAY, grain=Grain.MONTH)
HALF = Selection(Period(date(2025, 7, 1), date(2026, 1, 1)), TODAY, grain=Grain.MONTH)
KPIS = ["revenue", "win_rate", "sales_cycle", "contact_attempts", "leads"]


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, **{name: rows for name, rows in messy(5, rows=80).items() if name in ("deals", "leads", "activities")})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr("kpi.scan.run_together", lambda queries: found.extend(queries) or engine.run_together(queries))
    return found


def _anew(version: Version, selection: Selection) -> list[Value]:
    engine.forget()
    return compute(version, KPIS, selection)


def test_months_of_a_shorter_period_are_not_counted_again(version: Version, asked: list[str]) -> None:
    expected = _anew(version, HALF)
    engine.forget()
    compute(version, KPIS, YEAR)
    asked.clear()
    assert compute(version, KPIS, HALF) == expected
    assert asked == []


def test_a_comparison_taken_away_asks_for_nothing(version: Version, asked: list[str]) -> None:
    compared = Selection(HALF.period, TODAY, comparison=Comparison.YEAR, grain=Grain.MONTH)
    expected = _anew(version, HALF)
    engine.forget()
    compute(version, KPIS, compared)
    asked.clear()
    assert compute(version, KPIS, HALF) == expected
    assert asked == []


def test_another_slice_is_counted_on_its_own(version: Version) -> None:
    narrowed = HALF.narrowed("rep", "Ana")
    expected = _anew(version, narrowed)
    engine.forget()
    compute(version, KPIS, HALF)
    assert compute(version, KPIS, narrowed) == expected


def test_members_are_kept_apart_from_the_whole(version: Version) -> None:
    engine.forget()
    by_rep = compute_together(version, KPIS, (HALF,), ("rep",))
    compute(version, KPIS, HALF)
    assert compute_together(version, KPIS, (HALF,), ("rep",)) == by_rep


def test_what_is_kept_is_bounded_and_still_right(version: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = _anew(version, YEAR)
    engine.forget()
    monkeypatch.setattr(kept_cells, "KEPT", 3)
    assert compute(version, KPIS, YEAR) == expected == compute(version, KPIS, YEAR)
    assert sum(kept_cells._sizes.values()) <= 3
