"""Customers who subscribe: the grid by hand, hazards that made the data are found, nothing of the future is used."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.version import Version
from forecasting.customer_value import Method, Source, forecast, sources
from forecasting.customer_value.subscriptions.hazard import Hazard
from forecasting.customer_value.subscriptions.model import SubscriptionModel, paying_now
from forecasting.customer_value.subscriptions.months import DAYS_A_MONTH, months, paid
from forecasting.customer_value.subscriptions.spells import known_before, read_spells
from forecasting.refusal import Refusal
from tests.forecasting.customer_purchases import version_of

AS_OF = date(2026, 1, 1)


def spells(*rows: tuple[str, str, str | None, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["customer", "began", "ended", "mrr"])
    return frame.assign(began=pd.to_datetime(frame["began"]), ended=pd.to_datetime(frame["ended"]))


THREE = spells(
    ("Ana", "2025-09-15", None, 10.0),
    ("Ana", "2025-11-15", None, 5.0),
    ("Bo", "2025-09-15", "2025-11-20", 20.0),
    ("Cy", "2025-09-15", "2025-10-10", 30.0),
    ("Cy", "2025-12-15", None, 40.0),
)


def subscribers(customers: int, monthly: float, seed: int, until: date = AS_OF) -> pd.DataFrame:
    """Each begins on some day of two years and stops with the same chance every month; the second half pays twice as much."""
    random, rows = np.random.default_rng(seed), []
    for number in range(customers):
        began = AS_OF - timedelta(days=int(random.integers(1, 730)))
        ended = began + timedelta(days=1 + int(random.exponential(-DAYS_A_MONTH / np.log1p(-monthly))))
        rows.append((f"Customer {number:04}", began, ended if ended < until else None, 50.0 * (1 + (number > customers / 2))))
    frame = pd.DataFrame(rows, columns=["customer", "started_at", "ended_at", "mrr"])
    return frame.assign(started_at=pd.to_datetime(frame["started_at"]), ended_at=pd.to_datetime(frame["ended_at"]))


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return version_of(tmp_path_factory.mktemp("subscribers"), subscribers(600, 0.05, seed=1, until=date(2026, 7, 1)), "subscriptions")


def test_the_grid_by_hand() -> None:
    """On 31 December Ana pays 15, Bo nothing, Cy 40 again; a month before Cy nothing; two before Bo still 20; three before all three."""
    grid = months(THREE, AS_OF)
    assert list(grid.customers) == ["Ana", "Bo", "Cy"]
    assert grid.mrr.tolist() == [[15, 15, 10, 10], [0, 0, 20, 20], [40, 0, 0, 30]]
    assert grid.tenure[:, 0].tolist() == [4, 0, 1]
    assert grid.stays[:, 0].tolist() == [1, 1, 2]
    assert paying_now(grid)["customer"].tolist() == ["Ana", "Cy"]


def test_what_was_paid_by_hand() -> None:
    """In November and December Ana pays 61 days of 10 and 47 of 5, which are 61 days of paying; Bo 19 days, Cy 17."""
    found = paid(THREE, date(2025, 11, 1), AS_OF)
    assert (found["value"] * DAYS_A_MONTH).round(6).to_dict() == {"Ana": 845.0, "Bo": 380.0, "Cy": 680.0}
    assert (found["purchases"] * DAYS_A_MONTH).round(6).to_dict() == {"Ana": 61.0, "Bo": 19.0, "Cy": 17.0}


def test_the_chance_to_stop_that_made_the_data_is_found_again() -> None:
    rows = subscribers(1_500, 0.06, seed=4).rename(columns={"started_at": "began", "ended_at": "ended"})
    grid = months(rows, AS_OF)
    assert Hazard().fit(grid).rate_ == pytest.approx(0.06, rel=0.1)
    model, history = SubscriptionModel(12).fit(grid), paying_now(grid)
    said = model.predict(history)
    assert said["alive"].mean() == pytest.approx(0.94**12, rel=0.1)
    stays = 0.94 ** np.arange(13)
    assert said["purchases"].mean() == pytest.approx(((stays[1:] + stays[:-1]) / 2).sum(), rel=0.07)
    assert said["value"].to_numpy() == pytest.approx(history["mrr"] * said["purchases"], rel=1e-6), "nobody ever paid more than before"


def test_simulated_futures_average_to_the_expectation() -> None:
    grid = months(subscribers(400, 0.08, seed=2).rename(columns={"started_at": "began", "ended_at": "ended"}), AS_OF)
    model, history = SubscriptionModel(7.5).fit(grid), paying_now(grid)
    drawn = model.simulate(history, 2_000, np.random.default_rng(3))[1]
    assert drawn.mean() == pytest.approx(model.predict(history)["value"].mean(), rel=0.02)


def test_it_is_nearer_than_going_on_as_now_and_its_ranges_hold(version: Version) -> None:
    found = forecast(version, date(2026, 7, 1), 180)
    assert found.summary.method is Method.SUBSCRIPTIONS
    assert found.backtest.beats_rule
    assert found.summary.value < found.summary.rule_value
    assert 0.74 <= found.backtest.coverage <= 0.88


def test_no_end_on_or_after_the_day_is_used(version: Version, tmp_path: Path) -> None:
    day, rows = date(2025, 9, 1), subscribers(600, 0.05, seed=1, until=date(2026, 7, 1))
    later = rows["ended_at"] >= pd.Timestamp(day)
    changed = rows.assign(ended_at=rows["ended_at"].where(~later, pd.Timestamp(day) + pd.Timedelta(days=3)))
    changed.loc[changed["started_at"] >= pd.Timestamp(day), "mrr"] = 9e6
    before, after = forecast(version, day, 120), forecast(version_of(tmp_path, changed, "subscriptions"), day, 120)
    pd.testing.assert_frame_equal(before.customers, after.customers)
    assert before.summary == after.summary


def test_on_an_earlier_day_nobody_knew_who_would_stop(version: Version, tmp_path: Path) -> None:
    """All who stop from the earlier day on stop at once: what was changes, what would have been said does not."""
    day, rows = date(2025, 9, 1), subscribers(600, 0.05, seed=1, until=date(2026, 7, 1))
    origin = pd.Timestamp(day - timedelta(days=120))
    changed = rows.assign(ended_at=rows["ended_at"].where(~(rows["ended_at"] >= origin), origin + pd.Timedelta(days=1)))
    before, after = (
        forecast(each, day, 120).backtest.origins.set_index("origin").loc[origin]
        for each in (version, version_of(tmp_path, changed, "subscriptions"))
    )
    assert before["value_model"] == after["value_model"]
    assert before["value_actual"] > after["value_actual"]


def test_what_is_read_knows_no_end_on_or_after_the_day(version: Version) -> None:
    """The guard at the door, alone."""
    day = pd.Timestamp("2025-09-01")
    rows = read_spells(version, day.date()).rows
    assert (rows["began"] < day).all()
    assert rows["ended"].isna().any() and (rows["ended"].dropna() < day).all()


def test_before_a_day_no_later_end_and_no_later_beginning_is_known() -> None:
    """The guard alone: what reads the rows afterwards would not see these ends either."""
    rows = spells(("Ana", "2026-01-01", "2026-03-01", 10), ("Bo", "2026-01-01", "2026-02-28", 20), ("Cy", "2026-03-01", None, 30))
    known = known_before(rows, date(2026, 3, 1))
    assert known["customer"].tolist() == ["Ana", "Bo"]
    assert known["ended"].isna().tolist() == [True, False]


def test_the_grid_sees_no_later_end_and_no_later_beginning_though_they_stand_in_the_rows() -> None:
    """The guard below, alone: the same grid from rows in which nothing was masked."""
    rows = spells(("Ana", "2026-01-01", "2026-03-01", 10), ("Bo", "2026-01-01", "2026-02-10", 20), ("Cy", "2026-03-01", None, 30))
    day = date(2026, 3, 1)
    seen, masked = months(rows, day), months(known_before(rows, day), day)
    assert seen.customers.tolist() == masked.customers.tolist() == ["Ana", "Bo"]
    assert seen.mrr.tolist() == masked.mrr.tolist()
    assert seen.mrr[0, 0] == 10, "ends on the day: still paying the day before"


def test_what_is_no_paid_subscription_is_counted(tmp_path: Path) -> None:
    rows = subscribers(4, 0.05, seed=1)
    rows = rows.assign(is_trial=[True, False, False, False], mrr=[0.0, 5.0, None, 7.0], customer=["A", None, "C", "D"])
    found = read_spells(version_of(tmp_path, rows, "subscriptions"), AS_OF)
    assert found.rows["customer"].tolist() == ["D"]
    assert {str(each.because): each.count for each in found.left_out} == {
        "trials": 1, "subscriptions without a customer": 1, "subscriptions without a monthly amount": 1,
    }  # fmt: skip


def test_hardly_anybody_who_pays_is_refused(tmp_path: Path) -> None:
    version = version_of(tmp_path, subscribers(6, 0.01, seed=1), "subscriptions")
    assert sources(version) == (Source.SUBSCRIPTIONS,)
    with pytest.raises(Refusal, match="it takes 10"):
        forecast(version, AS_OF, 90)


@pytest.mark.exports
def test_an_export_of_subscriptions_is_forecast_by_who_stays(brought) -> None:
    found = forecast(brought("ravenstack").version, date(2025, 1, 1), 180)
    assert found.summary.method is Method.SUBSCRIPTIONS and found.summary.customers == 500
    assert found.backtest.beats_rule and abs(found.backtest.model.total_error_value) < 0.1
    assert 0.7 <= found.backtest.coverage <= 0.9
