"""What forecasts said of chances and of ranges, beside what came: by hand, and where the truth is known."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from forecasting.calibration import below_lines, calibration, wilson
from forecasting.customer_value import backtest as customers
from forecasting.revenue import backtest, rules
from forecasting.revenue.ranged import Ranged, Said
from forecasting.revenue.rules import Rule


def test_groups_are_named_after_what_they_count():
    assert list(calibration(np.linspace(0, 1, 40), np.arange(40) > 20, "customers")) == ["customers", "said", "was", "low", "high"]


def test_months_below_lines_by_hand():
    """Of four months one lies below the line of 25 %, one on it; two of them are independent."""
    was = np.array([1.0, 2.0, 3.0, 4.0])
    found = below_lines(was, {0.25: np.full(4, 2.0), 0.9: np.full(4, 9.0)}, independent=2)
    assert found["was"].tolist() == [0.375, 1.0]
    assert found["months"].tolist() == [4, 4]
    assert (found["low"][0], found["high"][0]) == pytest.approx(wilson(0.375, 2))
    assert below_lines(np.array([]), {0.5: np.array([])}, 0).empty


def one_day(chance: float, share: float, seed: int) -> customers.Tested:
    draws = np.random.default_rng(seed)
    came = draws.random(200) < share
    frame = pd.DataFrame({"purchases": came.astype(float), "value": came * 10.0})
    return customers.Tested(date(2025, 1, 1), frame, frame * 0.5, frame, np.ones(200, dtype=bool), np.full(200, chance), came)


@pytest.mark.parametrize(("share", "right"), [(0.3, True), (0.6, False)])
def test_customers_who_buy_as_often_as_was_said_lie_on_the_diagonal(share, right):
    found = customers.tried_out(
        lambda day, length: one_day(0.3, share, day.toordinal()), date(2023, 1, 1), date(2026, 1, 1), 180, lambda said: None
    )
    assert len(found.origins) == 4, "what would have been said on the last four days"
    curve = found.calibration
    assert curve["customers"].sum() == 800
    assert ((curve["low"] <= 0.3) & (curve["high"] >= 0.3)).sum() >= 4 if right else (curve["low"] > 0.3).all()


def test_who_is_given_no_chance_is_in_no_group():
    assert customers.tried_out(
        lambda *_: one_day(np.nan, 0.3, 1), date(2023, 1, 1), date(2026, 1, 1), 180, lambda said: None
    ).calibration.empty


def test_lines_of_a_level_that_scatters_hold_what_they_should():
    """Around a known level as many months fall below each line as should; the lines lie in order."""
    values = 1000 + np.random.default_rng(4).normal(0, 50, 400)
    model = Ranged(values, 3, lambda known: np.full(3, 1000.0), 3)
    told = {known: model.said(known) for known in range(40, 400)}
    assert all((each.low < each.half_low).all() and (each.half_high < each.high).all() for each in told.values())
    found = backtest.run(values, date(1980, 1, 1), told, {Rule.LAST_MONTH: Ranged(values, 3, rules.last_month(values, 3), 3)})
    assert found.calibration["said"].tolist() == [0.1, 0.25, 0.5, 0.75, 0.9]
    assert found.calibration["was"].to_numpy() == pytest.approx(found.calibration["said"].to_numpy(), abs=0.06)


def test_where_no_range_is_told_there_are_no_lines():
    nothing = np.full(3, np.nan)
    values = np.arange(24.0) + 100
    told = {known: Said(np.full(3, 110.0), nothing, nothing, nothing, nothing) for known in (12, 15)}
    found = backtest.run(values, date(2024, 1, 1), told, {Rule.LAST_MONTH: Ranged(values, 3, rules.last_month(values, 3), 3)})
    assert found.calibration.empty and found.coverage is None


def test_another_middle_takes_its_ranges_along():
    said = Said(*(np.array([each]) for each in (100.0, 80.0, 120.0, 90.0, 110.0))).moved(np.array([50.0]))
    assert [float(each[0]) for each in (said.middle, said.low, said.high, said.half_low, said.half_high)] == [50, 40, 60, 45, 55]
