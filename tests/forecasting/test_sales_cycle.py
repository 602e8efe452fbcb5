"""The sales-cycle forecast as a whole, on simulated pipelines whose true chances are known."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from forecasting.refusal import Refusal
from forecasting.sales_cycle import forecast
from forecasting.sales_cycle.backtest import beats_rule
from forecasting.sales_cycle.history import day_number, read
from forecasting.sales_cycle.snapshot import Snapshot
from kpi.selection import Filter
from tests.forecasting.deal_pipelines import as_known, simulated, version_of

DAY = date(2025, 10, 1)
DAYS_LEFT = 87  # from the day to the end of the simulation, 360 days after 2025-01-01


@pytest.fixture(scope="module")
def pipeline():
    return simulated(2_500)


@pytest.fixture(scope="module")
def found(pipeline, tmp_path_factory):
    return forecast(version_of(tmp_path_factory.mktemp("pipeline"), pipeline.deals), DAY)


def won_later(pipeline, found):
    """Whether each open deal was won between the day and the end of the simulation."""
    then = pipeline.deals.set_index("deal_id").loc[found.deals["deal"]]
    return (then["status"] == "won").to_numpy()


def test_every_open_deal_has_a_chance_a_date_and_months(pipeline, found):
    known = as_known(pipeline.deals, DAY)
    assert set(found.deals["deal"]) == set(known.loc[known["status"] == "open", "deal_id"])
    assert found.deals["win_probability"].between(0, 1).all()
    assert (found.deals["close_low"] <= found.deals["close_median"]).all()
    assert (found.deals["close_median"] <= found.deals["close_high"]).all()
    assert (found.deals["close_low"] >= pd.Timestamp(DAY)).all()


def test_the_months_of_a_deal_add_up_to_its_chance_and_deals_to_the_months(found):
    by_deal = found.deal_months.groupby("deal", sort=False)["probability"].sum()
    assert by_deal.to_numpy() == pytest.approx(found.deals["win_probability"].to_numpy())
    by_month = found.deal_months.groupby("month")["expected"].sum()
    assert by_month.to_numpy() == pytest.approx(found.months["expected"].to_numpy())
    assert found.deals["expected"].sum() == pytest.approx(found.summary.expected_revenue)
    assert (found.months["low"] <= found.months["expected"]).all()
    assert (found.months["expected"] <= found.months["high"]).all()


def test_the_range_of_a_sum_is_narrower_than_the_sum_of_ranges(found):
    last = found.months.iloc[-1]
    assert (
        found.months["low"].sum() < last["low_by_then"] < found.months["expected"].sum() < last["high_by_then"] < found.months["high"].sum()
    )


def test_chances_are_nearly_as_good_as_the_truth(pipeline, found):
    """Squared error of the chance to be won by the end within 3 % of the one of somebody who knows the simulation's daily chances."""
    was = won_later(pipeline, found)
    whole = found.deals["win_probability"].to_numpy()
    share = pipeline.truth(found.deals["product"], DAYS_LEFT) / pipeline.truth(found.deals["product"], found.summary.horizon_days)
    oracle = np.mean((pipeline.truth(found.deals["product"], DAYS_LEFT) - was) ** 2)
    assert np.mean((whole * share - was) ** 2) <= oracle * 1.03


def test_counting_open_deals_the_cycle_is_longer_than_that_of_won_deals_alone(found):
    assert found.summary.cycle_median > found.summary.cycle_median_won


def test_the_curve_adds_up_and_lies_in_its_bands(found):
    assert (found.curve["won"] + found.curve["lost"] + found.curve["open"]).to_numpy() == pytest.approx(1)
    for name in ("won", "lost", "open"):
        assert found.curve[name].between(found.curve[f"{name}_low"] - 1e-9, found.curve[f"{name}_high"] + 1e-9).all()


def test_the_backtest_beats_the_rule_where_products_differ(found):
    tested = found.backtest
    assert tested.beats_rule
    assert len(tested.origins) == 4
    assert tested.revenue_error < tested.revenue_error_rule
    assert tested.brier < tested.brier_rule
    assert 0.7 <= tested.coverage <= 0.9


def test_the_backtest_says_so_where_the_rule_is_better():
    scores = {"revenue_error": 0.5, "revenue_error_rule": 0.4, "wins_error": 0.1, "wins_error_rule": 0.4, "brier": 0.1, "brier_rule": 0.2}
    assert not beats_rule(scores)
    assert beats_rule(scores | {"revenue_error": None, "revenue_error_rule": None})


def test_a_filter_chooses_deals_and_leaves_their_chances_alone(pipeline, found, tmp_path):
    some = forecast(version_of(tmp_path, pipeline.deals), DAY, (Filter("product", ("A",)),))
    same = found.deals[found.deals["product"] == "A"].reset_index(drop=True)
    pd.testing.assert_frame_equal(some.deals, same)
    assert some.summary.won_deals < found.summary.won_deals
    assert some.backtest.origins["open_deals"].sum() < found.backtest.origins["open_deals"].sum()


def test_a_filter_that_no_deal_passes_gives_an_empty_forecast(pipeline, tmp_path):
    none = forecast(version_of(tmp_path, simulated(150, days=200).deals), date(2025, 7, 1), (Filter("country", ("Italy",)),))
    assert none.deals.empty
    assert none.summary.open_deals == none.summary.won_deals == 0
    assert none.summary.win_rate is None
    assert none.backtest is None


def test_little_data_gets_one_curve_for_all_deals(tmp_path):
    found = forecast(version_of(tmp_path, simulated(150, days=200).deals), date(2025, 7, 1))
    assert found.summary.model == "pooled"
    assert "one curve for all deals" in str(found.summary.why)


@pytest.mark.parametrize(
    ("deals", "words"),
    [
        (simulated(25, days=60).deals, "A forecast needs at least 20 closed and 5 won."),
        (simulated(100).deals.assign(status="open", closed_at=pd.NaT), "every deal is open"),
        (simulated(100).deals.drop(columns="created_at"), "No deal has a creation date"),
    ],
)
def test_what_cannot_carry_a_forecast_is_refused_with_the_reason(tmp_path, deals, words):
    with pytest.raises(Refusal, match=words):
        forecast(version_of(tmp_path, deals), DAY)


def test_where_all_were_open_on_the_day_nothing_is_forecast(tmp_path):
    deals = simulated(1_000).deals
    deals = deals[~(deals["closed_at"] < pd.Timestamp("2025-01-03"))]
    with pytest.raises(Refusal, match="Every deal was still open on 2025-01-03"):
        forecast(version_of(tmp_path, deals), date(2025, 1, 3))


def test_where_no_deal_is_open_the_curve_is_told_and_nothing_breaks(tmp_path):
    deals = simulated(1_000).deals
    found = forecast(version_of(tmp_path, deals[deals["status"] != "open"]), date(2026, 6, 1))
    assert found.deals.empty and found.summary.open_deals == 0
    assert found.summary.win_rate is not None
    assert [str(each) for each in found.summary.notes] == ["No deal was open on that day under these filters."]


def test_where_deals_close_on_the_day_they_begin_one_curve_speaks_for_all(tmp_path):
    deals = simulated(600).deals
    deals = deals.assign(closed_at=deals["created_at"].where(deals["closed_at"].notna()))
    found = forecast(version_of(tmp_path, deals), DAY)
    assert found.summary.won_deals > 100
    assert (found.deals["win_probability"] == 0).all()


def test_where_all_amounts_are_nothing_no_revenue_is_forecast(tmp_path):
    found = forecast(version_of(tmp_path, simulated(400).deals.assign(amount=0.0)), DAY)
    assert "No won deal has an amount, so no revenue is forecast." in [str(each) for each in found.summary.notes]
    assert found.deals["amount_used"].isna().all()


def test_where_the_creation_date_is_the_day_of_loading_the_reason_is_named(tmp_path):
    deals = simulated(200).deals.assign(created_at=pd.Timestamp("2025-12-31"))
    with pytest.raises(Refusal, match="the creation date looks like the day the data was loaded"):
        forecast(version_of(tmp_path, deals), date(2026, 1, 2))


def test_without_lost_deals_the_win_rate_is_unknown(tmp_path):
    deals = simulated(600).deals
    deals = deals[deals["status"] != "lost"]
    found = forecast(version_of(tmp_path, deals), DAY)
    assert found.deals["win_probability"].isna().all()
    assert found.summary.win_rate is None
    assert found.summary.mean_win_probability is None
    assert found.months["wins"].sum() < len(found.deals)
    assert any("No lost deal is recorded" in str(note) for note in found.summary.notes)


def test_impossible_and_undated_deals_are_left_out_and_counted(tmp_path):
    deals = simulated(400).deals
    deals.loc[deals.index[:7], "created_at"] = pd.NaT
    won = deals.index[20:][deals["status"][20:] == "won"][:3]
    deals.loc[won, "closed_at"] = deals.loc[won, "created_at"] - timedelta(days=1)
    found = forecast(version_of(tmp_path, deals), DAY)
    assert {(each.count, str(each.because)) for each in found.summary.left_out} == {
        (7, "have no creation date"),
        (3, "were closed before they were created"),
    }


def test_an_open_deal_without_amount_counts_with_its_products_mean_and_says_so(tmp_path):
    deals = simulated(600).deals
    known = as_known(deals, DAY)
    missing = known.loc[known["status"] == "open", "deal_id"].iloc[:2]
    deals.loc[deals["deal_id"].isin(missing), "amount"] = np.nan
    found = forecast(version_of(tmp_path, deals), DAY)
    won = known[known["status"] == "won"].groupby("product")["amount"].mean()
    rows = found.deals[found.deals["deal"].isin(missing)]
    assert rows["amount"].isna().all()
    assert rows["amount_used"].to_numpy() == pytest.approx(rows["product"].map(won).to_numpy(float), rel=1e-6)
    assert any(str(note).startswith("2 open deals have no amount") for note in found.summary.notes)


def test_a_deal_without_an_amount_has_the_last_one_of_its_history(tmp_path):
    # a was worth 80, then 90: 90. b has an amount of its own, c no history.
    deals = pd.DataFrame(
        {
            "deal_id": ["a", "b", "c", "d"],
            "created_at": pd.to_datetime(["2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04"]),
            "closed_at": pd.to_datetime([None, None, None, "2025-02-01"]),
            "status": ["open", "open", "open", "won"],
            "amount": [np.nan, 50.0, np.nan, 70.0],
        }
    )
    changes = pd.DataFrame(
        {
            "deal_id": ["a", "a", "a", "b"],
            "changed_at": pd.to_datetime(["2025-01-20", "2025-01-10", "2025-01-25", "2025-01-10"]),
            "stage": ["Offer", "Contact", "Talks", "Offer"],
            "amount": [90.0, 80.0, np.nan, 999.0],
        }
    )
    history = read(version_of(tmp_path, deals, changes))
    known = {day: Snapshot(history, day_number(date(2025, 1, day))).column("amount").to_list() for day in (5, 15, 31)}
    assert known[31] == pytest.approx([90.0, 50.0, np.nan, 70.0], nan_ok=True)
    assert known[15] == pytest.approx([80.0, 50.0, np.nan, 70.0], nan_ok=True)  # the later one is not known yet
    assert known[5] == pytest.approx([np.nan, 50.0, np.nan, 70.0], nan_ok=True)


def test_money_of_another_currency_is_not_added(tmp_path):
    deals = simulated(600).deals.assign(currency="EUR")
    deals.loc[deals.index[::5], "currency"] = "USD"
    found = forecast(version_of(tmp_path, deals), DAY)
    assert found.summary.currency == "EUR"
    assert found.deals["expected"].isna().sum() == (as_known(deals, DAY).query("status == 'open'")["currency"] == "USD").sum()
    assert found.summary.expected_revenue == pytest.approx(found.deals["expected"].sum())
