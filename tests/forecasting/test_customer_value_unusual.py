"""Purchase logs unlike a shop's: nearly everybody buys once, one wholesaler among hundreds, nothing paid at all."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from forecasting.customer_value import Method, forecast
from forecasting.customer_value.correction import Correction
from forecasting.customer_value.history import summarise
from forecasting.customer_value.large import going_on, large, with_ranges
from forecasting.customer_value.rules import CohortAverage, lately
from forecasting.customer_value.total_range import total_range
from tests.forecasting.customer_purchases import orders, version_of

AS_OF, DAYS = date(2026, 1, 1), 1_000
FIRST = AS_OF - timedelta(days=DAYS)
WHOLESALER = "Wholesaler"


def shop(customers: int = 250, seed: int = 3) -> list[tuple[str, str, float]]:
    """Orders of customers who buy at their own rates and leave."""
    random, rows = np.random.default_rng(seed), []
    for number in range(customers):
        at, rate, spend = random.uniform(0, DAYS), random.gamma(1.0, 1 / 60), random.gamma(5, 10)
        gone = at + random.exponential(1 / random.gamma(0.8, 1 / 300))
        while at < min(gone, DAYS):
            rows.append((f"Customer {number:03}", (FIRST + timedelta(days=int(at))).isoformat(), round(spend * random.gamma(4, 0.25), 2)))
            at += random.exponential(1 / rate)
    return rows


def wholesaler(until: int = DAYS) -> list[tuple[str, str, float]]:
    """An order a week, a thousand times as large."""
    return [(WHOLESALER, (FIRST + timedelta(days=day)).isoformat(), 50_000.0) for day in range(10, until, 7)]


def test_a_trait_that_nobody_has_teaches_nothing() -> None:
    """How regularly customers come says nothing where none came three times."""
    traits = pd.DataFrame({"age": np.tile([0.0, 1.0], 300), "irregular": np.nan})
    bought, expected = np.tile([1.0, 3.0], 300), np.full(600, 1.0)
    without = Correction(power=1.0).fit(traits[["age"]], bought, expected).predict(traits[["age"]])
    assert np.allclose(Correction(power=1.0).fit(traits, bought, expected).predict(traits), without)


def test_where_nearly_all_buy_once_there_is_a_model_and_it_does_not_foresee_a_crowd(tmp_path: Path) -> None:
    """One in twenty comes back once: nobody has three purchases to tell how regular they are."""
    random, rows, later = np.random.default_rng(5), [], 0
    for number in range(2_000):
        at = random.integers(0, DAYS)
        times = [at, at + 1 + random.exponential(150)] if random.random() < 0.05 else [at]
        rows += [(f"Buyer {number:04}", (FIRST + timedelta(days=int(each))).isoformat(), 20.0) for each in times if each < DAYS]
        later += sum(DAYS <= each < DAYS + 180 for each in times)
    found = forecast(version_of(tmp_path, orders(*rows)), AS_OF, 180)
    assert found.summary.method is Method.HYBRID
    assert 0.3 * later < found.summary.purchases < 3 * later


def test_one_wholesaler_goes_on_as_so_far_and_all_others_have_a_model_with_ranges(tmp_path: Path) -> None:
    found = forecast(version_of(tmp_path, orders(*shop(), *wholesaler())), AS_OF, 180)
    assert found.backtest.large_go_on and found.backtest.beats_rule
    assert found.summary.method is not Method.RULE
    first, others = found.customers.iloc[0], found.customers.iloc[1:]
    assert first["customer"] == WHOLESALER
    assert first["value"] == pytest.approx(first["rule_value"] * first["alive"])
    assert first["value_low"] < 180 / 7 * 50_000 < first["value_high"]
    assert others["value_high"].notna().all()
    assert others["purchases"].sum() < others["rule_purchases"].sum()
    assert found.backtest.model.rmse_value < 1_000, "errors per customer are those of the others"
    assert "One customer alone brought 9" in str(found.summary.notes[-1])


def test_a_wholesaler_who_left_is_not_taken_to_go_on(tmp_path: Path) -> None:
    found = forecast(version_of(tmp_path, orders(*shop(), *wholesaler(until=DAYS - 120))), AS_OF, 180)
    left = found.customers.set_index("customer").loc[WHOLESALER]
    assert found.backtest.beats_rule and left["value"] < 0.01 * left["rule_value"]


def test_who_is_large_by_hand() -> None:
    """Above a tenth of everything, among sixty others at least."""
    assert large(pd.DataFrame({"value": [20.0] + [1.0] * 60})).tolist() == [True] + [False] * 60
    assert not large(pd.DataFrame({"value": [20.0] + [1.0] * 59})).any()
    assert not large(pd.DataFrame({"value": [6.0] + [1.0] * 60})).any()


def test_going_on_by_hand() -> None:
    """Half there: half of what the rule says; ranges move in proportion."""
    said = pd.DataFrame({"alive": [0.5, 0.9], "purchases": [2.0, 3.0], "value": [20.0, 30.0]})
    rule = pd.DataFrame({"purchases": [8.0, 9.0], "value": [60.0, 90.0]})
    shown = going_on(said, rule, np.array([True, False]))
    assert shown[["purchases", "value"]].to_numpy().tolist() == [[4.0, 30.0], [3.0, 30.0]]
    ranges = pd.DataFrame({"purchases_low": [1.0, 1.0], "purchases_high": [3.0, 5.0], "value_low": [10.0, 1.0], "value_high": [40.0, 2.0]})
    assert with_ranges(ranges, said, shown).to_numpy().tolist() == [[2.0, 6.0, 15.0, 60.0], [1.0, 5.0, 1.0, 2.0]]


def test_where_nothing_was_paid_no_total_is_said_to_be_met(tmp_path: Path) -> None:
    once = [(f"Buyer {number}", (FIRST + timedelta(days=3 * number)).isoformat(), 20.0) for number in range(300)]
    found = forecast(version_of(tmp_path, orders(*once)), AS_OF, 90)
    assert "Nothing was paid in the days on which" in str(found.backtest.sentence)
    assert found.summary.method is Method.AVERAGE and found.summary.value == 0
    assert "too few" in str(found.summary.why)


def test_the_average_by_hand() -> None:
    """Two came back in ten weeks, one of them in the last four, in which the three others count too: 1 and 3 in 16 weeks and 3 ÷ rate."""
    first, start = pd.Timestamp(AS_OF - timedelta(days=71)), pd.Timestamp(AS_OF)
    again = [("A", first + pd.Timedelta(days=7)), ("B", start - pd.Timedelta(days=7)), ("E", start - pd.Timedelta(days=1))]
    days = pd.DataFrame([(each, first) for each in "ABCD"] + again, columns=["customer", "day"]).assign(amount=10.0)
    history = summarise(days.sort_values(["customer", "day"]), AS_OF)
    assert lately(days, history, AS_OF, 28) == (1.0, 16.0), "E came too late to count"
    average = CohortAverage(4.0).fit(history, lately=(1.0, 16.0))
    assert average.rate_ == pytest.approx(2 / (4 * 10 + 4))
    assert average.predict(history)["purchases"].tolist() == pytest.approx([4 * 4 / (16 + 3 * 22)] * 5)


def test_the_range_of_the_total_is_no_narrower_than_that_of_who_brings_most(tmp_path: Path) -> None:
    """The wholesaler came every week, so that the total was hardly off before; one who may leave makes it unsure all the same."""
    found = forecast(version_of(tmp_path, orders(*shop(), *wholesaler())), AS_OF, 180)
    first, (low, high) = found.customers.iloc[0], total_range(found)
    assert low <= found.summary.value - (first["value"] - first["value_low"])
    assert high >= found.summary.value + (first["value_high"] - first["value"])


def test_the_range_of_the_total_by_hand(tmp_path: Path) -> None:
    """Off by a tenth at worst, of 100: 90 to 110. Ranges 30 below and 40 above, each of two: √2 times 30 and 40."""
    found = forecast(version_of(tmp_path, orders(*shop())), AS_OF, 180)
    origins = pd.DataFrame({"value_actual": [100.0, 200.0], "value_model": [110.0, 210.0], "value_rule": [500.0, 200.0]})
    narrow = pd.DataFrame({"value": [50.0, 50.0], "value_low": [49.0, 49.0], "value_high": [51.0, 51.0]})
    wide = narrow.assign(value_low=20.0, value_high=90.0)
    made = replace(found, summary=replace(found.summary, value=100.0), backtest=replace(found.backtest, origins=origins))
    assert total_range(replace(made, customers=narrow)) == pytest.approx((90.0, 110.0))
    assert total_range(replace(made, customers=wide)) == pytest.approx((100 - 30 * 2**0.5, 100 + 40 * 2**0.5))
    by_rule = replace(made.summary, method=Method.RULE)
    assert total_range(replace(made, customers=narrow.assign(value_low=np.nan, value_high=np.nan), summary=by_rule)) == (0.0, 500.0)
    assert total_range(replace(made, backtest=None)) is None
