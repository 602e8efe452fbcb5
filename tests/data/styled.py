"""A column of texts, and what a style makes of texts."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from data.styles import Style

CONNECTION = duckdb.connect()


def column(*values: str | None) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(values, pa.string())])


def read(style: Style | None, *values: str | None) -> list:
    assert style is not None
    rows = CONNECTION.execute(f"SELECT {style.sql('v')} FROM (SELECT unnest(?) AS v)", [list(values)]).fetchall()
    return [value for (value,) in rows]
