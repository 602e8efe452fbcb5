"""A version that cannot be made is a sentence, and changes nothing."""

from datetime import date

import duckdb
import pytest

from data import drafts
from data.aliases import Alias, Aliases
from data.importing import import_files
from data.relinking import say_different, say_same
from data.store import StoreError, Workspace

TODAY = date(2026, 6, 30)
DEALS = b"Deal ID,Deal owner,Deal stage,Create date,Amount\nD1,Ana,Closed won,2025-01-31,10\nD2,Anna,Closed lost,2025-02-28,20\n"
MORE = b"Deal ID,Deal owner,Deal stage,Create date,Amount\nD3,Ana,Closed won,2025-03-31,30\nD4,Bea,Closed lost,2025-04-30,20\n"
FAILURES = {
    duckdb.BinderException("no such column"): "failed",
    duckdb.OutOfMemoryException("full"): "KPI_READING_MEGABYTES",
    AssertionError("linking deals made 3 rows of 2"): "failed",
    OSError(28, "No space left on device"): "No space left on device",
}


def failing(monkeypatch, problem):
    def link(*given, **named):
        raise problem

    monkeypatch.setattr(drafts, "link", link)


@pytest.fixture
def workspace(tmp_path):
    workspace = Workspace(tmp_path)
    import_files(workspace, [("deals.csv", DEALS)], today=TODAY)
    return workspace


@pytest.mark.parametrize("problem", FAILURES, ids=lambda each: type(each).__name__)
def test_what_fails_while_linking_is_a_sentence_and_the_version_before_stays(workspace, monkeypatch, problem):
    failing(monkeypatch, problem)
    with pytest.raises(StoreError) as refused:
        import_files(workspace, [("more.csv", MORE)], today=TODAY)
    assert FAILURES[problem] in str(refused.value) and "Nothing was changed" in str(refused.value)
    assert workspace.current().number == 1 and workspace.current().facts["deals"].rows == 2


def test_what_was_said_of_names_is_taken_back_where_linking_fails(workspace, monkeypatch):
    kept, same = Aliases(workspace.root), Alias("reps", "Anna", "Ana")
    with monkeypatch.context() as patched:
        failing(patched, duckdb.InternalException("broken"))
        with pytest.raises(StoreError):
            say_same(workspace, [same])
    assert kept.all() == []
    kept.keep([same])
    failing(monkeypatch, duckdb.InternalException("broken"))
    with pytest.raises(StoreError):
        say_different(workspace, same)
    assert kept.all() == [same]
