"""Answers stored beside a version: what was foreseen once is not counted again, by no process and after no restart.

They lie in one file of the workspace, by what was asked. Tables are named after their content, and what asks is named after its text, so an
answer of other rows or of another state of our code is never found. Stored is what is asked while `storing`, nothing else.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from data.database import has_table, reading, transaction
from data.version import Version
from kpi.code import state_of
from kpi.derived.making import FOLDER
from kpi.engine import also_forget, execute, run

FILE = "answers.sqlite"
"""The file of a workspace's stored answers, among its derived tables."""

STORED = frozenset({FILE, f"{FILE}-wal", f"{FILE}-shm"})
"""Everything that answers lie in."""

SCHEMA = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, told TEXT NOT NULL, used INTEGER NOT NULL)"

UNUSED = 7 * 24 * 60 * 60
"""Seconds after which an answer goes that no foreseeing asked for again."""

COUNTING = (
    "additive", "aggregates", "conditions", "cube", "distinct", "engine", "expressions", "kept_cells", "measures", "periods", "resolve",
    "rolled", "rollups", "scan", "selection", "slices", "sorted_rows", "staying", "stored_answers", "stretches", "tables", "terms",
)  # fmt: skip
"""The modules that make SQL of a measure and cells of its rows. What is asked, and of which rows, stands in the key itself."""

AT_ONCE = 500
"""Keys that are looked for in one statement."""

Rows = tuple[tuple[Any, ...], ...]

MOST_ONCE = 512

_once: OrderedDict[str, Rows] = OrderedDict()
"""What was asked last of versions as a whole."""

_storing: ContextVar[set[str] | None] = ContextVar("storing", default=None)
"""The keys that were found while answers are stored, which are of use still."""


@contextmanager
def storing() -> Iterator[set[str]]:
    """What is asked in here is stored; gives the keys of what is stored already, as they are asked for."""
    found: set[str] = set()
    before = _storing.set(found)
    try:
        yield found
    finally:
        _storing.reset(before)


def is_storing() -> bool:
    """Whether answers are to be stored."""
    return _storing.get() is not None


def answer(version: Version, sql: str) -> Rows:
    """The rows of a query over a version, from where they are stored if they are."""
    known = stored_answer(version, sql)
    if known is not None:
        return known
    rows = run(sql)
    if is_storing():
        store(version, {_key(version, sql): rows})
    return rows


def answer_once(version: Version, sql: str) -> Rows:
    """The same of a version as a whole, which no selection changes: looked for once, and kept for as long as the process lives."""
    key = _key(version, sql)
    rows = None if is_storing() else _once.get(key)
    if rows is None:
        known = stored(version, (key,)).get(key)
        rows = tuple(execute(sql)) if known is None else tuple(tuple(row) for row in known)
        if known is None and is_storing():
            store(version, {key: rows})
        _once[key] = rows
        while len(_once) > MOST_ONCE:
            _once.popitem(last=False)
    return rows


def stored_answer(version: Version, sql: str) -> Rows | None:
    """The rows of a query over a version if they are stored."""
    found = stored(version, (key := _key(version, sql),)).get(key)
    return None if found is None else tuple(tuple(row) for row in found)


def key_of(*asked: object) -> str:
    """What an answer lies by: everything that it depends on, and the state of our code."""
    return hashlib.sha256("\n".join([_code(), *map(repr, asked)]).encode()).hexdigest()


def stored(version: Version, keys: Collection[str]) -> dict[str, Any]:
    """Key → answer, of those that are stored."""
    path, asked = _path(version), list(keys)
    if not path.exists() or not asked:
        return {}
    found: dict[str, Any] = {}
    with reading(path) as database:
        for first in range(0, len(asked), AT_ONCE) if has_table(database, "answers") else ():
            some = asked[first : first + AT_ONCE]
            marks = ", ".join("?" for _ in some)
            told = database.execute(f"SELECT key, told FROM answers WHERE key IN ({marks})", some).fetchall()
            found |= {row["key"]: json.loads(row["told"], object_hook=_read) for row in told}
    if (used := _storing.get()) is not None:
        used.update(found)
    return found


def store(version: Version, answers: Mapping[str, Any]) -> None:
    """Store answers by their keys: numbers, texts, days, and lists of these."""
    path = _path(version)
    path.parent.mkdir(exist_ok=True)
    now = int(time.time())
    with transaction(path, SCHEMA) as database:
        told = [(key, json.dumps(each, default=_written), now) for key, each in answers.items()]
        database.executemany("INSERT OR REPLACE INTO answers (key, told, used) VALUES (?, ?, ?)", told)


def touch(version: Version, keys: Collection[str]) -> None:
    """Answers that are of use still."""
    with transaction(_path(version), SCHEMA) as database:
        database.executemany("UPDATE answers SET used = ? WHERE key = ?", [(int(time.time()), key) for key in keys])


def forget_unused(version: Version) -> None:
    """Remove what no foreseeing has asked for in a while."""
    if _path(version).exists():
        with transaction(_path(version), SCHEMA) as database:
            database.execute("DELETE FROM answers WHERE used < ?", (int(time.time()) - UNUSED,))


def changed_at(version: Version) -> float:
    """When answers were stored last, as the clock of the files says; 0 where there are none."""
    path = _path(version)
    times = [each.stat().st_mtime for each in (path, path.with_name(f"{FILE}-wal")) if each.exists()]
    return max(times, default=0.0)


def _key(version: Version, sql: str) -> str:
    return key_of("rows", sql.replace(str(version.root), ""))


def _path(version: Version) -> Path:
    return version.root / FOLDER / FILE


also_forget(_once.clear)


def _code() -> str:
    """The text of everything that counts: where it changes, so may answers."""
    return state_of(Path(__file__).parent, tuple(f"{name}.py" for name in COUNTING))


def _written(value: object) -> dict[str, str]:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    raise TypeError(f"{type(value).__name__} is not stored")


def _read(told: dict[str, Any]) -> Any:
    match told:
        case {"decimal": str(text)}:
            return Decimal(text)
        case {"moment": str(text)}:
            return datetime.fromisoformat(text)
        case {"day": str(text)}:
            return date.fromisoformat(text)
    return told
