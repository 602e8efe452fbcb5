"""Parquet files: columns with types of their own, written out as text. Runs in the child process."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from data.limits import Limits
from data.readers.raw import ROW, Native, RawTable, Unreadable
from data.readers.shape import Shape, unique_names
from data.readers.tidy import tidy
from locales import Sentence

WHOLE = 1e15
"""Beyond this a double no longer tells neighbouring whole numbers apart, and its own text is kept."""


def read_parquet(name: str, path: Path, limits: Limits) -> RawTable:
    """The table of a Parquet file; `__row` counts its rows from 1."""
    try:
        file = parquet.ParquetFile(path)
        rows, columns = file.metadata.num_rows, len(file.schema_arrow.names)
        if rows > limits.rows or columns > limits.columns:
            raise Unreadable(_too_large(name, rows, columns, limits))
        table = file.read()
        header = unique_names(table.schema.names)
        cells = [as_text(column) for column in table.columns]
    except (pa.ArrowException, OSError, ValueError) as error:  # names that are no UTF-8 among others
        raise Unreadable(Sentence("The Parquet file “{file}” is damaged. Write it again and drop that.", file=name)) from error
    native = {given: kind for given, field in zip(header, table.schema, strict=True) if (kind := _native(field.type))}
    numbered = pa.table([pa.array(range(1, rows + 1), pa.int64()), *cells], names=[ROW, *header])
    return tidy(name, None, Shape(header, True, (), 0), numbered, native=native)


def as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Values as text that reads in one way only: ISO dates in UTC, a decimal point, whole numbers without one."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return as_text(column.cast(kind.value_type))
    if pa.types.is_timestamp(kind) and kind.tz:
        return column.cast(pa.timestamp(kind.unit, "UTC")).cast(pa.timestamp(kind.unit)).cast(pa.string())
    if pa.types.is_floating(kind):
        return _floats(column.cast(pa.float64()))
    if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return pa.chunked_array([pa.array([None if cell is None else str(cell) for cell in column.to_pylist()], pa.string())])
    return column.cast(pa.string())


def _floats(column: pa.ChunkedArray) -> pa.ChunkedArray:
    column = pc.if_else(pc.is_finite(column), column, pa.scalar(None, pa.float64()))
    whole = pc.and_(pc.equal(pc.trunc(column), column), pc.less(pc.abs(column), WHOLE))
    integers = pc.if_else(whole, column, pa.scalar(0.0)).cast(pa.int64()).cast(pa.string())
    return pc.if_else(whole, integers, column.cast(pa.string()))


def _native(kind: pa.DataType) -> Native | None:
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        return "date"
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return "number"
    return "flag" if pa.types.is_boolean(kind) else None


def _too_large(name: str, rows: int, columns: int, limits: Limits) -> Sentence:
    return Sentence(
        "“{file}” has {rows} rows and {columns} columns; up to {most_rows} and {most_columns} can be read.",
        file=name,
        rows=rows,
        columns=columns,
        most_rows=limits.rows,
        most_columns=limits.columns,
    )
