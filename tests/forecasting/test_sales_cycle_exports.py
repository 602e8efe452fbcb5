"""The sales cycle on real exports, scored on what then happened."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from threadpoolctl import threadpool_limits

from benchmarks import pipelines
from forecasting.sales_cycle import blend, forecast, history, steps
from forecasting.sales_cycle.lattice import Lattice

pytestmark = pytest.mark.exports


@pytest.fixture(scope="module")
def maven(exports: Path, tmp_path_factory):
    return pipelines.maven(exports / "maven_crm").version(tmp_path_factory.mktemp("maven"))


@pytest.fixture(scope="module")
def loans(exports: Path, tmp_path_factory):
    return pipelines.loans(exports / "bpi2012_loans").version(tmp_path_factory.mktemp("loans"))


def test_maven_on_the_first_of_september(maven):
    found = forecast(maven, date(2017, 9, 1))
    assert len(found.deals) == 2265
    assert found.deals["win_probability"].notna().all()
    assert found.summary.mean_win_probability < 0.5 < 0.6 < found.summary.win_rate_closed
    assert found.backtest.revenue_error < 0.5 * found.backtest.revenue_error_rule
    assert found.backtest.beats_rule
    assert 0.7 <= found.backtest.coverage <= 0.9
    assert [each.count for each in found.summary.left_out] == [500]
    assert any("segment" in str(note) for note in found.summary.notes)


def test_maven_in_october_against_what_happened_until_the_end_of_the_year(maven):
    """Squared error of the closing curve and of the chance to be won, beside one curve for all deals."""
    end, past = history.day_number(date(2018, 1, 1)), history.read(maven)
    scores = score(past, date(2017, 10, 1), end)
    assert scores["curve"] < 0.175
    assert scores["curve"] < 0.95 * scores["curve_pooled"]
    assert scores["won"] < scores["won_pooled"]


def test_stage_history_makes_loans_better_known(loans):
    end, past = history.day_number(date(2012, 3, 15)), history.read(loans)
    scores = pd.DataFrame([score(past, day, end) for day in (date(2012, 1, 1), date(2012, 1, 15))]).mean()
    assert scores["won"] < 0.85 * scores["won_pooled"]
    assert scores["curve"] <= scores["curve_pooled"]


def score(past, day, end):
    """Squared errors of what is said on a day for the deals then open, by what happened before `end`."""
    lattice = Lattice(past, day, lambda _: None)
    said = lattice.said_on(day)
    with threadpool_limits(limits=1):
        chances = {"": lattice.blend_on(said).apply(said), "_pooled": said.reached("pooled")}
    after, outcome = blend.outcome_by(end, said)
    grid = np.linspace(0, min(end - said.snapshot.day, said.ends[-1]), 21)[1:]
    closed = after[:, None] < grid
    return {
        f"{what}{name}": np.mean(error**2)
        for name, reached in chances.items()
        for what, error in (
            ("curve", steps.at(reached.sum(axis=2), said.ends, grid) - closed),
            ("won", steps.at(reached[:, :, 0], said.ends, grid[-1:])[:, 0] - (closed[:, -1] & (outcome == history.WON))),
        )
    }
