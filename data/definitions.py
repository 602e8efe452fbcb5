"""KPIs that the people of a workspace defined themselves, as they are kept beside its data: texts, whose meaning the KPI room tells."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from data.database import SMALL_FACTS, has_table, reading, transaction
from locales import Sentence, SentenceError

SCHEMA = """
CREATE TABLE IF NOT EXISTS definitions (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    meaning TEXT NOT NULL,
    formula TEXT NOT NULL,
    unit TEXT NOT NULL,
    better TEXT NOT NULL,
    frequency TEXT NOT NULL
)
"""

MOST_DEFINITIONS = 100


class NotKept(SentenceError):
    """A definition that cannot be kept."""


@dataclass(frozen=True)
class Definition:
    """One KPI as it was defined. `formula` names tables, columns and measures as we do, whatever the language it was written in."""

    id: str
    name: str
    meaning: str
    formula: str
    unit: str
    better: str
    frequency: str


def definitions_in(folder: Path) -> tuple[Definition, ...]:
    """The definitions of the workspace in a folder, oldest first."""
    if not (folder / SMALL_FACTS).exists():
        return ()
    with reading(folder / SMALL_FACTS) as database:  # versions are read while others write beside them
        rows = database.execute("SELECT * FROM definitions ORDER BY rowid").fetchall() if has_table(database, "definitions") else []
    return tuple(Definition(**{each.name: row[each.name] for each in fields(Definition)}) for row in rows)


def keep(folder: Path, definition: Definition, *, new: bool = False) -> None:
    """Keep a definition, in the place of one with the same id unless it is to be a new one.

    Raises NotKept when the workspace has as many as it may, or when the id of a new one is taken.
    """
    with _kept(folder) as database:
        others = database.execute("SELECT count(*) FROM definitions WHERE id <> ?", (definition.id,)).fetchone()[0]
        if others >= MOST_DEFINITIONS:
            raise NotKept(Sentence("This workspace has {count} KPIs of its own, which is the most. Remove one first.", count=others))
        if new and database.execute("SELECT 1 FROM definitions WHERE id = ?", (definition.id,)).fetchone():
            raise NotKept(Sentence("“{id}” is the id of another KPI. Choose another one.", id=definition.id))
        named = ", ".join(each.name for each in fields(Definition))
        database.execute(
            f"INSERT INTO definitions ({named}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " name = excluded.name, meaning = excluded.meaning, formula = excluded.formula, unit = excluded.unit,"
            " better = excluded.better, frequency = excluded.frequency",
            tuple(asdict(definition).values()),
        )


def remove(folder: Path, definition_id: str) -> bool:
    """Remove a definition; whether it was there."""
    with _kept(folder) as database:
        return database.execute("DELETE FROM definitions WHERE id = ?", (definition_id,)).rowcount > 0


def _kept(folder: Path) -> AbstractContextManager[sqlite3.Connection]:
    return transaction(folder / SMALL_FACTS, SCHEMA)
