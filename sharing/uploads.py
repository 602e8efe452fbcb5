"""Files on their way into a workspace: kept on the server at once, understood, corrected, then stored as a version.

A browser that is refreshed or closed in between loses nothing: the files wait in the workspace until they are stored or put back.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import BinaryIO

from data.apart.drop import read_drop
from data.apart.job import Given, Job
from data.apart.spare import warm
from data.corrections import Answer, Correction, Corrections
from data.database import transaction
from data.drafts import accept
from data.lists_first import lists_first
from data.outcome import Outcome
from data.settings import settings
from data.store import StoreError, Workspace
from data.version import Source, Version
from data.watching import Progress, Watch, silent
from locales import Sentence
from sharing import under_way
from sharing.access import Access
from sharing.drafts import draft, forget_draft
from sharing.housekeeping import require_space, tidy
from sharing.refusal import NotAllowed
from sharing.small_facts import file_of
from sharing.under_way import UnderWay
from sharing.waiting_list import SCHEMA

LONGEST_NAME = 150


@dataclass(frozen=True)
class Waiting:
    """A file that was dropped and is not stored in a version yet."""

    name: str
    sha256: str


def receive(access: Access, files: Sequence[tuple[str, bytes | BinaryIO]], now: datetime) -> None:
    """Keep dropped files. One with the name of a file that waits takes its place; two of one name in one drop are told apart."""
    workspace, most = access.require_edit(), settings().drop_files
    files = [(_safe(name), content) for name, content in files]
    if len({name for name, _ in files} | {each.name for each in waiting(access)}) > most:
        raise NotAllowed(Sentence("More than {count} files at once are too many. Put them into one zip, or store some first.", count=most))
    require_space(workspace, sum(_size(content) for _, content in files))
    kept = _told_apart([(name, workspace.keep_original(content)) for name, content in files])
    under_way.forget(workspace.root)
    with _database(workspace) as database:
        database.executemany("INSERT OR REPLACE INTO waiting VALUES (?, ?, ?)", [(*each, now.isoformat()) for each in kept])
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
    if name is None:
        forget_draft(workspace)
    _put_back(workspace, [each for each in waiting(access) if name in (None, each.name)])


def _put_back(workspace: Workspace, files: Iterable[Waiting]) -> None:
    """Let these wait no longer; a file of the same name that somebody has dropped since then waits on."""
    under_way.forget(workspace.root)
    with _database(workspace) as database:
        gone = [
            row
            for each in files
            for row in database.execute(
                "DELETE FROM waiting WHERE name = ? AND sha256 = ? RETURNING sha256", (each.name, each.sha256)
            ).fetchall()
        ]
        still = {row["sha256"] for row in database.execute("SELECT sha256 FROM waiting")}
        outcomes = [_outcome(row) for row in database.execute("SELECT outcome FROM understood")]
        workspace.forget_parts(file for each in outcomes for file in each.files)
        workspace.forget_originals({row["sha256"] for row in gone} - still, also_named=not settings().keep_originals)
        _forget_outcome(database)


def look_again(access: Access, source: Source, now: datetime) -> None:
    """Let the file of a stored source wait again, to be corrected; stored again, it takes its own place."""
    workspace = access.require_edit()
    if not source.sha256 or not workspace.original_path(source.sha256).is_file():
        raise NotAllowed(Sentence("The original of {file} is not kept here. Drop the file again.", file=source.file))
    under_way.forget(workspace.root)
    with _database(workspace) as database:
        row = (source.file.split("/")[0], source.sha256, now.isoformat())
        database.execute("INSERT OR REPLACE INTO waiting VALUES (?, ?, ?)", row)
        _forget_outcome(database)


def reading(access: Access, today: date) -> Outcome | UnderWay:
    """What was understood of the files that wait, or the reading of them, which goes on whether or not somebody looks for a while.

    Read once: the answer is kept until a file or a choice changes it.
    """
    workspace = access.require_edit()
    with _database(workspace) as database:
        row = database.execute("SELECT outcome FROM understood WHERE day = ?", (today.isoformat(),)).fetchone()
    if row:
        return _outcome(row)
    warm()  # for the next time
    return under_way.begun(workspace.root, lambda watch, stopped: _read(workspace, waiting(access), today, watch, stopped))


def understood(access: Access, today: date) -> Outcome:
    """As `reading`, waited for. Raises Stopped where somebody stops it."""
    found = reading(access, today)
    return found if isinstance(found, Outcome) else found.awaited() or Outcome()


def stop_reading(access: Access) -> None:
    """Stop the reading of files that wait. They wait on; nothing else was changed."""
    if found := under_way.under_way(access.require_edit().root):
        found.stop()


def read_again(access: Access) -> None:
    """Begin anew after reading was stopped, or did not come to its end."""
    under_way.forget(access.require_edit().root)


def choices(access: Access, signature: str) -> Correction | None:
    """What was chosen before for files with this header; nothing for those who may only look."""
    return None if not access.may_edit else Corrections(access.workspace.root).get(signature)


def correct(access: Access, signature: str, correction: Correction) -> None:
    """Remember a choice for files with this header, this one and the next."""
    answer(access, {signature: correction})


def answer(access: Access, corrections: Mapping[str, Correction]) -> None:
    """As `correct`, for files of several headers at once."""
    workspace = access.require_edit()
    for signature, correction in corrections.items():
        Corrections(workspace.root).keep(signature, correction)
    under_way.forget(workspace.root)
    with _database(workspace) as database:
        _forget_outcome(database)


def ask_again(access: Access, signatures: Iterable[str], given: Answer) -> None:
    """Take back one answer for files with these headers."""
    workspace = access.require_edit()
    for signature in signatures:
        Corrections(workspace.root).withdraw(signature, given)
    under_way.forget(workspace.root)
    with _database(workspace) as database:
        _forget_outcome(database)


def forget(access: Access, signature: str) -> None:
    """Forget what was chosen for files with this header."""
    workspace = access.require_edit()
    Corrections(workspace.root).forget(signature)
    under_way.forget(workspace.root)
    with _database(workspace) as database:
        _forget_outcome(database)


def store(access: Access, outcome: Outcome, progress: Progress = silent) -> Version:
    """Publish the draft of what was understood; the files wait no longer. StoreError where somebody else published in the meantime."""
    workspace = access.require_edit()
    if not outcome.sources:
        raise StoreError(Sentence("There is no file to store."))
    require_space(workspace)
    stored = {each.sha256 for each in outcome.sources}
    of_outcome = [each for each in waiting(access) if each.sha256 in stored or any(_is_of(each.name, one.file) for one in outcome.refused)]
    version = accept(workspace, draft(access, outcome, progress))
    forget_draft(workspace)
    _put_back(workspace, of_outcome)
    tidy(workspace)
    return version


def _database(workspace: Workspace) -> AbstractContextManager[sqlite3.Connection]:
    return transaction(file_of(workspace), SCHEMA)


def _is_of(name: str, file: str) -> bool:
    """Whether a file, or a member of it, is what was read under that name."""
    return file == name or file.startswith(f"{name}/")


def _forget_outcome(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM understood")


def _read(workspace: Workspace, files: Sequence[Waiting], today: date, watch: Watch, stopped: Callable[[], bool]) -> Outcome:
    """Read files in a process of its own and keep what was understood, unless a file or a choice has changed since."""
    given = []
    for each in files:
        path = workspace.original_path(each.sha256)
        if not path.is_file():
            raise StoreError(Sentence("{file} is not on the server any more. Drop it again.", file=each.name))
        given.append(Given(each.name, path, each.sha256))
    bounds = settings()
    ordered = tuple(given[place] for place in lists_first([(each.name, each.path) for each in given]))
    outcome = read_drop(Job(workspace.root, ordered, today, bounds.limits), watch, stopped, seconds=bounds.drop_seconds)
    places = {each.sha256: place for place, each in reversed([*enumerate(given)])}
    outcome = replace(outcome, sources=tuple(sorted(outcome.sources, key=lambda source: places.get(source.sha256, len(given)))))
    with _database(workspace) as database:
        if not stopped():
            database.execute(
                "INSERT OR REPLACE INTO understood VALUES (?, ?)", (today.isoformat(), json.dumps(outcome.as_json(), ensure_ascii=False))
            )
    return outcome


def _safe(name: str) -> str:
    """A file's name as one that can be kept, listed and said: no folders, no signs that are not seen, of some length, with its ending."""
    seen = "".join(each if each.isprintable() else " " for each in name.replace("\\", "/").rpartition("/")[2])
    path = PurePosixPath(" ".join(seen.split()) or "file")
    return f"{path.stem.strip('. ')[:LONGEST_NAME] or 'file'}{path.suffix[:20]}"


def _outcome(row: sqlite3.Row) -> Outcome:
    return Outcome.from_json(json.loads(row["outcome"]))


def _size(content: bytes | BinaryIO) -> int:
    if isinstance(content, bytes):
        return len(content)
    size = content.seek(0, os.SEEK_END)
    content.seek(0)
    return size


def _told_apart(files: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Names with the hashes of their contents: two contents never have one name."""
    named: dict[str, str] = {}
    for name, sha256 in files:
        path, number, own = PurePosixPath(name), 1, name
        while own in named and named[own] != sha256:
            number += 1
            own = f"{path.stem} ({number}){path.suffix}"
        named[own] = sha256
    return list(named.items())
