"""What the correction learns from, that it sees nothing of the days it is judged by, and its parts by hand."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from data.watching import silent
from forecasting.customer_value import hybrid
from forecasting.customer_value.backtest import backtest
from forecasting.customer_value.choice import Method, choose
from forecasting.customer_value.correction import Correction
from forecasting.customer_value.futures import percentiles
from forecasting.customer_value.gamma_poisson import GammaPoisson
from forecasting.customer_value.history import bought, summarise
from forecasting.customer_value.hybrid import HybridModel
from forecasting.customer_value.learning_rows import learning_rows
from forecasting.customer_value.level import Off, level
from forecasting.customer_value.pareto import ParetoNBD
from forecasting.customer_value.scores import deviance
from forecasting.customer_value.spread import Spread
from forecasting.customer_value.trust import Trial, trusted
from forecasting.customer_value.windows import Window, windows

AS_OF = date(2026, 1, 1)
FIRST = date(2025, 1, 1)
CUTOFF = Window(date(2025, 9, 1), 60)


def days_of(customers: int, seed: int, until: date = AS_OF) -> pd.DataFrame:
    """Customers who buy at rates and leave at rates that both differ, as Pareto/NBD says; two of three spend little, one much."""
    random, rows = np.random.default_rng(seed), []
    for number in range(customers):
        at, rate = random.uniform(0, 250), random.gamma(0.8, 1 / 40)
        gone, spend = at + random.exponential(1 / random.gamma(1.5, 1 / 300)), 10 * (1 + 3 * (number % 3 == 0))
        while at < gone and at < (until - FIRST).days:
            rows.append(
                (f"Customer {number:04}", pd.Timestamp(FIRST) + pd.Timedelta(days=int(at)), round(spend * random.gamma(4, 0.25), 2))
            )
            at += random.exponential(1 / rate)
    return pd.DataFrame(rows, columns=["customer", "day", "amount"]).drop_duplicates(["customer", "day"]).sort_values(["customer", "day"])


@pytest.fixture(scope="module")
def days() -> pd.DataFrame:
    return days_of(600, seed=3, until=AS_OF + timedelta(days=90))


@pytest.fixture(scope="module")
def model(days: pd.DataFrame) -> HybridModel:
    return HybridModel(AS_OF, 90).fit(days)


def test_windows_lie_inside_the_history_and_know_a_third_of_it() -> None:
    """365 days, 91 ahead: windows of 91 days begin 91 to 243 days before the day; a third of the history (121 days) lies before each."""
    found = windows(FIRST, AS_OF, 91)
    assert [(AS_OF - each.cutoff).days for each in found] == [91, 142, 193, 244]
    assert all(each.end <= AS_OF and (each.cutoff - FIRST).days >= 121 for each in found)
    assert windows(FIRST, FIRST + timedelta(days=30), 91) == ()


def test_the_same_season_of_earlier_years_is_a_window_of_its_own() -> None:
    seasons = [each for each in windows(date(2023, 1, 1), AS_OF, 91) if each.is_season]
    assert [(each.cutoff, each.days) for each in seasons] == [(date(2025, 1, 1), 91), (date(2024, 1, 2), 91)]


def test_what_a_correction_learns_from_is_fitted_to_what_was_known_at_the_cutoff(days: pd.DataFrame) -> None:
    """Another future changes what was bought in the window and nothing else; a model of the whole history would expect something else."""
    later = days["day"] >= pd.Timestamp(CUTOFF.cutoff)
    changed = pd.concat([days[~later], days[later].assign(amount=9e5).iloc[::3]])
    before, after = learning_rows(days, CUTOFF, 0.1), learning_rows(changed, CUTOFF, 0.1)
    pd.testing.assert_frame_equal(before.traits, after.traits)
    pd.testing.assert_frame_equal(before.history, after.history)
    assert before.outcome[["expected", "typical"]].equals(after.outcome[["expected", "typical"]])
    assert before.outcome["bought"].sum() > after.outcome["bought"].sum()
    leaked = ParetoNBD(CUTOFF.days / 7, 0.1 / 600).fit(summarise(days, AS_OF)).predict(before.history)
    assert not np.allclose(leaked, before.outcome["expected"], rtol=0.01)


def test_nothing_on_or_after_the_day_reaches_the_hybrid(days: pd.DataFrame, model: HybridModel) -> None:
    history, later = summarise(days, AS_OF), days["day"] >= pd.Timestamp(AS_OF)
    second = HybridModel(AS_OF, 90).fit(pd.concat([days[~later], days[later].assign(amount=7e6).iloc[::2]]))
    pd.testing.assert_frame_equal(model.predict(history), second.predict(history))
    assert (model.levels, model.level_) == (second.levels, second.level_)


def test_who_comes_later_does_not_decide_whom_the_hybrid_learns_from(monkeypatch: pytest.MonkeyPatch, days: pd.DataFrame) -> None:
    """The guard in `fit` alone: customers are drawn from those known, while histories and windows leave later days out themselves."""
    monkeypatch.setattr(hybrid, "MOST_LEARNT", 300)
    monkeypatch.setattr(hybrid, "MOST_WATCHED", 300)
    known = days[days["day"] < pd.Timestamp(AS_OF)]
    new = pd.DataFrame({"customer": [f"Aaron {n}" for n in range(200)], "day": pd.Timestamp(AS_OF), "amount": 5.0})
    with_them = pd.concat([new, known], ignore_index=True)
    before, after = (HybridModel(AS_OF, 90).fit(each).predict(summarise(known, AS_OF)) for each in (known, with_them))
    pd.testing.assert_frame_equal(before, after)


def test_a_history_leaves_later_days_out_by_itself(days: pd.DataFrame) -> None:
    """The guard below, alone: later days of the same customers, and later customers, change no row."""
    known = days[days["day"] < pd.Timestamp(AS_OF)]
    assert len(days) > len(known)
    pd.testing.assert_frame_equal(summarise(days, AS_OF), summarise(known, AS_OF))


def test_parts_of_a_history_are_forecast_as_they_are_in_the_whole(days: pd.DataFrame, model: HybridModel) -> None:
    """What stands for everybody is learned once; who else is asked about changes nobody's forecast."""
    history = summarise(days, AS_OF)
    pd.testing.assert_frame_equal(model.predict(history).iloc[5:25], model.predict(history.iloc[5:25]))


def test_where_the_plain_model_is_the_truth_the_hybrid_stays_with_it(days: pd.DataFrame, model: HybridModel) -> None:
    history = summarise(days, AS_OF)
    actual = bought(days, AS_OF, AS_OF + timedelta(days=90)).reindex(history["customer"]).fillna(0.0)["purchases"].to_numpy(float)
    plain, hybrid = ParetoNBD(90 / 7).fit(history).predict(history), model.predict(history)["purchases"]
    assert deviance(hybrid.to_numpy(float), actual) < 1.02 * deviance(plain, actual)


def test_its_ranges_hold_what_came(days: pd.DataFrame, model: HybridModel) -> None:
    history, random = summarise(days, AS_OF), np.random.default_rng(5)
    actual = bought(days, AS_OF, AS_OF + timedelta(days=90)).reindex(history["customer"]).fillna(0.0)["value"].to_numpy(float)
    at = percentiles(model.simulate(history, 100, random)[1], actual, random)
    assert 0.74 <= ((at >= model.levels[0]) & (at <= model.levels[1])).mean() <= 0.86


@pytest.mark.parametrize(("customers", "methods"), [(150, {Method.BG_NBD, Method.GAMMA_POISSON}), (450, {Method.HYBRID})])
def test_how_much_data_there_is_decides_what_is_asked_of_it(customers: int, methods: set[Method]) -> None:
    days = days_of(customers, seed=8)
    assert choose(days, summarise(days, AS_OF), AS_OF, 90).method in methods


def test_few_customers_who_never_leave_get_a_plain_rate() -> None:
    """Each of 90 buys at a rate of their own, to the end: a model in which customers leave has nothing to learn."""
    random = np.random.default_rng(1)
    rows = [
        (f"Customer {n:02}", pd.Timestamp(FIRST) + pd.Timedelta(days=int(day)), 10.0 + n % 7)
        for n, rate in enumerate(random.gamma(2.0, 1 / 60, 90))
        for day in np.unique(random.integers(0, 365, 1 + random.poisson(rate * 365)))
    ]
    days = pd.DataFrame(rows, columns=["customer", "day", "amount"])
    assert choose(days, summarise(days, AS_OF), AS_OF, 90).method is Method.GAMMA_POISSON


def test_a_gamma_poisson_rate_by_hand() -> None:
    """r 1, α 10, x 2 in T 20: 3 purchases in 30 weeks, so .1 a week and 1 in ten; none in ten weeks with (30/40)³ = .421875."""
    model, customer = GammaPoisson(), pd.DataFrame({"repeats": [2], "recency": [15.0], "age": [20.0]})
    model.r_, model.alpha_ = 1.0, 10.0
    assert model.expected_purchases(customer, 10)[0] == pytest.approx(1.0)
    assert model.buys_again(customer, 10)[0] == pytest.approx(1 - 0.421875)


def test_a_correction_is_what_was_over_what_was_expected() -> None:
    """400 rows that all look alike: 2·400 bought where ½ and 1½ were expected in turn. The factor is 2, half of it √2."""
    alike, expected = pd.DataFrame({"same": np.zeros(400)}), np.tile([0.5, 1.5], 200)
    whole = Correction(power=1.0).fit(alike, np.full(400, 2.0), expected)
    assert whole.predict(alike[:1])[0] == pytest.approx(2.0)
    assert Correction(power=0.5).fit(alike, np.full(400, 2.0), expected).predict(alike[:1])[0] == pytest.approx(2**0.5)
    assert Correction().fit(alike[:200], np.full(200, 2.0), expected[:200]).predict(alike[:1])[0] == 1.0


@pytest.mark.parametrize(("effect", "power"), [(0.0, 0.0), (1.2, 1.0)])
def test_only_what_holds_up_on_later_windows_is_taken(effect: float, power: float) -> None:
    """A trait that moves purchases in both windows is taken whole; one that moves them one way and then the other not at all."""
    random, trait = np.random.default_rng(4), np.tile([-1.0, 1.0], 2_000)
    first = np.arange(4_000) < 2_000
    expected = np.full(4_000, 2.0)
    sign = np.where(first, 1.0, 1.0 if effect else -1.0)
    y = random.poisson(expected * np.exp((effect or 0.5) * sign * trait)).astype(float)
    found = trusted(Correction(rounds=60), pd.DataFrame({"trait": trait}), y, expected, trials=[Trial(first, ~first)])
    assert found.power == power


LONG = 400  # days known before a window: more than twice its own


def test_the_level_by_hand() -> None:
    """Twice as much as expected in one window with many purchases: 1/(1+3) of half of ln 2. A year before three times: ln 3, over 1.1."""
    many = 1e9
    latest, season = Window(date(2025, 10, 1), 90), Window(date(2025, 1, 1), 90, is_season=True)
    base = 0.5 * np.log(2) / 4
    assert np.log(level([Off(latest, 2 * many, many, LONG)])) == pytest.approx(base)
    both = level([Off(latest, 2 * many, many, LONG), Off(season, 3 * many, many, LONG)])
    assert np.log(both) == pytest.approx((np.log(3) + 0.1 * base) / 1.1)
    assert level([]) == 1.0


def test_of_two_years_the_last_weighs_twice() -> None:
    many, seasons = 1e9, [Window(date(year, 1, 1), 90, is_season=True) for year in (2025, 2024)]
    seen = [Off(seasons[0], 3 * many, many, LONG), Off(seasons[1], 6 * many, many, LONG)]
    assert np.log(level(seen)) == pytest.approx((np.log(3) + 0.5 * np.log(6)) / 1.6)


@pytest.mark.parametrize(("known", "weight"), [(90, 0.0), (135, 0.5), (180, 1.0), (900, 1.0)])
def test_a_window_before_which_little_was_known_says_little_of_the_level(known: int, weight: float) -> None:
    """What 90 days are expected to bring after 90 days of history is a guess, and that it was off says nothing of today."""
    assert Off(Window(date(2025, 10, 1), 90), 2e9, 1e9, known).weight == pytest.approx(weight)


def test_the_level_goes_along_with_half_of_how_this_year_differs_from_the_last() -> None:
    """Last year's season twice what was expected; lately three times, a year before that twice: half of ln 1.5 is added."""
    many, latest = 1e9, Window(date(2025, 10, 1), 90)
    year_before, season = Window(latest.cutoff - timedelta(days=365), 90), Window(date(2025, 1, 1), 90, is_season=True)
    seen = [Off(latest, 3 * many, many, LONG), Off(year_before, 2 * many, many, LONG), Off(season, 2 * many, many, LONG)]
    base = 0.5 * (np.log(3) + np.log(2)) / (2 + 3)
    assert np.log(level(seen)) == pytest.approx((np.log(2) + 0.5 * np.log(1.5) + 0.1 * base) / 1.1)


def test_the_scatter_that_made_the_counts_is_found_again() -> None:
    random = np.random.default_rng(2)
    mean = random.uniform(0.1, 4, 20_000)
    size = np.exp(0.3 + 0.5 * np.log(mean))
    found = Spread().fit(mean, random.poisson(random.gamma(size) * mean / size).astype(float))
    assert (found.a_, found.b_) == pytest.approx((0.3, 0.5), abs=0.07)
    drawn = found.draw(np.full(2, 1.5), 40_000, random)
    assert drawn.mean() == pytest.approx(1.5, rel=0.03)
    assert (drawn == 0).mean() == pytest.approx(found.none(np.array([1.5]))[0], abs=0.01)


def test_percentiles_of_what_is_drawn_rightly_are_spread_evenly() -> None:
    """Most futures are 0; the percentile of a 0 is drawn from their share, so that a tenth lies below .1 all the same."""
    random = np.random.default_rng(6)
    futures = random.poisson(0.3, (200, 5_000)).astype(float)
    at = percentiles(futures, random.poisson(0.3, 5_000).astype(float), random)
    assert [(at < level).mean() for level in (0.1, 0.5, 0.9)] == pytest.approx([0.1, 0.5, 0.9], abs=0.02)


def test_what_would_have_been_said_on_an_earlier_day_knows_nothing_of_what_came_after(days: pd.DataFrame) -> None:
    """Everything bought from the earlier day on is multiplied: what was changes, what would have been said does not."""
    origin = AS_OF - timedelta(days=90)
    later = days["day"] >= pd.Timestamp(origin)
    changed = days.assign(amount=days["amount"].where(~later, 50 * days["amount"]))
    before, after = (
        backtest(each, AS_OF, 90, modelled=True, seed=1, progress=silent).origins.set_index("origin").loc[pd.Timestamp(origin)]
        for each in (days, changed)
    )
    assert before[["purchases_model", "value_model", "value_rule"]].equals(after[["purchases_model", "value_model", "value_rule"]])
    assert after["value_actual"] == pytest.approx(50 * before["value_actual"])
