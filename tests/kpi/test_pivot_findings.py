"""What a pivot says in words: what leads, what changed most, who is ahead in two KPIs at once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.periods import Period
from kpi.pivot import Layout, pivot
from kpi.pivot.against import against
from kpi.pivot.standing_out import largest, most_changed
from kpi.selection import Comparison, Selection
from tests.companies import company

JANUARY = Period(date(2026, 1, 1), date(2026, 2, 1))
SELECTION = Selection(JANUARY, date(2026, 6, 30), Comparison.PREVIOUS)
DECIDED = {  # rep: won and lost in January, won and lost in December
    "Ana": (30, 10, 20, 20),
    "Ben": (20, 20, 20, 20),
    "Cai": (10, 30, 30, 10),
    "Dot": (3, 0, 0, 3),
}


@pytest.fixture
def version(tmp_path: Path) -> Version:
    january, december = date(2026, 1, 9), date(2025, 12, 9)
    decided = [(january, "won"), (january, "lost"), (december, "won"), (december, "lost")]
    rows: list[dict[str, object]] = [
        {"deal_id": f"{rep}{day}{status}{n}", "created_at": date(2025, 11, 1), "closed_at": day, "status": status, "rep": rep,
         "amount": 10.0 if rep == "Cai" else 1.0}
        for rep, counts in DECIDED.items()
        for count, (day, status) in zip(counts, decided, strict=True)
        for n in range(count)
    ]  # fmt: skip
    return company(tmp_path, deals=rows)


def test_the_largest_of_what_adds_up_leads_and_the_best_of_what_does_not_if_it_has_rows_enough(version: Version) -> None:
    rate = largest(pivot(version, Layout(("win_rate",), ("rep",)), SELECTION))
    assert rate is not None
    assert (rate.row.group, rate.value.value) == (("Ana",), 0.75), "Dot won all, of three"
    cycle = largest(pivot(version, Layout(("sales_cycle",), ("rep",)), SELECTION))
    assert cycle is not None
    assert cycle.row.group == ("Ana",), "all take as long; she alone has 30 won"
    assert largest(pivot(version, Layout(("revenue",), ("rep",)), SELECTION)).row.group == ("Ana",), "Cai brings 100 with 10 deals: too few"  # type: ignore[union-attr]


def test_the_largest_change_is_found_over_all_kpis_and_not_where_the_data_does_not_reach_back(version: Version) -> None:
    found = pivot(version, Layout(("win_rate",), ("rep",)), SELECTION)
    moved = most_changed(found)
    assert moved is not None
    assert (moved.row.group, moved.value.change) == (("Cai",), -0.5)
    assert most_changed(found, since=date(2025, 12, 9)) is None
    assert most_changed(pivot(version, Layout(("win_rate",), ("rep",)), replace(SELECTION, comparison=Comparison.NONE))) is None


def test_members_stand_ahead_or_behind_by_the_whole_and_by_the_mean_and_small_ones_are_not_judged(version: Version) -> None:
    found = against(pivot(version, Layout(("lost_opportunities", "win_rate"), ("rep",)), SELECTION))
    assert found.usual == (60 / 4, 63 / 123), "60 lost by four; 63 of 123 are won"
    # Fewer lost is better; Dot decided three.
    sides = {each.member: found.side(each) for each in found.placed}
    assert sides == {"Ana": (True, True), "Ben": (False, False), "Cai": (False, False), "Dot": None}, (
        "fewer lost is better; Dot decided three"
    )


def test_members_without_one_of_the_values_are_counted_and_have_no_dot(version: Version) -> None:
    december = replace(SELECTION, period=Period(date(2025, 12, 1), date(2026, 1, 1)))
    found = against(pivot(version, Layout(("sales_cycle", "win_rate"), ("rep",)), december))
    assert ({each.member for each in found.placed}, found.lacking) == ({"Ana", "Ben", "Cai"}, 1), "Dot won nothing, so no cycle ended"
