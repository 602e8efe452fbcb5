"""Derived tables made: once for the facts they come from, kept beside them, and made again whenever they are not there."""

from __future__ import annotations

import hashlib
import json
import threading
import time
import uuid
from collections import OrderedDict
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from data.tables import SQL_TYPE, Table
from data.version import Facts, Version
from kpi.derived import DERIVATIONS, Derivation, Reading
from kpi.engine import Sourced, execute, facts
from kpi.expressions import literal
from kpi.tables import TABLES

FOLDER = "derived"
LOOKED = 5.0
"""Seconds for which a derived table that was there is taken to be there still."""

KEPT = 64
"""Versions whose derived tables are remembered in memory; those of others are looked up on disk."""

_extended: OrderedDict[tuple[Path, tuple[tuple[str, str], ...]], ExtendedFacts] = OrderedDict()
_lock = threading.Lock()


@dataclass(frozen=True)
class Derived(Sourced):
    """A derived table in a file of its own, with the reading that made it."""

    sql: str = ""

    def source(self, version: Version) -> str:
        return f"read_parquet({literal(str(version.root / FOLDER / self.file))})"


@dataclass(frozen=True)
class Inline(Sourced):
    """A derived table that is made anew in each query, for facts that are not stored as they are asked for."""

    reading: Reading | None = None

    def source(self, version: Version) -> str:
        return f"({query(version, TABLES[self.table], self.reading)})" if self.reading else ""


class ExtendedFacts(dict[str, Facts]):
    """The facts of a version, and every derived table that they can make: each is made when it is first asked for by its name.

    To go through it gives the facts alone: what they span does not hang on what was derived from them.
    """

    def __init__(self, version: Version) -> None:
        super().__init__(version.facts)
        self._version = replace(version, facts=self)
        self._locks = {name: threading.RLock() for name in DERIVATIONS}  # who needs one table does not wait for another
        self._derived: dict[str, Facts | None] = {}
        self._seen: dict[str, float] = {}

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None

    def __getitem__(self, name: str) -> Facts:
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """A table, made where it is a derived one that is not there yet; `default` where there is no such table."""
        if name not in DERIVATIONS:
            return super().get(name, default)
        with self._locks[name]:
            made = self._derived.get(name)
            if name not in self._derived or (made and not self._is_there(name, made)):
                reading = _answering(self._version, DERIVATIONS[name])
                made = self._derived[name] = _made(self._version, DERIVATIONS[name], reading) if reading else None
        return default if made is None else made

    def _is_there(self, name: str, made: Facts) -> bool:
        """Whether its file is there. A page asks a thousand times; it is looked once in a while."""
        now = time.monotonic()
        if now - self._seen.get(name, -LOOKED) >= LOOKED:
            if not _there(self._version, made):
                return False
            self._seen[name] = now
        return True


def extended(version: Version) -> Version:
    """The version with every derived table that its facts can make. Each is made on first need; afterwards it is there."""
    if isinstance(version.facts, ExtendedFacts) or any(isinstance(each, Sourced) for each in version.facts.values()):
        return version
    key = version.root, tuple(sorted((name, each.file) for name, each in version.facts.items()))
    with _lock:
        if key not in _extended:
            _extended[key] = ExtendedFacts(version)
            while len(_extended) > KEPT:
                _extended.popitem(last=False)
        _extended.move_to_end(key)
        return replace(version, facts=_extended[key])


def without_rows(version: Version, table: str, reduced: Facts) -> Version:
    """An extended version in which a table has other rows: what is derived from it is made anew in each query."""
    changed = {table: reduced}
    for name, derivation in DERIVATIONS.items():
        if name in version.facts and changed.keys() & set(derivation.reads):
            reading = _answering(version, derivation)
            described = {each: getattr(version.facts[name], each) for each in Facts.__dataclass_fields__}
            changed[name] = Inline(**described, reading=reading)
    there = {name: made for name in (*version.facts, *DERIVATIONS) if (made := version.facts.get(name))}
    return replace(version, facts=there | changed)


def query(version: Version, table: Table, reading: Reading | None) -> str:
    """The SELECT that makes a derived table from a version's facts, typed."""
    if reading is None:
        raise ValueError(f"nothing makes {table.name}")
    sources = {name: _source(version, name) for name in reading.reads}
    return reading.sql.format(**sources)


def files_of(version: Version) -> frozenset[str]:
    """The files in which the derived tables of a version lie, made or not."""
    known, files = replace(version, facts=dict(version.facts)), list[str]()
    for name, derivation in DERIVATIONS.items():
        if reading := _answering(known, derivation):
            files.append(_file(known, derivation, reading))
            known = replace(known, facts=known.facts | {name: _expected(derivation, files[-1])})
    return frozenset(name for file in files for name in (file, f"{file}.json"))


def _expected(derivation: Derivation, file: str) -> Facts:
    """A derived table that may not have been made yet, taken for full."""
    return Facts(derivation.name, file, 1, dict.fromkeys(derivation.table.columns, 1), None, None)


def _answering(version: Version, derivation: Derivation) -> Reading | None:
    return next((each for each in derivation.readings if all(_has(version, *need) for need in each.needs.items())), None)


def _has(version: Version, table: str, columns: tuple[str, ...]) -> bool:
    return version.has(table) and all(version.has(table, column) for column in columns)


def _made(version: Version, derivation: Derivation, reading: Reading) -> Facts:
    file = _file(version, derivation, reading)
    path = version.root / FOLDER / file
    described = path.with_name(f"{file}.json")
    if not (path.exists() and described.exists()):
        path.parent.mkdir(exist_ok=True)
        _write(version, derivation, reading, path, described)
    stored = json.loads(described.read_text())
    facts_ = Facts.from_json(stored)
    shown = reading.sql.format(**{name: name for name in reading.reads})
    return Derived(**{name: getattr(facts_, name) for name in Facts.__dataclass_fields__}, sql=shown)


def _write(version: Version, derivation: Derivation, reading: Reading, path: Path, described: Path) -> None:
    """Both files appear whole or not at all, the description last: whoever finds it finds the rows too."""
    beside = path.with_name(f"{uuid.uuid4().hex}.tmp")
    try:
        rows = _typed(derivation.table, query(version, derivation.table, reading))
        execute(f"COPY ({rows}) TO {literal(str(beside))} (FORMAT parquet, COMPRESSION lz4_raw)")
        about = _described(derivation.table, path.name, f"read_parquet({literal(str(beside))})")
        beside.replace(path)
        beside.write_text(json.dumps(about))
        beside.replace(described)
    finally:
        beside.unlink(missing_ok=True)


def _typed(table: Table, rows: str) -> str:
    kinds = table.columns
    present = [name for (name, *_) in execute(f"DESCRIBE {rows}")]
    unknown = set(present) - set(kinds)
    if unknown:
        raise ValueError(f"{table.name} has no field {', '.join(sorted(unknown))}")
    columns = ", ".join(f'CAST("{name}" AS {SQL_TYPE[kinds[name]]}) AS "{name}"' for name in kinds if name in present)
    return f"SELECT {columns} FROM ({rows})"


def _described(table: Table, file: str, rows: str) -> dict[str, Any]:
    present = [name for (name, *_) in execute(f"DESCRIBE SELECT * FROM {rows}")]
    counts = ", ".join(["count(*)", *(f'count("{name}")' for name in present)])
    total, *filled = execute(f"SELECT {counts} FROM {rows}")[0]
    first, last = execute(f'SELECT min("{table.dated}")::DATE, max("{table.dated}")::DATE FROM {rows}')[0] if table.dated else (None, None)
    money = execute(f"SELECT DISTINCT currency FROM {rows} WHERE currency IS NOT NULL ORDER BY 1") if "currency" in present else ()
    about = Facts(table.name, file, total, dict(zip(present, filled, strict=True)), first, last, tuple(row[0] for row in money))
    return asdict(about) | {name: day.isoformat() if day else None for name, day in (("first", first), ("last", last))}


def _source(version: Version, table: str) -> str:
    """A table with all of its columns, empty where the data lacks them; without rows where it lacks the table."""
    columns = TABLES[table].columns
    if version.has(table):
        return facts(version, table, columns)
    typed = ", ".join(f'CAST(NULL AS {SQL_TYPE[kind]}) AS "{name}"' for name, kind in columns.items())
    return f"(SELECT {typed} WHERE false)"


def _file(version: Version, derivation: Derivation, reading: Reading) -> str:
    files = ",".join(f"{name}:{version.facts[name].file}" for name in reading.reads if name in version.facts)
    told = f"{reading.sql}\n{sorted(derivation.table.columns.items())}\n{files}"
    return f"{derivation.name}-{hashlib.sha256(told.encode()).hexdigest()[:20]}.parquet"


def _there(version: Version, made: Facts) -> bool:
    return (version.root / FOLDER / made.file).exists()
