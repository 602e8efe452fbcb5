"""The estimators of the sales cycle, on numbers worked out by hand and on known chances."""

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from forecasting.sales_cycle import months, steps
from forecasting.sales_cycle.dates import closing_days
from forecasting.sales_cycle.hazard import DailyHazard
from forecasting.sales_cycle.history import LOST, NOTHING, WON
from forecasting.sales_cycle.person_days import PersonDays, days_to_quarter_end
from forecasting.sales_cycle.pooled import AalenJohansen
from forecasting.sales_cycle.revenue import range_of, simulated, widened
from forecasting.sales_cycle.softmax import SoftmaxRegression

FOUR = {"entry": np.zeros(4), "exit": np.array([1.0, 2, 3, 4]), "outcome": np.array([WON, LOST, NOTHING, WON])}
"""Won on day 1, lost on day 2, still open on day 3, won on day 4."""


def test_an_open_deal_counts_until_it_is_last_seen():
    """At risk 4, 3, 2, 1: won 1/4 on day 1; lost 3/4 · 1/3 on day 2; the half still open on day 4 is won. Closed deals alone say 2/3."""
    model = AalenJohansen().fit(**FOUR)
    assert model.at_risk_.tolist() == [4, 4, 3, 2, 1, 0]
    assert model.incidence_[:, 0] == pytest.approx([0, 0.25, 0.25, 0.25, 0.75, 0.75])
    assert model.incidence_[:, 1] == pytest.approx([0, 0, 0.25, 0.25, 0.25, 0.25])
    assert model.survival_ == pytest.approx([1, 0.75, 0.5, 0.5, 0, 0])


def test_won_lost_and_open_always_add_up_to_all():
    rng = np.random.default_rng(3)
    entry = rng.integers(0, 20, 200).astype(float)
    model = AalenJohansen().fit(entry, entry + rng.integers(0, 50, 200), rng.integers(0, 3, 200))
    assert model.incidence_.sum(axis=1) + model.survival_ == pytest.approx(1)
    assert (model.variance_ >= 0).all()


def test_without_lost_deals_the_variance_is_greenwoods():
    """Won of n = 4 on day 1 alone: variance p(1 − p)/n = .25 · .75/4."""
    model = AalenJohansen().fit(np.zeros(4), np.array([1.0, 5, 5, 5]), np.array([WON, NOTHING, NOTHING, NOTHING]))
    assert model.variance_[1] == pytest.approx([0.25 * 0.75 / 4, 0, 0.25 * 0.75 / 4])


def test_a_deal_that_came_late_under_watch_is_not_at_risk_before():
    """One deal watched from the start, one from its third day: one at risk on day 2, two on day 4, so half are won then."""
    model = AalenJohansen().fit(np.array([0.0, 3]), np.array([5.0, 4]), np.array([LOST, WON]))
    assert model.at_risk_[[2, 4]].tolist() == [1, 2]
    assert model.incidence_[4].tolist() == [0.5, 0]


def test_a_pooled_chance_is_given_that_the_deal_is_still_open():
    """Of the half open after day 2 all are won on day 4: a deal two whole days old is won for sure within two more, and not within one."""
    model = AalenJohansen().fit(**FOUR)
    assert model.predict_incidence(np.array([3.0]), np.array([1.0, 2.0]))[0, :, 0].tolist() == [0, 1]


def test_steps_end_at_month_starts_and_grow():
    ends = steps.edges(as_of=20_000, days=120)  # 2024-10-04
    assert {28.0, 58.0, 89.0} <= set(ends)
    assert ends[:4].tolist() == [0, 1, 2, 3]
    assert np.diff(ends).max() <= 7


def test_constant_daily_hazards_add_up_as_by_hand():
    """1 % won and 3 % lost a day: open after d days .96^d, and a quarter of what closed was won."""
    reached = steps.incidence(np.tile([0.01, 0.03], (1, 3, 1)), np.array([0.0, 1, 5, 10]))
    assert reached[0, :, 0] == pytest.approx([0.25 * (1 - 0.96**day) for day in (1, 5, 10)])
    assert reached[0, :, 1] == pytest.approx([0.75 * (1 - 0.96**day) for day in (1, 5, 10)])


def test_scaling_hazards_by_one_changes_nothing_and_by_more_brings_deals_forward():
    reached = steps.incidence(np.tile([0.01, 0.03], (1, 3, 1)), np.array([0.0, 1, 5, 10]))
    assert steps.scaled(reached, np.ones(2)) == pytest.approx(reached)
    more = steps.scaled(reached, np.array([2.0, 1.0]))
    assert (more[..., 0] > reached[..., 0]).all()
    assert (more.sum(axis=2) <= 1).all()


def test_half_of_the_chance_to_close_is_used_up_on_the_median_day():
    """.1 on each of ten days: half is used up at the end of the fifth day, which is day 4 after the as-of day."""
    reached = np.arange(1, 11)[None, :] / 10
    middle, low, high = closing_days(reached, np.arange(11.0), 10, (0.5, 0.1, 0.9))
    assert (middle[0], low[0], high[0]) == (4, 0, 8)


def test_a_deal_that_will_hardly_close_gets_no_date():
    assert np.isnan(closing_days(np.full((1, 10), 0.01), np.arange(11.0), 10, (0.5,))[0][0])


@pytest.mark.parametrize("kind", ["boosted", "logistic"])
def test_a_daily_hazard_finds_which_deals_close(kind: str):
    """Product 0 is won on 6 % of its days, product 1 lost on 2 %; quiet days are thinned to a quarter and weigh four."""
    rng = np.random.default_rng(5)
    rows = pd.DataFrame({"age": rng.integers(0, 60, 40_000).astype(float), "product": rng.integers(0, 2, 40_000).astype(float)})
    chance = rng.random(40_000)
    outcome = np.where((rows["product"] == 0) & (chance < 0.06), WON, np.where((rows["product"] == 1) & (chance < 0.02), LOST, NOTHING))
    kept = (outcome != NOTHING) | (rng.random(40_000) < 0.25)
    weight = np.where(outcome == NOTHING, 4.0, 1.0)
    with threadpool_limits(limits=1):
        model = DailyHazard(kind=kind).fit(rows[kept], outcome[kept], weight[kept])
        found = model.predict_hazard(pd.DataFrame({"age": [30.0, 30.0], "product": [0.0, 1.0]}))
    assert found == pytest.approx(np.array([[0.06, 0.0], [0.0, 0.02]]), abs=0.012)


def test_days_to_quarter_end():
    days = pd.to_datetime(["2026-03-31", "2026-04-01", "2026-06-30", "2024-02-29"]).to_numpy().astype("datetime64[D]").astype(float)
    assert days_to_quarter_end(days).tolist() == [0, 90, 0, 31]


def test_simulated_revenue_holds_its_expectation_and_widens():
    """100 deals of 10 with chance .5 in one month: mean 500, standard deviation 50, so 80 % lie within about 436 and 564."""
    chance, amount = np.full((100, 1), 0.5), np.full(100, 10.0)
    low, high = range_of(simulated(chance, amount, amount, np.ones(1), np.random.default_rng(1)))
    assert (low[0], high[0]) == pytest.approx((436, 564), abs=15)
    assert widened(np.array([500.0]), np.array([440.0]), np.array([560.0]), 2)[0][0] == 380


def test_models_share_as_what_happened_is_likeliest():
    """Three days given .8 and .2, one the other way round: 3·log m + log(1 − m) is greatest at m = .75 = .2 + .6 s."""
    likelihood = np.array([[0.8, 0.2], [0.2, 0.8]])
    assert months.shares(likelihood, np.array([3.0, 1.0])) == pytest.approx([0.55 / 0.6, 0.05 / 0.6], abs=1e-3)


def test_the_calendar_is_judged_on_months_whose_place_in_the_quarter_came_twice():
    """March to June of a year: only March and June end a quarter twice."""
    assert months.repeated(np.array([2, 2, 3, 4, 5])) == [2, 5]


def test_a_month_left_out_is_not_shown_to_the_model_judged_by_it(monkeypatch):
    days = np.arange(60.0)
    rows = PersonDays(pd.DataFrame({"age": days}), np.zeros(60, dtype=int), np.ones(60), days)
    seen = []

    def hazard(name, shown, asked, seed):
        seen.append((set(shown.day), set(asked.day)))
        return np.full((len(asked.day), 2), 0.01)

    monkeypatch.setattr(months, "_hazard", hazard)
    months._likelihoods(rows, ["pooled", "boosted"], days >= 40, 0)
    assert seen == [(set(days[:40]), set(days[40:]))] * 2


def test_months_left_out_together_have_different_places_in_the_quarter():
    assert months.in_pairs([0, 1, 2, 3, 4, 5]) == [(0, 1), (2, 3), (4, 5)]
    assert months.in_pairs([2, 5]) == [(2,), (5,)]


def test_softmax_regression_ends_where_logistic_regression_does():
    """The same minimum as scikit-learn's, where columns go together and outcomes are rare; sparse rows say the same as full ones."""
    draws = np.random.default_rng(3)
    rows = draws.normal(size=(4_000, 6)) + 3.0
    rows[:, 5] = rows[:, 0] + 0.1 * draws.normal(size=4_000)
    rows[:, 1] = rows[:, 1] > 3
    level = rows @ np.array([0.8, 0.5, 0.0, -0.6, 0.0, 0.3]) - 4.5
    outcome = np.select([draws.random(4_000) < 1 / (1 + np.exp(-level)) / 4, draws.random(4_000) < 0.02], [1, 2], 0)
    weight = np.where(outcome == 0, 5.0, 1.0)
    ours = SoftmaxRegression(c=0.3, tol=1e-7).fit(rows, outcome, weight)
    theirs = LogisticRegression(C=0.3, tol=1e-9, max_iter=10_000).fit(rows, outcome, sample_weight=weight)
    np.testing.assert_allclose(ours.predict_proba(rows), theirs.predict_proba(rows), rtol=2e-3, atol=1e-6)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=2e-3)
    of_sparse = SoftmaxRegression(c=0.3, tol=1e-7).fit(csr_matrix(rows), outcome, weight)
    np.testing.assert_allclose(of_sparse.predict_proba(csr_matrix(rows)), ours.predict_proba(rows), rtol=1e-6)
    assert (ours.predict(rows) == theirs.predict(rows)).all()


def test_trees_see_numbers_in_the_bins_they_would_find_themselves():
    """Binned beforehand, numbers split where scikit-learn splits them."""
    draws = np.random.default_rng(5)
    rows = pd.DataFrame(
        {"age": draws.gamma(2, 30, 3_000), "amount": np.where(draws.random(3_000) < 0.1, np.nan, draws.normal(8, 1, 3_000))}
    )
    outcome = (draws.random(3_000) < rows["age"] / 300).astype(int)
    weight = np.where(outcome, 1.0, 3.0)
    ours = DailyHazard().fit(rows, outcome, weight)
    theirs = ours._boosted([]).fit(rows, outcome, sample_weight=weight / weight.mean())
    np.testing.assert_allclose(ours.predict_hazard(rows)[:, 0], theirs.predict_proba(rows)[:, 1], rtol=1e-9)
