"""The models give the numbers that their papers publish, and obey the laws of chances and expectations."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import betainc

from forecasting.customer_value.bgnbd import BetaGeometricNBD
from forecasting.customer_value.gamma_gamma import GammaGamma
from forecasting.customer_value.history import summarise
from forecasting.customer_value.pareto import ParetoNBD
from tests.forecasting.customer_purchases import cdnow

PUBLISHED = {"r_": 0.243, "alpha_": 4.414, "a_": 0.793, "b_": 2.426}


def bg_nbd(**learned: float) -> BetaGeometricNBD:
    model = BetaGeometricNBD()
    for name, value in learned.items():
        setattr(model, name, value)
    return model


def pareto_nbd(**learned: float) -> ParetoNBD:
    model = ParetoNBD()
    for name, value in learned.items():
        setattr(model, name, value)
    return model


def customers(*rows: tuple[float, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["repeats", "recency", "age"])


@pytest.fixture(scope="module")
def sample(exports: Path) -> pd.DataFrame:
    """The calibration half of the CDNOW sample, as of the day after its last day."""
    days = cdnow(exports).rename(columns={"ordered_at": "day"}).groupby(["customer", "day"], as_index=False)["amount"].sum()
    return summarise(days, date(1997, 10, 1))


def simulated(count: int, seed: int) -> pd.DataFrame:
    """Histories of customers who behave exactly as BG/NBD says, with r 0.5, alpha 6, a 0.9, b 2.5 (weeks)."""
    random = np.random.default_rng(seed)
    rows = []
    for age in random.uniform(20, 80, count):
        rate, leaving = random.gamma(0.5, 1 / 6), random.beta(0.9, 2.5)
        at, times = random.exponential(1 / rate), []
        while at < age:
            times.append(at)
            if random.random() < leaving:
                break
            at += random.exponential(1 / rate)
        rows.append((len(times), times[-1] if times else 0.0, age))
    return customers(*rows)


@pytest.mark.exports
def test_bg_nbd_finds_the_published_parameters_of_cdnow(sample: pd.DataFrame) -> None:
    model = BetaGeometricNBD().fit(sample)
    assert {name: round(getattr(model, name), 3) for name in PUBLISHED} == PUBLISHED
    assert round(model.log_likelihood_, 1) == -9582.4


@pytest.mark.exports
def test_pareto_nbd_finds_the_published_parameters_of_cdnow(sample: pd.DataFrame) -> None:
    model = ParetoNBD().fit(sample)
    assert [model.r_, model.alpha_, model.s_, model.beta_] == pytest.approx([0.553, 10.578, 0.606, 11.669], abs=0.002)
    assert round(model.log_likelihood_, 1) == -9595.0


@pytest.mark.exports
def test_gamma_gamma_finds_the_published_parameters_of_cdnow(sample: pd.DataFrame) -> None:
    model = GammaGamma().fit(sample)
    assert [round(each, 2) for each in (model.p_, model.q_, model.v_)] == [6.25, 3.74, 15.44]


def test_a_customer_of_the_paper_expects_1_226_purchases_in_39_weeks() -> None:
    purchases = bg_nbd(**PUBLISHED).expected_purchases(customers((2, 30.43, 38.86)), 39)
    assert purchases[0] == pytest.approx(1.226, abs=0.001)


@pytest.mark.exports
def test_a_newcomer_expects_what_the_spreadsheet_to_the_paper_says(sample: pd.DataFrame) -> None:
    weeks, expected = [0.1429, 1, 3, 31.8571, 32, 78], [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.8576]
    model = BetaGeometricNBD().fit(sample)
    assert [model.expected_purchases(customers((0, 0, 0)), each)[0] for each in weeks] == pytest.approx(expected, abs=0.0005)


def test_pareto_nbd_gives_the_example_of_the_walkthrough_of_btyd() -> None:
    """A customer with 26 repeat purchases, the last after 30.86 of 31 weeks: alive .9979, 25.46 purchases in 52 weeks."""
    model, customer = pareto_nbd(r_=0.5534, alpha_=10.5802, s_=0.6061, beta_=11.6562), customers((26, 30.86, 31))
    assert model.alive(customer)[0] == pytest.approx(0.9979, abs=0.0001)
    assert model.expected_purchases(customer, 52)[0] == pytest.approx(25.46, abs=0.01)


@pytest.mark.parametrize(("s", "beta"), [(0.6, 12.0), (1.0, 3.0), (3.0, 200.0)])
def test_the_chance_to_be_alive_by_pareto_nbd_agrees_with_integration(s: float, beta: float) -> None:
    """Bayes by hand over the moment of leaving τ: stay (α+T)^−(r+x) (β+T)^−s against ∫ s (α+τ)^−(r+x) (β+τ)^−(s+1) dτ."""
    r, alpha, x, recency, age = 0.8, 9.0, 4, 12.0, 40.0
    stay = (alpha + age) ** -(r + x) * (beta + age) ** -s
    leave, _ = quad(lambda tau: s * (alpha + tau) ** -(r + x) * (beta + tau) ** -(s + 1), recency, age, epsabs=0)
    model = pareto_nbd(r_=r, alpha_=alpha, s_=s, beta_=beta)
    assert model.alive(customers((x, recency, age)))[0] == pytest.approx(stay / (stay + leave), rel=1e-6)


def test_spend_per_purchase_is_what_the_note_on_gamma_gamma_says() -> None:
    """First customers of the sample: no repeat purchase gives everybody's mean, the others lie between it and their own mean."""
    model = GammaGamma()
    model.p_, model.q_, model.v_ = 6.25, 3.74, 15.44
    history = pd.DataFrame({"repeats": [2, 1, 0, 7], "spend": [22.35, 11.77, np.nan, 73.74]})
    assert model.predict(history) == pytest.approx([24.65, 18.91, 35.17, 71.46], abs=0.1)


def test_who_never_came_back_is_alive_and_who_fell_silent_is_not() -> None:
    """By hand, r = a = b = 1, alpha = 10, x = 1, t_x = 0, T = 10: odds of having left = 1/1 · (20/10)² = 4, so alive 1/5."""
    model = bg_nbd(r_=1.0, alpha_=10.0, a_=1.0, b_=1.0)
    assert model.alive(customers((0, 0, 10), (1, 0, 10))) == pytest.approx([1.0, 0.2])


@pytest.mark.parametrize(
    "parameters", [(0.243, 4.414, 0.793, 2.426), (0.8, 5, 1, 2), (2, 3, 0.2, 0.3), (0.5, 8, 3, 1.5), (1.5, 60, 2e3, 1e4)]
)
@pytest.mark.parametrize(("repeats", "horizon"), [(0, 30), (3, 30), (25, 400), (400, 30)])
def test_expected_purchases_agree_with_the_plain_sum(parameters: tuple[float, ...], repeats: int, horizon: float) -> None:
    """Σ over k of P(time for at least k purchases) × P(still there after k − 1 of them): negative binomial tails × beta moments."""
    r, alpha, a, b = parameters
    model, age = bg_nbd(r_=r, alpha_=alpha, a_=a, b_=b), 40.0
    k = np.arange(1, 20_000)
    still_there = np.concatenate([[1.0], np.cumprod((b + repeats + k - 1) / (a + b + repeats + k - 1))[:-1]])
    expected = np.sum(still_there * betainc(k, r + repeats, horizon / (alpha + age + horizon)))
    history = customers((repeats, age if repeats else 0.0, age))
    assert model.expected_purchases(history, horizon)[0] == pytest.approx(expected * model.alive(history)[0], rel=1e-5)


@pytest.mark.parametrize("model", [bg_nbd(**PUBLISHED), pareto_nbd(r_=0.553, alpha_=10.578, s_=0.606, beta_=11.669)])
def test_simulated_futures_average_to_the_expectation(model: BetaGeometricNBD | ParetoNBD) -> None:
    history = customers((0, 0, 30), (2, 20, 30), (9, 29, 30))
    drawn = model.simulate(history, 39, 40_000, np.random.default_rng(7))
    assert drawn.mean(axis=0) == pytest.approx(model.expected_purchases(history, 39), rel=0.03)
    assert (drawn > 0).mean(axis=0) == pytest.approx(model.buys_again(history, 39), rel=0.03)


positive = st.floats(0.05, 20)


@settings(max_examples=150, deadline=None)
@given(
    st.booleans(),
    st.tuples(positive, positive, positive, positive),
    st.integers(0, 300),
    st.floats(0, 1),
    st.floats(0.2, 200),
    st.floats(0.1, 300),
)
def test_chances_stay_chances_and_a_longer_horizon_never_brings_less(
    is_pareto: bool, parameters: tuple[float, ...], repeats: int, share: float, age: float, horizon: float
) -> None:
    names = ("r_", "alpha_", "s_", "beta_") if is_pareto else ("r_", "alpha_", "a_", "b_")
    model = (pareto_nbd if is_pareto else bg_nbd)(**dict(zip(names, parameters, strict=True)))
    history = customers((repeats, age * share if repeats else 0.0, age))
    alive = model.alive(history)[0]
    short, long = (model.expected_purchases(history, each)[0] for each in (horizon, 2 * horizon))
    bound = (model.r_ + repeats) / (model.alpha_ + age) * horizon * alive  # never leaving at all
    assert 0 <= model.buys_again(history, horizon)[0] <= alive * (1 + 1e-9) <= 1 + 1e-9
    assert 0 <= short <= long * (1 + 1e-6) + 1e-9
    assert short <= bound * (1 + 1e-5)


def test_what_made_the_data_is_found_again() -> None:
    """a and b apart are hardly told by any data; the rate r/alpha and the chance to leave a/(a+b) are."""
    model = BetaGeometricNBD().fit(simulated(4_000, seed=3))
    assert model.r_ == pytest.approx(0.5, rel=0.1)
    assert model.r_ / model.alpha_ == pytest.approx(0.5 / 6, rel=0.1)
    assert model.a_ / (model.a_ + model.b_) == pytest.approx(0.9 / 3.4, rel=0.1)


@pytest.mark.parametrize("kind", [BetaGeometricNBD, ParetoNBD])
@pytest.mark.parametrize("ridge", [0.0, 0.01])
def test_the_unit_of_time_does_not_matter(kind: type[BetaGeometricNBD | ParetoNBD], ridge: float) -> None:
    weeks = simulated(500, seed=5)
    days = weeks.assign(recency=weeks["recency"] * 7, age=weeks["age"] * 7)
    in_weeks, in_days = kind(26, ridge).fit(weeks), kind(26 * 7, ridge).fit(days)
    assert in_days.predict(days) == pytest.approx(in_weeks.predict(weeks), rel=1e-3)
    assert in_days.alpha_ == pytest.approx(in_weeks.alpha_ * 7, rel=1e-3)


def test_the_unit_of_money_does_not_matter() -> None:
    random = np.random.default_rng(2)
    history = pd.DataFrame({"repeats": random.integers(0, 6, 300), "spend": random.lognormal(3, 0.6, 300)})
    cents = history.assign(spend=history["spend"] * 100)
    assert GammaGamma(0.01).fit(cents).predict(cents) == pytest.approx(100 * GammaGamma(0.01).fit(history).predict(history), rel=1e-6)


def test_gamma_gamma_says_that_it_has_nothing_to_learn_from() -> None:
    with pytest.raises(ValueError, match="no customer has a repeat purchase"):
        GammaGamma().fit(pd.DataFrame({"repeats": [0, 2], "spend": [np.nan, 0.0]}))
