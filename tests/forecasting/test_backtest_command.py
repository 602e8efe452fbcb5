"""`python -m forecasting backtest KIND` prints the back-test of a forecast, by the code that forecasts."""

import json

import pytest

from forecasting.__main__ import main
from tests.forecasting.deal_pipelines import simulated, version_of


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workspace")
    version_of(folder, simulated(180).deals.assign(country=["Italy", "Spain", None] * 60))
    return str(folder)


def said_by(words, capsys):
    assert main(words) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("where", [[], ["--where", "country=Italy"]])
def test_it_is_the_back_test_of_the_forecasts_own_command(workspace, capsys, where):
    asked = ["--workspace", workspace, "--as-of", "2025-11-01", "--json", *where]
    alone = said_by(["backtest", "sales-cycle", *asked], capsys)
    assert alone["kind"] == "sales-cycle"
    assert alone["backtest"] == said_by(["sales-cycle", *asked], capsys)["backtest"]
    assert {"next_model", "next_rule", "next_was", "last_day"} <= set(alone["backtest"]["origins"][0])


def test_options_of_a_kind_are_taken_too_and_text_says_the_verdict_first(workspace, capsys):
    assert main(["backtest", "revenue", "--workspace", workspace, "--as-of", "2025-11-01", "--months", "3"]) == 0
    assert "earlier days this forecast missed a month by" in capsys.readouterr().out.splitlines()[0]


def test_a_kind_that_does_not_exist_is_answered_with_those_that_do(workspace, capsys):
    with pytest.raises(SystemExit):
        main(["backtest", "weather", "--workspace", workspace])
    assert "sales-cycle" in capsys.readouterr().err
