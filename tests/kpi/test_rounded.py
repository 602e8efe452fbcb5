"""Parts of a whole, rounded as they are shown, still make the whole."""

import random

from kpi.why.rounded import per_cents


def test_three_models_that_each_round_up_are_not_101_per_cent_together():
    assert per_cents([0.566, 0.3955, 0.0385]) == [57, 39, 4]


def test_thirds_make_a_hundred_and_nothing_makes_nothing():
    assert per_cents([1 / 3] * 3) == [34, 33, 33]
    assert per_cents([0.0, 0.0]) == [0, 0]
    assert per_cents([]) == []


def test_of_a_thousand_random_wholes_all_make_a_hundred_and_none_is_more_than_one_off():
    draw = random.Random(3)
    for _ in range(1000):
        drawn = [draw.random() for _ in range(draw.randint(1, 6))]
        shares = [each / sum(drawn) for each in drawn]
        told = per_cents(shares)
        assert sum(told) == 100
        assert all(abs(whole - 100 * share) < 1 for whole, share in zip(told, shares, strict=True))
