"""Rollups: a large table counted by day and by the members of a dimension, once for as long as its file is the same.

Only what adds up exactly is in them: counts, and sums of whole numbers and of money. Medians, members of other dimensions, and slices by
several dimensions at once are read from the rows. A stock is rolled up as what began less what ended.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from math import prod
from pathlib import Path

from data.version import Facts, Version
from kpi.additive import adds_up, members_told, of_part, told_by
from kpi.aggregates import Aggregates
from kpi.catalogue import CATALOGUE
from kpi.conditions import dated, until
from kpi.derived.making import FOLDER, Derived, extended, files_of
from kpi.engine import execute, facts
from kpi.expressions import literal
from kpi.measures import Measure, Stayed, Stock, measures_in
from kpi.resolve import known_until, missing, resolved
from kpi.tables import TABLES
from kpi.terms import USUAL_TERMS

LARGE = 200_000
"""Rows from which on a table is worth a rollup."""

MOST = 2
"""Dimensions of a rollup: the one sliced by, and the one whose members are counted."""

SMALLER = 5
"""How many times fewer rows a rollup must have than its table."""

DAY = 24 * 60 * 60

EXACT = ("BIGINT", "HUGEINT", "DECIMAL")
"""The beginnings of the types whose sums are exact, in whatever order they are added."""

ROWS = "count(*)"

ABOUT = "crm_kpi_explorer"
"""The key under which a rollup's file says what its columns are."""

LAYOUT = 2
"""How rollups are written: those of another layout are not read."""

WHOLE = frozenset[str]()
"""No dimension."""

_prepared: dict[object, threading.Thread] = {}
_lock = threading.Lock()


@dataclass(frozen=True)
class Counted:
    """What is counted by day: the rows of a table by their date, or those there from their date until their end."""

    table: str
    dated: str
    until: str = ""

    @classmethod
    def by(cls, measure: Measure) -> Counted:
        """Where a measure's rows are counted."""
        return cls(measure.table, dated(measure), until(measure) if isinstance(measure, Stock) else "")


@dataclass(frozen=True)
class Horizon:
    """The last day that the data can know of, where it goes on beyond: it stands in every formula then."""

    known: date | None


@dataclass(frozen=True)
class Rollup:
    """A rollup that is there: its file, and aggregate → the column that holds it. `day` and the dimensions are columns as well.

    `asked` are all aggregates that it was made for, those among them that cannot be added exactly and so are not in it.
    """

    path: Path
    dimensions: tuple[str, ...]
    columns: dict[str, str]
    asked: frozenset[str]

    @property
    def rows(self) -> str:
        """Its rows, as SQL text for a FROM clause."""
        return f"read_parquet({literal(str(self.path))})"

    def __hash__(self) -> int:
        return hash(self.path)


def rollup_of(version: Version, counted: Counted, dimensions: frozenset[str], until: Horizon) -> Rollup | None:
    """The rollup of a table by day and these dimensions, if it was made."""
    stored = version.facts.get(counted.table)
    if len(dimensions) > MOST or stored is None or not can_be_kept(stored):
        return None
    return _found(version.root / FOLDER / _file(stored, counted, dimensions, until), dimensions)


def horizon(version: Version, today: date) -> Horizon:
    """How far the data is known on a day."""
    known, last = known_until(version, today), version.last_day
    return Horizon(known if known and last and known < last else None)


def prepare(version: Version, today: date, kpis: Collection[str] = tuple(CATALOGUE)) -> None:
    """Make every rollup that KPIs of the catalogue would be read from and that is not there; those of other days go after one."""
    version = extended(version)
    until, named = horizon(version, today), set[str]()
    for counted, measures in _asked(version, today, kpis).items():
        stored = version.facts[counted.table]
        if not can_be_kept(stored):
            continue
        wanted = _wanted(stored, told_by(measures))
        files = {dimensions: _file(stored, counted, dimensions, until) for dimensions in wanted}
        named |= set(files.values())
        aggregates = dict.fromkeys((ROWS, *map(of_part, Aggregates.of(tuple(measures), "").sql)))
        if not _answers(_found(version.root / FOLDER / files[WHOLE], WHOLE), aggregates):  # it is made last
            _make_all(version, counted, tuple(aggregates), {each: files[each] for each in _worth_it(version, stored, wanted)})
    folder, yesterday = version.root / FOLDER, time.time() - DAY
    tables = {file for _, file in version.holdings.files} | files_of(version)
    for old in files_over(version.root, tables, ("rollup",)) - named:
        if (folder / old).stat().st_mtime < yesterday:
            (folder / old).unlink(missing_ok=True)


def prepare_beside(version: Version, today: date) -> None:
    """The same in a thread of its own, once for a version and a day. Small versions need none."""
    if all(stored.rows < LARGE for stored in version.facts.values()):
        return
    key = _key(version, today)
    with _lock:
        if key in _prepared:
            return
        preparing = _prepared[key] = threading.Thread(target=prepare, args=(version, today), name="rollups", daemon=True)
        preparing.start()


def wait_for(version: Version, today: date) -> None:
    """Until what is made beside is there."""
    if preparing := _prepared.get(_key(version, today)):
        preparing.join()


def _key(version: Version, today: date) -> object:
    return version.root, version.holdings.files, horizon(version, today)


def files_over(root: Path, files: Collection[str], kinds: Collection[str] = ("rollup", "sorted")) -> frozenset[str]:
    """The files of rollups and sorted rows in a workspace that were made from these tables, of whatever day."""
    of_tables = {of_table(file) for file in files}
    return frozenset(path.name for kind in kinds for path in (root / FOLDER).glob(f"{kind}-*") if path.name.split("-")[1] in of_tables)


def can_be_kept(stored: Facts) -> bool:
    """Whether a table is worth keeping anew, and lies in a file that never changes."""
    return stored.rows >= LARGE and (type(stored) is Facts or isinstance(stored, Derived))


def _asked(version: Version, today: date, kpis: Collection[str]) -> dict[Counted, dict[Measure, None]]:
    """Every measure of KPIs that adds up, by what it counts."""
    found: dict[Counted, dict[Measure, None]] = {}
    for expression in (each for kpi in map(CATALOGUE.__getitem__, kpis) for each in (kpi.measure, *kpi.beside.values())):
        if missing(expression, version):
            continue
        for measure in measures_in(resolved(expression, version, USUAL_TERMS, today)):
            if not isinstance(measure, Stayed) and (adds_up(version, measure) or members_told(measure)):
                found.setdefault(Counted.by(measure), {})[measure] = None
    return found


def _wanted(stored: Facts, told: str | None) -> list[frozenset[str]]:
    """By which dimensions a table may be rolled up: each, each beside the one whose members count, and none.

    Those by more come first: the others can be added from them.
    """
    present = [name for name in TABLES[stored.table].slices if stored.has(name)]
    beside = [frozenset({name, told}) for name in present if told and told in present]
    return sorted(dict.fromkeys((*beside, *(frozenset({name}) for name in present), WHOLE)), key=len, reverse=True)


def _worth_it(version: Version, stored: Facts, wanted: list[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Those by which a rollup is a good deal smaller than its table."""
    present = sorted(frozenset[str]().union(*wanted))
    days = (stored.last - stored.first).days + 1 if stored.first and stored.last else stored.rows
    counts = ", ".join(["1", *(f'approx_count_distinct("{name}")' for name in present)])
    members = dict(zip(present, execute(f"SELECT {counts} FROM {facts(version, stored.table)}")[0][1:], strict=True))
    yield from (each for each in wanted if prod(members[name] + 1 for name in each) * days * SMALLER <= stored.rows)


def _make_all(version: Version, counted: Counted, aggregates: tuple[str, ...], files: dict[frozenset[str], str]) -> None:
    """Rollups that hold these aggregates, and those that they had for another version of the data over the same file."""
    made: list[Rollup] = []
    for dimensions, file in files.items():
        path = version.root / FOLDER / file
        there = _found(path, dimensions)
        if not _answers(there, aggregates):
            finer = [each for each in made if dimensions < frozenset(each.dimensions)]
            asked = tuple(dict.fromkeys((*aggregates, *sorted(there.asked if there else ()))))
            _make(version, counted, asked, sorted(dimensions), path, finer=min(finer, key=_size, default=None))
        made += [found] if (found := _found(path, dimensions)) else []


def _make(
    version: Version, counted: Counted, aggregates: tuple[str, ...], dimensions: list[str], path: Path, *, finer: Rollup | None
) -> None:
    """Count a table's rows, or add what a finer rollup has counted."""
    path.parent.mkdir(exist_ok=True)
    by = "".join(f', f."{name}"' for name in dimensions)
    adding = finer if finer and _answers(finer, aggregates) else None
    rows, columns = _added(adding, by) if adding else _counted(version, counted, aggregates, by)
    types = {name: kind for name, kind, *_ in execute(f"DESCRIBE {rows}")}
    exact = {sql: name for sql, name in columns.items() if types[name].startswith(EXACT)}
    kept = [f"CAST({name} AS DECIMAL(38, 0)) AS {name}" if types[name] == "HUGEINT" else name for name in exact.values()]
    names = ", ".join(["day", *(f'"{name}"' for name in dimensions), *kept])
    about = literal(json.dumps({"columns": exact, "asked": sorted(adding.asked if adding else aggregates)}))
    beside = path.with_name(f"{uuid.uuid4().hex}.tmp")
    try:
        execute(
            f"COPY (SELECT {names} FROM ({rows}) ORDER BY ALL) TO {literal(str(beside))}"
            f" (FORMAT parquet, COMPRESSION lz4_raw, KV_METADATA {{{ABOUT}: {about}}})"
        )
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _counted(version: Version, counted: Counted, aggregates: tuple[str, ...], by: str) -> tuple[str, dict[str, str]]:
    """SQL that counts the rows, and aggregate → column. A column has the same name in all rollups that hold it."""
    columns = {sql: f"c{hashlib.sha256(sql.encode()).hexdigest()[:16]}" for sql in aggregates}
    source = f"{facts(version, counted.table, TABLES[counted.table].columns)} AS f"
    told = [f"{sql} AS {name}" for sql, name in columns.items()]
    return (_of_stock(counted, by, told, list(columns.values()), source) if counted.until else _of_flow(counted, by, told, source)), columns


def _added(finer: Rollup, by: str) -> tuple[str, dict[str, str]]:
    """SQL that adds the lines of a finer rollup, and aggregate → column."""
    sums = ", ".join(f"sum(f.{name}) AS {name}" for name in finer.columns.values())
    return f"SELECT f.day{by}, {sums} FROM {finer.rows} AS f GROUP BY ALL", finer.columns


def _size(rollup: Rollup) -> int:
    return rollup.path.stat().st_size


def _of_flow(counted: Counted, by: str, told: list[str], source: str) -> str:
    date_ = counted.dated
    return f"SELECT ({date_})::DATE AS day{by}, {', '.join(told)} FROM {source} WHERE {date_} IS NOT NULL GROUP BY ALL"


def _of_stock(counted: Counted, by: str, told: list[str], names: list[str], source: str) -> str:
    """What begins on a day, less what ends on it; what ends before it begins is never there."""
    end = f"greatest({counted.dated}, {counted.until})"
    ended = f"SELECT ({end})::DATE AS day{by}, {', '.join(told)} FROM {source}"
    ended = f"{ended} WHERE {counted.dated} IS NOT NULL AND {counted.until} IS NOT NULL GROUP BY ALL"
    less = f"SELECT * REPLACE ({', '.join(f'-{name} AS {name}' for name in names)}) FROM ({ended})"
    summed = ", ".join(f"sum({name}) AS {name}" for name in names)
    grouped = f"SELECT * EXCLUDE ({', '.join(names)}), {summed}"
    return f"{grouped} FROM ({_of_flow(counted, by, told, source)} UNION ALL {less}) GROUP BY ALL"


def _file(stored: Facts, counted: Counted, dimensions: frozenset[str], until: Horizon) -> str:
    told = f"{LAYOUT}\n{stored.file}\n{counted}\n{sorted(dimensions)}\n{until}\n{_formulas()}"
    return f"rollup-{of_table(stored.file)}-{hashlib.sha256(told.encode()).hexdigest()[:20]}.parquet"


def of_table(file: str) -> str:
    """What the names of files made from a table begin with, after their kind."""
    return hashlib.sha256(file.encode()).hexdigest()[:12]


@cache
def _formulas() -> str:
    """All formulas of the catalogue: where one changes, so does what is to be counted."""
    told = repr([(kpi.measure, kpi.beside) for kpi in CATALOGUE.values()])
    return hashlib.sha256(told.encode()).hexdigest()


def _answers(rollup: Rollup | None, aggregates: Collection[str]) -> bool:
    return rollup is not None and rollup.asked.issuperset(aggregates)


def _found(path: Path, dimensions: frozenset[str]) -> Rollup | None:
    try:
        return _described(path, path.stat().st_mtime_ns, tuple(sorted(dimensions)))
    except FileNotFoundError:
        return None


@lru_cache(maxsize=1024)
def _described(path: Path, _made: int, dimensions: tuple[str, ...]) -> Rollup:
    (about,) = execute(f"SELECT decode(value) FROM parquet_kv_metadata({literal(str(path))}) WHERE decode(key) = {literal(ABOUT)}")[0]
    told = json.loads(about)
    return Rollup(path, dimensions, told["columns"], frozenset(told["asked"]))
