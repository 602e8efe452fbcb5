"""Files on their way into a workspace: kept on the server at once, understood, corrected, then stored as a version.

A browser that is refreshed or closed in between loses nothing: the files wait in the workspace until they are stored or put back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

from data.corrections import Correction, Corrections
from data.database import transaction
from data.importing import Outcome, preview
from data.publishing import publish
from data.store import StoreError, Workspace
from data.version import Source, Version
from data.watching import Progress, silent
from locales import Sentence
from sharing.access import Access
from sharing.outcomes import read, written
from sharing.refusal import NotAllowed
from sharing.small_facts import file_of

SCHEMA = """
CREATE TABLE IF NOT EXISTS waiting (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, added_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS understood (day TEXT PRIMARY KEY, outcome TEXT NOT NULL)
"""
MOST_WAITING = 200  # files


@dataclass(frozen=True)
class Waiting:
    """A file that was dropped and is not stored in a version yet."""

    name: str
    sha256: str


def receive(access: Access, files: Iterable[tuple[str, bytes]], now: datetime) -> None:
    """Keep dropped files. One with the name of a file that waits takes its place; two of one name in one drop are told apart."""
    workspace = access.require_edit()
    kept = [(name, workspace.keep_original(content)) for name, content in _told_apart(files)]
    with _database(workspace) as database:
        database.executemany("INSERT OR REPLACE INTO waiting VALUES (?, ?, ?)", [(*each, now.isoformat()) for each in kept])
        if database.execute("SELECT count(*) FROM waiting").fetchone()[0] > MOST_WAITING:
            raise NotAllowed(
                Sentence("More than {count} files at once are too many. Put them into one zip, or store some first.", count=MOST_WAITING)
            )
        _forget_outcome(database)


def waiting(access: Access) -> tuple[Waiting, ...]:
    """The files that wait, by name; none for those who may only look."""
    if not access.may_edit or not file_of(access.workspace).exists():
        return ()
    with _database(access.workspace) as database:
        return tuple(Waiting(*row) for row in database.execute("SELECT name, sha256 FROM waiting ORDER BY name").fetchall())


def put_back(access: Access, name: str | None = None) -> None:
    """Let a file wait no longer, or all of them. What was not stored does not stay on the server."""
    workspace = access.require_edit()
    with _database(workspace) as database:
        gone = database.execute("DELETE FROM waiting WHERE ? IS NULL OR name = ? RETURNING sha256", (name, name)).fetchall()
        still = {row["sha256"] for row in database.execute("SELECT sha256 FROM waiting")}
        workspace.forget_originals({row["sha256"] for row in gone} - still)
        _forget_outcome(database)


def look_again(access: Access, source: Source, now: datetime) -> None:
    """Let the file of a stored source wait again, to be corrected; stored again, it takes its own place."""
    workspace = access.require_edit()
    if not source.sha256 or workspace.original(source.sha256) is None:
        raise NotAllowed(Sentence("The original of {file} is not kept here. Drop the file again.", file=source.file))
    with _database(workspace) as database:
        row = (source.file.split("/")[0], source.sha256, now.isoformat())
        database.execute("INSERT OR REPLACE INTO waiting VALUES (?, ?, ?)", row)
        _forget_outcome(database)


def understood(access: Access, today: date, progress: Progress = silent) -> Outcome:
    """What was understood of the files that wait. Read once; the answer is kept until a file or a choice changes it."""
    workspace = access.require_edit()
    with _database(workspace) as database:
        row = database.execute("SELECT outcome FROM understood WHERE day = ?", (today.isoformat(),)).fetchone()
    if row:
        return read(row["outcome"])
    files = waiting(access)
    outcome = preview(workspace, [(each.name, _content(workspace, each)) for each in files], today=today, progress=progress)
    with _database(workspace) as database:
        if [row["sha256"] for row in database.execute("SELECT sha256 FROM waiting ORDER BY name")] == [each.sha256 for each in files]:
            database.execute("INSERT OR REPLACE INTO understood VALUES (?, ?)", (today.isoformat(), written(outcome)))
    return outcome


def choices(access: Access, signature: str) -> Correction | None:
    """What was chosen before for files with this header."""
    return Corrections(access.workspace.root).get(signature)


def correct(access: Access, signature: str, correction: Correction) -> None:
    """Remember a choice for files with this header, this one and the next."""
    workspace = access.require_edit()
    Corrections(workspace.root).keep(signature, correction)
    with _database(workspace) as database:
        _forget_outcome(database)


def forget(access: Access, signature: str) -> None:
    """Forget what was chosen for files with this header."""
    workspace = access.require_edit()
    Corrections(workspace.root).forget(signature)
    with _database(workspace) as database:
        _forget_outcome(database)


def store(access: Access, outcome: Outcome, progress: Progress = silent) -> Version:
    """Publish what was understood as a version; the files wait no longer. StoreError where somebody else published in the meantime."""
    workspace = access.require_edit()
    if not outcome.sources:
        raise StoreError(Sentence("There is no file to store."))
    names = sorted({source.file.split("/")[0] for source in outcome.sources})
    shown = ", ".join(names[:4]) + (" …" if len(names) > 4 else "")
    version = publish(workspace, outcome.sources, Sentence("Imported {files} files: {names}", files=len(names), names=shown), progress)
    put_back(access)
    return version


def _database(workspace: Workspace) -> AbstractContextManager[sqlite3.Connection]:
    return transaction(file_of(workspace), SCHEMA)


def _forget_outcome(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM understood")


def _content(workspace: Workspace, file: Waiting) -> bytes:
    content = workspace.original(file.sha256)
    if content is None:
        raise StoreError(Sentence("{file} is not on the server any more. Drop it again.", file=file.name))
    return content


def _told_apart(files: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    named: dict[str, bytes] = {}
    for name, content in files:
        path, number, own = PurePosixPath(name), 1, name
        while own in named and named[own] != content:
            number += 1
            own = f"{path.stem} ({number}){path.suffix}"
        named[own] = content
    return list(named.items())
