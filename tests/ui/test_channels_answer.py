"""The answer of the page of channels is no surer than its evidence, and its parts add up to the sum asked for."""

from hypothesis import given
from hypothesis import strategies as st

from forecasting.channels.next_money import Asked, Gain, NextMoney
from forecasting.channels.plan import Plan
from forecasting.channels.ranges import Range
from forecasting.channels.scorecard import Scorecard
from ui.channels_money import Tried, answer, parts_in_money

NOTHING = Scorecard("channel", None, (), {}, ())  # type: ignore[arg-type]


def gain(name, customers, chance, *, then=500.0):
    return Gain(name, Range(*customers), Range(*customers), chance, 100.0, 1000.0, then, 900.0, known=True)


NO_PLAN = Plan((), 0.0, Range(0.0, 0.0, 0.0))


def said(*gains, plan=NO_PLAN):
    asked = Asked(10_000.0, 26)
    return str(answer(Tried(asked, NextMoney(asked, gains, plan, (), None), None, "EUR"), NOTHING))


def test_parts_add_up_to_the_sum_as_they_are_written():
    assert parts_in_money([1913.4, 3699.3, 4387.3], 0.0, 10_000) == [1914, 3699, 4387, 0]
    assert sum(parts_in_money([1 / 3] * 3, 0.0, 1)) == 1


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=8), st.integers(1, 10**7))
def test_parts_always_add_up(shares, amount):
    parts = [amount * each / sum(shares) for each in shares]
    assert round(sum(parts_in_money(parts, 0.0, amount)), 2) == amount


def test_where_ranges_overlap_it_is_too_early_to_tell():
    words = said(gain("Referral", (15.0, 8.0, 25.0), 0.6), gain("Partners", (12.0, 6.0, 20.0), 0.4))
    assert (
        words.startswith("Try Referral first with the next")
        and "too early to be sure" in words
        and "chance 60%" in words
        and "Partners may do as well" in words
    )


def test_where_it_is_sure_it_is_said_plainly():
    words = said(gain("Referral", (15.0, 12.0, 18.0), 0.99), gain("Partners", (2.0, 1.0, 3.0), 0.01))
    assert "would bring most in Referral" in words and "Too early" not in words


def test_beyond_what_was_ever_spent_the_plan_stays_within_it_and_says_so():
    plan = Plan((("Referral", 1913.4), ("Partners", 8086.6)), 0.0, Range(14.0, 8.0, 24.0))
    words = said(gain("Referral", (15.0, 8.0, 25.0), 0.6, then=1500.0), gain("Partners", (12.0, 6.0, 20.0), 0.4), plan=plan)
    assert words.startswith("Spread the next €10,000 over 26 weeks: ") and "about 14 more customers (8 – 24)" in words
    assert "too early to tell: Referral is likeliest (chance 60%), but all of it would be €1,500 a week there" in words
    assert "€1,913 to Referral" in words and "€8,087 to Partners" in words
