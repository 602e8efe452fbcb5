"""What nobody needs any more goes: files that no version and no waiting drop names, workspaces in which nothing ever was."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

from data.database import transaction
from data.outcome import Outcome
from data.settings import settings
from data.store import Workspace
from kpi.derived.making import files_of
from kpi.rollups import files_over
from kpi.stored_answers import STORED
from locales import Sentence
from sharing.home import ID, Home
from sharing.refusal import NotAllowed
from sharing.small_facts import file_of
from sharing.waiting_list import SCHEMA

HOUR = 3_600.0
UNUSED_AFTER = 24 * HOUR
"""Seconds after which a workspace in which nothing was ever kept makes room for others, where room is needed."""


def tidy_home(home: Home) -> None:
    """Tidy every workspace: at the start of the server, after a crash perhaps."""
    for workspace in _workspaces(home):
        tidy(workspace)


def tidy(workspace: Workspace, older_than: float | None = None) -> None:
    """Remove what lies in a workspace without a name in it. What is younger than so many seconds may be on its way to one, and stays.

    By default that is longer than any reading may take, and an hour at least.
    """
    age = max(HOUR, 2.0 * settings().drop_seconds) if older_than is None else older_than
    parts, originals = _waited_for(workspace)
    versions = workspace.versions()
    kept = originals if not settings().keep_originals else originals | {each.sha256 for one in versions for each in one.sources}
    derived = frozenset(name for each in versions for name in files_of(each))
    facts = frozenset(file for each in versions for file in each.files)
    named = {"derived": derived | files_over(workspace.root, derived | facts) | STORED, "parquet": parts | facts, "originals": kept}
    for folder, names in named.items():
        for path in (workspace.root / folder).glob("*"):
            if path.name not in names and _age(path) > age:
                path.unlink(missing_ok=True)


def make_room(home: Home) -> None:
    """For one more workspace. Raises NotAllowed where there are as many as may be, and none of them is unused."""
    most = settings().workspaces
    there = _workspaces(home)
    if len(there) < most:
        return
    unused = [each for each in there if _is_unused(each)]
    for each in unused:
        shutil.rmtree(each.root, ignore_errors=True)
    if len(there) - len(unused) >= most:
        raise NotAllowed(Sentence("This server holds {most} workspaces, as many as it may. Ask whoever runs it for room.", most=most))


def require_space(workspace: Workspace, more: int = 0) -> None:
    """Raises NotAllowed where a workspace would take more of the disk than it may."""
    most = settings().workspace_bytes
    if workspace.size + more > most:
        raise NotAllowed(
            Sentence(
                "This workspace may hold {most} megabytes and has no room for this. Drop a shorter period, or start another workspace.",
                most=most // 2**20,
            )
        )


def _workspaces(home: Home) -> list[Workspace]:
    folder = home.root / "workspaces"
    return [Workspace(path) for path in sorted(folder.iterdir()) if ID.fullmatch(path.name)] if folder.is_dir() else []


def _waited_for(workspace: Workspace) -> tuple[set[str], set[str]]:
    """Parts and originals of files that wait."""
    if not file_of(workspace).exists():
        return set(), set()
    with transaction(file_of(workspace), SCHEMA) as database:
        originals = {row["sha256"] for row in database.execute("SELECT sha256 FROM waiting")}
        outcomes = [Outcome.from_json(json.loads(row["outcome"])) for row in database.execute("SELECT outcome FROM understood")]
    return {file for each in outcomes for file in each.files}, originals


def _is_unused(workspace: Workspace) -> bool:
    files = (Path(folder) / name for folder, _, names in os.walk(workspace.root) for name in names)
    return next(files, None) is None and _age(workspace.root) > UNUSED_AFTER


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
