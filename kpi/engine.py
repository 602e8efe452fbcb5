"""The engine that runs a query: DuckDB over a version's Parquet files.

Files are named after their content and never change, so the text of a query says everything its answer depends on: answers are kept by
it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data.facts import first_purchase
from data.scratch import THREADS, scratch
from data.tables import SQL_TYPE
from data.version import Facts, Version
from kpi.deadline import allowed, running
from kpi.expressions import literal
from kpi.tables import TABLES

_local = threading.local()
_forgetting: list[Callable[[], object]] = []


def run(sql: str) -> tuple[tuple[Any, ...], ...]:
    """The rows of a query; kept, so that the same question is answered once."""
    return _run(sql)


def run_together(asked: Sequence[str]) -> list[tuple[tuple[Any, ...], ...]]:
    """The rows of several queries, side by side: small ones take most of their time to be read and planned, by one processor each.

    What has not begun when its turn comes, because others keep the threads busy, is run here: nobody waits for a stranger's query.
    """
    others = [_others().submit(run, sql) for sql in asked[1:]]
    first = [run(sql) for sql in asked[:1]]
    return first + [run(sql) if each.cancel() else each.result() for sql, each in zip(asked[1:], others, strict=True)]


def execute(sql: str) -> list[tuple[Any, ...]]:
    """The rows of a statement, run anew. Raises TooMuch where it takes longer, or more memory, than a query may."""
    connection = _connection()
    with running().until(connection, allowed()):
        return connection.execute(sql).fetchall()


def frame(sql: str) -> pd.DataFrame:
    """The rows of a query as a frame; not kept, for records and downloads."""
    connection = _connection()
    with running().until(connection, allowed()):
        return connection.sql(sql).df()


def arrays(sql: str) -> dict[str, Any]:
    """The columns of a query as arrays, masked where they have no value; not kept."""
    connection = _connection()
    with running().until(connection, allowed()):
        found: dict[str, Any] = connection.execute(sql).fetchnumpy()
    return found


def facts(version: Version, table: str, columns: Iterable[str] = (), copy: Path | None = None) -> str:
    """A fact table as SQL text for a FROM clause. Those of `columns` that the data lacks are there, empty, so that they can be named.

    `copy` is a file of the same rows that is read in its place.
    """
    stored = version.facts[table]
    if isinstance(stored, Sourced) and copy is None:
        source = stored.source(version)
    else:
        source = f"read_parquet({literal(str(copy or version.path(stored.file)))})"
    types = TABLES[table].columns
    absent = [f'CAST(NULL AS {SQL_TYPE[types[name]]}) AS "{name}"' for name in sorted(set(columns) - set(stored.filled))]
    return f"(SELECT *, {', '.join(absent)} FROM {source})" if absent else source


def numbered(version: Version, table: str) -> str:
    """A fact table as SQL text for a FROM clause, with `row`: the place of each row in its file."""
    file = literal(str(version.path(version.facts[table].file)))
    return f"(SELECT *, file_row_number AS row FROM read_parquet({file}, file_row_number=true))"


class Sourced(Facts):
    """A table whose rows do not simply lie in a file of the version."""

    def source(self, version: Version) -> str:
        """Its rows, as SQL text for a FROM clause."""
        raise NotImplementedError


@dataclass(frozen=True)
class Reduced(Sourced):
    """A fact table without some of its rows: `gone` is SQL that gives their places (`row` of `numbered`)."""

    gone: str = ""

    def source(self, version: Version) -> str:
        kept = f"FROM {numbered(version, self.table)} WHERE row NOT IN ({self.gone})"
        told = first_purchase(self.table, self.filled) if "is_first_purchase" in self.filled else None
        anew = f" REPLACE ({told} AS is_first_purchase)" if told else ""
        return f"(SELECT * EXCLUDE (row, file_row_number){anew} {kept})"


def reduced(version: Version, table: str, gone: str) -> Reduced:
    """A table of a version without some of its rows."""
    stored = version.facts[table]
    return Reduced(**{name: getattr(stored, name) for name in Facts.__dataclass_fields__}, gone=gone)


def forget() -> None:
    """Forget all answers kept for selections, for measuring speed."""
    _run.cache_clear()
    for each in _forgetting:
        each()


def also_forget(kept: Callable[[], object]) -> None:
    """Call this, too, when answers are forgotten: it forgets what is kept of them elsewhere."""
    _forgetting.append(kept)


@lru_cache(maxsize=2048)
def _run(sql: str) -> tuple[tuple[Any, ...], ...]:
    return tuple(execute(sql))


@cache
def _others() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count() or THREADS, thread_name_prefix="queries")


def _connection() -> duckdb.DuckDBPyConnection:
    # A cursor a thread: DuckDB's connections are not made to be shared, and sessions are served by threads.
    if not hasattr(_local, "connection"):
        _local.connection = scratch(os.cpu_count() or THREADS)
    return _local.connection
