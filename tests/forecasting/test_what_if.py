"""What-if and goal seek, worked out by hand."""

from datetime import date
from decimal import Decimal
from math import exp, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import expon, lognorm

from forecasting.attribution import in_cents, shapley
from forecasting.closing_curves import AtOnce, Exponential, Lognormal, Measured
from forecasting.goal_seek import gap, requirements
from forecasting.goal_words import MAY_SLIP, MUST_MOVE, OF_DEALS, OUT_OF_REACH, of_deals, requirement_in_words
from forecasting.refusal import Refusal
from forecasting.what_if import Base, Drivers, ahead, project, project_over
from kpi.periods import Grain, Period

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
NINETY_DAYS = Period(date(2026, 1, 1), date(2026, 4, 1))
BASE = Base(leads=1000, conversion=0.1, deal_size=3650, cycle_days=30, revenue=365_000, period=YEAR)  # 1,000 a day
AT_ONCE = AtOnce()


def test_with_nothing_moved_revenue_goes_on_as_before():
    projection = project_over(BASE, Drivers(), NINETY_DAYS)
    assert projection.revenue == projection.unchanged == Decimal("90000.00")
    assert set(projection.contributions.values()) == {Decimal("0.00")}
    assert [month.revenue for month in projection.by_month] == [Decimal("31000.00"), Decimal("28000.00"), Decimal("31000.00")]


def test_ten_per_cent_more_leads_bring_ten_per_cent_more_where_deals_close_at_once():
    projection = project_over(BASE, Drivers(leads_change=0.1), NINETY_DAYS, AT_ONCE)
    assert projection.revenue == Decimal("99000.00")
    assert projection.late == 0
    assert projection.contributions["leads"] == Decimal("9000.00")


def test_with_a_cycle_of_sixty_days_two_thirds_of_a_quarter_s_leads_come_too_late():
    projection = project_over(BASE, Drivers(leads_change=0.1), NINETY_DAYS, Measured((60.0,)))
    assert projection.revenue == Decimal("93000.00")  # 60 days of old leads, 30 days of new ones at 1,100
    assert projection.late == Decimal("66000.00")
    assert [month.revenue for month in projection.by_month] == [Decimal("31000.00"), Decimal("28000.00"), Decimal("34000.00")]


def test_a_shorter_cycle_pulls_revenue_into_the_period():
    projection = project_over(BASE, Drivers(cycle_change=-0.5), NINETY_DAYS, Measured((60.0,)))
    assert projection.revenue == Decimal("120000.00")  # 60 days of old leads, and the new ones of the first 60 days
    assert projection.contributions["cycle"] == Decimal("30000.00")


def test_two_drivers_share_what_they_make_together_evenly():
    """1.1 × 1.2 − 1 = .32: .1 and .2 alone, .02 together, half each."""
    projection = project_over(BASE, Drivers(leads_change=0.1, deal_size_change=0.2), NINETY_DAYS, AT_ONCE)
    assert projection.contributions == {
        "leads": Decimal("9900.00"),
        "conversion": Decimal("0.00"),
        "deal_size": Decimal("18900.00"),
        "cycle": Decimal("0.00"),
    }


def test_conversion_moves_by_per_cent_or_by_points():
    by_points = project_over(BASE, Drivers(conversion_points=0.02), NINETY_DAYS, AT_ONCE)
    by_share = project_over(BASE, Drivers(conversion_change=0.2), NINETY_DAYS, AT_ONCE)
    assert by_points.revenue == by_share.revenue == Decimal("108000.00")


def test_a_driver_may_fall_to_zero_and_the_split_still_adds_up():
    projection = project_over(BASE, Drivers(leads_change=-1, deal_size_change=0.5), NINETY_DAYS, AT_ONCE)
    assert projection.revenue == 0
    assert sum(projection.contributions.values()) == Decimal("-90000.00")


moves = st.floats(-0.9, 3, allow_nan=False)


@settings(max_examples=60, deadline=None)
@given(
    drivers=st.builds(Drivers, leads_change=moves, conversion_change=moves, deal_size_change=moves, cycle_change=moves),
    revenue=st.floats(1, 1e9),
    days=st.integers(1, 700),
    cycle=st.one_of(st.none(), st.floats(0.1, 1000)),
)
def test_contributions_and_months_add_up_to_the_cent(drivers, revenue, days, cycle):
    base = Base(100, 0.2, 50, cycle, revenue, YEAR)
    period = Period(date(2026, 1, 1), date.fromordinal(date(2026, 1, 1).toordinal() + days))
    projection = project_over(base, drivers, period)
    assert sum(projection.contributions.values()) == projection.revenue - projection.unchanged
    assert sum(month.revenue for month in projection.by_month) == projection.revenue
    assert sum(month.unchanged for month in projection.by_month) == projection.unchanged
    assert projection.revenue >= 0


@settings(max_examples=60, deadline=None)
@given(values=st.lists(st.floats(-100, 100), min_size=8, max_size=8))
def test_shapley_adds_up_for_any_value_of_any_combination(values):
    def value(moved):
        return values[sum(2**i for i, name in enumerate("abc") if name in moved)]

    assert sum(shapley("abc", value).values()) == pytest.approx(values[7] - values[0], abs=1e-9)


def test_what_rounding_leaves_goes_to_the_largest_part():
    assert in_cents({"a": 3.336, "b": 3.333, "c": 3.333}, Decimal("10.00")) == {
        "a": Decimal("3.34"),
        "b": Decimal("3.33"),
        "c": Decimal("3.33"),
    }


@pytest.mark.parametrize("horizon", [0.5, 30.0, 90.0, 400.0])
def test_each_curve_s_closed_form_is_the_integral_of_its_distribution(horizon):
    spread = log(120 / 40) / 1.2815515655446004
    for curve, distribution in (
        (Exponential(40), expon(scale=40 / log(2))),
        (Lognormal(40, 120), lognorm(spread, scale=40)),
    ):
        assert curve.closed(horizon) == pytest.approx(quad(distribution.cdf, 0, horizon)[0], rel=1e-6)
    assert Lognormal(40, 120).closed(0) == 0


def test_an_exponential_cycle_worked_out_by_hand():
    """G(90) with median 30: 90 − (1 − 2⁻³) · 30 / ln 2."""
    assert Exponential(30).closed(90) == pytest.approx(90 - (1 - exp(-3 * log(2))) * 30 / log(2))


@given(horizon=st.floats(0.1, 1e4), ratio=st.floats(0.01, 100))
def test_a_longer_cycle_never_closes_more(horizon, ratio):
    for curve in (Exponential(30), Lognormal(30, 90), Measured((5.0, 30.0, 200.0))):
        shorter, longer = sorted((1.0, ratio))
        assert 0 <= curve.scaled(longer).closed(horizon) <= curve.scaled(shorter).closed(horizon) + 1e-9 * horizon <= horizon * (1 + 1e-9)


def test_looking_ahead_begins_tomorrow_and_ends_with_a_month():
    assert ahead(date(2026, 3, 10), 1) == Period(date(2026, 3, 11), date(2026, 4, 1))
    assert ahead(date(2026, 3, 31), 2) == Period(date(2026, 4, 1), date(2026, 6, 1))
    assert project(BASE, Drivers(), 3, date(2025, 12, 31)).revenue == Decimal("90000.00")


@pytest.mark.parametrize(
    "drivers", [Drivers(conversion_points=0.95), Drivers(conversion_change=-1.1), Drivers(leads_change=-1.1), Drivers(cycle_change=-1)]
)
def test_what_is_impossible_is_refused(drivers):
    with pytest.raises(Refusal):
        project_over(BASE, drivers, NINETY_DAYS)


@pytest.mark.parametrize("missing", [{"leads": 0}, {"conversion": 0}, {"deal_size": float("nan")}, {"revenue": 0}])
def test_without_anything_to_move_there_is_no_what_if(missing):
    base = Base(**{**BASE.__dict__, **missing})
    with pytest.raises(Refusal, match="longer period"):
        project_over(base, Drivers(), NINETY_DAYS)


def test_revenue_that_the_drivers_do_not_explain_is_said():
    assert Base(1000, 0.1, 3650, 30, 730_000, YEAR).has_more
    assert not Base(1000, 0.1, 3650, 30, 365_000, YEAR).has_more


def test_the_gap_counts_what_the_period_has_brought_already():
    projection = project_over(BASE, Drivers(), NINETY_DAYS)
    assert gap(projection, Decimal(120_000)).missing == Decimal("30000.00")
    assert gap(projection, Decimal(120_000), so_far=Decimal(40_000)).missing == Decimal("-10000.00")
    assert "to spare" in str(gap(projection, Decimal(80_000)).sentence)


def by_driver(**arguments):
    return {each.driver: each for each in requirements(BASE, arguments.pop("drivers", Drivers()), NINETY_DAYS, **arguments)}


def test_conversion_alone_would_have_to_rise_from_ten_to_fifteen_per_cent():
    needed = by_driver(target=Decimal(135_000), curve=AT_ONCE)["conversion"]
    assert needed.needed == pytest.approx(0.15)
    assert str(needed.sentence) == "Conversion alone would have to rise from 10.0% to 15.0%."


def test_the_cycle_makes_it_harder():
    """60 days of old leads bring 60,000; the rest must come of 30 days of new ones: 75,000 instead of 30,000, two and a half times."""
    assert by_driver(target=Decimal(135_000), curve=Measured((60.0,)))["conversion"].needed == pytest.approx(0.25)


def test_a_cycle_half_as_long_can_do_it():
    needed = by_driver(target=Decimal(120_000), curve=Measured((60.0,)))["cycle"]
    assert (needed.now, needed.needed) == (30, pytest.approx(15))


@settings(max_examples=40, deadline=None)
@given(target=st.integers(50_000, 250_000), leads=st.floats(-0.5, 1), conversion=st.floats(-0.5, 1))
def test_moving_a_driver_where_it_is_needed_reaches_the_target_exactly(target, leads, conversion):
    drivers = Drivers(leads_change=leads, conversion_change=conversion)
    for each in requirements(BASE, drivers, NINETY_DAYS, Decimal(target), grain=Grain.MONTH):
        start = {"leads": 1000 / 365 * 365.25 / 12, "conversion": 0.1, "deal_size": 3650.0, "cycle": 30.0}[each.driver]
        if each.needed is None or each.needed in (0, float("inf")):
            continue
        moved = Drivers(**{**drivers.__dict__, f"{each.driver}_change": each.needed / start - 1})
        assert project_over(BASE, moved, NINETY_DAYS).revenue == pytest.approx(Decimal(target), abs=Decimal("0.02"))


def test_what_one_driver_cannot_do_is_said():
    answers = by_driver(target=Decimal(2_000_000), curve=Measured((60.0,)))
    assert answers["conversion"].needed is None
    assert "pass 100%" in str(answers["conversion"].sentence)
    assert answers["cycle"].needed is None
    by_then = by_driver(target=Decimal(200_000), curve=Measured((120.0,)))
    assert {each.needed for name, each in by_then.items() if name != "cycle"} == {None}  # no new lead closes in time


def test_where_the_target_is_reached_it_says_how_far_a_driver_may_slip():
    answers = by_driver(target=Decimal(81_000), curve=AT_ONCE)
    assert str(answers["leads"].sentence) == "Leads a month may fall from 83 to 76 before the target is missed."


@pytest.mark.parametrize("curve", [Measured((60.0,)), Measured((0.0, 120.0)), Exponential(400)])
def test_where_it_does_not_decide_no_cycle_is_too_long(curve):
    assert "however long" in str(by_driver(target=Decimal(1_000), curve=curve)["cycle"].sentence)


def test_a_cycle_that_is_not_known_cannot_be_asked_for():
    assert "cycle" not in by_driver(target=Decimal(81_000), curve=AT_ONCE)


def test_history_says_how_often_that_was_reached():
    history = {"conversion": [0.08, 0.12, 0.15, 0.16, 0.1, 0.09], "cycle": [10, 15, 40]}
    answers = by_driver(target=Decimal(135_000), curve=AT_ONCE, history=history)
    assert (answers["conversion"].feasibility.reached, answers["conversion"].feasibility.best) == (2, 0.16)
    assert str(answers["conversion"].feasibility.sentence) == "Past months that reached it: 2 of 6"
    assert answers["leads"].feasibility is None
    halved = by_driver(target=Decimal(119_999), curve=Measured((60.0,)), history=history)["cycle"].feasibility
    assert (halved.reached, halved.best, halved.is_thin) == (2, 10, True)


@pytest.mark.parametrize(
    ("now", "needed", "said"),
    [
        (556.6, 579.0, "It would take 579 leads a month instead of 557."),
        (556.6, 556.8, "It would take 557 leads a month instead of 556."),
        (556.4, 520.0, "Leads a month may fall from 556 to 520 before the target is missed."),
        (556.4, 556.0, "Leads a month may fall from 557 to 556 before the target is missed."),
    ],
)
def test_the_leads_of_today_are_those_told_elsewhere_unless_that_were_no_move(now, needed, said) -> None:
    assert str(requirement_in_words("leads", now, needed, Grain.MONTH, date(2026, 6, 30))) == said


def test_where_there_are_no_leads_it_speaks_of_decided_deals() -> None:
    said = requirement_in_words("leads", 10.0, 14.0, Grain.MONTH, date(2026, 6, 30))
    assert str(of_deals(said)) == "It would take 14 decided deals a month instead of 10."
    assert {
        template
        for templates in (MUST_MOVE, MAY_SLIP, OUT_OF_REACH)
        for name, template in templates.items()
        if name in ("leads", "conversion")
    } == set(OF_DEALS)


def test_the_part_that_closes_in_time_is_what_a_move_of_the_deal_size_makes_of_the_whole():
    projection = project_over(BASE, Drivers(deal_size_change=0.1), NINETY_DAYS)
    assert 0 < projection.in_time < 1
    assert float(projection.revenue / projection.unchanged) == pytest.approx(1 + 0.1 * projection.in_time, abs=1e-6)
