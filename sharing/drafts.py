"""The draft of what waits: prepared once, kept until a file, a choice or the current version changes, then accepted."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import AbstractContextManager

from data.database import transaction
from data.drafts import Draft
from data.importing import drafted
from data.outcome import Outcome
from data.store import Workspace
from data.version import Mode
from data.watching import Progress, silent
from sharing.access import Access
from sharing.small_facts import file_of

SCHEMA = """
CREATE TABLE IF NOT EXISTS modes (label TEXT PRIMARY KEY, mode TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS drafts (mark TEXT PRIMARY KEY, draft TEXT NOT NULL)
"""


def draft(access: Access, outcome: Outcome, progress: Progress = silent) -> Draft:
    """What the workspace would hold with the files that wait. Nothing that anybody sees is changed by it."""
    workspace = access.require_edit()
    chosen = modes(access)
    mark = _mark(workspace, outcome, chosen)
    with _database(workspace) as database:
        row = database.execute("SELECT draft FROM drafts WHERE mark = ?", (mark,)).fetchone()
    if row:
        kept = Draft.from_json(json.loads(row["draft"]), workspace.root)
        if kept.is_whole:
            return kept
    made = drafted(workspace, outcome, modes=chosen, progress=progress)
    with _database(workspace) as database:
        database.execute("DELETE FROM drafts")
        database.execute("INSERT INTO drafts VALUES (?, ?)", (mark, json.dumps(made.as_json(), ensure_ascii=False)))
    return made


def modes(access: Access) -> dict[str, Mode]:
    """How a person said that files which wait come in, by label."""
    with _database(access.workspace) as database:
        return {row["label"]: Mode(row["mode"]) for row in database.execute("SELECT label, mode FROM modes")}


def choose_mode(access: Access, label: str, mode: Mode) -> None:
    """Let a file that waits come in otherwise than proposed."""
    with _database(access.require_edit()) as database:
        database.execute("INSERT OR REPLACE INTO modes VALUES (?, ?)", (label, mode.value))


def forget_draft(workspace: Workspace) -> None:
    """Forget the draft and the choices made for it, once it is stored or put back."""
    with _database(workspace) as database:
        database.execute("DELETE FROM drafts")
        database.execute("DELETE FROM modes")


def _mark(workspace: Workspace, outcome: Outcome, chosen: dict[str, Mode]) -> str:
    current = workspace.current()
    told = [current.number if current else 0, outcome.as_json(), {label: mode.value for label, mode in sorted(chosen.items())}]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _database(workspace: Workspace) -> AbstractContextManager[sqlite3.Connection]:
    return transaction(file_of(workspace), SCHEMA)
