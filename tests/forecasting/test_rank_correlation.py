"""Spearman's correlation: a published value, its range by hand, and how often it is wrong where there is none."""

import numpy as np
import pytest

from forecasting.rank_correlation import rank_correlation


def test_it_is_the_published_one():
    """IQ and hours of television of ten people, as in many textbooks: ρ = −29 / 165 = −.1758."""
    iq = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110]
    hours = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17]
    assert rank_correlation(iq, hours).value == pytest.approx(-29 / 165)


def test_its_range_worked_out_by_hand():
    """r = −.1758, n = 10: artanh = −.1776; √((1 + .01545) / 7) = .3809; ± .7465: tanh(−.9241), tanh(.5689)."""
    found = rank_correlation([106, 86, 100, 101, 99, 103, 97, 113, 112, 110], [7, 0, 27, 50, 28, 29, 20, 12, 6, 17])
    assert (found.low, found.high) == (pytest.approx(np.tanh(-0.9241), abs=1e-3), pytest.approx(np.tanh(0.5689), abs=1e-3))
    assert not found.is_clear


def test_few_or_all_alike_tell_nothing():
    assert rank_correlation([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7]) is None
    assert rank_correlation([1] * 9, list(range(9))) is None
    assert rank_correlation(list(range(9)), list(range(9))).is_clear


def test_where_nothing_goes_together_it_hardly_ever_says_so():
    random = np.random.default_rng(1)
    wrong = sum(rank_correlation(random.normal(size=14), random.normal(size=14)).is_clear for _ in range(2000))
    assert wrong / 2000 < 0.065
