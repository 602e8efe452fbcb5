"""Notes on days: what happened then, kept by those who may edit, seen on every trend by all who look."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime

from data.database import has_table, reading
from locales import Sentence
from sharing.access import Access
from sharing.refusal import NotAllowed
from sharing.small_facts import file_of, small_facts

MOST_NOTES, LONGEST_NOTE = 1_000, 300


@dataclass(frozen=True)
class Note:
    """What happened on a day; of one KPI, or, without one, of all."""

    id: int
    day: date
    text: str
    kpi: str | None = None


def write(access: Access, day: date, text: str, kpi: str | None, now: datetime) -> None:
    """Keep a note. Raises NotAllowed without the right to edit, without a text, with a longer one, or when there are too many."""
    workspace = access.require_edit()
    clean = " ".join(text.split())
    if not clean:
        raise NotAllowed(Sentence("The note is empty. Say what happened."))
    if len(clean) > LONGEST_NOTE:
        raise NotAllowed(Sentence("The note has {length} characters; {longest} is the most.", length=len(clean), longest=LONGEST_NOTE))
    with small_facts(workspace) as database:
        if database.execute("SELECT count(*) FROM notes").fetchone()[0] >= MOST_NOTES:
            raise NotAllowed(Sentence("This workspace keeps {count} notes, which is the most. Delete one first.", count=MOST_NOTES))
        row = (day.isoformat(), clean, kpi or "", now.astimezone(UTC).isoformat())
        database.execute("INSERT INTO notes (day, text, kpi, created_at) VALUES (?, ?, ?, ?)", row)


def notes_of(access: Access, kpi: str) -> list[Note]:
    """The notes of a KPI and those of all, by day; a link that is frozen or open shows them as the workspace has them."""
    path = file_of(access.workspace)
    if not path.exists():
        return []
    with reading(path) as database:
        if not has_table(database, "notes"):
            return []
        return [_note(row) for row in database.execute("SELECT * FROM notes WHERE kpi IN ('', ?) ORDER BY day, id", (kpi,)).fetchall()]


def delete(access: Access, note_id: int) -> None:
    """Remove a note; one that is no more is removed already."""
    with small_facts(access.require_edit()) as database:
        database.execute("DELETE FROM notes WHERE id = ?", (note_id,))


def _note(row: sqlite3.Row) -> Note:
    return Note(row["id"], date.fromisoformat(row["day"]), row["text"], row["kpi"] or None)
