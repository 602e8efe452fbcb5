"""The rules by what pandas gives on the same rows where nobody thinks of them: each number of ours beside the one that looks right."""

from dataclasses import replace
from datetime import date
from math import inf
from pathlib import Path

import pandas as pd
import pytest

from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.periods import Grain, Period
from kpi.receipt import receipt
from kpi.selection import Comparison, Selection
from tests.companies import Rows, company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))
FEBRUARY = replace(JANUARY, period=Period(date(2026, 2, 1), date(2026, 3, 1)))

DEALS = table("""
    deal_id | created_at          | closed_at           | status | amount | currency | rep | country
    1       | 2025-12-01 00:00:00 | 2026-01-10 00:00:00 | won    | 100    | EUR      | Ana | Italy
    2       | 2025-12-01 00:00:00 | 2026-01-11 00:00:00 | lost   | 200    | EUR      | Ana | Italy
    3       | 2025-12-01 00:00:00 | 2026-01-12 00:00:00 | lost   | 300    | EUR      | Ana | Italy
    4       | 2025-12-02 00:00:00 | 2026-01-31 12:00:00 | won    | 400    | EUR      | Ben |
    5       | 2025-12-03 00:00:00 | 2026-02-01 00:00:00 | won    | 500    | EUR      | Ben | Italy
""", amount=float)  # fmt: skip


def frame(rows: Rows) -> pd.DataFrame:
    """The same rows in pandas, dates as dates."""
    found = pd.DataFrame(rows)
    return found.assign(**{name: pd.to_datetime(found[name], format="ISO8601") for name in found if name.endswith(("_at", "_on"))})


def ours(folder: Path, kpi: str, selection: Selection = JANUARY, by: tuple[str, ...] = (), **tables: Rows) -> list[Value]:
    return compute(company(folder, **tables), [kpi], selection, by)


def by_member(values: list[Value]) -> dict[str | None, float | None]:
    return {value.group[0][1]: value.value for value in values}


def test_1_between_two_dates_counts_the_midnight_of_february_in_january_too_or_loses_the_last_day(tmp_path: Path) -> None:
    closed = frame(DEALS)["closed_at"]
    assert closed.between("2026-01-01", "2026-02-01").sum() + closed.between("2026-02-01", "2026-03-01").sum() == len(DEALS) + 1
    assert closed.between("2026-01-01", "2026-01-31").sum() + closed.between("2026-02-01", "2026-02-28").sum() == len(DEALS) - 1
    months = [ours(tmp_path, "win_rate", each, deals=DEALS)[0].denominator for each in (JANUARY, FEBRUARY)]
    assert months == [4, 1], "each deal in one month"


def test_2_the_margin_of_a_table_of_rates_adds_up_or_averages_rates(tmp_path: Path) -> None:
    deals = frame(DEALS[:4])
    rates = deals.assign(rate=deals["status"].eq("won")).groupby("rep", as_index=False)["rate"].mean()
    added, averaged = (rates.pivot_table(index="rep", values="rate", aggfunc=how, margins=True) for how in ("sum", "mean"))
    assert added["rate"].to_dict() == {"Ana": 1 / 3, "Ben": 1, "All": 4 / 3}
    assert averaged["rate"].to_dict() == {"Ana": 1 / 3, "Ben": 1, "All": 2 / 3}
    assert by_member(ours(tmp_path, "win_rate", by=("rep",), deals=DEALS)) == {"Ana": 1 / 3, "Ben": 1}
    assert ours(tmp_path, "win_rate", deals=DEALS)[0].value == 2 / 4


def test_3_a_group_without_a_name_is_dropped_and_its_money_with_it(tmp_path: Path) -> None:
    won = frame(DEALS[:4]).query("status == 'won'")
    assert won.groupby("country")["amount"].sum().to_dict() == {"Italy": 100}
    assert won.pivot_table(index="country", values="amount", aggfunc="sum", margins=True)["amount"].to_dict() == {"Italy": 100, "All": 100}
    assert by_member(ours(tmp_path, "revenue", by=("country",), deals=DEALS)) == {"Italy": 100, None: 400}


def test_3_nothing_is_0_and_divided_by_nothing_it_is_endless(tmp_path: Path) -> None:
    closed = frame(DEALS).query("rep == 'Ben'")
    won, lost = (closed[closed["status"] == status] for status in ("won", "lost"))
    assert lost["amount"].sum() == 0
    assert (pd.Series([len(won)]) / pd.Series([len(lost)])).tolist() == [inf]
    assert ours(tmp_path, "win_loss_ratio", JANUARY.narrowed("rep", "Ben"), deals=DEALS)[0].value is None
    assert ours(tmp_path, "revenue", JANUARY.narrowed("rep", "Nobody"), deals=DEALS)[0].value is None


def test_3_a_month_in_which_nothing_happened_is_0_when_resampled(tmp_path: Path) -> None:
    rows = [DEALS[0], DEALS[4] | {"closed_at": "2026-03-01 00:00:00"}]
    months = frame(rows).set_index("closed_at")["amount"].resample("MS").sum()
    assert months.tolist() == [100, 0, 500]
    asked = replace(JANUARY, period=Period(date(2026, 1, 1), date(2026, 4, 1)), grain=Grain.MONTH)
    assert [value.value for value in ours(tmp_path, "revenue", asked, deals=rows)] == [100, None, 500]


def test_4_a_share_is_a_fraction_in_pandas_as_well(tmp_path: Path) -> None:
    shares = frame(DEALS[:4])["status"].value_counts(normalize=True)
    assert shares["won"] == ours(tmp_path, "win_rate", deals=DEALS)[0].value == 1 / 2, "here nothing goes wrong"


LEADS = table("""
    lead_id | created_at | channel | rep
    1       | 2026-01-05 | fair    | Ana
    2       | 2026-01-06 | fair    | Ben
    3       | 2026-01-07 | web     | Ana
""")  # fmt: skip

SPEND = table("""
    spent_on   | amount | channel
    2026-01-05 | 100    | fair
    2026-01-06 | 40     | tv
""", amount=float)  # fmt: skip


def test_5_spend_merged_with_leads_is_counted_for_each_rep_again_and_for_a_channel_without_leads_not_at_all(tmp_path: Path) -> None:
    merged = frame(LEADS).merge(frame(SPEND), on="channel")
    assert merged["amount"].sum() == 200, "140 were spent"
    assert merged.groupby("rep")["amount"].sum().to_dict() == {"Ana": 100, "Ben": 100}
    assert ours(tmp_path, "cost_per_lead", leads=LEADS, spend=SPEND)[0].value == 140 / 3
    channels = ours(tmp_path, "cost_per_lead", by=("channel",), leads=LEADS, spend=SPEND)
    assert {each.group[0][1]: each.numerator for each in channels} == {"fair": 100, "tv": 40, "web": None}
    reps = ours(tmp_path, "cost_per_lead", by=("rep",), leads=LEADS, spend=SPEND)
    assert [(each.value, str(each.reason)) for each in reps] == [(None, "spend has no rep")]


def test_6_euros_and_reais_are_added(tmp_path: Path) -> None:
    rows = [DEALS[0], DEALS[3] | {"currency": "BRL"}]
    assert frame(rows)["amount"].sum() == 500
    value = ours(tmp_path, "revenue", deals=rows)[0]
    assert (value.value, "currencies" in str(value.reason)) == (None, True)


BACKWARDS = [*DEALS[:4], DEALS[0] | {"deal_id": "6", "created_at": "2026-01-20 00:00:00", "closed_at": "2026-01-02 00:00:00"}]


def test_7_a_deal_closed_before_it_was_created_shortens_the_cycle_and_nobody_is_told(tmp_path: Path) -> None:
    won = frame(BACKWARDS).query("status == 'won'")
    assert (won["closed_at"] - won["created_at"]).dt.days.median() == 40, "of 40, 60 and −18 days"
    shown = receipt(company(tmp_path, deals=BACKWARDS), CATALOGUE["sales_cycle"], JANUARY)
    assert shown.value.value == pytest.approx((40 + 60.5) / 2)
    assert [(str(each.reason), each.rows) for each in shown.left_out] == [("closed before it was created", 1)]


def test_8_the_mean_of_durations_is_what_one_old_deal_makes_it(tmp_path: Path) -> None:
    old = DEALS[0] | {"created_at": "2020-01-01 00:00:00", "closed_at": "2026-01-09 00:00:00"}
    rows = [DEALS[0], DEALS[0] | {"deal_id": "7"}, old | {"deal_id": "8"}]
    won = frame(rows)
    table_ = won.assign(days=(won["closed_at"] - won["created_at"]).dt.days).pivot_table(index="rep", values="days", margins=True)
    assert table_["days"]["All"] == pytest.approx((40 + 40 + 2200) / 3), "a pivot table takes means where nobody says otherwise"
    value = ours(tmp_path, "sales_cycle", deals=rows)[0]
    assert (value.value, dict(value.beside)["mean"]) == (40, pytest.approx(760))


def test_9_a_month_that_runs_has_fallen_against_one_that_has_ended(tmp_path: Path) -> None:
    rows = [DEALS[0] | {"deal_id": str(day), "closed_at": f"2026-{month:02}-{day:02} 00:00:00"} for month in (1, 2) for day in range(1, 29)]
    known = frame(rows).query("closed_at <= '2026-02-10'")
    assert known.set_index("closed_at")["amount"].resample("MS").sum().pct_change().iloc[-1] == 1000 / 2800 - 1
    known_rows = [row for row in rows if str(row["closed_at"]) <= "2026-02-10 00:00:00"]
    running = replace(FEBRUARY, today=date(2026, 2, 10), comparison=Comparison.PREVIOUS)
    value = ours(tmp_path, "sales_growth", running, deals=known_rows)[0]
    assert (value.value, value.compared, running.to_date) == (0, Period(date(2026, 1, 1), date(2026, 1, 11)), True)


def test_10_the_same_number_comes_alone_from_pandas_and_with_its_rows_and_queries_from_us(tmp_path: Path) -> None:
    number = frame(DEALS[:4]).query("status == 'won'")["amount"].sum()
    shown = receipt(company(tmp_path, deals=DEALS), CATALOGUE["revenue"], JANUARY)
    assert number == shown.value.value == 500
    assert (shown.value.rows, len(shown.queries) > 0) == (2, True), "and which rows, by which query"
