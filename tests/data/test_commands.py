"""`python -m data`: what it prints, and how it ends."""

import json
import os
import subprocess
import sys
import zipfile

import pytest

from data.__main__ import COMMANDS, main
from tests.conftest import ROOT

DEALS = "Deal ID,Deal Stage,Amount,Close Date\n1,Won,5,2026-02-01\n2,Lost,6,2026-03-01\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "deals.csv").write_text(DEALS)
    return tmp_path


def run(capsys, *arguments):
    code = main([str(each) for each in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_import_tells_each_file_as_json(folder, capsys):
    code, out, _ = run(capsys, "import", folder / "in", "--workspace", folder / "w", "--json")
    (told,) = json.loads(out)
    assert code == 0
    assert set(told) == {"file", "sheet", "system", "table", "rows_read", "rows_loaded", "rows_rejected", "columns", "problems"}
    assert (told["file"], told["table"], told["rows_read"], told["rows_loaded"], told["rows_rejected"]) == ("deals.csv", "deals", 2, 2, 0)
    assert set(told["columns"][0]) == {"column", "field", "confidence", "why"}


def test_a_file_that_cannot_be_read_is_one_sentence_and_the_others_are_loaded(folder, capsys):
    (folder / "in" / "broken.xlsx").write_bytes(b"PK\x03\x04 this is no workbook")
    code, out, err = run(capsys, "import", folder / "in", "--workspace", folder / "w", "--json")
    assert code == 2
    assert [line for line in err.splitlines() if line.startswith("broken.xlsx: ")]
    assert "Traceback" not in err
    assert {told["file"]: told["rows_loaded"] for told in json.loads(out)} == {"deals.csv": 2, "broken.xlsx": 0}


def test_a_path_that_is_not_there_is_a_sentence(folder, capsys):
    code, _, err = run(capsys, "import", folder / "nowhere.csv", "--workspace", folder / "w")
    assert code == 2
    assert "nowhere.csv" in err


def test_prose_in_a_folder_is_no_failure(folder, capsys):
    (folder / "in" / "README.txt").write_text("These are last week's exports.\nThey came from the CRM, as every Friday.\n")
    code, _, _ = run(capsys, "import", folder / "in", "--workspace", folder / "w")
    assert code == 0


def test_a_zip_holds_files(folder, capsys):
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("july/deals.csv", DEALS)
    code, out, _ = run(capsys, "import", folder / "all.zip", "--workspace", folder / "w", "--json")
    assert code == 0
    assert json.loads(out)[0]["file"] == "all.zip/july/deals.csv"


def test_show_and_undo(folder, capsys):
    run(capsys, "import", folder / "in", "--workspace", folder / "w")
    (folder / "in" / "deals.csv").write_text(DEALS + "3,Won,7,2026-04-01\n")
    run(capsys, "import", folder / "in", "--workspace", folder / "w")
    assert rows(folder, capsys) == [2, 3]
    assert run(capsys, "undo", "--workspace", folder / "w")[0] == 0
    assert rows(folder, capsys) == [2, 3, 2]


def rows(folder, capsys):
    code, out, _ = run(capsys, "show", "--workspace", folder / "w", "--json")
    assert code == 0
    return [version["tables"][0]["rows"] for version in json.loads(out)]


def test_an_empty_workspace_is_said(folder, capsys):
    assert run(capsys, "show", "--workspace", folder / "empty")[0] == 2
    assert run(capsys, "undo", "--workspace", folder / "empty")[0] == 2


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_with_an_example(command, capsys):
    with pytest.raises(SystemExit) as end:
        main([command.name, "--help"])
    assert end.value.code == 0
    assert "python -m data" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["data", "show"], ["kpi", "list"], ["forecasting", "sales-cycle"]])
def test_a_command_whose_reader_stops_ends_without_a_traceback(folder, capsys, command):
    run(capsys, "import", folder / "in", "--workspace", folder / "w")
    read, write = os.pipe()
    os.close(read)
    words = [sys.executable, "-m", *command, "--workspace", str(folder / "w"), "--json"]
    ended = subprocess.run(words, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert ended.returncode == 141
    assert "Error" not in ended.stderr
