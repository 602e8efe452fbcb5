"""The signed-rank test gives the probabilities of the tables, whatever the ties."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.signed_ranks import chance_of


def test_of_twelve_differences_to_one_side_the_chance_is_two_of_all_patterns():
    assert chance_of(list(range(1, 13))) == 2 / 2**12


def test_wilcoxons_table_of_ten_pairs():
    assert chance_of([10, 9, 8, 7, 6, 5, 4, -3, -2, -1]) == pytest.approx(0.0273, abs=1e-4)  # smaller sum 6


def test_differences_that_balance_are_chance():
    assert chance_of([1, -1, 2, -2]) == 1.0


@given(st.lists(st.integers(-4, 4), min_size=1, max_size=9).filter(any))
def test_it_is_the_share_of_all_patterns_of_signs(differences):
    sizes = sorted(abs(each) for each in differences)
    rank = {size: sum(place for place, each in enumerate(sizes, 1) if each == size) / sizes.count(size) for size in sizes}
    ranks = [rank[abs(each)] for each in differences if each]
    signs = [1 if each > 0 else -1 for each in differences if each]
    far = abs(sum(sign * each for sign, each in zip(signs, ranks, strict=True)))
    patterns = [abs(sum(sign * each for sign, each in zip(pattern, ranks, strict=True))) for pattern in product((1, -1), repeat=len(ranks))]
    assert chance_of(differences) == pytest.approx(sum(each >= far - 1e-9 for each in patterns) / len(patterns))
