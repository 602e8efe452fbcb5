"""What nobody needs leaves the disk: discarded parts, originals, unused and deleted workspaces."""

import io
import os
import time
from dataclasses import replace

import pytest

from data.corrections import Corrections
from data.settings import BadSetting, settings
from data.store import Workspace
from sharing.access import delete, new_workspace, own_copy
from sharing.housekeeping import tidy, tidy_home
from sharing.links import create, expiry_after, find_link
from sharing.refusal import NotAllowed
from sharing.uploads import look_again, put_back, receive, store, understood, waiting
from tests.sharing.conftest import NOW
from tests.sharing.test_uploads import DEALS, TODAY


def files(workspace, folder):
    return {path.name for path in (workspace.root / folder).iterdir()}


def aged(workspace):
    """As if everything in the workspace were a week old."""
    for path in workspace.root.rglob("*"):
        os.utime(path, (time.time() - 7 * 86_400,) * 2)
    return workspace


def test_discarded_files_leave_no_part_and_no_original(owner):
    before = files(owner.workspace, "parquet")
    receive(owner, [("deals.csv", DEALS)], NOW)
    understood(owner, TODAY)
    assert files(owner.workspace, "parquet") > before
    put_back(owner)
    assert files(owner.workspace, "parquet") == before
    assert files(owner.workspace, "originals") == set()


def test_what_no_version_and_no_waiting_file_names_goes_once_it_is_old(owner):
    workspace = owner.workspace
    receive(owner, [("deals.csv", DEALS)], NOW)
    store(owner, understood(owner, TODAY))
    receive(owner, [("other.csv", DEALS + b"9,2025-01-02,,Won,7\n")], NOW)
    understood(owner, TODAY)
    before = files(workspace, "parquet"), files(workspace, "originals")
    workspace.keep_original(b"left by a crash")
    (workspace.root / "parquet" / "x.writing").write_bytes(b"half")
    tidy(workspace)
    assert len(files(workspace, "originals")) == len(before[1]) + 1, "young files may be on their way to a version"
    tidy(aged(workspace))
    assert (files(workspace, "parquet"), files(workspace, "originals")) == before


def test_the_start_of_the_server_tidies_every_workspace(home, owner):
    owner.workspace.keep_original(b"left by a crash")
    aged(owner.workspace)
    tidy_home(home)
    assert files(owner.workspace, "originals") == set()


def test_originals_are_not_kept_where_that_is_set_and_their_hash_is(owner, monkeypatch):
    monkeypatch.setenv("KPI_KEEP_ORIGINALS", "no")
    receive(owner, [("deals.csv", DEALS)], NOW)
    source = store(owner, understood(owner, TODAY)).sources[0]
    assert files(owner.workspace, "originals") == set()
    assert len(source.sha256) == 64
    with pytest.raises(NotAllowed, match="not kept"):
        look_again(owner, source, NOW)


def test_deleting_a_workspace_leaves_nothing_of_it_on_the_disk(home, owner):
    receive(owner, [("deals.csv", DEALS)], NOW)
    store(owner, understood(owner, TODAY))
    _, token = create(
        replace(owner, version=owner.workspace.current()), "Board", "", {}, frozen=False, expires_at=expiry_after(NOW, 7), now=NOW
    )
    receive(owner, [("waits.csv", DEALS + b"9,2025-01-02,,Won,7\n")], NOW)
    name = owner.workspace.root.name
    delete(owner)
    assert [path for path in home.root.rglob("*") if name in str(path)] == []
    assert list((home.root / "workspaces").iterdir()) == []
    for path in (path for path in home.root.rglob("*") if path.is_file()):
        content = path.read_bytes()
        assert name.encode() not in content and b"deals.csv" not in content and b"Board" not in content, path
    with pytest.raises(NotAllowed):
        find_link(home, token, NOW)


def test_a_workspace_that_is_being_read_into_can_be_deleted(home, owner):
    from sharing.uploads import reading

    receive(owner, [("long.csv", DEALS + b"9,2025-01-02,,Won,7\n" * 200_000)], NOW)
    reading(owner, TODAY)
    delete(owner)  # waits until the process that reads is gone
    assert list((home.root / "workspaces").iterdir()) == []


def test_a_copy_keeps_the_secret_of_keys_so_that_they_go_on_matching(home, visitor):
    salt = Corrections(home.demo.root).salt()
    _, copy = own_copy(home, visitor)
    assert Corrections(copy.root).salt() == salt


def test_workspaces_are_bounded_and_those_in_which_nothing_ever_was_make_room(home, key, monkeypatch):
    monkeypatch.setenv("KPI_WORKSPACES", "2")
    _, unused = new_workspace(home)
    with pytest.raises(NotAllowed, match="2 workspaces"):
        new_workspace(home)
    aged(Workspace(unused.root.parent))
    new_workspace(home)
    assert not unused.root.exists()
    assert len(list((home.root / "workspaces").iterdir())) == 2


def test_a_workspace_that_is_full_takes_no_more_files(owner, monkeypatch):
    monkeypatch.setenv("KPI_WORKSPACE_MEGABYTES", "1")
    with pytest.raises(NotAllowed, match="1 megabytes"):
        receive(owner, [("large.csv", io.BytesIO(b"x" * 2_000_000))], NOW)
    assert waiting(owner) == ()


def test_too_many_files_are_refused_before_any_is_kept(owner, monkeypatch):
    monkeypatch.setenv("KPI_DROP_FILES", "1")
    with pytest.raises(NotAllowed, match="More than 1 files"):
        receive(owner, [("a.csv", b"x"), ("b.csv", b"y")], NOW)
    assert not (owner.workspace.root / "originals").exists()


def test_settings_are_read_from_the_environment_and_what_is_no_number_is_refused():
    assert settings({}).limits.rows == 10_000_000
    assert settings({"KPI_FILE_ROWS": "5", "KPI_FILE_MEGABYTES": "2", "KPI_KEEP_ORIGINALS": "no"}).limits.bytes == 2 * 2**20
    for bad in ("many", "-1", "0", "1.5"):
        with pytest.raises(BadSetting, match="KPI_FILE_ROWS"):
            settings({"KPI_FILE_ROWS": bad})
