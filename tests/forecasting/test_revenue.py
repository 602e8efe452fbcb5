"""A revenue forecast: what it says, what it never uses, what it refuses."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.version import Version
from forecasting.__main__ import main
from forecasting.refusal import Refusal
from forecasting.revenue import Ahead, Kind, forecast, kinds_of
from forecasting.revenue.backtest import origins_of
from forecasting.revenue.making import Making
from forecasting.revenue.result import Method
from forecasting.sales_cycle import forecast as open_deals
from tests.forecasting.customer_purchases import orders, version_of
from tests.forecasting.deal_pipelines import simulated
from tests.forecasting.deal_pipelines import version_of as deals_in

AS_OF = date(2026, 1, 1)


def shop(months: int, seed: int = 1, until: date = AS_OF) -> pd.DataFrame:
    """Three orders a month for `months` whole months, Decembers twice as large."""
    random = np.random.default_rng(seed)
    starts = pd.date_range(end=pd.Timestamp(until) - pd.Timedelta(days=1), periods=months, freq="MS")
    rows = [
        (f"C{random.integers(50)}", f"{start:%Y-%m}-{day:02}", round(100 * (1 + (start.month == 12)) * random.lognormal(0, 0.1), 2))
        for start in starts
        for day in (1, 10, 20)
    ]
    return orders(*rows)


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return version_of(tmp_path_factory.mktemp("shop"), shop(40))


def test_a_december_that_sells_twice_is_expected_again(version):
    found = forecast(version, AS_OF, Ahead(12))
    december = found.months.loc[found.months["month"] == "2026-12-01", "expected"].item()
    others = found.months.loc[found.months["month"] != "2026-12-01", "expected"]
    assert december > 1.6 * others.mean()
    assert found.backtest.beats_rule
    assert found.backtest.error < 0.2


def test_history_is_what_the_orders_add_up_to(version):
    found = forecast(version, AS_OF, Ahead(3))
    rows = shop(40)
    expected = rows.groupby(rows["ordered_at"].dt.to_period("M"))["amount"].sum()
    assert found.history["value"].to_numpy() == pytest.approx(expected.to_numpy())
    assert found.summary.whole_months == 40


def test_ranges_hold_the_expected_value(version):
    months = forecast(version, AS_OF, Ahead(6)).months
    assert (months["low"] <= months["expected"]).all()
    assert (months["expected"] <= months["high"]).all()


def test_changing_the_future_changes_nothing(tmp_path):
    rows = shop(40)
    day = date(2025, 6, 12)
    known = rows[rows["ordered_at"] < pd.Timestamp(day)]
    other = rows.assign(amount=rows["amount"].where(rows["ordered_at"] < pd.Timestamp(day), 9_999.0))
    ours, theirs, thirds = (
        forecast(version_of(tmp_path / name, each), day, Ahead(4)) for name, each in (("all", rows), ("known", known), ("other", other))
    )
    for found in (theirs, thirds):
        pd.testing.assert_frame_equal(ours.months, found.months)
        pd.testing.assert_frame_equal(ours.history, found.history)
        pd.testing.assert_frame_equal(ours.backtest.months, found.backtest.months)
        assert ours.summary == found.summary


def test_a_running_month_counts_what_it_has_brought_already(version):
    found = forecast(version, date(2025, 12, 11), Ahead(2)).months
    rows = shop(40)
    came = rows.loc[(rows["ordered_at"] >= "2025-12-01") & (rows["ordered_at"] < "2025-12-11"), "amount"].sum()
    assert found.loc[0, "closed"] == pytest.approx(came)
    assert found.loc[0, "expected"] > came
    assert found.loc[1, "closed"] == 0


def test_few_months_give_a_level_with_its_reason(tmp_path):
    day = date(2025, 9, 1)  # before any December
    found = forecast(version_of(tmp_path, shop(8, until=day)), day, Ahead(3))
    assert found.months["expected"].nunique() == 1
    assert "8 whole months" in str(found.summary.why)


@pytest.mark.parametrize(("months", "words"), [(2, "Only 2 whole months"), (0, "nothing to learn")])
def test_too_little_is_refused_with_a_reason(tmp_path, months, words):
    rows = shop(months) if months else orders(("C1", "2026-01-05", 10.0))
    with pytest.raises(Refusal) as refused:
        forecast(version_of(tmp_path, rows), AS_OF if months else date(2026, 1, 20), Ahead(3))
    assert words in str(refused.value.sentence)


def test_months_in_which_nothing_came_in_are_told(tmp_path):
    with pytest.raises(Refusal, match="Nothing came in during the 12 whole months"):
        forecast(version_of(tmp_path, shop(12).assign(amount=0.0)), AS_OF, Ahead(3))


@pytest.mark.parametrize("months", [0, 25])
def test_an_absurd_number_of_months_is_refused(version, months):
    with pytest.raises(Refusal, match="Ask for 1 to 24 months"):
        forecast(version, AS_OF, Ahead(months))


def test_a_data_set_without_revenue_says_so(tmp_path):
    with pytest.raises(Refusal, match="there is nothing on orders in this data"):
        forecast(
            version_of(tmp_path, pd.DataFrame({"ticket_id": ["1"], "opened_at": [pd.Timestamp("2025-01-01")]}), "tickets"), AS_OF, Ahead()
        )


def test_closed_open_and_to_come_add_up(tmp_path):
    version = deals_in(tmp_path, simulated(1_500).deals)
    day = date(2025, 10, 10)
    found = forecast(version, day, Ahead(4), pipeline=open_deals(version, day))
    parts = found.months[["closed", "open", "to_come"]].sum(axis=1)
    assert parts.to_numpy() == pytest.approx(found.months["expected"].to_numpy(), abs=0.005)
    assert (found.months[["closed", "open", "to_come"]] >= 0).all().all()


def test_a_sum_of_parts_that_the_simple_rule_beats_is_not_shown(tmp_path, monkeypatch):
    def tenfold(self):
        said = {known: self.model.said(known) for known in origins_of(self.model)}
        return {known: each.moved(10 * each.middle) for known, each in said.items()}

    monkeypatch.setattr(Making, "_summed_told", tenfold)
    version = deals_in(tmp_path, simulated(1_500).deals)
    day = date(2025, 10, 10)
    found = forecast(version, day, Ahead(3), pipeline=open_deals(version, day))
    assert not found.backtest.beats_rule
    assert found.summary.method is Method.RULE


def subscriptions() -> pd.DataFrame:
    """A customer more every month at 10 a month, every fourth leaving after ten months."""
    starts = pd.date_range("2023-01-05", periods=36, freq="MS") + pd.Timedelta(days=4)
    ends = [start + pd.DateOffset(months=10) if number % 4 == 0 else pd.NaT for number, start in enumerate(starts)]
    frame = pd.DataFrame({"subscription_id": [f"S{n}" for n in range(36)], "customer": [f"C{n}" for n in range(36)]})
    return frame.assign(started_at=starts, ended_at=pd.to_datetime(ends), mrr=10.0)


def test_recurring_revenue_is_the_sum_of_its_movements(tmp_path):
    found = forecast(version_of(tmp_path, subscriptions(), "subscriptions"), AS_OF, Ahead(6, Kind.RECURRING))
    moved = found.movements.drop(columns=["month", "end"]).sum(axis=1)
    assert moved.to_numpy() == pytest.approx(found.movements["end"].to_numpy())
    assert found.backtest.beats_rule
    assert found.months["expected"].to_numpy() == pytest.approx(found.movements["end"].to_numpy())
    assert found.months["expected"].iloc[-1] >= found.history["value"].iloc[-1]


def test_recurring_revenue_begins_where_it_stands_today(tmp_path):
    version = version_of(tmp_path, subscriptions(), "subscriptions")
    found = forecast(version, date(2025, 12, 11), Ahead(3, Kind.RECURRING))
    assert found.movements["start"].iloc[0] == pytest.approx(280.0)  # 35 have begun by then, seven of which have left
    assert found.months["expected"].to_numpy() == pytest.approx(found.movements["end"].to_numpy())


def test_the_command_prints_what_the_page_shows(version: Version, capsys: pytest.CaptureFixture[str]):
    words = ["revenue", "--workspace", str(Path(version.root)), "--as-of", "2026-01-01", "--months", "3", "--json"]
    assert main(words) == 0
    printed = json.loads(capsys.readouterr().out)
    found = forecast(version, AS_OF, Ahead(3))
    assert [row["month"] for row in printed["months"]] == ["2026-01-01", "2026-02-01", "2026-03-01"]
    assert [row["expected"] for row in printed["months"]] == pytest.approx(found.months["expected"].tolist(), abs=1e-5)
    assert printed["backtest"]["error"] == pytest.approx(found.backtest.error, abs=1e-5)


def test_of_subscriptions_alone_the_command_forecasts_recurring_revenue(tmp_path, capsys: pytest.CaptureFixture[str]):
    version = version_of(tmp_path, subscriptions(), "subscriptions")
    assert kinds_of(version) == (Kind.RECURRING,)
    assert main(["revenue", "--workspace", str(tmp_path), "--as-of", "2026-01-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["summary"]["kind"] == "recurring"
