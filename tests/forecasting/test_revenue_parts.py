"""The pieces of a revenue forecast, each by an example worked out by hand."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from forecasting.revenue.blend import FROM_SEASONS, Asked, Blend
from forecasting.revenue.conformal import as_of_now, reach, residuals_of, residuals_together, spreads
from forecasting.revenue.pipeline import filled, share_to_come
from forecasting.revenue.ranged import Ranged
from forecasting.revenue.recurring import MOVEMENTS, Movements
from forecasting.revenue.rules import last_month, last_year, mean_of_year
from forecasting.revenue.scale import LOGARITHM, PLAIN, ROOT, scale_of
from forecasting.revenue.season_trend import NEVER, SeasonTrend, level_of
from forecasting.sales_cycle.history import LOST, WON, History, day_number

JANUARY = 2024 * 12
"""The number of a first month."""


def test_the_level_is_a_mean_in_which_late_months_weigh_more():
    # 1, 2, 4 with weights 1/4, 1/2, 1: (0.25 + 1 + 4) / 1.75 = 3
    assert level_of(np.array([1.0, 2.0, 4.0]), 0.5) == pytest.approx(3.0)


def test_a_season_that_comes_every_year_is_carried_on():
    months = np.arange(JANUARY, JANUARY + 48, dtype=float)
    values = 5 + np.where(months % 12 == 11, 1.0, 0.0)  # every December one more
    model = SeasonTrend(memory=0.5, season=0.01, trend=NEVER).fit(months, values)
    ahead = model.predict(np.arange(JANUARY + 48, JANUARY + 60, dtype=float))
    assert ahead[11] == pytest.approx(6.0, abs=0.02)
    assert ahead[:11] == pytest.approx(np.full(11, 5.0), abs=0.02)


def test_a_steady_growth_is_carried_on():
    months = np.arange(JANUARY, JANUARY + 36, dtype=float)
    model = SeasonTrend(memory=0.5, season=NEVER, trend=0.01).fit(months, months / 12 - JANUARY / 12)
    assert model.predict(np.array([JANUARY + 47.0])) == pytest.approx([47 / 12], abs=0.05)


def test_scales():
    assert scale_of(np.array([1.0, 2.0])) is LOGARITHM
    assert scale_of(np.array([0.0, 2.0])) is ROOT
    assert scale_of(np.array([-1.0, 2.0])) is PLAIN


def test_under_a_year_and_a_half_there_is_a_level_alone():
    values = np.linspace(100, 200, FROM_SEASONS - 1)
    said = Blend(values, JANUARY, 3).forecast(len(values))
    assert said == pytest.approx(np.full(3, said[0]))


def test_months_that_are_always_the_same_stay_so():
    assert Blend(np.full(40, 70.0), JANUARY, 5).forecast(40) == pytest.approx(np.full(5, 70.0))


def test_a_forecast_of_the_first_months_does_not_see_the_later_ones():
    random = np.random.default_rng(1)
    values = random.lognormal(5, 0.2, 40)
    other = np.concatenate([values[:30], np.zeros(5), np.full(5, 1e9)])  # which are of another scale
    for known in (14, 30):  # without seasons, with them
        alone = Blend(values[:known], JANUARY, 4).forecast(known)
        assert Blend(values, JANUARY, 4).forecast(known) == pytest.approx(alone)
        assert Blend(other, JANUARY, 4).forecast(known) == pytest.approx(alone)


def test_what_ways_are_weighed_by_was_said_without_the_months_that_came():
    """A way asked after 20 of 30 known months says the same whatever the last ten were."""
    values = np.random.default_rng(1).lognormal(5, 0.2, 30)
    other = np.concatenate([values[:20], values[20:] * 1.3])
    first, second = (Blend(each, JANUARY, 4)._ways(20, Asked.of(each)) for each in (values, other))
    assert first == pytest.approx(second)


def test_ranges_are_as_wide_as_misses_known_by_then():
    """After 30 months the range is the same whatever came later; that what was said for later months was off by far is not known yet."""
    values = np.random.default_rng(2).lognormal(5, 0.2, 40)
    other = np.concatenate([values[:30], np.full(10, 1e6)])
    first, second = (Ranged(each, 4, last_month(each, 4), 3).said(30) for each in (values, other))
    for name in ("middle", "low", "high", "half_low", "half_high"):
        assert getattr(first, name) == pytest.approx(getattr(second, name))


def test_rules():
    values = np.arange(1.0, 15.0)
    assert list(last_month(values, 3)(14)) == [14, 14, 14]
    assert list(mean_of_year(values, 2)(14)) == [8.5, 8.5]  # (3 + … + 14) / 12
    assert list(mean_of_year(values, 2)(3)) == [2, 2]
    assert list(last_year(values, 3)(14)) == [3, 4, 5]  # the months a year before the 15th, 16th and 17th
    assert list(last_year(values, 2)(5)) == [5, 5]


def test_residuals_are_known_only_where_the_month_has_come():
    said = np.array([[10.0, 10.0], [20.0, 20.0]])
    found = residuals_of(said, np.array([1.0, 12.0, 25.0]), np.array([1, 2]), PLAIN)
    assert found[0].tolist() == [2.0, 15.0]
    assert found[1, 0] == 5.0
    assert np.isnan(found[1, 1])


def test_what_months_are_missed_by_together_may_even_out():
    said, came = np.array([[10.0, 10.0], [20.0, 20.0]]), np.array([1.0, 14.0, 7.0])
    found = residuals_together(said, came, np.array([1, 2]), PLAIN)
    assert found[0].tolist() == [4.0, 1.0]  # 14 of 10, then 21 of 20
    assert found[1, 0] == -13.0
    assert np.isnan(found[1, 1])


def test_a_year_of_ordinary_months_has_a_narrower_range_than_its_months_added():
    """Months that miss apart from each other: twelve together vary by √12 months, not by 12."""
    random = np.random.default_rng(5)
    held, widths = 0, []
    for _ in range(40):
        values = np.exp(5 + 0.2 * random.standard_normal(60))
        ranged = Ranged(values[:48], 12, lambda known: np.full(12, np.exp(5.0)), 12)
        months, year = ranged.said(48), ranged.together(48)
        held += year.low[-1] <= values[48:].sum() <= year.high[-1]
        widths.append((year.high[-1] - year.low[-1]) / (months.high - months.low).sum())
    assert max(widths) < 1
    assert np.mean(widths) < 0.5
    assert 0.6 <= held / 40 <= 0.98


def test_spreads_never_shrink_further_on_and_are_drawn_to_that_of_all():
    nan = np.nan
    off = np.array([[3.0, 1.0, nan], [-3.0, 1.0, nan], [3.0, -1.0, nan]])
    # The mean square of all is 5. First (27 + 12 · 5) / 15 = 5.8; then (3 + 60) / 15, which may not be less; then 5, which may not either.
    assert spreads(off) == pytest.approx([5.8**0.5] * 3)
    # The other way round: (3 + 60) / 15 = 4.2, then 5.8, then what was.
    assert spreads(off[:, [1, 0, 2]]) == pytest.approx([4.2**0.5, 5.8**0.5, 5.8**0.5])


def test_what_was_said_from_few_months_counts_less_than_it_was_off():
    """From 12 months 1 + 12/12 = 2, from 24 months 1.5: 2 is √(1.5 / 2) of it now. What learns nothing stays as it was."""
    off, origins = np.array([[2.0], [2.0]]), np.array([12.0, 24.0])
    assert as_of_now(off, origins, 24, 12.0)[:, 0] == pytest.approx([2 * 0.75**0.5, 2.0])
    assert as_of_now(off, origins, 24, 0.0)[:, 0] == pytest.approx([2.0, 2.0])


def test_the_reach_is_the_conformal_quantile_of_earlier_misses():
    off = np.array([[1.0], [-2.0], [3.0], [-4.0], [5.0], [-6.0], [7.0], [-8.0], [9.0]])
    # ⌈(9 + 1) · 0.8⌉ = the eighth of nine sizes
    assert reach(off).width == pytest.approx([8.0])
    assert np.isnan(reach(off[:5]).width).all()


def test_ranges_hold_four_fifths_of_ordinary_months():
    random = np.random.default_rng(3)
    held, whole = 0, 0
    for _ in range(60):
        values = np.exp(5 + 0.2 * random.standard_normal(31))
        off = residuals_of(np.full((24, 1), np.exp(5.0)), values[:30], np.arange(6, 30), LOGARITHM)
        width = reach(off).width[0]
        held, whole = held + (abs(np.log(values[30]) - 5.0) <= width), whole + 1
    assert 0.65 <= held / whole <= 0.95


def pipeline(rows: list[tuple[str, str, int, float]]) -> History:
    created, closed, outcome, amount = zip(*rows, strict=True)
    days = [[day_number(date.fromisoformat(day)) + 0.5 for day in each] for each in (created, closed)]
    return History(pd.DataFrame({"created": days[0], "closed": days[1], "outcome": outcome, "amount": amount}), ())


def test_the_part_that_comes_from_deals_not_yet_created():
    past = pipeline(
        [
            ("2025-01-10", "2025-03-05", WON, 30.0),
            ("2025-03-02", "2025-03-20", WON, 10.0),
            ("2025-03-02", "2025-03-21", LOST, 99.0),
        ]
    )
    # Seen from the first of March 10 of 40 came from deals created later; from the first of February, a month on, the same 10 of 40.
    found = share_to_come(past, np.ones(3, dtype=bool), date(2025, 4, 1), 3)
    assert found[0] == pytest.approx(0.25)
    assert found[1] == pytest.approx(0.25)
    # From the first of January the deal of the tenth was still to come, too.
    assert found[2] == pytest.approx(1.0)


def test_parts_to_come_never_fall_further_ahead():
    nan = np.nan
    assert filled(np.array([0.2, 0.1, nan, 0.7])).tolist() == [0.2, 0.2, 0.2, 0.7]
    assert filled(np.array([nan, nan])).tolist() == [1.0, 1.0]


def test_movements_add_up_in_every_month_ahead():
    moved = {name: np.zeros(20) for name in MOVEMENTS} | {"new": np.full(20, 50.0), "churn": np.full(20, -10.0)}
    start = 1000 + 40 * np.arange(20.0)
    path = Movements(start, start + 40, moved, JANUARY, 4).path(20)
    assert path["start"].tolist()[1:] == path["end"].tolist()[:-1]
    assert path[["start", *MOVEMENTS]].sum(axis=1).to_numpy() == pytest.approx(path["end"].to_numpy())
    assert path["new"].to_numpy() == pytest.approx(np.full(4, 50.0))
    assert (path["churn"] < 0).all()
