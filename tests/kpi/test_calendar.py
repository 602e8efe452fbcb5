"""Laws of calendars: weeks from any day, fiscal years, working days, comparisons; for any calendar."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.calendar import MONDAY_TO_FRIDAY, WEEK_STARTS, BadCalendar, Calendar, Weekday
from kpi.comparison import Comparison, step_compared_with, trend_compared_with, year_before
from kpi.periods import Grain, Period, cut, floor, step
from kpi.selection import Selection
from kpi.working_days import working_days

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
GRAINS = st.sampled_from(Grain)
CALENDARS = st.builds(Calendar, week_starts=st.sampled_from(WEEK_STARTS), fiscal_year_starts=st.integers(1, 12))
APRIL = Calendar(fiscal_year_starts=4)
SUNDAYS = Calendar(week_starts=Weekday.SUNDAY)


@st.composite
def periods(draw: st.DrawFn, most: int = 800) -> Period:
    start = draw(DAYS)
    return Period(start, start + timedelta(days=draw(st.integers(1, most))))


@given(periods(), GRAINS, CALENDARS)
def test_the_steps_of_any_calendar_follow_each_other_and_add_up_to_the_period(period: Period, grain: Grain, calendar: Calendar) -> None:
    steps = cut(period, grain, calendar)
    assert (steps[0].start, steps[-1].end) == (period.start, period.end)
    assert all(one.end == other.start for one, other in pairwise(steps))
    assert all(floor(each.start, grain, calendar) == floor(each.end - timedelta(days=1), grain, calendar) for each in steps)


@given(DAYS, GRAINS, CALENDARS)
def test_a_day_lies_in_its_step_which_begins_where_the_calendar_says(day: date, grain: Grain, calendar: Calendar) -> None:
    start = floor(day, grain, calendar)
    assert start <= day < step(start, grain)
    assert floor(start, grain, calendar) == start
    if grain is Grain.WEEK:
        assert start.weekday() == calendar.week_starts
    if grain is Grain.YEAR:
        assert (start.day, start.month) == (1, calendar.fiscal_year_starts)


@given(DAYS, CALENDARS)
def test_four_quarters_and_two_halves_make_a_year(day: date, calendar: Calendar) -> None:
    start = floor(day, Grain.YEAR, calendar)
    year = Period(start, step(start, Grain.YEAR))
    assert [len(cut(year, grain, calendar)) for grain in (Grain.QUARTER, Grain.HALF, Grain.MONTH)] == [4, 2, 12]


def test_a_fiscal_year_from_april_has_its_quarters_in_april_july_october_and_january() -> None:
    year = Period(date(2025, 4, 1), date(2026, 4, 1))
    assert [each.start.month for each in cut(year, Grain.QUARTER, APRIL)] == [4, 7, 10, 1]
    assert floor(date(2026, 3, 31), Grain.YEAR, APRIL) == date(2025, 4, 1)


def test_a_week_from_sunday_begins_on_the_sunday_before() -> None:
    assert floor(date(2026, 8, 19), Grain.WEEK, SUNDAYS) == date(2026, 8, 16)
    assert floor(date(2026, 8, 16), Grain.WEEK, SUNDAYS) == date(2026, 8, 16)


@given(
    periods(most=400), CALENDARS, st.sampled_from([Comparison.PREVIOUS, Comparison.YEAR, Comparison.CUSTOM]), st.integers(0, 400), periods()
)
def test_a_running_period_is_compared_with_as_many_days_or_with_all_there_are(
    period: Period, calendar: Calendar, comparison: Comparison, passed: int, other: Period
) -> None:
    today = period.start + timedelta(days=passed)
    asked = Selection(period, today, comparison, calendar=calendar, other=other)
    ended = Selection(period, period.end, comparison, calendar=calendar, other=other)
    assert asked.compared is not None and ended.compared is not None
    assert asked.compared.start == ended.compared.start
    if asked.to_date:
        assert asked.compared.days == min(passed + 1, ended.compared.days)


@given(periods(most=120), CALENDARS, st.sampled_from([Grain.DAY, Grain.WEEK]))
def test_days_and_weeks_are_compared_with_the_same_weekdays_a_year_earlier(period: Period, calendar: Calendar, grain: Grain) -> None:
    for part in cut(period, grain, calendar):
        other = step_compared_with(part, grain, Comparison.YEAR, date(2099, 1, 1), calendar=calendar)
        assert other is not None
        assert (other.start, other.end) == (part.start - timedelta(weeks=52), part.end - timedelta(weeks=52))


@given(periods(most=200), GRAINS, CALENDARS)
def test_the_steps_of_a_trend_compared_are_the_steps_of_its_parts(period: Period, grain: Grain, calendar: Calendar) -> None:
    whole = trend_compared_with(period, grain, Comparison.YEAR, calendar=calendar)
    first = step_compared_with(cut(period, grain, calendar)[0], grain, Comparison.YEAR, date(2099, 1, 1), calendar=calendar)
    assert whole is not None and first is not None
    assert abs((whole.start - first.start).days) <= 1, "the 29th of February has the 28th before it"


def test_a_whole_week_is_compared_with_a_whole_week_and_a_month_with_a_month() -> None:
    week = Period(date(2026, 3, 2), date(2026, 3, 9))
    assert year_before(week) == Period(date(2025, 3, 3), date(2025, 3, 10))
    assert year_before(week, SUNDAYS) == Period(date(2025, 3, 2), date(2025, 3, 9)), "no whole week where weeks begin on Sunday"
    february = Period(date(2021, 2, 1), date(2021, 3, 1))
    assert year_before(february) == Period(date(2020, 2, 1), date(2020, 3, 1)), "28 days from a Monday, and yet a month"


def test_in_a_leap_year_as_many_days_are_compared_to_date() -> None:
    running = Selection(Period(date(2024, 1, 1), date(2025, 1, 1)), date(2024, 2, 29), Comparison.YEAR)
    assert running.compared == Period(date(2023, 1, 1), date(2023, 3, 2)), "sixty days on either side"


def test_any_period_can_be_compared_with_and_is_cut_as_this_one_is() -> None:
    half = Selection(Period(date(2026, 1, 1), date(2026, 7, 1)), date(2026, 12, 31), Comparison.CUSTOM, Grain.MONTH,
                     other=Period(date(2024, 7, 1), date(2024, 10, 1)))  # fmt: skip
    others = [half.looking_back(each, 1) for each in half.windows]
    assert [each.start if each else None for each in others[:3]] == [date(2024, 7, 1), date(2024, 8, 1), date(2024, 9, 1)]
    assert others[3:] == [None, None, None], "a step that the other period does not have is compared with nothing"
    assert half.looking_back(half.windows[0], 2) == Period(date(2023, 1, 1), date(2023, 2, 1)), "as far back again"


def test_a_custom_comparison_without_its_period_is_no_selection() -> None:
    with pytest.raises(ValueError, match="period to compare with"):
        Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), date(2026, 2, 1), Comparison.CUSTOM)


# Working days.


@settings(deadline=None)  # holidays are loaded on first use
@given(periods(), st.sampled_from(["", "IT", "ES-CT"]))
def test_working_days_of_the_parts_add_up_and_are_no_weekends_or_holidays(period: Period, holidays: str) -> None:
    calendar = Calendar(holidays=holidays)
    parts = cut(period, Grain.MONTH)
    assert sum(working_days(each, calendar) for each in parts) == working_days(period, calendar)
    days = (period.start + timedelta(days=number) for number in range(period.days))
    assert working_days(period, Calendar()) == sum(day.weekday() in MONDAY_TO_FRIDAY for day in days)
    assert working_days(period, calendar) <= working_days(period, Calendar())


def test_easter_monday_is_a_holiday_in_italy_and_sant_joan_in_catalonia_alone() -> None:
    monday, sant_joan = (Period(day, day + timedelta(days=1)) for day in (date(2026, 4, 6), date(2026, 6, 24)))
    assert [working_days(monday, Calendar(holidays=code)) for code in ("", "IT", "ES", "ES-CT")] == [1, 0, 1, 0]
    assert [working_days(sant_joan, Calendar(holidays=code)) for code in ("", "IT", "ES", "ES-CT")] == [1, 1, 1, 0]


def test_a_week_from_sunday_to_thursday_has_five_working_days() -> None:
    gulf = Calendar(working_week=(Weekday.SUNDAY, Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY))
    assert working_days(Period(date(2026, 8, 21), date(2026, 8, 23)), gulf) == 0, "Friday and Saturday"
    assert working_days(Period(date(2026, 8, 16), date(2026, 8, 23)), gulf) == 5


# Today, and what is no calendar.


def test_at_midnight_in_madrid_it_is_already_tomorrow_there_in_summer_two_hours_before_utc() -> None:
    moment = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    days = [Calendar(time_zone=zone).today(moment) for zone in ("UTC", "Europe/Madrid", "America/Sao_Paulo")]
    assert days == [date(2026, 7, 1), date(2026, 7, 2), date(2026, 7, 1)]
    winter = datetime(2026, 1, 1, 22, 30, tzinfo=UTC)
    assert Calendar(time_zone="Europe/Madrid").today(winter) == date(2026, 1, 1), "one hour before UTC"


@pytest.mark.parametrize(
    "wrong",
    [
        {"fiscal_year_starts": 0},
        {"fiscal_year_starts": 13},
        {"time_zone": "Madrid"},
        {"time_zone": "../etc/passwd"},
        {"week_starts": Weekday.TUESDAY},
        {"working_week": ()},
        {"holidays": "ZZ"},
        {"holidays": "IT-XX"},
        {"currency": "euro"},
    ],
    ids=str,
)
def test_what_is_no_calendar_is_said(wrong: dict[str, object]) -> None:
    with pytest.raises(BadCalendar):
        Calendar(**wrong)  # type: ignore[arg-type]
