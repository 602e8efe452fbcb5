"""Laws of periods and comparisons, for any days."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kpi.comparison import Comparison, compared_with, previous, step_compared_with
from kpi.periods import Grain, Period, add_months, cut, floor, step
from kpi.selection import Selection

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
GRAINS = st.sampled_from(Grain)
COMPARISONS = st.sampled_from([Comparison.PREVIOUS, Comparison.YEAR])


@st.composite
def periods(draw: st.DrawFn, most: int = 800) -> Period:
    start = draw(DAYS)
    return Period(start, start + timedelta(days=draw(st.integers(1, most))))


@st.composite
def whole_months(draw: st.DrawFn) -> Period:
    start = floor(draw(DAYS), Grain.MONTH)
    return Period(start, add_months(start, draw(st.integers(1, 24))))


@given(periods(), GRAINS)
def test_the_steps_of_a_period_follow_each_other_and_add_up_to_it(period: Period, grain: Grain) -> None:
    steps = cut(period, grain)
    assert (steps[0].start, steps[-1].end) == (period.start, period.end)
    assert all(one.end == other.start for one, other in pairwise(steps))
    assert all(floor(each.start, grain) == floor(each.end - timedelta(days=1), grain) for each in steps)


@given(DAYS, GRAINS)
def test_a_day_lies_in_its_step_and_in_no_other(day: date, grain: Grain) -> None:
    start = floor(day, grain)
    assert start <= day < step(start, grain)
    assert floor(start, grain) == start


@given(whole_months())
def test_before_whole_months_come_as_many_whole_months(period: Period) -> None:
    before = previous(period)
    months = [(each.end.year - each.start.year) * 12 + each.end.month - each.start.month for each in (period, before)]
    assert before.end == period.start
    assert before.start.day == 1
    assert months[0] == months[1]


@given(periods())
def test_the_period_before_ends_where_the_period_begins(period: Period) -> None:
    assert previous(period).end == period.start


@given(periods(most=365), COMPARISONS, DAYS)
def test_a_period_never_overlaps_with_what_it_is_compared_with(period: Period, comparison: Comparison, today: date) -> None:
    other = compared_with(period, comparison, today)
    assert other is not None
    assert other.end <= period.start


@given(periods(), COMPARISONS, st.integers(0, 800), st.integers(1, 3))
def test_a_running_period_is_compared_with_no_more_days_than_have_passed(
    period: Period, comparison: Comparison, passed: int, back: int
) -> None:
    today = period.start + timedelta(days=passed)
    other = compared_with(period, comparison, today, back)
    assert other is not None
    if period.is_running(today):
        assert other.days <= passed + 1


@given(periods(), GRAINS, COMPARISONS, DAYS)
def test_a_step_of_a_trend_always_has_a_step_to_compare_with(period: Period, grain: Grain, comparison: Comparison, today: date) -> None:
    for part in cut(period, grain):
        other = step_compared_with(part, grain, comparison, today)
        assert other is not None
        assert other.end <= part.start


@given(whole_months(), DAYS)
def test_one_whole_step_is_compared_as_the_same_period_is(period: Period, today: date) -> None:
    month = cut(period, Grain.MONTH)[0]
    for comparison in (Comparison.PREVIOUS, Comparison.YEAR):
        assert step_compared_with(month, Grain.MONTH, comparison, today) == compared_with(month, comparison, today) or month.start > today


@given(periods(), DAYS)
def test_without_a_comparison_there_is_none(period: Period, today: date) -> None:
    assert Selection(period, today).compared is None


@given(st.text(min_size=1), st.text(min_size=1))
def test_narrowing_to_a_member_replaces_the_filter_of_that_dimension_only(one: str, other: str) -> None:
    asked = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), date(2026, 1, 1)).narrowed("rep", one).narrowed("country", None)
    assert {each.dimension: each.members for each in asked.narrowed("rep", other).filters} == {"rep": (other,), "country": (None,)}
