"""A stored file is corrected from the command line: its original is read again, in its place, and the difference is shown."""

import pytest

from data.__main__ import main
from data.corrections import Corrections
from data.matching.understanding import signature_of_source
from data.store import Workspace

DEALS = "Deal ID,Deal Stage,Amount,Closer,Close Date\n1,Parked,5,Ana,2026-04-03\n2,Won,6,Bo,2026-04-05\n"


@pytest.fixture
def stored(tmp_path):
    (tmp_path / "deals.csv").write_text(DEALS)
    main(["import", str(tmp_path / "deals.csv"), "--workspace", str(tmp_path / "w")])
    return Workspace(tmp_path / "w")


def correct(workspace, *arguments):
    return main(["correct", "deals.csv", "--workspace", str(workspace.root), *arguments])


def test_columns_and_words_are_corrected_and_remembered(stored, capsys):
    assert correct(stored, "--column", "Closer=rep", "--word", "stage:Parked=lost") == 0
    assert "deals: 2 → 2 rows (0 added, 2 changed, 0 gone)" in capsys.readouterr().out
    version = stored.current()
    assert version.has("deals", "rep")
    assert version.sources[0].corrected_on is not None
    kept = Corrections(stored.root).get(signature_of_source(version.sources[0]))
    assert (dict(kept.columns), dict(kept.words)) == ({"Closer": "rep"}, {"stage": {"Parked": "lost"}})


def test_a_dry_run_stores_and_remembers_nothing(stored):
    assert correct(stored, "--column", "Closer=rep", "--dry-run") == 0
    assert stored.current().number == 1
    assert Corrections(stored.root).get(signature_of_source(stored.current().sources[0])) is None


def test_choices_can_be_forgotten(stored):
    correct(stored, "--column", "Closer=rep")
    assert correct(stored, "--forget") == 0
    assert not stored.current().has("deals", "rep")
    assert stored.current().sources[0].corrected_on is None


def test_a_file_that_is_not_there_or_not_kept_is_a_sentence(stored, capsys):
    assert main(["correct", "other.csv", "--workspace", str(stored.root), "--column", "A=rep"]) == 2
    assert "deals.csv" in capsys.readouterr().err
    stored.original_path(stored.current().sources[0].sha256).unlink()
    assert correct(stored, "--column", "Closer=rep") == 2
    assert "not kept" in capsys.readouterr().err
