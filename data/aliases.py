"""What people said is the same: a customer, rep or product that rows write one way and the list another. Kept in the workspace."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import Literal

from data.database import SMALL_FACTS, transaction

Listed = Literal["customers", "reps", "products"]
"""Tables whose rows others name."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS aliases (kind TEXT NOT NULL, written TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY (kind, written))
"""


@dataclass(frozen=True)
class Alias:
    """`written` in any export means the entry of the list of `kind` that is called `label`."""

    kind: Listed
    written: str
    label: str


class Aliases:
    """The aliases of one workspace. They are obeyed whenever facts are linked, so they also hold for the exports to come."""

    def __init__(self, root: str | Path) -> None:
        self.path = Path(root) / SMALL_FACTS

    def all(self) -> list[Alias]:
        """Every alias, by kind and name."""
        if not self.path.is_file():
            return []
        with self._open() as database:
            rows = database.execute("SELECT kind, written, label FROM aliases ORDER BY kind, written").fetchall()
        return [Alias(row["kind"], row["written"], row["label"]) for row in rows]

    def keep(self, aliases: Iterable[Alias]) -> None:
        """Store aliases; one for the same written name takes the place of the older."""
        with self._open() as database:
            database.executemany(
                "INSERT OR REPLACE INTO aliases VALUES (?, ?, ?)", [(each.kind, each.written, each.label) for each in aliases]
            )

    def forget(self, kind: Listed, written: str) -> None:
        with self._open() as database:
            database.execute("DELETE FROM aliases WHERE kind = ? AND written = ?", (kind, written))

    def _open(self) -> AbstractContextManager[Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return transaction(self.path, SCHEMA)
