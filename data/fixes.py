"""Single values that a person put right by hand: kept beside the original they belong to, and set whenever that original is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import pyarrow as pa

from data.database import SMALL_FACTS, transaction
from data.originals import uploaded
from data.readers import RawTable
from data.readers.raw import ROW
from data.version import Problem
from locales import Sentence

SCHEMA = """
CREATE TABLE IF NOT EXISTS fixes (
    sha256 TEXT NOT NULL, member TEXT NOT NULL, sheet TEXT NOT NULL, row INTEGER NOT NULL, col TEXT NOT NULL,
    before TEXT, after TEXT, PRIMARY KEY (sha256, member, sheet, row, col))
"""


@dataclass(frozen=True)
class Sheet:
    """A table of an original: the hash of the file, the member of an archive (empty: the file itself), the sheet (empty: the only one)."""

    sha256: str
    member: str
    sheet: str

    @classmethod
    def of(cls, sha256: str, file: str, sheet: str | None) -> Sheet:
        return cls(sha256, file.removeprefix(uploaded(file)), sheet or "")


@dataclass(frozen=True)
class Fix:
    """One cell: in which row and column, what the file says, and what it should say (`None`: nothing)."""

    row: int
    column: str
    before: str | None
    after: str | None


class Fixes:
    """The values put right in one workspace."""

    def __init__(self, root: str | Path) -> None:
        self.path = Path(root) / SMALL_FACTS

    def of(self, sheet: Sheet) -> tuple[Fix, ...]:
        """Those of one table, by row and column."""
        if not self.path.is_file():
            return ()
        with self._open() as database:
            query = "SELECT row, col, before, after FROM fixes WHERE sha256 = ? AND member = ? AND sheet = ? ORDER BY row, col"
            return tuple(Fix(*row) for row in database.execute(query, astuple(sheet)).fetchall())

    def keep(self, sheet: Sheet, fixes: Iterable[Fix]) -> None:
        """Keep values; of a cell that was put right before, what the file says stays. One that says again what the file says is undone."""
        with self._open() as database:
            for fix in fixes:
                database.execute(
                    "INSERT INTO fixes VALUES (?, ?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT (sha256, member, sheet, row, col) DO UPDATE SET after = excluded.after",
                    (*astuple(sheet), *astuple(fix)),
                )
            database.execute("DELETE FROM fixes WHERE before IS after")

    def undo(self, sheet: Sheet, fixes: Iterable[Fix]) -> None:
        """Let the file say again what it says."""
        with self._open() as database:
            where = "sha256 = ? AND member = ? AND sheet = ? AND row = ? AND col = ?"
            database.executemany(f"DELETE FROM fixes WHERE {where}", [(*astuple(sheet), fix.row, fix.column) for fix in fixes])

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return transaction(self.path, SCHEMA)


def applied(raw: RawTable, fixes: Sequence[Fix]) -> RawTable:
    """The table with these values in place of the file's, and a note that says so."""
    if not fixes:
        return raw
    places = {row: place for place, row in enumerate(raw.rows.column(ROW).to_pylist())}
    fitting = [fix for fix in fixes if fix.row in places and fix.column in raw.header]
    rows = raw.rows
    for column in dict.fromkeys(fix.column for fix in fitting):
        rows = _with(rows, column, {places[fix.row]: fix.after for fix in fitting if fix.column == column})
    return replace(raw, rows=rows, problems=(*raw.problems, *_notes(fitting, len(fixes) - len(fitting))))


def _with(rows: pa.Table, column: str, values: dict[int, str | None]) -> pa.Table:
    """The rows with other values in some places of a column."""
    place = rows.schema.get_field_index(column)
    cells = rows.column(column).to_pylist()
    for each, value in values.items():
        cells[each] = value
    return rows.set_column(place, rows.schema.field(place), pa.chunked_array([pa.array(cells, rows.schema.field(place).type)]))


def _notes(fitting: Sequence[Fix], lost: int) -> list[Problem]:
    problems = []
    if fitting:
        sentence = Sentence("{count} values of this file were put right by hand.", count=len(fitting))
        problems.append(Problem("put-right", "note", sentence, len(fitting)))
    if lost:
        sentence = Sentence("{count} values that were put right by hand find their row or column no more: the file is read otherwise now.",
                            count=lost)  # fmt: skip
        problems.append(Problem("put-right-lost", "warning", sentence, lost))
    return problems
