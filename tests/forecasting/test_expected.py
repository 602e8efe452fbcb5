"""Expected ranges: what they are told by, whom they flag, and how often they cry wolf."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import Ridge

from benchmarks.false_alarms import rate
from benchmarks.ordinary_series import ORDINARY
from forecasting.expected import FALSE_ALARMS, Expected, Series, expected, expected_ranges, history
from forecasting.expected.recursive import FREE, SEASONS, TREND, Regressions
from forecasting.expected.season import known_of_steps
from kpi.catalogue import CATALOGUE
from kpi.compute import Value
from kpi.kpis import KPI
from kpi.periods import Grain, Period, add_months
from kpi.selection import Selection
from tests.companies import company, table

REVENUE = CATALOGUE["revenue"]
BEGINS = date(2023, 1, 1)


def months(*amounts: float | None, kpi: KPI = REVENUE, rows: int = 100) -> list[Value]:
    periods = [Period(add_months(BEGINS, number), add_months(BEGINS, number + 1)) for number in range(len(amounts))]
    return [Value(kpi.id, period, (), amount, rows) for period, amount in zip(periods, amounts, strict=True)]


def ranges(steps: list[Value], kpi: KPI = REVENUE, days: Period | None = None, grain: Grain = Grain.MONTH) -> list[Expected]:
    whole = Period(steps[0].period.start, steps[-1].period.end)
    return expected_ranges([Series(kpi, steps, days or whole)], Selection(whole, whole.end, grain=grain))[0]


STEADY = [100.0, 104, 97, 101, 99, 103, 98, 102, 100, 96, 105, 101, 99, 100]


def test_regressions_brought_up_to_date_step_by_step_are_those_that_scikit_learn_fits_anew() -> None:
    rng = np.random.default_rng(3)
    known = known_of_steps([add_months(BEGINS, number) for number in range(30)], Grain.MONTH)
    values = 50 + rng.normal(size=30) + 3 * known[:, 1]
    regressions = Regressions.of(known.shape[1], 1)
    for step, value in zip(known[:-1], values[:-1], strict=True):
        regressions.learn(step, np.array([value]))
    seasonal = np.sqrt([FREE, TREND, *[SEASONS[1]] * 12])
    anew = Ridge(alpha=1.0, fit_intercept=False, solver="cholesky").fit(known[:-1] / seasonal, values[:-1])
    assert regressions.weights[1, 0] @ known[-1] == pytest.approx(anew.predict(known[-1:] / seasonal)[0], rel=1e-6)


def test_a_steady_month_lies_in_its_range_and_one_far_off_does_not() -> None:
    usual, low = ranges(months(*STEADY, 101.0))[-1], ranges(months(*STEADY, 60.0))[-1]
    assert usual.low is not None and usual.high is not None and 85 < usual.low < 101 < usual.high < 115
    assert not usual.flagged
    assert low.flagged and not low.above and low.chance is not None and low.chance < 0.001
    assert (low.low, low.high) == (usual.low, usual.high)  # what is judged has no say in its own range


def test_a_month_is_judged_by_the_months_before_it_and_never_by_later_ones() -> None:
    first, again = ranges(months(*STEADY)), ranges(months(*STEADY, 500.0, 2.0))
    assert first == again[: len(first)]


def test_too_short_a_history_has_no_range_and_says_so() -> None:
    found = ranges(months(*STEADY))
    assert found[9].low is None and "9 earlier steps" in str(found[9].because)
    assert found[10].low is not None and found[10].history == 10 and found[10].because is None


def test_a_month_that_has_not_ended_is_neither_judged_nor_learnt_from() -> None:
    steps = months(*STEADY, 20.0)
    running = Period(BEGINS, steps[-1].period.start.replace(day=12))
    assert "has not ended" in str(ranges(steps, days=running)[-1].because)
    unripe = [replace(each, immature=index > 11) for index, each in enumerate(months(*STEADY, 20.0))]
    assert "it is early" in str(ranges(unripe)[-1].because)
    assert ranges(unripe)[-1].history == 12


def test_what_lies_before_the_data_begins_is_no_history() -> None:
    begins = Period(add_months(BEGINS, 3), add_months(BEGINS, 14))
    assert [each.history for each in ranges(months(*STEADY), days=begins)][-1] == 10
    assert "begins later" in str(ranges(months(*STEADY), days=begins)[0].because)


def test_months_without_a_value_are_passed_over() -> None:
    found = ranges(months(*STEADY[:5], None, *STEADY[5:], 60.0))
    assert found[5].because is not None and found[-1].flagged and found[-1].history == 14


def test_what_has_always_been_the_same_has_no_range() -> None:
    found = ranges(months(*[100.0] * 14))[-1]
    assert found.low is None and "always been the same" in str(found.because)


def test_a_high_december_is_expected_once_it_was_high_twice() -> None:
    year = [100.0, 98, 103, 101, 99, 102, 97, 100, 103, 98, 101, 200]
    found = ranges(months(*year, *[each + 1 for each in year], *[each - 1 for each in year]))
    assert found[11].flagged
    assert not found[35].flagged and found[35].centre is not None and found[35].centre > 150
    assert ranges(months(*year, *year, *year[:11], 100.0))[-1].flagged  # a December as any other month is the unusual one


def test_one_freak_does_not_hide_the_next() -> None:
    found = ranges(months(*STEADY, 300.0, *STEADY, 60.0))
    assert found[len(STEADY)].flagged and found[-1].flagged


def test_shares_over_few_rows_have_a_wider_range() -> None:
    kpi = CATALOGUE["win_rate"]
    steps = months(*[0.3 + 0.01 * (-1) ** number for number in range(14)], 0.3, kpi=kpi, rows=2000)
    many, few = ranges(steps, kpi)[-1], ranges([*steps[:-1], replace(steps[-1], rows=10)], kpi)[-1]
    assert many.high is not None and few.high is not None and few.high - 0.3 > 3 * (many.high - 0.3)
    assert few.low is not None and few.low >= 0


def test_bounds_stay_within_what_is_possible() -> None:
    counted = ranges(months(*[0.0, 1, 0, 2, 0, 1, 0, 0, 1, 0, 1, 0], 1.0, kpi=CATALOGUE["leads"]), CATALOGUE["leads"])[-1]
    assert counted.low == 0 and counted.high is not None and 1 < counted.high < 6


def test_history_reaches_back_to_the_data_and_no_further_than_says_something_of_today() -> None:
    selection = Selection(Period(date(2026, 1, 1), date(2026, 7, 1)), date(2026, 9, 30), grain=Grain.MONTH)
    assert history(selection, Period(date(2024, 3, 9), date(2026, 9, 30))).period.start == date(2024, 3, 1)
    assert history(selection, Period(date(2001, 3, 9), date(2026, 9, 30))).period.start == date(2022, 1, 1)


def test_steps_of_a_version_are_judged_with_those_before_the_selection(tmp_path: Path) -> None:
    rows = "\n".join(f"o{number} | {add_months(BEGINS, number)} | {amount}" for number, amount in enumerate([*STEADY, 50.0]))
    version = company(tmp_path, orders=table(f"order_id | ordered_at | amount\n{rows}", amount=float, ordered_at=pd.Timestamp))
    last = Period(add_months(BEGINS, 13), add_months(BEGINS, 15))
    found = expected(version, ["revenue"], Selection(last, last.end, grain=Grain.MONTH))["revenue"]
    assert [each.period.start for each in found] == [add_months(BEGINS, 13), add_months(BEGINS, 14)]
    assert [each.flagged for each in found] == [False, False]  # the last month ends four weeks after the last order
    assert "data ends before" in str(found[-1].because) and found[0].history == 13


@pytest.mark.parametrize("name", ["pure chance", "a season and a trend", "half kept from step to step", "counts about 30, a season",
                                  "shares over about 20 rows", "sums of few deals"])  # fmt: skip
def test_false_alarms_are_about_as_rare_as_stated(name: str) -> None:
    assert name in ORDINARY
    # 400 series: at the stated 2 %, more than 5 % would come up once in ten thousand times.
    assert rate(name, Grain.MONTH, 31, 400) <= 2.5 * FALSE_ALARMS
