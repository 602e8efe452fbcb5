"""`python -m forecasting sales-cycle` says what the page says."""

import json
import math

import pytest

from forecasting.__main__ import main
from tests.forecasting.deal_pipelines import simulated, version_of

WORDS = ["sales-cycle", "--workspace"]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workspace")
    deals = simulated(300)
    version_of(folder, deals.deals.assign(country=["Italy", "Spain", None] * 100))
    return str(folder)


def test_json_names_every_open_deal_with_dates_and_months(workspace, capsys):
    assert main([*WORDS, workspace, "--as-of", "2025-09-01", "--json"]) == 0
    said = json.loads(capsys.readouterr().out, parse_constant=lambda text: pytest.fail(f"{text} is not JSON"))
    deal = next(each for each in said["deals"] if each["close_median"])
    assert set(deal) >= {"deal", "win_probability", "close_median", "close_low", "close_high", "amount", "expected_by_month"}
    assert deal["close_low"] <= deal["close_median"] <= deal["close_high"]
    assert math.isclose(sum(deal["expected_by_month"].values()), deal["expected"], abs_tol=0.01)
    assert said["summary"]["open_deals"] == len(said["deals"])
    assert {"origins", "months", "revenue_error", "beats_rule", "sentence"} <= set(said["backtest"])


def test_conditions_narrow_and_an_empty_member_means_none(workspace, capsys):
    assert main([*WORDS, workspace, "--as-of", "2025-09-01", "--json"]) == 0
    everywhere = len(json.loads(capsys.readouterr().out)["deals"])
    counts = []
    for member in ("Italy", "Spain", ""):
        assert main([*WORDS, workspace, "--as-of", "2025-09-01", "--where", f"country={member}", "--json"]) == 0
        counts.append(len(json.loads(capsys.readouterr().out)["deals"]))
    assert sum(counts) == everywhere
    assert all(counts)


def test_by_default_the_day_after_the_last_in_the_data(workspace, capsys):
    assert main([*WORDS, workspace]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("As of 2025-12-2")
    assert "Learning from" in said.err


def test_a_refusal_is_a_sentence_and_exit_code_2(tmp_path, capsys):
    version_of(tmp_path, simulated(25, days=60).deals)
    assert main([*WORDS, str(tmp_path), "--as-of", "2025-02-01", "--json"]) == 2
    said = capsys.readouterr()
    assert "A forecast needs at least 20 closed" in json.loads(said.out)["refused"]
    assert "A forecast needs at least 20 closed" in said.err


def test_an_empty_workspace_says_what_to_do(tmp_path, capsys):
    assert main([*WORDS, str(tmp_path / "none")]) == 2
    assert "import some with" in capsys.readouterr().err


def test_a_dimension_that_does_not_exist_is_answered_with_those_that_do(workspace, capsys):
    assert main([*WORDS, workspace, "--where", "shoe=3"]) == 2
    assert "shoe is no dimension; there are: rep, team" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"), [(["--as-of", "soon"], "soon is no date; write it as 2026-07-01"), (["--where", "shoe"], "DIMENSION=MEMBER")]
)
def test_a_slip_of_the_pen_is_answered_with_what_to_write(workspace, capsys, words, said):
    with pytest.raises(SystemExit) as stopped:
        main([*WORDS, workspace, *words])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_help_shows_an_example(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["sales-cycle", "--help"])
    assert stopped.value.code == 0
    assert "example:" in capsys.readouterr().out
