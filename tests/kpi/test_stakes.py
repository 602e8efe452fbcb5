"""What a change is worth in money, by hand."""

from datetime import date

from kpi.catalogue import CATALOGUE
from kpi.compute import Value
from kpi.periods import Period
from kpi.stakes import ROWS, WORTH, stake

NOW = Period(date(2025, 1, 1), date(2026, 1, 1))


def whole(kpi, number, rows=100):
    return Value(kpi, NOW, (), number, rows)


def test_a_point_of_the_win_rate_is_worth_the_deals_decided_times_what_one_brings():
    wholes = {"win_rate": whole("win_rate", 0.45, 200), "deal_size": whole("deal_size", 5000.0)}
    assert stake(CATALOGUE["win_rate"], wholes["win_rate"], -0.05, wholes) == 0.05 * 200 * 5000


def test_money_that_adds_up_is_worth_itself_and_satisfaction_is_worth_nothing_known():
    assert stake(CATALOGUE["revenue"], whole("revenue", 90.0), -10.0, {}) == 10
    assert stake(CATALOGUE["csat"], whole("csat", 0.8), -0.1, {}) is None


def test_where_what_it_is_multiplied_by_is_not_known_nothing_is_said():
    assert stake(CATALOGUE["win_rate"], whole("win_rate", 0.45), -0.05, {}) is None


def test_every_kpi_named_is_one():
    assert set(WORTH) | {each for named in WORTH.values() for each in named} - {ROWS} <= set(CATALOGUE)
