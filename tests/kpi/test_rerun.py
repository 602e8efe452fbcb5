"""A kept receipt is run again: the same value, or what has changed since."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.version import Source, Version
from kpi.__main__ import main
from kpi.calendar import Calendar, Weekday
from kpi.catalogue import CATALOGUE
from kpi.comparison import Comparison
from kpi.periods import Period
from kpi.receipt import receipt
from kpi.rerun import rerun
from kpi.selection import Filter, Selection
from kpi.stored_receipt import NoReceipt, StoredReceipt
from kpi.terms import Terms
from tests.companies import company, table

SELECTION = Selection(
    Period(date(2026, 1, 1), date(2026, 4, 1)),
    date(2026, 6, 30),
    Comparison.CUSTOM,
    filters=(Filter("rep", ("Ana", None)),),
    terms=Terms(lapse_days=90),
    calendar=Calendar(week_starts=Weekday.SUNDAY, fiscal_year_starts=4, time_zone="Europe/Lisbon"),
    other=Period(date(2025, 1, 1), date(2025, 4, 1)),
)

DEALS = """
    deal_id | status | closed_at  | amount | rep
    1       | won    | 2026-01-10 | 100    | Ana
    2       | lost   | 2026-02-10 | 200    | Ana
    3       | won    | 2026-02-20 | 300    |
    4       | won    |            | 400    | Ana
    5       | lost   | 2026-02-20 | 500    | Ben
"""
ONE_MORE = DEALS + "    6       | lost   | 2026-03-20 | 600    | Ana\n"


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return _with_file(company(tmp_path, deals=table(DEALS)), "a" * 64)


def _with_file(version: Version, sha256: str) -> Version:
    source = Source("deals.csv", None, sha256, None, "deals", 5, 5, 0)
    return replace(version, sources=(source,))


def _kept(version: Version) -> StoredReceipt:
    made = StoredReceipt.of(receipt(version, CATALOGUE["win_rate"], SELECTION))
    return StoredReceipt.from_json(json.loads(json.dumps(made.as_json())))


def test_a_kept_receipt_is_read_back_as_it_was(version: Version) -> None:
    kept = _kept(version)
    assert kept == StoredReceipt.of(receipt(version, CATALOGUE["win_rate"], SELECTION))
    assert kept.selection == SELECTION
    assert (kept.value, kept.rows) == (2 / 3, 3)


def test_the_same_data_gives_the_same_value_and_nothing_has_changed(version: Version) -> None:
    again = rerun(version, _kept(version))
    assert again.is_same
    assert again.changes == ()


def test_other_data_says_what_has_changed(version: Version, tmp_path: Path) -> None:
    kept = _kept(version)
    later = _with_file(company(tmp_path, deals=table(ONE_MORE)), "b" * 64)
    again = rerun(later, kept)
    assert not again.is_same
    assert again.now.value.value == 0.5
    assert [str(each) for each in again.changes] == [
        "deals.csv has another content than then.",
        "The data was version 1, it is version 2.",
        "Rows counted: 3 then, 4 now.",
    ]


def test_rows_left_out_then_and_now_are_told(version: Version, tmp_path: Path) -> None:
    kept = _kept(version)
    mended = _with_file(
        company(tmp_path, deals=table(DEALS.replace("4       | won    |            |", "4 | won | 2026-03-01 |"))), "a" * 64
    )
    said = [str(each) for each in rerun(mended, kept).changes]
    assert "Rows left out, closed, but without a closing date: 1 then, 0 now." in said


def test_a_changed_formula_is_told(version: Version) -> None:
    kept = replace(_kept(version), formula="deals won", formula_hash="0" * 12)
    assert "The formula has changed: it was deals won, it is deals won ÷ (deals won + deals lost)." in map(
        str, rerun(version, kept).changes
    )


@pytest.mark.parametrize(
    "damaged",
    [None, [], {}, {"format": 2}, {"format": 1}, {"format": 1, "kpi": "win_rate", "selection": 3}],
    ids=str,
)
def test_what_is_no_receipt_is_said(damaged: object) -> None:
    with pytest.raises(NoReceipt):
        StoredReceipt.from_json(damaged)


def test_a_receipt_of_a_kpi_that_is_gone_is_said(version: Version) -> None:
    with pytest.raises(NoReceipt, match="not in the catalogue any more"):
        rerun(version, replace(_kept(version), kpi="gone"))


def test_a_receipt_cannot_carry_sql(version: Version) -> None:
    hostile = replace(_kept(version), selection=replace(SELECTION, filters=(Filter('rep" = 1 OR "rep', ("x",)),)))
    with pytest.raises(NoReceipt):
        rerun(version, hostile)


def test_the_commands_write_a_receipt_and_run_it_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    version = company(tmp_path / "acme", deals=table(DEALS))
    assert (
        main(["receipt", "win_rate", "--workspace", str(version.root), "--from", "2026-01-01", "--to", "2026-07-01", "--where", "rep=Ana"])
        == 0
    )
    written = capsys.readouterr().out
    assert "read_parquet" in json.loads(written)["queries"][0]["sql"]
    (tmp_path / "win_rate.json").write_text(written)
    assert main(["rerun", str(tmp_path / "win_rate.json"), "--workspace", str(version.root)]) == 0
    assert capsys.readouterr().out == "win_rate: the same, 0.5\n"
    company(tmp_path / "acme", deals=table(ONE_MORE))
    assert main(["rerun", str(tmp_path / "win_rate.json"), "--workspace", str(version.root), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["same"], said["then"], said["now"]) == (False, 0.5, 1 / 3)
    assert main(["receipt", "win_rat", "--workspace", str(version.root)]) == 2
    assert "did you mean win_rate?" in capsys.readouterr().err
    (tmp_path / "no.json").write_text("hello")
    assert main(["rerun", str(tmp_path / "no.json"), "--workspace", str(version.root)]) == 2
