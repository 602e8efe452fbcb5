"""Ranges of what customers cost, bring back and are worth; who differs from the others; leads needed to tell."""

from math import exp, sqrt

import numpy as np
import pytest
from scipy.stats import norm

from forecasting.channels.ranges import cost_range, mean_range, poisson_range, return_range
from forecasting.channels.standing import Standing, standings
from forecasting.channels.telling_apart import leads_to_tell


@pytest.mark.parametrize(("count", "low", "high"), [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (20, 12.217, 30.889)])
def test_the_range_of_a_count_is_garwood_s(count, low, high):
    """As printed in tables of exact Poisson limits (Ulm 1990, American Journal of Epidemiology 131)."""
    assert poisson_range(count) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


def test_a_customer_costs_the_money_over_as_many_as_there_may_well_have_been():
    """1,000 for 5 customers: 200; for 11.668 at most, 1.623 at least."""
    found = cost_range(1000, 5)
    assert (found.value, round(found.low, 1), round(found.high, 0)) == (200, 85.7, 616)


def test_without_a_customer_the_cost_has_only_a_lower_bound():
    assert cost_range(369, 0).value is None
    assert cost_range(369, 0).low == pytest.approx(369 / 3.689, abs=0.1)
    assert cost_range(369, 0).high is None
    assert cost_range(None, 3) is None and cost_range(0, 3) is None


def test_what_comes_back_is_even_on_a_logarithmic_scale():
    """4 customers of 500 each for 1,000: 1 comes back beyond it; √(4 · 500²) ÷ 2,000 = ½, so e^(±1.96 / 2) times 2,000."""
    found = return_range(2000, 4 * 500**2, 1000)
    assert found.value == 1
    assert (found.low, found.high) == (pytest.approx(2 * exp(-0.98) - 1, abs=1e-3), pytest.approx(2 * exp(0.98) - 1, abs=1e-3))


def test_the_range_of_the_return_holds_the_truth_about_as_often_as_it_says():
    """Customers by a Poisson law of mean 60, amounts log-normal: of 600 companies some 95 % have the truth in their range."""
    random, held = np.random.default_rng(3), 0
    true = 60 * exp(6 + 0.6**2 / 2) / 9000 - 1
    for _ in range(600):
        amounts = random.lognormal(6, 0.6, random.poisson(60))
        found = return_range(amounts.sum(), (amounts**2).sum(), 9000)
        held += found.low <= true <= found.high
    assert 0.92 <= held / 600 <= 0.98


def test_a_mean_has_student_s_range_and_few_values_none():
    values = np.arange(1.0, 13.0)
    found = mean_range(values.sum(), (values**2).sum(), 12)
    reach = 2.201 * values.std(ddof=1) / sqrt(12)  # t with 11 degrees of freedom
    assert (found.low, found.high) == (pytest.approx(6.5 - reach, abs=1e-3), pytest.approx(6.5 + reach, abs=1e-3))
    assert mean_range(6.0, 14.0, 3).low is None
    assert mean_range(0.0, 0.0, 0) is None


def test_who_differs_from_the_others_is_told():
    assert standings([(1000, 200), (1000, 100), (1000, 100)]) == [Standing.BETTER, Standing.WORSE, Standing.WORSE]
    assert standings([(50, 6), (50, 5), (50, 4)]) == [Standing.ALIKE] * 3
    assert standings([(50, 6)]) == [Standing.ALIKE]


def test_of_many_alike_hardly_any_is_said_to_differ():
    """Forty campaigns that convert alike: without control two of them would differ; any at all is said in some 5 % of companies."""
    random, alarms, naive = np.random.default_rng(5), 0, 0
    for _ in range(120):
        counts = [(300, int(each)) for each in random.binomial(300, 0.1, 40)]
        alarms += any(each is not Standing.ALIKE for each in standings(counts))
        naive += sum(abs(k - 30) > 1.96 * sqrt(27) for _, k in counts)
    assert alarms / 120 <= 0.08
    assert naive / 120 > 1.5


def test_leads_to_tell_two_apart_are_those_of_the_textbook():
    """Fleiss: (1.96 + 0.8416)² (.1 · .9 + .15 · .85) ÷ .05² = 682.9 in each of two groups that begin with none."""
    assert leads_to_tell((0.10, 0), (0.15, 0)) == 683
    assert leads_to_tell((0.10, 400), (0.15, 400)) == 0
    assert leads_to_tell((0.10, 200), (0.15, 200)) == 483
    assert leads_to_tell((0.10, 5000), (0.1001, 5000)) is None


def test_with_as_many_leads_more_the_difference_is_found_four_times_in_five():
    random = np.random.default_rng(7)
    needed = leads_to_tell((0.10, 0), (0.15, 0))
    a, b = (random.binomial(needed, share, 4000) / needed for share in (0.10, 0.15))
    error = np.sqrt(a * (1 - a) / needed + b * (1 - b) / needed)
    assert np.mean(np.abs(a - b) / error > norm.ppf(0.975)) == pytest.approx(0.8, abs=0.03)
