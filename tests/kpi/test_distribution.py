"""How single values are spread: bars that hold every row, the middle and the tail."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kpi.catalogue import CATALOGUE
from kpi.distribution import can_spread, spread
from kpi.periods import Period
from kpi.selection import Filter, Selection
from tests.companies import company, table

YEAR = Selection(Period(date(2026, 1, 1), date(2027, 1, 1)), date(2026, 12, 31))
DAYS = [5, 7, 12, 15, 18, 21, 22, 30, 41, 200]


@pytest.fixture
def version(tmp_path: Path):
    begun = date(2026, 1, 1)
    rows = [f"{n} | {begun} | {begun + timedelta(days=days)} | won | {days * 10} | {'Ana' if n else 'Biel'}" for n, days in enumerate(DAYS)]
    return company(tmp_path, deals=table("\n".join(("deal_id | created_at | closed_at | status | amount | rep", *rows))))


def test_every_row_is_in_one_bar_and_the_middle_and_tail_are_those_of_the_kpi(version):
    found = spread(version, CATALOGUE["sales_cycle"], YEAR)
    assert sum(each.rows for each in found.bins) == found.rows == len(DAYS)
    assert found.median == 19.5 and found.p90 == pytest.approx(56.9)
    for each in found.bins:
        assert each.rows == sum(each.low <= days and (each.high is None or days < each.high) for days in DAYS)


def test_a_logarithmic_one_has_bars_of_equal_ratio(version):
    found = spread(version, CATALOGUE["sales_cycle"], YEAR, logarithmic=True)
    assert sum(each.rows for each in found.bins) == len(DAYS)
    ratios = {round(each.high / each.low, 6) for each in found.bins if each.high}
    assert ratios == {round(10**0.25, 6)}


def test_too_few_rows_are_not_drawn(version):
    assert spread(version, CATALOGUE["sales_cycle"], YEAR.narrowed("rep", "Ana")) is None


def test_amounts_can_be_spread_and_counts_and_rates_cannot(version):
    assert can_spread(version, CATALOGUE["deal_size"], YEAR) and can_spread(version, CATALOGUE["revenue"], YEAR)
    assert not can_spread(version, CATALOGUE["win_rate"], YEAR) and not can_spread(version, CATALOGUE["new_customers"], YEAR)


def test_a_filter_that_the_rows_do_not_know_leaves_nothing_to_spread(version):
    assert spread(version, CATALOGUE["sales_cycle"], Selection(YEAR.period, YEAR.today, filters=(Filter("city", ("Rome",)),))) is None
