"""What moves a deal's chance, where it is known what does; and what chances are worth."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from forecasting.calibration import calibration
from forecasting.refusal import Refusal
from forecasting.sales_cycle import forecast
from forecasting.sales_cycle.planned import slipped_days
from tests.forecasting.deal_pipelines import simulated, version_of


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Deals of product A close and win, those of B linger and lose; the team is drawn by lot."""
    deals = simulated(1_000).deals
    deals["team"] = np.random.default_rng(1).choice(["Red", "Blue"], len(deals))
    return forecast(version_of(tmp_path_factory.mktemp("workspace"), deals), date(2025, 12, 1))


def test_the_product_that_decides_is_named_first_with_its_members(found):
    first = found.drivers[0]
    assert first.field == "product"
    assert [level.member for level in first.levels] == ["B", "A"]
    assert first.levels[0].chance < 0.35 < 0.5 < first.levels[1].chance


def test_what_is_drawn_by_lot_moves_little(found):
    assert all(each.spread < 0.1 for each in found.drivers if each.field == "team")


def test_the_back_test_says_what_was_said_until_the_next_day_and_what_then_was(found):
    tested = found.backtest
    assert (tested.origins["last_day"].iloc[-1] - tested.origins["origin"].iloc[-1]).days == 29
    assert (tested.origins["next_was"] >= 0).all()
    assert tested.calibration["deals"].sum() == tested.origins["open_deals"].sum()
    assert (tested.calibration["said"].diff().dropna() >= 0).all()


def test_of_deals_given_one_chance_in_four_one_in_four_is_won():
    """40 deals of chance .25 of which 10 were won, and 40 of chance .5 of which 30 were."""
    chance = np.repeat([0.25, 0.5], 40)
    won = np.concatenate([np.arange(40) < 10, np.arange(40) < 30])
    table = calibration(chance, won).groupby("said")[["deals", "was"]].agg({"deals": "sum", "was": "mean"})
    assert table["deals"].to_dict() == {0.25: 40, 0.5: 40}
    assert table["was"].to_dict() == {0.25: 0.25, 0.5: 0.75}
    assert calibration(chance[:19], won[:19]).empty


def test_wilsons_range_of_ten_in_thirty_nine():
    """p = 10/39, z = 1.2816: (p + z²/78 ± z·√(p(1 − p)/39 + z²/6084)) ÷ (1 + z²/39)."""
    row = calibration(np.full(39, 0.25), np.arange(39) < 10).iloc[0]
    assert (row["low"], row["high"]) == pytest.approx((0.178, 0.354), abs=0.003)


def test_deals_that_were_all_created_on_one_day_are_refused_with_the_reason(tmp_path):
    """A load date instead of a creation date: every deal is as old as the import."""
    deals = simulated(300).deals
    deals["created_at"] = deals["created_at"].min()
    with pytest.raises(Refusal, match="300 of 300 deals were created on one day, 2025-01-"):
        forecast(version_of(tmp_path, deals), date(2026, 1, 1))


def test_a_third_created_on_one_day_is_said(tmp_path):
    deals = simulated(300).deals
    deals.loc[:99, "created_at"] = deals["created_at"].min()
    notes = forecast(version_of(tmp_path, deals), date(2025, 10, 1)).summary.notes
    assert any(str(each).startswith("On one day, 2025-01-0") for each in notes)


def test_a_deal_whose_planned_day_was_moved_later_has_slipped_by_those_days(tmp_path):
    """First planned for the 10th of March, then the 20th, then the 15th: five days. Pulled in, or never moved: not slipped."""
    deals = simulated(3).deals.assign(deal_id=["late", "soon", "same"])
    day = pd.Timestamp("2025-02-01")
    planned = {"late": ["2025-03-10", "2025-03-20", "2025-03-15"], "soon": ["2025-03-10", "2025-03-01"], "same": ["2025-03-10"]}
    changes = pd.DataFrame(
        [
            {"deal_id": deal, "changed_at": day + pd.Timedelta(days=place), "stage": "Open", "expected_close_at": pd.Timestamp(when)}
            for deal, days in planned.items()
            for place, when in enumerate(days)
        ]
    )
    assert slipped_days(version_of(tmp_path, deals, changes)).to_dict() == {"late": 5}
