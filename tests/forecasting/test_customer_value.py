"""A forecast of customer value: the classic test, what it never uses, what it says where it cannot know."""

import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.version import Version
from forecasting.__main__ import main
from forecasting.customer_value import Method, forecast
from forecasting.customer_value.backtest import missed
from forecasting.customer_value.scores import score
from forecasting.refusal import Refusal
from tests.forecasting.customer_purchases import cdnow, orders, version_of

AS_OF = date(2026, 1, 1)
SMALL = {Method.BG_NBD, Method.GAMMA_POISSON}


def shop(customers: int, seed: int = 1, days: int = 400) -> pd.DataFrame:
    """Orders of customers who buy at their own rates over `days` up to 2026, and of whom some leave."""
    random = np.random.default_rng(seed)
    rows = []
    for number in range(customers):
        at, rate, spend = random.uniform(0, days * 0.7), random.gamma(1.2, 1 / 50), random.lognormal(3, 0.5)
        while at < days:
            rows.append((f"Customer {number}", AS_OF - timedelta(days=days - int(at)), round(spend * random.lognormal(0, 0.3), 2)))
            if random.random() < 0.15:
                break
            at += random.exponential(1 / rate)
    return orders(*((who, when.isoformat(), amount) for who, when, amount in rows))


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return version_of(tmp_path_factory.mktemp("shop"), shop(450))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Just enough customers for a model, for what does not depend on how many there are."""
    return version_of(tmp_path_factory.mktemp("small"), shop(100))


@pytest.fixture(scope="module")
def discs(exports: Path, tmp_path_factory: pytest.TempPathFactory) -> Version:
    return version_of(tmp_path_factory.mktemp("cdnow"), cdnow(exports))


@pytest.mark.exports
def test_cdnow_as_of_october_has_the_published_parameters_below_the_correction(discs: Version) -> None:
    """Pareto/NBD of the published calibration; the weak ridge moves how customers leave by a few per cent."""
    result = forecast(discs, date(1997, 10, 1), 273)
    parameters = [result.summary.parameters[name] for name in ("r", "alpha", "s", "beta")]
    assert result.summary.method is Method.HYBRID
    assert result.summary.customers == 2357
    assert parameters == pytest.approx([0.553, 10.578, 0.606, 11.669], rel=0.05)
    assert result.summary.log_likelihood == pytest.approx(-9595.0, abs=0.1)


@pytest.mark.exports
def test_the_back_test_holds_out_the_39_weeks_of_the_classic_test(discs: Version) -> None:
    tested = forecast(discs, date(1998, 7, 1), 273).backtest
    classic = tested.origins.iloc[0]
    assert (classic["origin"], classic["customers"], classic["purchases_actual"]) == (pd.Timestamp("1997-10-01"), 2357, 1882)
    assert round(classic["value_actual"]) == 70976
    assert tested.model.rmse_purchases < 1.603 and tested.model.mae_purchases < 0.785, "no worse than BG/NBD and Pareto/NBD as published"
    assert abs(tested.model.total_error_purchases) < 0.115 and abs(tested.model.total_error_value) < 0.148
    assert tested.model.rank_correlation > 0.455 and tested.model.top_caught > 0.49
    assert tested.model.rmse_value < 72.3
    assert tested.beats_rule
    assert 0.75 <= tested.coverage <= 0.85


def test_parts_add_up_and_chances_are_chances(version: Version) -> None:
    result = forecast(version, AS_OF, 90)
    customers, summary = result.customers, result.summary
    assert customers["alive"].between(0, 1).all()
    assert summary.value == pytest.approx(customers["value"].sum())
    assert summary.purchases == pytest.approx(customers["purchases"].sum())
    assert customers["customer"].is_unique and customers["value"].is_monotonic_decreasing
    assert (customers["value_low"] <= customers["value_high"]).all()


def test_a_longer_horizon_never_brings_a_customer_less(version: Version) -> None:
    short, long = (forecast(version, AS_OF, days).customers.set_index("customer")["purchases"] for days in (90, 180))
    assert (long.reindex(short.index) >= short).all()


def test_nothing_on_or_after_the_day_is_used(version: Version, tmp_path: Path) -> None:
    as_of = date(2025, 10, 1)
    rows = shop(450)
    later = rows["ordered_at"] >= pd.Timestamp(as_of)
    changed = pd.concat([rows.assign(amount=rows["amount"].where(~later, -1e6)), orders(("Somebody new", "2025-10-01", 5e6))])
    before, after = forecast(version, as_of, 120), forecast(version_of(tmp_path, changed), as_of, 120)
    pd.testing.assert_frame_equal(before.customers, after.customers)
    assert before.summary == after.summary
    assert before.backtest.model == after.backtest.model


def test_the_same_seed_gives_the_same_ranges(small: Version) -> None:
    first, second, other = (forecast(small, AS_OF, 90, seed=seed).customers["value_high"] for seed in (1, 1, 2))
    assert first.equals(second)
    assert not first.equals(other)


@pytest.mark.parametrize(("customers", "method"), [(40, {Method.AVERAGE}), (150, SMALL)])
def test_few_customers_get_the_average_of_all(tmp_path: Path, customers: int, method: set[Method]) -> None:
    result = forecast(version_of(tmp_path, shop(customers)), AS_OF, 60)
    assert result.summary.method in method or not result.backtest.beats_rule
    assert bool(result.summary.parameters) is (Method.AVERAGE not in method)
    assert ("too few" in str(result.summary.why)) is (result.summary.method is Method.AVERAGE)


def test_where_the_rule_is_better_the_rule_is_shown(tmp_path: Path) -> None:
    """80 customers, each buying every 10 days without fail, 8 times their first spend apart: the past is the future."""
    rows = [
        (f"Customer {n}", date(2025, 1, 1) + timedelta(days=d), float(1 + n))
        for n in range(80)
        for d in range(n % 7, 360, 10 + 10 * (n % 3))
    ]
    result = forecast(version_of(tmp_path, orders(*((who, day.isoformat(), amount) for who, day, amount in rows))), date(2025, 12, 27), 90)
    assert not result.backtest.beats_rule
    assert result.summary.method is Method.RULE
    assert result.summary.why == result.backtest.sentence
    assert (result.customers["value"] == result.customers["rule_value"]).all()
    assert (result.customers["value_low"] <= result.customers["value"]).all()
    assert (result.customers["value"] <= result.customers["value_high"]).all()


def test_a_history_too_short_to_test_is_said(tmp_path: Path) -> None:
    result = forecast(version_of(tmp_path, orders(("Ana", "2025-12-20", 5.0), ("Bo", "2025-12-31", 6.0))), AS_OF, 90)
    assert result.backtest is None
    assert "too short to test" in str(result.summary.notes[0])


def test_a_horizon_longer_than_can_be_tested_is_marked(small: Version) -> None:
    result = forecast(small, AS_OF, 365)
    assert result.backtest.horizon_days < 365
    assert "long enough to test" in str(result.summary.notes[0])


def test_a_day_after_the_data_is_marked(small: Version) -> None:
    assert "The data end on" in str(forecast(small, date(2026, 6, 1), 90).summary.notes[0])


def test_without_purchases_it_is_refused(version: Version) -> None:
    with pytest.raises(Refusal, match="no purchases before 2020-01-01"):
        forecast(version, date(2020, 1, 1))


def test_scores_by_hand() -> None:
    """Forecasts 1, 2, 0 against 2, 2, 2 purchases: MAE 1, RMSE √(5/3), total 3 of 6."""
    said = pd.DataFrame({"purchases": [1.0, 2.0, 0.0], "value": [10.0, 30.0, 0.0]})
    was = pd.DataFrame({"purchases": [2.0, 2.0, 2.0], "value": [0.0, 60.0, 20.0]})
    scores = score(said, was)
    assert (scores.mae_purchases, scores.rmse_purchases) == pytest.approx((1.0, (5 / 3) ** 0.5))
    assert (scores.total_error_purchases, scores.total_error_value) == pytest.approx((-0.5, -0.5))
    assert scores.rank_correlation is None
    assert scores.top_caught == 0.75


def run(version: Version, *words: str) -> int:
    return main(["customer-value", "--workspace", str(version.root), *words])


def test_the_command_prints_json_that_agrees_with_the_forecast(small: Version, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(small, "--as-of", "2026-01-01", "--horizon-days", "90", "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    expected = forecast(small, AS_OF, 90)
    assert list(printed) == ["customers", "summary", "backtest", "new_customer", "worth", "drifting"]
    assert len(printed["customers"]) == expected.summary.customers
    assert printed["customers"][0]["value"] == pytest.approx(expected.customers["value"][0])
    assert {"customer", "alive", "purchases", "value"} <= printed["customers"][0].keys()


def test_the_command_refuses_in_a_sentence_with_exit_2(version: Version, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(version, "--where", "rep=Eva", "--json") == 2
    assert "have no rep" in json.loads(capsys.readouterr().out)["refused"]


def test_the_command_reads_well_without_json(small: Version, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(small, "--horizon-days", "90") == 0
    assert "customers, 90 days from" in capsys.readouterr().out


def test_its_back_test_stands_alone_too(small: Version, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--workspace", str(small.root), "--as-of", "2026-01-01", "--horizon-days", "90"]
    assert main(["customer-value", *asked, "--json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert main(["backtest", "customer-value", *asked, "--json"]) == 0
    alone = json.loads(capsys.readouterr().out)
    assert alone == {"kind": "customer-value", "as_of": "2026-01-01", "backtest": whole["backtest"]}
    assert main(["backtest", "customer-value", *asked]) == 0
    assert whole["backtest"]["sentence"] in capsys.readouterr().out


def test_too_much_on_one_day_does_not_make_up_for_too_little_on_another():
    totals = pd.DataFrame({"value_actual": [100.0, 100.0], "value_model": [140.0, 60.0], "value_rule": [130.0, 130.0]})
    assert (missed(totals, "model"), missed(totals, "rule")) == (pytest.approx(0.4), pytest.approx(0.3))
    assert missed(totals * 0, "model") == 0.0
