"""The ten rules that hold for every KPI, one claim at a time."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import numpy as np
import pytest

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute, compute_together
from kpi.periods import Grain, Period
from kpi.receipt import receipt
from kpi.records import count, records
from kpi.selection import Comparison, Filter, Selection
from tests.companies import company, table
from tests.kpi.messy import messy

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))
FEBRUARY = replace(JANUARY, period=Period(date(2026, 2, 1), date(2026, 3, 1)))

DEALS = table("""
    deal_id | created_at | closed_at  | expected_close_at | status | amount | rep | country  | currency
    1       | 2025-12-01 | 2026-01-10 |                   | won    | 100    | Ana | Italy    | EUR
    2       | 2025-12-01 | 2026-01-11 |                   | lost   | 200    | Ana | Italy    | EUR
    3       | 2025-12-01 | 2026-01-12 |                   | lost   | 300    | Ana | Portugal | EUR
    4       | 2025-12-01 | 2026-01-31 |                   | won    | 400    | Ben |          | EUR
    5       | 2025-12-01 | 2026-02-01 |                   | won    | 500    |     | Italy    | EUR
    6       | 2026-01-20 |            | 2026-01-25        | open   | 600    | Ana | Italy    | EUR
    7       | 2026-01-20 | 2026-01-15 |                   | won    | 700    | Cai | Italy    | EUR
""", amount=float)  # fmt: skip


@pytest.fixture
def deals(tmp_path: Path) -> Version:
    return company(tmp_path, deals=DEALS)


def by_member(values: list[Value]) -> dict[str | None, float | None]:
    return {value.group[0][1]: value.value for value in values}


def one(version: Version, kpi: str, selection: Selection) -> Value:
    return compute(version, [kpi], selection)[0]


# 1. Periods are half-open, and each measure names its own date.


def test_the_first_moment_of_a_period_is_in_it_and_the_last_belongs_to_the_next(tmp_path: Path) -> None:
    rows = table("""
        activity_id | at
        1           | 2026-01-01 00:00:00
        2           | 2026-01-31 23:59:59.999999
        3           | 2026-02-01 00:00:00
    """)
    version = company(tmp_path, activities=rows)
    assert [one(version, "activities", each).value for each in (JANUARY, FEBRUARY)] == [2, 1]
    months = replace(JANUARY, period=Period(date(2026, 1, 1), date(2026, 3, 1)), grain=Grain.MONTH)
    assert [value.value for value in compute(version, ["activities"], months)] == [2, 1]


def test_a_deal_created_in_december_and_won_in_january_is_won_in_january(deals: Version) -> None:
    december = replace(JANUARY, period=Period(date(2025, 12, 1), date(2026, 1, 1)))
    assert [one(deals, "revenue", each).value for each in (december, JANUARY, FEBRUARY)] == [None, 1200, 500]


# 2. A ratio is a sum over a sum; totals are recomputed.


def test_the_total_of_a_ratio_is_no_mean_of_its_members(deals: Version) -> None:
    members = by_member(compute(deals, ["win_rate"], JANUARY, ["rep"]))
    assert members == {"Ana": 1 / 3, "Ben": 1, "Cai": 1}
    assert one(deals, "win_rate", JANUARY).value == 3 / 5


def test_a_ratio_over_two_months_is_no_mean_of_the_months(deals: Version) -> None:
    both = replace(JANUARY, period=Period(date(2026, 1, 1), date(2026, 3, 1)))
    assert one(deals, "win_rate", both).value == 4 / 6


# 3. No value is not 0; nobody disappears.


def test_a_count_over_no_rows_is_0_and_a_sum_a_median_and_a_ratio_have_no_value(deals: Version) -> None:
    nothing = replace(JANUARY, period=Period(date(2020, 1, 1), date(2020, 2, 1)))
    values = {kpi: one(deals, kpi, nothing) for kpi in ("new_customers", "revenue", "sales_cycle", "win_rate", "deal_size")}
    assert [value.value for value in values.values()] == [None, None, None, None, None]
    assert [kpi for kpi, value in values.items() if value.reason] == ["new_customers"], "no deal here has a customer"


def test_a_member_with_rows_only_in_the_comparison_stays_visible(deals: Version) -> None:
    values = compute(deals, ["revenue"], replace(FEBRUARY, comparison=Comparison.PREVIOUS), ["rep"])
    assert {value.group[0][1]: (value.value, value.comparison) for value in values} == {
        "Ana": (None, 100),
        "Ben": (None, 400),
        "Cai": (None, 700),
        None: (500, None),
    }


def test_rows_without_a_member_are_a_member_and_stay_in_the_total(deals: Version) -> None:
    assert by_member(compute(deals, ["revenue"], JANUARY, ["country"])) == {"Italy": 800, None: 400}
    assert one(deals, "revenue", JANUARY).value == 1200


def test_a_member_whose_open_deals_all_lack_an_amount_stays_visible(tmp_path: Path) -> None:
    rows = table("""
        deal_id | created_at | status | amount | rep
        1       | 2026-01-01 | open   | 10     | Ana
        2       | 2026-01-01 | open   |        | Ben
    """, amount=float)  # fmt: skip
    values = compute(company(tmp_path, deals=rows), ["pipeline_value"], JANUARY, ["rep"])
    assert [(each.group[0][1], each.value, dict(each.beside)) for each in values] == [
        ("Ana", 10, {"open deals": 1}),
        ("Ben", None, {"open deals": 1}),
    ]


# 4. Fractions stay fractions.


def test_a_share_is_between_0_and_1(deals: Version) -> None:
    assert one(deals, "win_rate", JANUARY.narrowed("rep", "Ben")).value == 1.0


# 5. A slice that a table does not have is refused, never ignored.


@pytest.mark.parametrize("filters", [(Filter("channel", ("fair",)),), (Filter("channel", (None,)),)], ids=str)
def test_a_filter_on_a_dimension_the_table_lacks_has_a_reason_and_no_value(deals: Version, filters: tuple[Filter, ...]) -> None:
    value = one(deals, "win_rate", replace(JANUARY, filters=filters))
    assert (value.value, value.rows, str(value.reason)) == (None, 0, "deals has no channel")
    assert records(deals, CATALOGUE["win_rate"], replace(JANUARY, filters=filters)).empty


def test_spend_has_no_rep_so_cost_per_lead_has_none_either(tmp_path: Path) -> None:
    leads = table("""
        lead_id | created_at | rep
        1       | 2026-01-05 | Ana
    """)
    spend = table("""
        spent_on   | amount | channel
        2026-01-05 | 10     | fair
    """, amount=float)  # fmt: skip
    version = company(tmp_path, leads=leads, spend=spend)
    assert one(version, "cost_per_lead", JANUARY).value == 10
    for values in (
        compute(version, ["cost_per_lead"], JANUARY, ["rep"]),
        compute(version, ["cost_per_lead"], JANUARY.narrowed("rep", "Ana")),
    ):
        assert [(each.value, str(each.reason)) for each in values] == [(None, "spend has no rep")]


# 6. Money of two currencies is never added.


CURRENCIES = table("""
    deal_id | closed_at  | status | amount | currency | rep
    1       | 2026-01-10 | won    | 100    | EUR      | Ana
    2       | 2026-01-11 | won    | 7000   | BRL      | Ben
    3       | 2026-01-12 | lost   | 300    | BRL      | Ana
    4       | 2025-12-12 | won    | 50     | BRL      | Ana
""", amount=float)  # fmt: skip


def test_two_currencies_have_no_sum_and_a_reason_and_one_has(tmp_path: Path) -> None:
    version = company(tmp_path, deals=CURRENCIES)
    mixed = one(version, "revenue", JANUARY)
    assert mixed.value is None
    assert "currencies" in str(mixed.reason)
    assert one(version, "revenue", JANUARY.narrowed("currency", "EUR")).value == 100
    assert by_member(compute(version, ["revenue"], JANUARY, ["rep"])) == {"Ana": 100, "Ben": 7000}
    assert one(version, "win_rate", JANUARY).value == 2 / 3, "a count needs no currency"


def test_won_in_one_currency_and_lost_in_another_make_no_rate_by_value(tmp_path: Path) -> None:
    value = one(company(tmp_path, deals=CURRENCIES), "win_rate", JANUARY.narrowed("rep", "Ana"))
    assert (value.value, dict(value.beside)["by value"]) == (0.5, None)


def test_a_month_in_one_currency_is_not_compared_with_a_month_in_another(tmp_path: Path) -> None:
    version = company(tmp_path, deals=CURRENCIES)
    ana = replace(JANUARY, comparison=Comparison.PREVIOUS).narrowed("rep", "Ana")
    value = one(version, "revenue", ana)
    assert (value.value, value.comparison) == (100, None)
    growth = one(version, "sales_growth", ana)
    assert growth.value is None
    assert "currencies" in str(growth.reason)


def test_two_currencies_on_either_side_of_a_ratio_have_no_value(tmp_path: Path) -> None:
    rows = table("""
        deal_id | closed_at  | status | amount | currency
        1       | 2026-01-10 | won    | 100    | EUR
        2       | 2026-01-11 | won    |        | BRL
    """, amount=float)  # fmt: skip
    version = company(tmp_path, deals=rows)
    assert one(version, "deal_size", JANUARY).value == 100, "a deal without an amount brings no currency with it"


# 7. Expectations are no events; the impossible is left out, counted and shown.


def test_the_expected_date_of_an_open_deal_never_counts_as_a_close(deals: Version) -> None:
    without = [{**row, "expected_close_at": None} for row in DEALS]
    other = company(deals.root / "other", deals=without)
    for kpi in ("win_rate", "win_loss_ratio", "sales_cycle", "deal_size", "revenue", "pipeline_value"):
        assert one(deals, kpi, JANUARY).value == one(other, kpi, JANUARY).value
    assert one(deals, "pipeline_value", JANUARY).value == 500 + 600


def test_a_deal_closed_before_it_was_created_is_left_out_of_the_cycle_and_counted(deals: Version) -> None:
    shown = receipt(deals, CATALOGUE["sales_cycle"], JANUARY)
    assert (shown.value.value, shown.value.rows) == (50.5, 2)
    assert [(str(each.reason), each.rows) for each in shown.left_out] == [("closed before it was created", 1)]


# 8. The headline of a duration is its median; mean, p10 and p90 stand beside it.


def test_one_deal_of_years_moves_the_mean_of_the_cycle_and_not_its_headline(tmp_path: Path) -> None:
    rows = table("""
        deal_id | created_at | closed_at  | status
        1       | 2025-12-31 | 2026-01-10 | won
        2       | 2025-12-21 | 2026-01-10 | won
        3       | 2025-12-11 | 2026-01-10 | won
        4       | 2025-12-01 | 2026-01-10 | won
        5       | 2016-01-13 | 2026-01-10 | won
        6       | 2025-12-31 | 2026-01-10 | lost
        7       | 2025-12-31 |            | open
    """)
    value = one(company(tmp_path, deals=rows), "sales_cycle", JANUARY)
    beside = dict(value.beside)
    assert (value.value, value.rows) == (30, 5)
    assert [beside[name] for name in ("mean", "p10", "p90")] == pytest.approx([750, 14, 2206])


# 9. Comparisons, to date where a period runs.


def compared(period: tuple[date, date], comparison: Comparison, today: date) -> tuple[date, date]:
    found = Selection(Period(*period), today, comparison).compared
    assert found is not None
    return found.start, found.end


FEB = (date(2026, 2, 1), date(2026, 3, 1))
LEAP = (date(2024, 2, 29), date(2024, 3, 1))
Q1 = (date(2026, 1, 1), date(2026, 4, 1))
MARCH = (date(2026, 3, 1), date(2026, 4, 1))


@pytest.mark.parametrize(
    ("period", "comparison", "today", "expected"),
    [
        (FEB, Comparison.PREVIOUS, date(2026, 5, 1), (date(2026, 1, 1), date(2026, 2, 1))),
        (FEB, Comparison.PREVIOUS, date(2026, 2, 10), (date(2026, 1, 1), date(2026, 1, 11))),
        (FEB, Comparison.PREVIOUS, date(2026, 2, 27), (date(2026, 1, 1), date(2026, 1, 28))),
        (FEB, Comparison.PREVIOUS, date(2026, 2, 28), (date(2026, 1, 1), date(2026, 2, 1))),
        (MARCH, Comparison.PREVIOUS, date(2026, 3, 30), (date(2026, 2, 1), date(2026, 3, 1))),
        (Q1, Comparison.PREVIOUS, date(2026, 1, 1), (date(2025, 10, 1), date(2025, 10, 2))),
        (Q1, Comparison.YEAR, date(2026, 2, 14), (date(2025, 1, 1), date(2025, 2, 15))),
        (LEAP, Comparison.YEAR, date(2026, 1, 1), (date(2023, 2, 28), date(2023, 3, 1))),
        ((date(2024, 2, 28), date(2024, 2, 29)), Comparison.YEAR, date(2026, 1, 1), (date(2023, 2, 28), date(2023, 3, 1))),
        ((date(2025, 2, 1), date(2025, 3, 1)), Comparison.YEAR, date(2026, 1, 1), (date(2024, 2, 1), date(2024, 3, 1))),
        ((date(2026, 1, 5), date(2026, 1, 12)), Comparison.PREVIOUS, date(2026, 5, 1), (date(2025, 12, 29), date(2026, 1, 5))),
        (FEB, Comparison.PREVIOUS, date(2025, 6, 1), (date(2026, 1, 1), date(2026, 2, 1))),
    ],
)
def test_what_a_period_is_compared_with(
    period: tuple[date, date], comparison: Comparison, today: date, expected: tuple[date, date]
) -> None:
    assert compared(period, comparison, today) == expected


def test_a_running_month_is_compared_with_as_many_days_and_says_so(deals: Version) -> None:
    asked = replace(FEBRUARY, today=date(2026, 2, 10), comparison=Comparison.PREVIOUS)
    value = one(deals, "revenue", asked)
    assert (value.value, value.comparison, value.compared) == (500, 100, Period(date(2026, 1, 1), date(2026, 1, 11)))
    assert asked.to_date


# 10. Every value can be opened.


@pytest.mark.parametrize("kpi", ["win_rate", "revenue", "sales_cycle", "deal_size", "pipeline_value", "sales_growth"])
def test_the_sql_of_a_receipt_gives_the_same_value_when_somebody_runs_it(deals: Version, kpi: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = receipt(deals, CATALOGUE[kpi], FEBRUARY)
    assert all(str(deals.root) not in query.sql for query in shown.queries)
    monkeypatch.chdir(deals.root / "parquet")
    rows = [row for query in shown.queries for row in duckdb.sql(query.sql).fetchall()]
    found = [float(cell) for row in rows for cell in row if isinstance(cell, (int, float, Decimal))]
    behind = {
        "win_rate": (1, 1),
        "revenue": (500,),
        "sales_cycle": (62,),
        "deal_size": (500, 1),
        "pipeline_value": (600,),
        "sales_growth": (500, 1200),
    }
    assert set(behind[kpi]) <= set(found)


def test_the_folder_of_the_server_is_not_shown_whatever_it_is_called(tmp_path: Path) -> None:
    version = company(tmp_path / "Anna's data", deals=DEALS)
    shown = receipt(version, CATALOGUE["revenue"], JANUARY)
    assert re.search(r"read_parquet\('[0-9a-f]{64}\.parquet'\)", shown.queries[0].sql)


@pytest.mark.parametrize("kpi", sorted(CATALOGUE))
@pytest.mark.parametrize("selection", [JANUARY, FEBRUARY, JANUARY.narrowed("rep", "Ana"), JANUARY.narrowed("rep", None)], ids=str)
def test_the_rows_behind_a_number_are_as_many_as_it_counts(deals: Version, kpi: str, selection: Selection) -> None:
    assert count(deals, CATALOGUE[kpi], selection) == one(deals, kpi, selection).rows == len(records(deals, CATALOGUE[kpi], selection))


def test_rows_counted_and_rows_left_out_are_all_rows_there_are(tmp_path: Path) -> None:
    rows = table("""
        deal_id | created_at | closed_at  | status | amount
        1       | 2026-01-01 | 2026-01-05 | won    | 10
        2       | 2026-01-01 | 2026-01-05 | won    |
        3       | 2026-01-09 | 2026-01-05 | won    | 10
        4       |            | 2026-01-05 | won    | 10
        5       | 2026-01-01 |            | won    | 10
    """, amount=float)  # fmt: skip
    version = company(tmp_path, deals=rows)
    for kpi, expected in {"sales_cycle": 2, "deal_size": 3, "revenue": 3}.items():
        shown = receipt(version, CATALOGUE[kpi], JANUARY)
        assert (shown.value.rows, sum(each.rows for each in shown.left_out)) == (expected, 5 - expected), kpi


def test_open_deals_without_a_creation_date_or_amount_are_said_to_be_left_out_of_the_pipeline(tmp_path: Path) -> None:
    rows = table("""
        deal_id | created_at | closed_at | status | amount
        1       | 2026-01-01 |           | open   | 10
        2       | 2026-01-01 |           | open   |
        3       |            |           | open   | 10
        4       | 2026-03-01 |           | open   |
        5       | 2026-01-01 |           | won    | 10
    """, amount=float)  # fmt: skip
    shown = receipt(company(tmp_path, deals=rows), CATALOGUE["pipeline_value"], JANUARY)
    assert (shown.value.value, shown.value.rows) == (10, 1)
    assert {str(each.reason): each.rows for each in shown.left_out} == {
        "open, but without an amount": 1,
        "open, but without a creation date": 1,
        "closed, but without a closing date": 1,
    }


def test_leads_without_a_creation_date_are_said_to_be_left_out(tmp_path: Path) -> None:
    rows = table("""
        lead_id | created_at
        1       | 2026-01-01
        2       |
    """)
    shown = receipt(company(tmp_path, leads=rows), CATALOGUE["leads"], JANUARY)
    assert (shown.value.value, [(str(each.reason), each.rows) for each in shown.left_out]) == (1, [("without a creation date", 1)])


# Parts add up to the whole.


def test_revenue_by_every_dimension_adds_up_to_the_total_to_the_cent(tmp_path: Path) -> None:
    random = np.random.default_rng(7)
    dimensions = (
        "rep",
        "team",
        "country",
        "region",
        "city",
        "channel",
        "campaign",
        "product",
        "segment",
        "deal_type",
        "pipeline",
        "customer",
    )
    cents = random.integers(-90_000, 1_000_000, 10_000)
    names = {name: random.integers(0, 7 + 40 * place, 10_000) for place, name in enumerate(dimensions)}
    first = date(2025, 1, 1)
    days = random.integers(0, 365, 10_000)
    rows: list[dict[str, object]] = [
        {"ordered_at": first + timedelta(days=int(days[i])), "amount": int(cents[i]) / 100}
        | {name: f"{name} {members[i]}" if members[i] else None for name, members in names.items()}
        for i in range(10_000)
    ]
    version = company(tmp_path, orders=rows)
    year = Selection(Period(first, date(2026, 1, 1)), today=date(2026, 6, 30))
    total = Decimal(int(cents.sum())) / 100
    assert one(version, "revenue", year).value == float(total)
    for name in dimensions:
        parts = [value.value for value in compute(version, ["revenue"], year, [name])]
        assert sum((Decimal(str(part)) for part in parts if part is not None), Decimal(0)) == total, name
    for grain in Grain:
        steps = [value.value for value in compute(version, ["revenue"], replace(year, grain=grain))]
        assert sum((Decimal(str(step)) for step in steps if step is not None), Decimal(0)) == total, grain


def test_every_kpi_opens_onto_its_rows_newest_first(tmp_path: Path) -> None:
    frames = messy(5, rows=150)
    version = company(tmp_path, **{name: rows.to_dict("records") for name, rows in frames.items()})
    everything = replace(JANUARY, period=Period(date(2025, 9, 1), date(2026, 3, 1)))
    for kpi in CATALOGUE.values():
        rows = records(version, kpi, everything)
        assert len(rows) == one(version, kpi.id, everything).rows > 0, kpi.id


def test_where_every_close_lies_before_its_creation_there_is_no_cycle_and_all_are_counted(tmp_path: Path) -> None:
    deals = table(
        """
        deal_id | created_at          | closed_at  | status
        1       | 2026-02-01 09:00:00 | 2026-01-10 | won
        2       | 2026-02-01 09:00:00 | 2026-01-20 | won
        3       | 2026-02-01 09:00:00 | 2026-01-25 | lost
        """
    )
    version = company(tmp_path, deals=deals)
    value = one(version, "sales_cycle", JANUARY)
    assert (value.value, str(value.reason)) == (None, "2 left out: closed before it was created")
    assert [each.rows for each in receipt(version, CATALOGUE["sales_cycle"], JANUARY).left_out] == [2]


def test_a_period_and_its_steps_read_together_are_what_they_are_alone(deals: Version) -> None:
    compared_ = replace(JANUARY, comparison=Comparison.PREVIOUS)
    steps = replace(JANUARY, grain=Grain.WEEK)
    names = ["win_rate", "revenue", "pipeline_value", "sales_growth"]
    together = compute_together(deals, names, (compared_, steps))
    assert together == [compute(deals, names, compared_), compute(deals, names, steps)]
    with pytest.raises(ValueError, match="same filters"):
        compute_together(deals, names, (compared_, steps.narrowed("rep", "Ana")))


def test_days_before_the_data_begins_are_not_known_and_nothing_has_grown_from_them(tmp_path: Path) -> None:
    leads = table("lead_id | created_at\n1 | 2026-01-05\n2 | 2026-01-20\n3 | 2026-02-10")
    version = company(tmp_path, leads=leads)
    against_before = replace(JANUARY, comparison=Comparison.PREVIOUS)
    assert one(version, "leads", against_before).comparison is None
    february = replace(against_before, period=Period(date(2026, 2, 1), date(2026, 3, 1)))
    assert one(version, "leads", february).comparison == 2


def test_a_comparison_that_begins_long_before_the_data_is_none_and_says_since_when_there_is_some(tmp_path: Path) -> None:
    closed = ("1 | 2026-01-20 | 2026-01-25 | won | 10", "2 | 2026-02-01 | 2026-02-10 | won | 30")
    deals = table("\n".join(("deal_id | created_at | closed_at | status | amount", *closed)))
    version = company(tmp_path, deals=deals)
    february = replace(JANUARY, comparison=Comparison.PREVIOUS, period=Period(date(2026, 2, 1), date(2026, 3, 1)))
    revenue = one(version, "revenue", february)
    assert (revenue.value, revenue.comparison, revenue.no_data_before) == (30, None, date(2026, 1, 20))


def test_what_is_dated_after_today_has_not_happened_and_is_counted_as_left_out(tmp_path: Path) -> None:
    deals = table("""
        deal_id | status | created_at | closed_at  | amount
        1       | won    | 2026-01-01 | 2026-01-10 | 100
        2       | won    | 2026-01-01 | 2026-01-25 | 200
        3       | lost   | 2026-01-01 | 2026-01-12 | 300
        4       | open   | 2026-01-20 |            | 400
        5       | open   | 2026-01-02 |            | 500
    """)
    activities = table("""
        activity_id | at         | kind
        1           | 2026-01-10 | call
        2           | 2026-01-20 | call
    """)
    version = company(tmp_path, deals=deals, activities=activities)
    january = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 1, 15))
    found = {value.kpi: value.value for value in compute(version, ["revenue", "win_rate", "pipeline_value", "activities"], january)}
    assert found == {"revenue": 100, "win_rate": 0.5, "pipeline_value": 500, "activities": 1}
    every = compute(version, list(CATALOGUE), january, ["rep"])
    assert {value.kpi for value in every} == set(CATALOGUE)
    left_out = receipt(version, CATALOGUE["revenue"], january).left_out
    assert ("dated in the future", 1) in [(str(each.reason), each.rows) for each in left_out]
    later = Selection(january.period, today=date(2026, 2, 15))
    assert compute(version, ["revenue"], later)[0].value == 300
