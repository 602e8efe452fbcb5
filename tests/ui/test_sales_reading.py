"""Where the model has not been better than the simple rule, the rule is what is read."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from forecasting.sales_cycle import Backtest, SalesCycleForecast, Summary
from locales import Sentence
from ui.sales_reading import Reading

BACKTEST = Backtest(
    origins=pd.DataFrame(), months=pd.DataFrame(), calibration=pd.DataFrame(), revenue_error=0.5, revenue_error_rule=0.2, wins_error=None,
    wins_error_rule=None,
    brier=0.3, brier_rule=0.2, days_error=None, days_error_rule=None, coverage=None, beats_rule=False, sentence=Sentence("Worse"),
)  # fmt: skip
SUMMARY = Summary(
    open_deals=2, won_deals=30, lost_deals=20, mean_win_probability=0.3, win_rate_closed=0.6, win_rate=0.5, cycle_mean_won=30.0,
    cycle_median_won=30.0, cycle_median=32.0, expected_revenue=90.0, expected_revenue_rule=180.0, horizon_days=60, currency="EUR",
    model="pooled", why=Sentence("Few"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setattr("ui.sales_reading.language", lambda: "en")
    monkeypatch.setattr("ui.values.language", lambda: "en")


def forecast(backtest: Backtest | None) -> SalesCycleForecast:
    """Two open deals of 100 and 200; by the end of November 90 by the model, 180 by the rule."""
    months = pd.DataFrame(
        {
            "month": pd.to_datetime(["2026-10-01", "2026-11-01"]),
            "expected": [60.0, 30.0], "low": [40.0, 10.0], "high": [80.0, 50.0], "low_by_then": [40.0, 60.0], "high_by_then": [80.0, 120.0],
            "rule": [180.0, 0.0], "wins": [0.4, 0.2], "wins_rule": [1.2, 0.0],
        }
    )  # fmt: skip
    deals = pd.DataFrame({"deal": ["a", "b"], "amount": [100.0, None], "amount_used": [100.0, 200.0], "win_probability": [0.3, 0.3]})
    return SalesCycleForecast(date(2026, 10, 1), deals, pd.DataFrame(), months, pd.DataFrame(), SUMMARY, backtest)


def test_a_model_that_beats_the_rule_is_shown_with_its_range():
    reading = Reading(forecast(replace(BACKTEST, beats_rule=True)))
    assert (reading.total, reading.mean_chance) == (90.0, 0.3)
    assert str(reading.total_range) == "80% range: €60.00 to €120.00"
    assert str(reading.headline) == "€90.00 of the €300.00 open is expected to be won by 2026-12-31"


def test_the_rule_is_shown_where_the_model_does_not_beat_it():
    reading = Reading(forecast(BACKTEST))
    assert (reading.total, reading.mean_chance, reading.total_range) == (180.0, 0.6, None)
    assert reading.months["value"].tolist() == [180.0, 0.0]
    assert reading.months["low"].isna().all()
    assert str(reading.headline) == "€180.00 of the €300.00 open is expected to be won by 2026-12-31"


def test_what_comes_by_the_day_of_the_headline_has_its_own_range():
    late = forecast(None)
    late.months.loc[1, "month"] = pd.Timestamp("2027-01-01")
    reading = Reading(late)
    assert (reading.soon, str(reading.soon_range)) == (60.0, "80% range: €40.00 to €80.00")
    assert (reading.total, str(reading.total_range)) == (90.0, "80% range: €60.00 to €120.00")


def test_without_lost_deals_nothing_is_expected_and_no_range_is_given():
    found = replace(forecast(None), summary=replace(SUMMARY, mean_win_probability=None, win_rate=None, win_rate_closed=None))
    reading = Reading(found)
    assert str(reading.headline) == "€90.00 of €300.00 by 2026-12-31, if every open deal is won: none is recorded as lost"
    assert reading.total_range is None and reading.soon_range is None and reading.months["low"].isna().all()


def test_without_a_back_test_the_model_is_shown():
    assert not Reading(forecast(None)).by_rule


def test_open_deals_less_likely_than_closed_ones_have_a_reason():
    assert "lower than the share of closed deals" in str(Reading(forecast(None)).why_chances_differ)


def test_deals_without_an_amount_and_months_after_the_headline_are_said():
    late = forecast(None)
    late.months.loc[1, "month"] = pd.Timestamp("2027-01-01")
    assert [str(each) for each in Reading(late).counted] == [
        "The headline counts until 2026-12-31, the card with the expected revenue all months.",
        "Open deals without an amount: 1. They count here with the average of deals won, and not in the KPI of the pipeline.",
    ]
    assert len(Reading(forecast(None)).counted) == 1
