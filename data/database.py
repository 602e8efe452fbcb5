"""SQLite files for small facts that people make: links, scenarios, targets, corrections."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SMALL_FACTS = "small-facts.sqlite"
"""The file of a workspace's small facts, in its folder; each module that keeps some has tables of its own in it."""

PATIENCE = 10.0  # seconds that a writer waits for another one


@contextmanager
def transaction(path: Path, schema: str) -> Iterator[sqlite3.Connection]:
    """A connection inside one write transaction: all of it is kept, or, after an exception or a crash, none.

    The file and the tables of `schema` (`CREATE TABLE IF NOT EXISTS …`) are made on demand; the folder must be there.
    """
    if not path.exists():
        _make(path)
    connection = _connect(path)
    try:
        connection.execute("BEGIN IMMEDIATE")  # the lock first: two that count rows and then insert cannot interleave
        for statement in schema.split(";"):
            connection.execute(statement)
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.close()


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file that is there, for reading alone: it waits for no writer, not even for one that reads through it."""
    connection = _connect(path)
    try:
        connection.execute("PRAGMA query_only = ON")
        yield connection
    finally:
        connection.close()


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Whether somebody has kept something in a table yet."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)).fetchone() is not None


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
    return connection


def _make(path: Path) -> None:
    """An empty database with a write-ahead log, made aside and named in one step.

    The switch to the log waits for nobody, so two that open a new file and switch it at once would fail; the log stays on for good.
    """
    with tempfile.TemporaryDirectory(prefix=".making-", dir=path.parent) as folder:
        aside = Path(folder) / path.name
        connection = _connect(aside)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA user_version = 1")  # the first page is written, and with it the mode
        connection.close()
        with suppress(FileExistsError):  # somebody else was first
            os.link(aside, path)
