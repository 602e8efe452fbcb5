"""Nothing that happened on or after the as-of day, and nothing that gives the outcome away, may reach a forecast."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from forecasting.sales_cycle import forecast, history
from forecasting.sales_cycle.fields import usable
from forecasting.sales_cycle.history import day_number
from forecasting.sales_cycle.person_days import features, sample
from forecasting.sales_cycle.snapshot import Snapshot
from tests.forecasting.deal_pipelines import as_known, simulated, version_of

DAY = date(2025, 10, 1)


def snapshot_of(version, day=DAY):
    return Snapshot(history.read(version), day_number(day))


def test_changing_the_future_changes_nothing(tmp_path):
    deals = simulated(1_500).deals
    other = as_known(deals, DAY)
    ours, theirs = (forecast(version_of(tmp_path / name, rows), DAY) for name, rows in (("all", deals), ("known", other)))
    pd.testing.assert_frame_equal(ours.deals, theirs.deals)
    pd.testing.assert_frame_equal(ours.months, theirs.months)
    pd.testing.assert_frame_equal(ours.curve, theirs.curve)
    pd.testing.assert_frame_equal(ours.backtest.months, theirs.backtest.months)
    assert ours.summary == theirs.summary


def test_a_field_that_is_filled_in_at_closing_is_set_aside(tmp_path):
    """As with the account in a well-known demonstration file: empty for two thirds of the open deals, for none of the closed."""
    deals = simulated(1_500).deals
    deals["segment"] = np.where((deals["status"] == "open") & (np.arange(len(deals)) % 3 > 0), None, "retail")
    deals["rep"] = np.where(np.arange(len(deals)) % 7 == 0, None, "Ada")
    fields = usable(snapshot_of(version_of(tmp_path, deals), date(2026, 1, 1)))
    assert "segment" in fields.given_away
    assert "rep" not in fields.given_away


def test_an_amount_set_to_nothing_at_loss_is_set_aside(tmp_path):
    deals = simulated(1_500).deals
    deals["amount"] = deals["amount"].where(deals["status"] == "won", 0.0)
    assert "amount" in usable(snapshot_of(version_of(tmp_path, deals))).given_away


def test_a_member_that_stands_in_while_a_deal_is_open_sets_its_field_aside(tmp_path):
    deals = simulated(1_500).deals
    known = as_known(deals, DAY)
    deals["region"] = np.where(np.arange(len(deals)) % 2, "North", "South")
    deals.loc[deals["deal_id"].isin(known.loc[known["status"] == "open", "deal_id"][::2]), "region"] = "Territory"
    deals["team"] = np.where(np.arange(len(deals)) % 2, "Red", "Blue")
    fields = usable(snapshot_of(version_of(tmp_path, deals)))
    assert "region" in fields.given_away
    assert "team" in fields.names


def test_features_do_not_tell_how_long_a_deal_was_watched(tmp_path):
    """The same deal on the same day looks the same whether it closes the next day, a month later, or never."""
    day = pd.Timestamp("2025-03-01")
    deals = pd.DataFrame(
        {
            "deal_id": ["soon", "later", "open"],
            "created_at": [day] * 3,
            "closed_at": [day + pd.Timedelta(days=11), day + pd.Timedelta(days=41), pd.NaT],
            "status": ["won", "lost", "open"],
        }
    )
    snapshot = snapshot_of(version_of(tmp_path, deals))
    on = np.full(3, day_number(date(2025, 3, 9)))
    seen = features(snapshot, usable(snapshot), snapshot.rows, on, on)
    assert (seen == seen.iloc[0]).all(axis=None)


def test_a_deal_is_learned_from_only_on_days_after_the_first_recorded_close(tmp_path):
    deals = pd.DataFrame(
        {
            "deal_id": ["early", "young"],
            "created_at": pd.to_datetime(["2025-01-01", "2025-03-01"]),
            "closed_at": pd.to_datetime(["2025-03-11", None]),
            "status": ["won", "open"],
        }
    )
    snapshot = snapshot_of(version_of(tmp_path, deals), date(2025, 3, 16))
    rows = sample(snapshot, usable(snapshot), np.random.default_rng(1))
    assert sorted(rows.features["age"]) == [10, 11, 12, 13, 14, 69]
    assert snapshot.entry.tolist() == [69, 10]


def test_the_stage_is_the_one_of_the_day_not_the_last(tmp_path):
    day = pd.Timestamp("2025-03-01")
    deals = pd.DataFrame({"deal_id": ["a"], "created_at": [day], "closed_at": [day + pd.Timedelta(days=20)], "status": ["won"]})
    changes = pd.DataFrame(
        {"deal_id": ["a"] * 3, "changed_at": [day, day + pd.Timedelta(days=5), day + pd.Timedelta(days=20)], "stage": ["1", "2", "3 won"]}
    )
    snapshot = snapshot_of(version_of(tmp_path, deals, changes), date(2025, 3, 11))
    at = np.array([day_number(date(2025, 3, 1) + timedelta(days=ahead)) for ahead in (1, 5, 6, 9)])
    seen = features(snapshot, usable(snapshot), np.zeros(4, dtype=int), at, at)
    assert seen["stage"].tolist() == [0, 0, 1, 1]
    assert seen["days_in_stage"].tolist() == [1, 5, 1, 4]
    assert len(snapshot.stages) == 2


@pytest.mark.parametrize(("day", "known"), [(date(2025, 3, 11), False), (date(2025, 3, 12), True)])
def test_the_as_of_day_itself_is_not_known_yet(tmp_path, day, known):
    deals = pd.DataFrame(
        {"deal_id": ["a"], "created_at": pd.to_datetime(["2025-03-01"]), "closed_at": pd.to_datetime(["2025-03-11"]), "status": ["won"]}
    )
    assert snapshot_of(version_of(tmp_path, deals), day).won == known
