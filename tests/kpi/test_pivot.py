"""A pivot by hand: every cell, subtotal, total and the others from their own rows; and the same as plain pandas gives."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.version import Version
from kpi import scan
from kpi.engine import run
from kpi.periods import Grain, Period
from kpi.pivot import Face, Head, Layout, Order, Part, Pivot, pivot
from kpi.pivot.head import ALL
from kpi.pivot.parts import Parts
from kpi.selection import Comparison, Filter, Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))
COMPARED = replace(JANUARY, comparison=Comparison.PREVIOUS)

DEALS = table("""
    deal_id | created_at | closed_at  | status | amount | rep   | country | channel
    1       | 2026-01-01 | 2026-01-03 | won    | 500    | Ana   | Italy   | fair
    2       | 2026-01-01 | 2026-01-05 | lost   | 100    | Ana   | Italy   | web
    3       | 2026-01-01 | 2026-01-11 | won    | 300    | Ben   | Italy   | web
    4       | 2026-01-01 | 2026-01-21 | won    | 100    | Cai   | Spain   | web
    5       | 2026-01-01 | 2026-01-31 | lost   | 100    | Cai   | Spain   | fair
    6       | 2026-01-01 | 2026-01-09 | lost   | 100    | Cai   | Spain   | fair
    7       | 2026-01-01 | 2026-01-13 | won    | 60     |       | Spain   | fair
    8       | 2025-12-01 | 2025-12-11 | won    | 40     | Dora  | Brazil  | fair
""", amount=float)  # fmt: skip

ACTIVITIES = table("""
    activity_id | at         | rep | kind
    1           | 2026-01-05 | Ana | call
    2           | 2026-01-06 | Ben | call
    3           | 2026-01-07 | Ben | email
""")


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, deals=DEALS, activities=ACTIVITIES)


def heads(found: Pivot) -> list[tuple[str, tuple[str | None, ...]]]:
    return [(row.part.value, row.group) for row in found.rows]


def column(found: Pivot, kpi: str, head: Head = ALL) -> list[float | None]:
    return [found.cells[row, head, kpi].value for row in found.rows]


def test_a_second_dimension_stands_within_the_first_and_each_level_is_computed_from_its_rows(version: Version) -> None:
    found = pivot(version, Layout(("win_rate",), ("country", "rep")), JANUARY)
    assert heads(found) == [
        ("total", ("Italy",)), ("member", ("Italy", "Ben")), ("member", ("Italy", "Ana")),
        ("total", ("Spain",)), ("member", ("Spain", None)), ("member", ("Spain", "Cai")),
        ("total", ()),
    ]  # fmt: skip
    assert column(found, "win_rate") == [2 / 3, 1, 1 / 2, 2 / 4, 1, 1 / 3, 4 / 7], "no mean of rates is a rate of the whole"


def test_columns_are_members_with_the_total_from_its_own_rows(version: Version) -> None:
    found = pivot(version, Layout(("revenue", "win_rate"), ("rep",), "channel"), JANUARY)
    assert [head.group for head in found.columns] == [("fair",), ("web",), ()], "560 at fairs, 400 on the web"
    fair, web = found.columns[:2]
    assert [head.group for head in found.rows] == [("Ana",), ("Ben",), ("Cai",), (None,), ()]
    assert column(found, "revenue", fair) == [500, None, None, 60, 560]
    assert column(found, "revenue", web) == [None, 300, 100, None, 400]
    assert column(found, "revenue") == [500, 300, 100, 60, 960]
    assert column(found, "win_rate", web) == [0, 1, 1, None, 2 / 3]
    assert found.share(found.rows[0], fair, found.kpis[0]) == 500 / 560
    assert found.share(found.rows[0], fair, found.kpis[1]) is None


def test_steps_of_time_stand_in_order_and_their_total_is_the_whole_period(version: Version) -> None:
    asked = replace(JANUARY, period=Period(date(2025, 12, 1), date(2026, 2, 1)), grain=Grain.DAY)
    found = pivot(version, Layout(("revenue",), ("country",), Grain.MONTH), asked)
    december, january, total = found.columns
    assert (december.period, january.period, total) == (Period(date(2025, 12, 1), date(2026, 1, 1)), JANUARY.period, ALL)
    assert [head.group for head in found.rows] == [("Italy",), ("Spain",), ("Brazil",), ()]
    assert column(found, "revenue", december) == [None, None, 40, 40]
    assert column(found, "revenue", january) == [800, 160, None, 960]
    assert column(found, "revenue") == [800, 160, 40, 1000]


def test_a_member_with_rows_in_the_comparison_alone_stays_and_fell_to_nothing(version: Version) -> None:
    found = pivot(version, Layout(("revenue",), ("country",)), COMPARED)
    brazil = next(row for row in found.rows if row.group == ("Brazil",))
    value = found.cells[brazil, ALL, "revenue"]
    assert (value.value, value.comparison) == (None, 40)
    total = found.cells[ALL, ALL, "revenue"]
    assert (total.value, total.comparison, total.change) == (960, 40, 920)


def test_where_no_rows_are_a_count_is_nought_and_a_rate_is_nothing(version: Version) -> None:
    found = pivot(version, Layout(("activities", "win_rate"), ("rep",)), JANUARY)
    by_rep = {row.group: (found.cells[row, ALL, "activities"].value, found.cells[row, ALL, "win_rate"].value) for row in found.rows}
    assert by_rep == {("Ana",): (1, 1 / 2), ("Ben",): (2, 1), ("Cai",): (0, 1 / 3), (None,): (0, 1), (): (3, 4 / 7)}


def test_a_member_that_a_filter_names_stays_though_it_has_no_rows(version: Version) -> None:
    chosen = replace(JANUARY, filters=(Filter("rep", ("Ana", "Dora")),))
    found = pivot(version, Layout(("revenue",), ("rep",)), chosen)
    assert [(row.group, value) for row, value in zip(found.rows, column(found, "revenue"), strict=True)] == [
        (("Ana",), 500), (("Dora",), None), ((), 500),
    ]  # fmt: skip


def test_a_kpi_without_the_dimension_says_why_in_each_cell_and_still_has_its_total(version: Version) -> None:
    found = pivot(version, Layout(("revenue", "activities"), ("country", "rep")), JANUARY)
    reasons = {str(found.cells[row, ALL, "activities"].reason) for row in found.rows if row != ALL}
    assert reasons == {"activities has no country"}
    assert found.cells[ALL, ALL, "activities"].value == 3
    assert found.cells[ALL, ALL, "activities"].reason is None


def test_the_others_are_computed_from_their_own_rows_in_each_level_and_column(version: Version) -> None:
    layout = Layout(("win_rate",), ("rep",), "channel", top=2, order=Order(None, descending=False), widest=1)
    found = pivot(version, layout, JANUARY)
    assert [(row.part.value, row.group, row.beyond) for row in found.rows][-2:] == [("others", (), 2), ("total", (), 0)]
    assert [row.group for row in found.rows[:2]] == [("Ben",), (None,)], "the best two, in the order of their names"
    others = found.rows[2]
    assert found.cells[others, ALL, "win_rate"].value == 2 / 5, "Ana's and Cai's five deals"
    assert [head.part for head in found.columns] == [Part.MEMBER, Part.MEMBER, Part.TOTAL], "one alone is not hidden among others"


def test_others_under_a_member_are_its_own(version: Version) -> None:
    rows = [row | {"deal_id": f"{row['deal_id']}{extra}", "rep": extra} for row in DEALS[:4] for extra in "pqrs"]
    found = pivot(company(version.root / "more", deals=rows), Layout(("revenue",), ("country", "rep"), top=2), JANUARY)
    italy = [(row.part.value, row.group, found.cells[row, ALL, "revenue"].value) for row in found.rows if row.group[:1] == ("Italy",)]
    assert italy == [
        ("total", ("Italy",), 3200), ("member", ("Italy", "p"), 800), ("member", ("Italy", "q"), 800), ("others", ("Italy",), 1600),
    ]  # fmt: skip


def test_rows_follow_the_column_they_are_ordered_by(version: Version) -> None:
    by_web = Order("revenue", Head(Part.MEMBER, ("web",)), descending=False)
    found = pivot(version, Layout(("revenue",), ("rep",), "channel", order=by_web), JANUARY)
    assert [row.group[0] for row in found.rows[:-1]] == ["Cai", "Ben", "Ana", None], "without a value there they come last, by name"
    fell = pivot(version, Layout(("revenue",), ("country",), order=Order("revenue", face=Face.CHANGE, descending=False)), COMPARED)
    assert [row.group for row in fell.rows][-1] == ()


def test_members_of_few_rows_come_after_those_that_say_something(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"deal_id": f"{rep}{n}", "closed_at": date(2026, 1, 5), "created_at": date(2026, 1, 1), "status": status, "amount": 1.0, "rep": rep}
        for rep, statuses in {"many": ["won"] * 20 + ["lost"] * 20, "few": ["won"] * 3, "more": ["won"] * 30}.items()
        for n, status in enumerate(statuses)
    ]
    found = pivot(company(tmp_path, deals=rows), Layout(("win_rate",), ("rep",)), JANUARY)
    assert [row.group[0] for row in found.rows[:-1]] == ["more", "many", "few"]


def test_a_layout_names_no_dimension_twice() -> None:
    for wrong in ({"rows": ("rep", "rep")}, {"rows": ("rep",), "across": "rep"}, {"kpis": ()}, {"rows": ("rep", "team", "city")}):
        with pytest.raises(ValueError, match="twice"):
            Layout(**{"kpis": ("revenue",), **wrong})  # type: ignore[arg-type]


ROWS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", None]), st.sampled_from(["x", "y", "z", None]), st.booleans(), st.integers(1, 99),
              st.integers(0, 59)),
    min_size=3, max_size=40,
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(ROWS)
def test_every_cell_is_what_pandas_makes_of_its_rows(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str | None, str | None, bool, int, int]]
) -> None:
    first = date(2025, 12, 4)
    deals: list[dict[str, object]] = [
        {"deal_id": str(n), "created_at": first, "closed_at": first + timedelta(days=day), "status": "won" if won else "lost",
         "amount": float(amount), "rep": rep, "channel": channel}
        for n, (rep, channel, won, amount, day) in enumerate(rows)
    ]  # fmt: skip
    deals.append(dict(deals[0], deal_id="e", rep="e", channel="z", closed_at=date(2026, 1, 1), status="won"))
    layout = Layout(("revenue", "win_rate", "sales_cycle"), ("rep",), "channel")
    found = pivot(company(tmp_path_factory.mktemp("d"), deals=deals), layout, COMPARED)
    frame = pd.DataFrame(deals)
    frame["closed_at"] = pd.to_datetime(frame["closed_at"])
    for period, of in ((JANUARY.period, "value"), (Period(date(2025, 12, 1), date(2026, 1, 1)), "comparison")):
        inside = frame[(frame["closed_at"] >= pd.Timestamp(period.start)) & (frame["closed_at"] < pd.Timestamp(period.end))]
        for row in found.rows:
            for head in found.columns:
                part = inside
                for name, group in (("rep", row.group), ("channel", head.group)):
                    if group:
                        part = part[part[name].isna() if group[0] is None else part[name] == group[0]]
                won = part[part["status"] == "won"]
                days = (won["closed_at"] - pd.Timestamp(first)).dt.days
                expected = {
                    "revenue": won["amount"].sum() if len(won) else None,
                    "win_rate": len(won) / len(part) if len(part) else None,
                    "sales_cycle": days.median() if len(won) else None,
                }
                got = {kpi: getattr(found.cells[row, head, kpi], of) for kpi in expected}
                assert got == pytest.approx(expected), (row, head, of)


def test_what_is_put_together_from_parts_is_what_each_level_read_anew_gives(version: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    kpis = ("revenue", "win_rate", "sales_cycle", "deal_size", "activities", "pipeline_value", "sales_growth", "new_customers")
    layouts = [Layout(kpis, ("country", "rep"), "channel", top=1, widest=1), Layout(kpis, ("rep",), Grain.WEEK, top=1), Layout(kpis)]
    filtered = replace(COMPARED, filters=(Filter("channel", ("fair", None)),))
    together = [pivot(version, layout, selection) for layout in layouts for selection in (COMPARED, filtered)]
    monkeypatch.setattr(Parts, "read", lambda self, *asked: scan.read(*asked))
    assert together == [pivot(version, layout, selection) for layout in layouts for selection in (COMPARED, filtered)]


def test_one_round_of_queries_reads_what_adds_up_for_all_levels(version: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(scan, "run_together", lambda queries: asked.extend(queries) or [run(sql) for sql in queries])
    found = pivot(version, Layout(("revenue", "win_rate"), ("country", "rep"), "channel", top=1, widest=1), COMPARED)
    assert len(found.rows) > 4
    assert len(asked) == 1
