"""A version exists whole or not at all, and nothing that was stored is lost."""

import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from data.store import StoreError, Workspace
from data.version import ColumnMatch, Facts, Problem, Source, Version
from locales import Sentence
from tests.companies import company, table

DEALS = table(
    """
    deal_id | created_at | status | amount
    1       | 2026-01-05 | won    | 100
    2       | 2026-01-06 | lost   | 50
    """,
    amount=float,
)


def publish(workspace: Workspace, note: str = "one more") -> Version:
    parent = workspace.current()
    return workspace.publish(parent=parent, sources=(), facts=parent.facts if parent else {}, note=Sentence(note))


def test_a_version_reads_back_as_it_was_written(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    match = ColumnMatch("Close Date", "closed_at", 0.98, Sentence("named so by {system}", system="HubSpot"), Sentence("day first"))
    problem = Problem("future", "warning", Sentence("{rows} rows lie in the future", rows=2), 2, ("2031-01-01",))
    source = Source("deals.csv", None, "ab" * 32, "HubSpot", "deals", 3, 2, 1, (match,), (problem,), "part", "rejected")
    facts = {"deals": Facts("deals", "x.parquet", 2, {"deal_id": 2}, None, None, ("EUR",))}
    written = workspace.publish(parent=None, sources=[source], facts=facts, problems=[problem], note=Sentence("import"))
    assert workspace.current() == written


def test_undo_publishes_the_version_before_and_can_itself_be_undone(tmp_path: Path) -> None:
    first = company(tmp_path, deals=DEALS)
    second = company(tmp_path, deals=DEALS[:1])
    workspace = Workspace(tmp_path)
    undone = workspace.undo()
    assert (undone.number, undone.facts) == (3, first.facts)
    assert workspace.undo().facts == second.facts


def test_there_is_nothing_to_undo_in_a_first_version(tmp_path: Path) -> None:
    company(tmp_path, deals=DEALS)
    with pytest.raises(StoreError, match="first version"):
        Workspace(tmp_path).undo()


def test_of_two_imports_at_once_one_is_told_and_none_is_lost(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    parent = publish(workspace)

    def attempt(_: int) -> bool:
        try:
            workspace.publish(parent=parent, sources=(), facts={}, note=Sentence("at once"))
        except StoreError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(8))) == 1
    assert [version.number for version in workspace.versions()] == [1, 2]


@pytest.mark.parametrize("moment", ["query", "fsync", "link"])
def test_a_process_killed_at_any_moment_leaves_the_version_before(tmp_path: Path, moment: str) -> None:
    before = company(tmp_path, deals=DEALS)
    killed_there = textwrap.dedent(f"""
        import os, signal, sys
        import duckdb
        from data.facts import write_facts
        from data.store import Workspace
        from locales import Sentence
        def die(*arguments, **options): os.kill(os.getpid(), signal.SIGKILL)
        if {moment!r} == "query": duckdb.DuckDBPyRelation.query = die
        else: setattr(os, {moment!r}, die)
        workspace = Workspace({str(tmp_path)!r})
        facts = write_facts(workspace, "deals", duckdb.sql("SELECT '9' AS deal_id"))
        workspace.publish(parent=workspace.current(), sources=(), facts={{"deals": facts}}, note=Sentence("never"))
    """)
    ran = subprocess.run([sys.executable, "-c", killed_there], cwd=Path(__file__).parents[2], check=False)
    assert ran.returncode == -signal.SIGKILL
    current = Workspace(tmp_path).current()
    assert current == before
    assert duckdb.read_parquet(str(current.path(current.facts["deals"].file))).fetchall()[0][0] == "1"


def test_the_same_rows_are_stored_once(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with duckdb.connect() as connection:
        names = {workspace.write(connection.sql("SELECT 1 AS a")) for _ in range(2)}
    assert len(names) == 1
    assert [path.name for path in (tmp_path / "parquet").iterdir()] == list(names)


def test_originals_are_kept_once_and_read_back(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    name = workspace.keep_original(b"a;b")
    assert workspace.keep_original(b"a;b") == name
    assert workspace.original(name) == b"a;b"
    assert workspace.original("0" * 64) is None


def test_a_copy_stands_alone(tmp_path: Path) -> None:
    company(tmp_path / "demo", deals=DEALS)
    copy = Workspace(tmp_path / "demo").copy_to(tmp_path / "mine")
    Workspace(tmp_path / "demo").delete()
    current = copy.current()
    assert current is not None
    assert duckdb.read_parquet(str(current.path(current.facts["deals"].file))).count("*").fetchall() == [(2,)]
    assert not (tmp_path / "demo").exists()
