"""The engine that runs a query: DuckDB over a version's Parquet files.

Files are named after their content and never change, so the text of a query says everything its answer depends on: answers are kept by
it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import duckdb
import pandas as pd

from data.tables import SQL_TYPE, TABLES
from data.version import Version
from kpi.expressions import literal

_local = threading.local()


def run(sql: str) -> tuple[tuple[Any, ...], ...]:
    """The rows of a query; kept, so that the same question is answered once."""
    return _run(sql)


def frame(sql: str) -> pd.DataFrame:
    """The rows of a query as a frame; not kept, for records and downloads."""
    return _connection().sql(sql).df()


def facts(version: Version, table: str, columns: Iterable[str] = ()) -> str:
    """A fact table as SQL text for a FROM clause. Those of `columns` that the data lacks are there, empty, so that they can be named."""
    stored = version.facts[table]
    source = f"read_parquet({literal(str(version.path(stored.file)))})"
    types = TABLES[table].columns
    absent = [f"CAST(NULL AS {SQL_TYPE[types[name]]}) AS {name}" for name in sorted(set(columns) - set(stored.filled))]
    return f"(SELECT *, {', '.join(absent)} FROM {source})" if absent else source


def forget() -> None:
    """Forget all answers kept, for measuring speed."""
    _run.cache_clear()


@lru_cache(maxsize=2048)
def _run(sql: str) -> tuple[tuple[Any, ...], ...]:
    return tuple(_connection().execute(sql).fetchall())


def _connection() -> duckdb.DuckDBPyConnection:
    # A connection a thread: DuckDB's connections are not made to be shared, and sessions are served by threads.
    if not hasattr(_local, "connection"):
        _local.connection = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    return _local.connection
