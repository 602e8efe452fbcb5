"""`python -m kpi` answers scripts: one object per KPI, period and group, and a sentence where it cannot."""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kpi.__main__ import main
from kpi.catalogue import CATALOGUE
from tests.companies import company, table
from tests.conftest import ROOT

DEALS = table("""
    deal_id | created_at | closed_at  | status | amount | rep    | country
    1       | 2026-01-01 | 2026-01-10 | won    | 100    | Ana    | Italy
    2       | 2026-01-01 | 2026-01-20 | lost   | 50     | Ana    | Portugal
    3       | 2026-01-05 | 2026-02-10 | won    | 300    | Ben    | Italy
    4       | 2026-02-01 | 2026-02-28 | won    | 40     |        | Italy
    5       | 2026-02-01 | 2026-02-02 | won    | 7      | =1+1   | Italy
""", amount=float)  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> str:
    company(tmp_path / "acme", deals=DEALS)
    return str(tmp_path / "acme")


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says on the error stream when it ends with 2."""
    try:
        code = main(list(arguments))
    except SystemExit as ended:
        code = int(str(ended.code))
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert "Traceback" not in said.err
    return said.err


def test_list_names_every_kpi_with_what_it_needs(capsys: pytest.CaptureFixture[str]) -> None:
    rows = answered(capsys, "list")
    assert [row["id"] for row in rows] == list(CATALOGUE)
    assert all({"id", "name", "unit", "better", "frequency", "needs"} <= set(row) for row in rows)
    assert next(row for row in rows if row["id"] == "win_rate")["needs"] == {"deals": ["closed_at", "status"]}


def test_list_says_which_kpis_the_data_answers_and_why_not(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    rows = {row["id"]: row for row in answered(capsys, "list", "--workspace", workspace)}
    assert (rows["win_rate"]["status"], rows["win_rate"]["because"]) == ("computable", [])
    assert rows["leads"]["status"] == "not"
    assert "leads" in rows["leads"]["because"][0]


def test_compute_gives_one_object_per_kpi_period_and_group(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    arguments = ("win_rate", "revenue", "--workspace", workspace, "--from", "2026-01-01", "--to", "2026-03-01", "--grain", "month")
    rows = answered(capsys, "compute", *arguments, "--compare", "previous")
    assert all({"kpi", "from", "to", "group", "value", "rows", "comparison"} <= set(row) for row in rows)
    found = {(row["kpi"], row["from"], row["to"]): (row["value"], row["rows"], row["comparison"], row["group"]) for row in rows}
    assert found == {
        ("win_rate", "2026-01-01", "2026-02-01"): (0.5, 2, None, {}),
        ("win_rate", "2026-02-01", "2026-03-01"): (1.0, 3, 0.5, {}),
        ("revenue", "2026-01-01", "2026-02-01"): (100, 1, None, {}),
        ("revenue", "2026-02-01", "2026-03-01"): (347, 3, 100, {}),
    }


def test_without_dates_the_whole_span_is_computed(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    row = answered(capsys, "compute", "revenue", "--workspace", workspace)[0]
    assert (row["from"], row["to"], row["value"]) == ("2026-01-01", "2026-03-01", 447)


def test_by_may_be_given_twice(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    rows = answered(capsys, "compute", "revenue", "--workspace", workspace, "--by", "rep", "--by", "country")
    assert [(row["group"], row["value"]) for row in rows] == [
        ({"rep": "=1+1", "country": "Italy"}, 7),
        ({"rep": "Ana", "country": "Italy"}, 100),
        ({"rep": "Ben", "country": "Italy"}, 300),
        ({"rep": None, "country": "Italy"}, 40),
    ]


def test_an_empty_member_means_rows_without_one_and_two_members_mean_either(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    asked = ("compute", "revenue", "--workspace", workspace, "--where", "rep=")
    assert answered(capsys, *asked)[0]["value"] == 40
    assert answered(capsys, *asked, "--where", "rep=Ana")[0]["value"] == 140


def test_csv_has_a_column_for_each_dimension_and_runs_no_formula(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    assert main(["compute", "revenue", "--workspace", workspace, "--by", "rep", "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["kpi"], row["by_rep"], float(row["value"])) for row in rows] == [
        ("revenue", "'=1+1", 7),
        ("revenue", "Ana", 100),
        ("revenue", "Ben", 300),
        ("revenue", "", 40),
    ]


def test_a_wrong_kpi_is_told_the_nearest(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    assert "did you mean win_rate?" in refused(capsys, "compute", "winrate", "--workspace", workspace)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "yesterday"), "yesterday"),
        (("--from", "2026-02-30"), "2026-02-30"),
        (("--from", "2026-03-01", "--to", "2026-01-01"), "must come after"),
        (("--from", "2026-01-01", "--to", "2026-01-01"), "must come after"),
        (("--grain", "decade"), "decade"),
        (("--by", "shoe size"), "shoe size is no dimension"),
        (("--where", "rep"), "rep=Ana"),
        (("--where", "shoe=42"), "shoe is no dimension"),
        (("--where", "rep=ana"), "There is no “ana” under rep in this data; there is, for instance: Ana"),
        (("--compare", "tomorrow"), "tomorrow"),
    ],
)
def test_what_cannot_be_asked_is_answered_with_a_sentence(
    capsys: pytest.CaptureFixture[str], workspace: str, arguments: tuple[str, ...], said: str
) -> None:
    assert said in refused(capsys, "compute", "revenue", "--workspace", workspace, *arguments)


def test_a_dimension_that_the_data_lacks_has_a_reason(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    row = answered(capsys, "compute", "revenue", "--workspace", workspace, "--where", "channel=fair")[0]
    assert (row["value"], row["reason"]) == (None, "deals has no channel")


def test_a_workspace_that_is_not_there_or_empty_is_said_to_hold_no_data(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty", "nowhere"):
        for command in (("compute", "revenue"), ("list",)):
            assert "holds no data yet" in refused(capsys, *command, "--workspace", str(tmp_path / name))
    assert not (tmp_path / "nowhere").exists(), "asking does not make a workspace"


@pytest.mark.parametrize("command", [(), ("list",), ("compute",)])
def test_help_shows_an_example(capsys: pytest.CaptureFixture[str], command: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert "python -m kpi " in capsys.readouterr().out


def test_it_runs_as_a_command_of_its_own(workspace: str) -> None:
    asked = [sys.executable, "-m", "kpi", "compute", "revenue", "--workspace", workspace, "--json"]
    ran = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)[0]["value"] == 447


def test_any_period_can_be_compared_with(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    february = ("compute", "revenue", "--workspace", workspace, "--from", "2026-02-01", "--to", "2026-03-01")
    row = answered(capsys, *february, "--compare", "2026-01-05..2026-01-11")[0]
    assert (row["value"], row["comparison"], row["compared_from"], row["compared_to"]) == (347, 100, "2026-01-05", "2026-01-11")
    assert "ends before it begins" in refused(capsys, *february, "--compare", "2026-01-05..2026-01-05")


def test_weeks_and_fiscal_years_begin_where_the_command_says(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    asked = ("compute", "revenue", "--workspace", workspace, "--from", "2026-01-01", "--to", "2026-03-01")
    weeks = answered(capsys, *asked, "--grain", "week", "--week-starts", "sunday")
    assert [row["from"] for row in weeks[:3]] == ["2026-01-01", "2026-01-04", "2026-01-11"]
    years = answered(capsys, *asked, "--grain", "year", "--fiscal-year-starts", "february")
    assert [(row["from"], row["value"]) for row in years] == [("2026-01-01", 100), ("2026-02-01", 347)]
    assert "no time zone" in refused(capsys, *asked, "--time-zone", "Madrid")


def test_a_calendar_that_is_kept_holds_for_the_next_command(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    assert answered(capsys, "calendar", "--workspace", workspace)["week_starts"] == "monday"
    options = ("--week-starts", "saturday", "--fiscal-year-starts", "4", "--time-zone", "Asia/Dubai", "--working-days", "sunday,monday")
    kept = answered(capsys, "calendar", "--workspace", workspace, *options, "--holidays", "AE", "--currency", "AED")
    assert kept == answered(capsys, "calendar", "--workspace", workspace) == {
        "week_starts": "saturday", "fiscal_year_starts": 4, "time_zone": "Asia/Dubai", "working_week": "monday, sunday",
        "holidays": "AE", "currency": "AED",
    }  # fmt: skip
    weeks = answered(capsys, "compute", "revenue", "--workspace", workspace, "--from", "2026-01-01", "--grain", "week")
    assert weeks[1]["from"] == "2026-01-03"
    assert "no currency" in refused(capsys, "calendar", "--workspace", workspace, "--currency", "dirham")


def test_an_own_kpi_is_added_listed_computed_and_removed(tmp_path, capsys):
    company(tmp_path, leads=[{"lead_id": "1", "created_at": date(2026, 1, 2)}, {"lead_id": "2", "created_at": date(2026, 1, 3)}])
    where = ["--workspace", str(tmp_path)]
    assert main(["own", "add", *where, "--name", "Twice the leads", "--formula", "lead * 2", "--language", "it"]) == 0
    assert main(["own", "list", *where]) == 0
    assert main(["compute", "twice_the_leads", *where, "--json"]) == 0
    printed = capsys.readouterr().out
    assert "twice_the_leads  leads * 2" in printed
    assert '"value": 4.0' in printed
    assert main(["list", *where]) == 0
    assert "Twice the leads" in capsys.readouterr().out
    assert main(["own", "remove", "twice_the_leads", *where]) == 0
    assert main(["compute", "twice_the_leads", *where]) == 2


def test_a_wrong_formula_is_pointed_at(capsys):
    assert main(["own", "check", "count(leeds)"]) == 2
    shown = capsys.readouterr().err.splitlines()
    assert shown[:2] == ["count(leeds)", "      ^^^^^"]
    assert "Did you mean “leads”?" in shown[2]


def test_the_best_members_the_others_and_the_total_each_say_what_they_are(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    asked = ("compute", "revenue", "--workspace", workspace, "--by", "rep", "country", "--top", "2", "--share", "--total")
    found = [(row["part"], row["group"], row["value"], row["members"], round(row["share"], 3)) for row in answered(capsys, *asked)]
    assert found == [
        ("member", {"rep": "Ben", "country": "Italy"}, 300, None, 0.671),
        ("member", {"rep": "Ana", "country": "Italy"}, 100, None, 0.224),
        ("others", {}, 47, 2, 0.105),
        ("total", {}, 447, None, 1.0),
    ]
    assert main([*asked, "--csv"]) == 0
    assert [row["part"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == ["member", "member", "others", "total"]
    assert main(list(asked)) == 0
    assert "others (2)" in capsys.readouterr().out
    assert "--by" in refused(capsys, "compute", "revenue", "--workspace", workspace, "--top", "2")
    assert "above 0" in refused(capsys, *asked, "--top", "0")


def test_a_pivot_has_a_line_a_cell_with_subtotals_and_totals_from_their_rows(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    asked = ("pivot", "revenue", "win_rate", "--workspace", workspace, "--rows", "country", "rep")
    found = {(row["part"], row["country"], row["rep"], row["kpi"]): row["value"] for row in answered(capsys, *asked)}
    assert found["total", None, None, "revenue"] == 447
    assert found["total", "Italy", None, "win_rate"] == 1
    assert (found["member", "Portugal", "Ana", "win_rate"], found["total", None, None, "win_rate"]) == (0, 4 / 5)
    assert main([*asked, "--across", "month", "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["column"] for row in rows} == {"2026-01-01", "2026-02-01", ""}
    assert "'=1+1" in {row["rep"] for row in rows}
    assert "twice" in refused(capsys, *asked, "--across", "rep")
    assert "no dimension" in refused(capsys, *asked[:-1], "moon")
