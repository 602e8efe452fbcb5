"""Ranges of shares and means against numbers that others published, and against SciPy."""

import pytest
from scipy.stats import binomtest, t

from kpi.intervals import of_mean, of_share


@pytest.mark.parametrize(
    ("those", "all_", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)]
)
def test_a_share_s_range_is_the_one_of_newcombe_1998(those: int, all_: int, low: float, high: float) -> None:
    # Newcombe (1998, Statistics in Medicine 17, 857-872), table I, method 3: Wilson score without continuity correction.
    assert of_share(those, all_) == pytest.approx((low, high), abs=5e-5)


def test_a_share_s_range_worked_out_by_hand() -> None:
    """15 of 20, z² = 3.8415: centre (15 + 1.9207) / 23.8415 = .70972, half-width 1.96 √(20 · .75 · .25 + .96036) / 23.8415 = .17840."""
    assert of_share(15, 20) == pytest.approx((0.5313, 0.8881), abs=1e-4)


@pytest.mark.parametrize(("those", "all_"), [(0, 20), (20, 20), (1, 29), (7, 7_000)])
def test_a_share_s_range_is_scipy_s(those: int, all_: int) -> None:
    told = binomtest(those, all_).proportion_ci(0.95, method="wilson")
    assert of_share(those, all_) == pytest.approx((told.low, told.high), abs=1e-12)


def test_nobody_asked_tells_no_range() -> None:
    assert of_share(0, 0) is None
    assert of_mean(3.0, 9.0, 1) is None


def test_a_mean_s_range_is_that_of_student() -> None:
    answers = [2.0, 4.0, 4.0, 6.0]  # mean 4, s² = 8/3, s/√n = √(2/3); t with 3 degrees of freedom is 3.1824
    reach = 3.182446 * (2 / 3) ** 0.5
    found = of_mean(sum(answers), sum(each**2 for each in answers), 4)
    assert found == pytest.approx((4 - reach, 4 + reach), abs=1e-5)
    assert found == pytest.approx(t.interval(0.95, 3, loc=4, scale=(2 / 3) ** 0.5))
