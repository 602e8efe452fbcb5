"""The pace of a what-if is tried on the past, where there is one."""

import pytest

from forecasting.what_if_pace import tried


def test_a_pace_that_grew_was_too_low():
    # two months before each stretch of two: 10 a month said, 30 came in two; then 15 a month said, 50 came
    found = tried([10.0, 10.0, 15.0, 15.0, 25.0, 25.0], base=2, ahead=2)
    assert found is not None and found.stretches == 2
    assert found.error == pytest.approx((10 + 20) / (30 + 50))


def test_misses_up_and_down_do_not_cancel():
    found = tried([10.0, 20.0, 10.0], base=1, ahead=1)
    assert found is not None and found.error == pytest.approx(20 / 30)


def test_no_more_than_the_last_four_stretches_are_asked():
    found = tried([99.0] * 40 + [10.0] * 5, base=1, ahead=1)
    assert found is not None and (found.stretches, found.error) == (4, 0.0)


@pytest.mark.parametrize("months", [[], [5.0, 5.0, 5.0], [0.0] * 20])
def test_too_little_past_tells_nothing(months):
    assert tried(months, base=2, ahead=1) is None
