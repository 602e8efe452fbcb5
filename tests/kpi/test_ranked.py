"""The best members, all others together and the whole: each from its own rows, nothing added up that does not add up."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.version import Version
from kpi.periods import Grain, Period
from kpi.ranked import Ranked, ranked
from kpi.selection import Comparison, Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))

DEALS = table("""
    deal_id | created_at | closed_at  | status | amount | rep   | channel
    1       | 2026-01-01 | 2026-01-03 | won    | 500    | Ana   | fair
    2       | 2026-01-01 | 2026-01-05 | lost   | 100    | Ana   | web
    3       | 2026-01-01 | 2026-01-11 | won    | 300    | Ben   | web
    4       | 2026-01-01 | 2026-01-21 | won    | 100    | Cai   | web
    5       | 2026-01-01 | 2026-01-31 | lost   | 100    | Cai   | fair
    6       | 2026-01-01 | 2026-01-09 | lost   | 100    | Cai   | fair
    7       | 2026-01-01 | 2026-01-13 | won    | 60     |       | fair
    8       | 2025-12-01 | 2025-12-11 | won    | 40     | Dora  | fair
""", amount=float)  # fmt: skip


@pytest.fixture
def deals(tmp_path: Path) -> Version:
    return company(tmp_path, deals=DEALS)


def members(found: Ranked) -> list[tuple[str | None, float | None]]:
    return [(value.group[0][1], value.value) for value in found.members]


def test_others_are_computed_from_their_rows_a_rate_a_median_and_a_mean_alike(deals: Version) -> None:
    rate = ranked(deals, "win_rate", JANUARY, ["rep"], top=2)
    assert members(rate) == [("Ben", 1.0), (None, 1.0)]
    assert (rate.others[0].value, rate.whole[0].value, rate.beyond) == (2 / 5, 4 / 7, 2)
    cycle = ranked(deals, "sales_cycle", JANUARY, ["rep"], top=1)
    assert members(cycle) == [("Ana", 2.0)], "the shortest is the best"
    assert (cycle.others[0].value, cycle.whole[0].value) == (median([10, 20, 12]), median([2, 10, 20, 12]))
    size = ranked(deals, "deal_size", JANUARY, ["rep"], top=1)
    assert (members(size), size.others[0].value) == ([("Ana", 500.0)], (300 + 100 + 60) / 3)


def test_somebody_who_is_with_two_of_the_others_is_counted_once(tmp_path: Path) -> None:
    rows = table("""
        activity_id | at         | rep | channel
        1           | 2026-01-05 | Ana | web
        2           | 2026-01-05 | Ana | web
        3           | 2026-01-05 | Ana | web
        4           | 2026-01-05 | Ben | fair
        5           | 2026-01-05 | Ben | post
    """)
    found = ranked(company(tmp_path, activities=rows), "activities", JANUARY, ["channel"], top=1)
    assert (members(found), found.others[0].value) == ([("web", 3)], 2)
    assert dict(found.others[0].beside)["per rep and working day"] == 2 / 1 / 22, "Ben is one rep, though at two channels"


def test_rows_without_a_member_are_a_member_and_belong_to_the_others_when_they_are_not_among_the_best(deals: Version) -> None:
    found = ranked(deals, "revenue", JANUARY, ["rep"], top=2)
    assert members(found) == [("Ana", 500), ("Ben", 300)]
    assert found.others[0].value == 160, "Cai, and the deal that names nobody"
    assert found.whole[0].value == 960


def test_a_member_with_rows_in_the_comparison_alone_is_one_of_the_others_and_compared_there(deals: Version) -> None:
    asked = replace(JANUARY, comparison=Comparison.PREVIOUS)
    everybody = ranked(deals, "revenue", asked, ["rep"])
    assert members(everybody) == [("Ana", 500), ("Ben", 300), ("Cai", 100), (None, 60), ("Dora", None)]
    found = ranked(deals, "revenue", asked, ["rep"], top=3)
    assert (found.others[0].value, found.others[0].comparison, found.beyond) == (60, 40, 2)


def test_shares_are_of_the_whole_and_only_where_parts_add_up(deals: Version) -> None:
    revenue = ranked(deals, "revenue", JANUARY, ["rep"], top=2)
    assert [revenue.share(value) for value in (*revenue.members, *revenue.others)] == [500 / 960, 300 / 960, 160 / 960]
    rate = ranked(deals, "win_rate", JANUARY, ["rep"], top=2)
    assert [rate.share(value) for value in rate.members] == [None, None]


def test_members_with_too_few_rows_are_never_the_best_but_among_the_others(deals: Version) -> None:
    found = ranked(deals, "win_rate", JANUARY, ["rep"], top=1, least=2)
    assert (members(found), found.others[0].value, found.beyond) == ([("Ana", 0.5)], 3 / 5, 3)


def test_several_dimensions_are_ranked_by_their_pairs(deals: Version) -> None:
    found = ranked(deals, "revenue", JANUARY, ["channel", "rep"], top=2)
    assert [(dict(value.group), value.value) for value in found.members] == [
        ({"channel": "fair", "rep": "Ana"}, 500),
        ({"channel": "web", "rep": "Ben"}, 300),
    ]
    assert (found.others[0].value, found.beyond) == (160, 2), "Cai on the web, and nobody at the fair"


def test_the_best_of_the_whole_period_are_the_ones_of_every_step(deals: Version) -> None:
    asked = replace(JANUARY, period=Period(date(2025, 12, 1), date(2026, 2, 1)), grain=Grain.MONTH)
    found = ranked(deals, "revenue", asked, ["rep"], top=1)
    assert [(value.period.start.month, value.value) for value in found.members] == [(12, None), (1, 500)]
    assert [(value.period.start.month, value.value) for value in found.others] == [(12, 40), (1, 460)]
    assert found.share(found.members[1]) == 500 / 960


def test_a_dimension_that_the_data_lacks_is_said_and_ranks_nobody(deals: Version) -> None:
    found = ranked(deals, "revenue", JANUARY, ["country"], top=1)
    assert [str(value.reason) for value in found.members] == ["deals has no country"]
    assert found.others == ()


def test_a_member_whose_name_is_sql_is_a_name(tmp_path: Path) -> None:
    rows = [row | {"rep": "x' OR 1=1 --" if row["rep"] == "Ana" else row["rep"]} for row in DEALS]
    found = ranked(company(tmp_path, deals=rows), "revenue", JANUARY, ["rep"], top=1)
    assert (found.members[0].value, found.others[0].value) == (500, 460)


ROWS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", "d", None]), st.sampled_from(["x", "y", None]), st.integers(0, 40), st.integers(0, 99)),
    min_size=1,
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(ROWS, st.integers(1, 4), st.sampled_from([("rep",), ("rep", "channel")]))
def test_the_best_and_the_others_are_the_whole(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str | None, str | None, int, int]], top: int, by: tuple[str, ...]
) -> None:
    orders: list[dict[str, object]] = [
        {"order_id": str(number), "rep": rep or None, "channel": channel, "ordered_at": date(2026, 1, 1) + timedelta(days=day),
         "amount": float(amount)}
        for number, (rep, channel, day, amount) in enumerate(rows)
    ]  # fmt: skip
    orders += [{"order_id": "e", "rep": "e", "channel": "z", "ordered_at": date(2026, 1, 1), "amount": 1.0}]
    version = company(tmp_path_factory.mktemp("orders"), orders=orders)
    found = ranked(version, "revenue", JANUARY, by, top)
    parts = [value.value or 0 for value in (*found.members, *found.others)]
    assert sum(parts) == found.whole[0].value
    assert sum(value.rows for value in (*found.members, *found.others)) == found.whole[0].rows
