"""How fresh tables are by their own rhythm, what came in, and which KPIs a field matters to."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pandas as pd
import pytest

from data.store import Workspace
from data.version import Source
from kpi.catalogue import CATALOGUE
from kpi.state_of_data import fields_of, intake, rhythms, touching
from kpi.state_of_data.rhythm import longest_gap
from locales import Sentence
from tests.companies import company

TODAY = date(2026, 3, 31)


def _deals(days: list[date]) -> list[dict[str, object]]:
    return [{"deal_id": str(number), "created_at": day, "status": "open"} for number, day in enumerate(days)]


def _days(first: date, count: int, every: int = 1) -> list[date]:
    return [first + timedelta(days=every * number) for number in range(count)]


def test_a_table_is_late_once_it_is_silent_for_longer_than_ever(tmp_path: Path) -> None:
    # A deal every third day, the last on 28 March: three days of silence are usual, four are not.
    version = company(tmp_path, deals=_deals(_days(date(2026, 3, 28) - timedelta(days=87), 30, 3)))
    (on_time,) = rhythms(version, TODAY)
    (late,) = rhythms(version, TODAY + timedelta(days=1))
    assert (on_time.table, on_time.longest_gap, on_time.silent, on_time.is_late) == ("deals", 3, 3, False)
    assert (late.silent, late.is_late) == (4, True)


def test_only_the_last_year_makes_the_rhythm(tmp_path: Path) -> None:
    days = [date(2024, 1, 1), *_days(date(2025, 9, 1), 150)]  # a pause of twenty months, long ago
    (found,) = rhythms(company(tmp_path, deals=_deals(days)), TODAY)
    assert (found.first, found.longest_gap) == (date(2024, 1, 1), 1)
    assert found.empty_months[0] == date(2024, 2, 1)
    assert len(found.empty_months) == 19


def test_a_few_days_make_no_rhythm_and_nothing_late(tmp_path: Path) -> None:
    (found,) = rhythms(company(tmp_path, deals=_deals([date(2025, 1, 1), date(2025, 2, 1)])), TODAY)
    assert (found.longest_gap, found.is_late) == (None, False)
    assert longest_gap([]) is None


def test_what_lies_ahead_is_no_sign_of_life(tmp_path: Path) -> None:
    version = company(tmp_path, deals=_deals([date(2026, 3, 1), date(2027, 1, 1)]))
    (found,) = rhythms(version, TODAY)
    assert (found.last, found.silent, found.months) == (date(2026, 3, 1), 30, ((date(2026, 3, 1), 1),))


@pytest.mark.parametrize("seed", range(3))
def test_months_and_gaps_are_those_of_plain_pandas(tmp_path: Path, seed: int) -> None:
    draw = Random(seed)
    days = [date(2024, 6, 1) + timedelta(days=draw.randint(0, 660)) for _ in range(120)]
    (found,) = rhythms(company(tmp_path, deals=_deals(days)), TODAY)
    series = pd.Series(pd.to_datetime(days))
    by_month = series.groupby(series.dt.to_period("M")).size()
    assert dict(found.months) == {month.start_time.date(): rows for month, rows in by_month.items()}
    lately = series[series > series.max() - pd.Timedelta(days=365)].drop_duplicates().sort_values()
    assert found.longest_gap == lately.diff().max().days


def test_the_table_that_ended_first_stands_at_the_front_and_plans_are_none(tmp_path: Path) -> None:
    orders = [{"order_id": "1", "ordered_at": "2026-02-01", "amount": 1.0}]
    quotas = [{"month": "2026-01-01", "amount": 5.0, "rep": "Ana"}]
    found = rhythms(company(tmp_path, deals=_deals([date(2026, 3, 1)]), orders=orders, quotas=quotas), TODAY)
    assert [each.table for each in found] == ["orders", "deals"]


def test_rows_read_are_used_or_set_aside(tmp_path: Path) -> None:
    made = company(tmp_path, deals=_deals([date(2026, 3, 1)]))
    sources = tuple(
        Source(f"{name}.csv", None, "", None, "deals", read, read - aside, aside) for name, read, aside in (("a", 10, 1), ("b", 30, 3))
    )
    version = Workspace(tmp_path).publish(parent=made, sources=sources, facts=made.facts, note=Sentence("again"))
    found = intake(version)
    assert (found.sources, found.read, found.used, found.aside, found.share) == (2, 40, 36, 4, 0.9)
    assert intake(made).share is None


def test_a_finding_names_the_kpis_that_read_it(tmp_path: Path) -> None:
    rows = [{"deal_id": str(n), "created_at": "2026-02-01", "closed_at": "2026-01-01", "status": "won", "amount": 5.0} for n in range(3)]
    made = company(tmp_path, deals=rows)
    sources = (Source("a.csv", None, "", None, "deals", 3, 3, 0),)
    version = Workspace(tmp_path).publish(parent=made, sources=sources, facts=made.facts, note=Sentence("again"))
    found = touching(version, TODAY)
    backwards = [each for each in found if {"created_at", "closed_at"} <= set(each.listed.check.fields)]
    assert backwards
    assert all("sales_cycle" in each.kpis for each in backwards)


def test_a_field_says_who_reads_it_and_who_misses_it(tmp_path: Path) -> None:
    rows = [
        {"deal_id": str(n), "status": "won", "closed_at": "2026-01-01", "created_at": None, "amount": None if n else 5.0} for n in range(4)
    ]
    found = {each.name: each for each in fields_of(company(tmp_path, deals=rows), CATALOGUE)}
    assert (found["amount"].rows, found["amount"].filled, found["amount"].share) == (4, 1, 0.25)
    assert "win_rate" in found["status"].kpis
    assert found["created_at"].filled == 0
    assert "sales_cycle" in found["created_at"].kpis
    assert "win_rate" not in found["created_at"].kpis
    assert "city" not in found  # empty, and nothing waits for it
