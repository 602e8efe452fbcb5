"""The pace to quota: hand-worked days and chances, what is refused, and the back-test against a plain loop."""

from datetime import date, timedelta

import numpy as np
import pytest

from forecasting.quota_pace import Books, State, paces, quota_pace
from forecasting.quota_pace.chance import Past, backtest, chance, simple
from forecasting.quota_pace.course import course, earlier
from forecasting.refusal import Refusal
from kpi.calendar import USUAL, Calendar
from kpi.periods import Grain, Period, add_months
from kpi.selection import Filter, Selection
from tests.companies import company

APRIL = date(2026, 4, 1)


def test_working_days_behind_and_ahead_are_those_of_the_calendar():
    """April 2026 in Italy: 22 weekdays less Easter Monday, the 6th; the 1st to the 10th are 7 of them."""
    now = course(date(2026, 4, 11), Grain.MONTH, Calendar(holidays="IT"))
    assert (now.period, now.passed, now.left) == (Period(APRIL, date(2026, 5, 1)), 7, 14)
    assert course(date(2026, 5, 1), Grain.MONTH, USUAL).is_over


def test_an_earlier_period_is_cut_where_as_many_working_days_were_left():
    """The last five working days of March 2026 begin on Wednesday the 25th, those of February on Monday the 23rd."""
    now = course(date(2026, 4, 24), Grain.MONTH, USUAL)
    assert now.left == 5
    then = earlier(now, date(2026, 2, 1), Grain.MONTH, USUAL)
    assert [each.as_of for each in then] == [date(2026, 2, 23), date(2026, 3, 25)]


def test_periods_before_the_data_are_no_history():
    now = course(date(2026, 4, 24), Grain.MONTH, USUAL)
    assert len(earlier(now, date(2026, 1, 15), Grain.MONTH, USUAL)) == 2


PASTS = [Past(100, 50, after) for after in (10, 20, 30, 40, 50, 60, 70)]


def test_the_chance_is_how_often_as_much_came():
    """A third is missing: 40, 50, 60 and 70 of 100 are as much, 4 of 7: (4 + 1) / (7 + 2)."""
    found = chance(1 / 3, PASTS)
    assert (found.times, found.periods, found.usual) == (4, 7, 0.4)
    assert found.value == pytest.approx(5 / 9)
    assert chance(0.9, PASTS).value == pytest.approx(1 / 9)
    assert chance(0.3, PASTS[:5]) is None


def test_the_simple_rule_is_how_often_the_quota_was_reached():
    assert simple(PASTS) == pytest.approx(4 / 9)


def test_the_back_test_knows_earlier_periods_alone():
    """Only the seventh has six before it: half is missing, 50 and 60 of 100 came twice in six, so (2 + 1) / (6 + 2), and it was reached."""
    found = backtest([PASTS])
    assert (found.cases, found.error) == (1, pytest.approx((3 / 8 - 1) ** 2))
    assert found.simple == pytest.approx((3 / 8 - 1) ** 2) and not found.beats
    assert backtest([PASTS[:6]]) is None


def steady(member="Ana", months=9, quota=2100.0, a_day=100.0, until=date(2026, 4, 16)):
    """The same amount on each weekday from August on, the same quota each month."""
    first = add_months(APRIL, 1 - months)
    days = (first + timedelta(days=each) for each in range((until - first).days))
    won = {day: a_day for day in days if day.weekday() < 5}
    return {member: won}, {member: {add_months(first, each): quota for each in range(months)}}


def test_a_pace_worked_out_by_hand():
    """April 2026 has 22 weekdays, 11 before the 16th: 1,100 of 2,200 are won, 1,100 / 11 a day are needed."""
    won, quotas = steady(quota=2200.0)
    found = paces(Books(won, quotas), date(2026, 4, 16), Grain.MONTH, USUAL)
    ana = found.members[0]
    assert (ana.quota, ana.won, ana.by_days, ana.needed_a_day, ana.won_a_day) == (2200, 1100, 1100, 100, 100)
    assert found.course.left == 11 and found.periods == 8
    before = sum(each.before for each in _past(won, quotas, found)) / sum(each.before + each.after for each in _past(won, quotas, found))
    assert ana.by_season == pytest.approx(2200 * before)


def _past(won, quotas, found):
    books = Books(won, quotas)
    for each in earlier(found.course, min(quotas["Ana"]), Grain.MONTH, USUAL):
        yield Past(2200, books.won_in("Ana", each.period.start, each.as_of), books.won_in("Ana", each.as_of, each.period.end))


def test_who_wins_the_same_each_day_surely_reaches_a_quota_below_it():
    won, quotas = steady(quota=1900.0)
    assert paces(Books(won, quotas), date(2026, 4, 16), Grain.MONTH, USUAL).members[0].state is State.LIKELY
    won, quotas = steady(quota=3000.0)
    assert paces(Books(won, quotas), date(2026, 4, 16), Grain.MONTH, USUAL).members[0].state is State.UNLIKELY


def test_a_period_that_is_over_is_reached_or_missed():
    won, quotas = steady(quota=2200.0, until=date(2026, 5, 1))
    over = paces(Books(won, quotas), date(2026, 5, 1), Grain.MONTH, USUAL)
    assert over.course.is_over and over.whole.state is State.REACHED and over.whole.needed_a_day is None
    won, quotas = steady(quota=2201.0, until=date(2026, 5, 1))
    assert paces(Books(won, quotas), date(2026, 5, 1), Grain.MONTH, USUAL).whole.state is State.MISSED


def test_all_together_are_those_who_have_a_quota():
    won, quotas = steady()
    found = paces(Books(won | {"Biel": {date(2026, 4, 2): 5000.0}}, quotas), date(2026, 4, 16), Grain.MONTH, USUAL)
    assert found.whole.won == 1100 and [each.member for each in found.members] == ["Ana"]


def test_without_history_the_working_days_say_what_was_to_be_expected():
    won, quotas = steady(months=2, quota=2200.0)
    ana = paces(Books(won, quotas), date(2026, 4, 16), Grain.MONTH, USUAL).members[0]
    assert (ana.chance, ana.likely, ana.by_season, ana.expected, ana.state) == (None, None, None, 1100, State.AHEAD)


def test_months_without_quotas_are_refused_with_what_to_do():
    won, quotas = steady()
    with pytest.raises(Refusal, match="Nobody has a quota from 2026-05-01"):
        paces(Books(won, quotas), date(2026, 5, 5), Grain.MONTH, USUAL)
    with pytest.raises(Refusal, match="cover 4 of the 12 months"):
        paces(Books(won, quotas), date(2026, 4, 16), Grain.YEAR, USUAL)


def test_a_quarter_takes_each_month_by_its_own_quota_and_days():
    """January has 22 weekdays, all passed, quota 100; February 10 of 20 passed, quota 300; March none, quota 500."""
    quotas = {"Ana": {date(2026, 1, 1): 100.0, date(2026, 2, 1): 300.0, date(2026, 3, 1): 500.0}}
    ana = paces(Books({"Ana": {date(2026, 1, 5): 90.0}}, quotas), date(2026, 2, 14), Grain.QUARTER, USUAL).members[0]
    assert (ana.quota, ana.by_days, ana.won) == (900, pytest.approx(100 + 150), 90)


DEALS = [
    {"deal_id": str(number), "rep": rep, "status": status, "closed_at": day, "amount": amount, "currency": "EUR", "country": country}
    for number, (rep, status, day, amount, country) in enumerate(
        [
            ("Ana", "won", "2026-04-02", 100.0, "Italy"),
            ("Ana", "won", "2026-04-15", 50.0, "Italy"),
            ("Ana", "won", "2026-04-16", 999.0, "Italy"),
            ("Ana", "lost", "2026-04-03", 999.0, "Italy"),
            ("Biel", "won", "2026-04-03", 70.0, "Spain"),
        ]
    )
]
QUOTAS = [
    {"month": "2026-04-01", "amount": amount, "currency": currency, "rep": rep, "country": country}
    for rep, amount, currency, country in (("Ana", 300.0, "EUR", "Italy"), ("Biel", 70.0, "EUR", "Spain"))
]


def selection(*filters):
    return Selection(Period(APRIL, date(2026, 5, 1)), date(2026, 4, 30), filters=filters)


def test_what_was_won_later_was_not_known_then(tmp_path):
    found = quota_pace(company(tmp_path, deals=DEALS, quotas=QUOTAS), selection(), "rep", Grain.MONTH, date(2026, 4, 16))
    assert {each.member: (each.won, each.quota) for each in found.members} == {"Ana": (150, 300), "Biel": (70, 70)}
    assert found.whole.won == 220 and found.members[0].state is State.REACHED


def test_filters_narrow_sales_and_quotas_alike_and_one_on_reps_does_not(tmp_path):
    version = company(tmp_path, deals=DEALS, quotas=QUOTAS)
    italy = quota_pace(version, selection(Filter("country", ("Italy",)), Filter("rep", ("Biel",))), "rep", Grain.MONTH, date(2026, 4, 16))
    assert [each.member for each in italy.members] == ["Ana"]


def test_what_cannot_be_told_says_why(tmp_path):
    version = company(tmp_path / "a", deals=DEALS, quotas=QUOTAS)
    with pytest.raises(Refusal, match="no team"):
        quota_pace(version, selection(), "team", Grain.MONTH, date(2026, 4, 16))
    with pytest.raises(Refusal):
        quota_pace(company(tmp_path / "b", deals=DEALS), selection(), "rep", Grain.MONTH, date(2026, 4, 16))
    other = [{**each, "currency": "USD"} for each in QUOTAS]
    with pytest.raises(Refusal, match="several currencies"):
        quota_pace(company(tmp_path / "c", deals=DEALS, quotas=other), selection(), "rep", Grain.MONTH, date(2026, 4, 16))


def test_the_chance_is_right_as_often_as_it_says():
    """Two hundred sellers whose days bring what they always bring: of chances around p, p come true."""
    random = np.random.default_rng(2)
    told, came = [], []
    for _ in range(200):
        pasts = [Past(100, random.gamma(5, 10), random.gamma(5, 10)) for _ in range(13)]
        found = chance(pasts[-1].missing, pasts[:-1])
        if pasts[-1].missing:
            told.append(found.value)
            came.append(pasts[-1].reached)
    told, came = np.array(told), np.array(came)
    for low, high in ((0, 0.4), (0.4, 0.7), (0.7, 1.01)):
        some = (told >= low) & (told < high)
        assert abs(told[some].mean() - came[some].mean()) < 3 * np.sqrt(0.25 / some.sum())
