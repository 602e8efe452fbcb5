"""Channels compared honestly."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from forecasting.channel_comparison import compare
from forecasting.conversion_model import estimate


def channels(*rows, **columns):
    return pd.DataFrame(rows, columns=["channel", "leads", "converted"]).assign(**columns)


def by_name(comparison):
    return {each.channel: each for each in comparison.channels}


def test_five_of_eight_are_never_crowned():
    comparison = compare(channels(("Search", 1000, 130), ("Fair", 8, 5), ("Mail", 900, 90)), seed=7)
    fair = by_name(comparison)["Fair"]
    assert comparison.best.channel == "Search"
    assert (fair.rank, fair.chance_best) == (None, None)
    assert fair.conversion == 0.625 and fair.expected < 0.55
    assert comparison.channels[0].channel == "Search"
    assert "Too few" in fair.mark.template and fair.leads_missing >= 22


def test_five_of_eight_are_not_crowned_by_themselves_either():
    comparison = compare(channels(("Fair", 8, 5), ("Mail", 6, 0)), seed=7)
    assert comparison.best is None
    assert str(comparison.verdict) == "There are no two channels with enough leads to compare."


def test_a_channel_with_twice_the_conversion_on_many_leads_is_the_best():
    comparison = compare(channels(("Search", 1000, 100), ("Partner", 1000, 200), ("Mail", 1000, 95)), seed=7)
    assert comparison.best.channel == "Partner"
    assert comparison.best.chance_best > 0.99
    assert [each.channel for each in comparison.channels] == ["Partner", "Search", "Mail"]
    assert str(comparison.verdict) == "Of the channels with enough leads, Partner converts best, with a chance of 99%."


def test_channels_that_do_not_differ_have_no_winner():
    comparison = compare(channels(("A", 500, 51), ("B", 500, 50), ("C", 500, 49)), seed=7)
    assert comparison.best is None
    assert "No channel is clearly ahead" in str(comparison.verdict)


def test_a_channel_far_from_the_others_needs_no_narrow_interval():
    rows = by_name(compare(channels(("Search", 1000, 100), ("Partner", 40, 24)), seed=7))
    assert (rows["Partner"].leads_missing, rows["Partner"].rank) == (0, 1)


def test_a_channel_known_to_be_bad_is_not_called_too_small():
    bad = by_name(compare(channels(("Search", 1000, 100), ("Bought list", 2000, 3)), seed=7))["Bought list"]
    assert (bad.leads_missing, bad.rank) == (0, 2)


def test_the_missing_leads_are_enough_when_they_come():
    small = by_name(compare(channels(("Search", 1000, 100), ("Fair", 50, 5)), seed=7))["Fair"]
    leads = small.leads + small.leads_missing
    grown = by_name(compare(channels(("Search", 1000, 100), ("Fair", leads, round(leads * small.expected))), seed=7))["Fair"]
    assert small.leads_missing > 0 and grown.leads_missing <= 0.1 * leads


def test_expected_conversion_lies_between_the_channel_s_own_and_the_common_one():
    for each in compare(channels(("A", 40, 20), ("B", 2000, 200), ("C", 60, 2), ("D", 900, 81)), seed=7).channels:
        low, high = sorted((each.conversion, 0.11))
        assert low - 0.02 <= each.expected <= high + 0.02


def test_fewer_leads_are_drawn_further():
    rows = by_name(compare(channels(("Small", 10, 3), ("Large", 1000, 300), ("Other", 1000, 100), ("More", 1000, 120)), seed=7))
    assert rows["Small"].expected < rows["Large"].expected


def test_with_two_large_channels_the_chance_is_the_one_of_independent_betas():
    """With many leads the prior hardly counts: P(p₁ > p₂) for Beta(k + 1, n − k + 1) by quadrature."""
    points = np.linspace(0, 1, 20_001)
    exact = np.trapezoid(beta.pdf(points, 1101, 8901) * beta.cdf(points, 1051, 8951), points)
    found = estimate(np.array([10_000, 10_000]), np.array([1100, 1050]), np.array([True, True]), seed=7).best[0]
    assert found == pytest.approx(exact, abs=0.1) and found < exact  # less, for alike channels make alike conversions likely


def test_the_posterior_of_rat_tumours_is_the_book_s():
    """Gelman et al., Bayesian Data Analysis, table 5.1: 71 groups; 4 of 14 in the last is drawn to .21 (section 5.3, a = 2.4, b = 14.3)."""
    groups = "0/20 0/20 0/20 0/20 0/20 0/20 0/20 0/19 0/19 0/19 0/19 0/18 0/18 0/17 1/20 1/20 1/20 1/20 1/19 1/19 1/18 1/18 2/25 2/24 2/23"
    groups += (
        " 2/20 2/20 2/20 2/20 2/20 2/20 1/10 5/49 2/19 5/46 3/27 2/17 7/49 7/47 3/20 3/20 2/13 9/48 10/50 4/20 4/20 4/20 4/20 4/20 4/20"
    )
    groups += " 4/20 10/48 4/19 4/19 4/19 5/22 11/46 12/49 5/20 5/20 6/23 5/19 6/22 6/20 6/20 6/20 16/52 15/47 15/46 9/24 4/14"
    converted, leads = np.array([[int(each) for each in group.split("/")] for group in groups.split()]).T
    assert len(leads) == 71
    means = estimate(leads, converted, leads > 0, seed=7).mean
    assert means[-1] == pytest.approx((2.4 + 4) / (2.4 + 14.3 + 14), abs=0.01)
    assert means[0] == pytest.approx(2.4 / (2.4 + 14.3 + 20), abs=0.01)


def test_leads_without_a_channel_are_counted_but_cannot_be_best():
    comparison = compare(channels(("Search", 1000, 100), (None, 1000, 300), ("Mail", 1000, 50)), seed=7)
    unknown = by_name(comparison)[None]
    assert comparison.overall == 0.15
    assert (unknown.rank, unknown.chance_best, unknown.mark) == (None, None, None)
    assert comparison.channels[-1] is unknown
    assert comparison.best.channel == "Search"


def test_cost_is_divided_only_where_both_are_known():
    table = channels(("Search", 100, 10), ("Mail", 50, 0), ("Fair", 0, 0), ("Word of mouth", 80, 8), cost=[500, 100, 900, None])
    rows = by_name(compare(table, seed=7))
    assert (rows["Search"].cost_per_lead, rows["Search"].cac) == (5, 50)
    assert (rows["Mail"].cost_per_lead, rows["Mail"].cac) == (2, None)
    assert (rows["Fair"].cost, rows["Fair"].cost_per_lead, rows["Fair"].conversion, rows["Fair"].chance_best) == (900, None, None, None)
    assert (rows["Word of mouth"].cost, rows["Word of mouth"].cac) == (None, None)
    assert by_name(compare(table.assign(new_customers=[4, 0, 0, 8]), seed=7))["Search"].cac == 125


def test_without_leads_there_is_nothing_to_compare():
    assert compare(channels(("Search", 0, 0)), seed=7) is None
    assert compare(channels(), seed=7) is None


def test_where_nobody_converts_nobody_wins():
    comparison = compare(channels(("A", 400, 0), ("B", 300, 0)), seed=7)
    assert comparison.best is None and comparison.overall == 0


@pytest.mark.parametrize("rows", [[("A", 5, 6)], [("A", 5, -1)], [("A", 5, 1), ("A", 6, 2)]])
def test_counts_that_cannot_be_are_a_mistake(rows):
    with pytest.raises(ValueError, match="must"):
        compare(channels(*rows), seed=7)


def test_the_same_seed_gives_the_same_answer():
    table = channels(("A", 40, 20), ("B", 2000, 200))
    assert compare(table, seed=3) == compare(table, seed=3)


counts = st.integers(0, 5000).flatmap(lambda leads: st.tuples(st.just(leads), st.integers(0, leads)))


@settings(max_examples=15, deadline=None)
@given(rows=st.lists(counts, min_size=1, max_size=6))
def test_shares_are_shares_and_chances_add_up(rows):
    comparison = compare(channels(*((f"Channel {i}", leads, converted) for i, (leads, converted) in enumerate(rows))), seed=1)
    if comparison is None:
        return
    chances = [each.chance_best for each in comparison.channels if each.rank is not None]
    assert sum(chances) == pytest.approx(1 if chances else 0)
    for each in comparison.channels:
        assert 0 <= each.expected_low <= each.expected <= each.expected_high <= 1
        assert each.conversion is None or (0 <= each.low <= each.conversion + 1e-12 and each.conversion <= each.high + 1e-12)
    assert len(comparison.frame()) == len(rows)
