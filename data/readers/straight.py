"""Large clean text files: looked at in places, so that DuckDB can read them straight from the disk.

What is not certain from the bytes themselves (width, quotation marks, encoding, line ends, totals) makes a file one for the careful way,
`data.readers.delimited`, which holds all of it in memory.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import numpy as np
import pyarrow as pa

from data.limits import MEGABYTE, Limits
from data.readers.delimited import TABLE_NAMES, quick_table, too_many_rows
from data.readers.dialect import Dialect, find_dialect, sample_of
from data.readers.files import kind_of
from data.readers.raw import RawTable, Straight
from data.readers.shape import Shape, find_shape
from data.readers.tidy import tidy
from data.styles import sql

LARGE = 16 * MEGABYTE
"""Files below this size are read whole, so that every decision is made on all their values."""

HEAD, PLACES, PLACE = MEGABYTE, 48, 64 * 1024
"""How many bytes from the top are looked at, and how many places further down of which size."""

CHUNK = 2 * MEGABYTE
ODD = (b"\x00", b"\x0b", b"\x0c", b"\x1a")
"""Bytes that a clean text does not have."""

NEWLINE, FIRST_PRINTED = ord("\n"), ord(" ")


@dataclass(frozen=True)
class _Lines:
    """What all bytes of a file say: how many lines there are, and whether a reader by the rule for CSV gives their cells as meant."""

    count: int
    clean: bool


def look(name: str, path: Path, limits: Limits) -> RawTable | None:
    """A raw table whose `rows` are a spread sample, with where the whole lies; `None` where the file is small, or not plainly a clean CSV.

    Raises Unreadable where it has too many rows.
    """
    size = path.stat().st_size
    if size < LARGE or size > limits.bytes:
        return None
    with path.open("rb") as file:
        found = _dialect_and_shape(name, file.read(HEAD))
        if found is None:
            return None
        dialect, shape = found
        lines = _lines(file, dialect)
        if lines.count - shape.below > limits.rows:
            raise too_many_rows(name, limits)
        blocks = [_block(file, place, dialect, shape, limits) for place in _places(size)] if lines.clean else [None]
    rows = [each for each in blocks if each is not None]
    if len(rows) < len(blocks):
        return None
    straight = Straight(path, _told_to_duckdb(dialect, shape), shape.below, lines.count - shape.below)
    return _with_whole(name, shape, pa.concat_tables(rows), straight)


def _with_whole(name: str, shape: Shape, sample: pa.Table, straight: Straight) -> RawTable | None:
    raw = tidy(name, None, shape, sample)
    if raw.set_aside.num_rows or any(each.check != "title lines" for each in raw.problems):
        return None
    return replace(raw, straight=straight)


def _dialect_and_shape(name: str, head: bytes) -> tuple[Dialect, Shape] | None:
    head = head.removeprefix(b"\xef\xbb\xbf")
    if kind_of(name, head) != "text":
        return None
    try:
        text = head[: head.rfind(b"\n") + 1].decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    if "\r" in text or text.lstrip()[:1] == "<":
        return None
    lines = sample_of(text)
    dialect = find_dialect(lines, lenient=PurePosixPath(name).suffix.lower() in TABLE_NAMES)
    if dialect is None or dialect.aligned or dialect.escape or dialect.quote == "'":
        return None
    shape = find_shape(dialect.split(lines))
    return (dialect, shape) if shape and shape.has_header and len(shape.header) > 1 else None


def _lines(file: BinaryIO, dialect: Dialect) -> _Lines:
    """Count the lines, chunk by chunk; blank ones at the end do not count."""
    buffer = bytearray(2 * CHUNK)
    view, count, kept, clean, blank = memoryview(buffer), 0, 0, True, 0
    file.seek(0)
    while read := file.readinto(view[kept : kept + CHUNK]):  # type: ignore[attr-defined]
        filled = kept + read
        end = buffer.rfind(b"\n", 0, filled) + 1
        chunk = bytes(view[:end])
        lines = int(np.count_nonzero(np.frombuffer(chunk, np.uint8) == NEWLINE))
        clean = clean and _is_clean(chunk, lines, dialect) and filled - end < CHUNK
        count += lines
        if end:
            blank = _blank_at_the_end(chunk, blank)
        kept = filled - end if filled - end < CHUNK else 0
        buffer[:kept] = buffer[end : end + kept]
    rest = bytes(view[:kept])
    if rest.strip():
        return _Lines(count + 1, clean and _is_clean(rest, 0, dialect))
    return _Lines(count - max(blank, 0), clean)


def _blank_at_the_end(chunk: bytes, before: int) -> int:
    """How many lines at the end of whole lines are blank; `before` are those right above."""
    written = len(chunk)
    while written and chunk[written - 1] in b"\r\n":
        written -= 1
    return chunk.count(b"\n", written) - 1 + (0 if written else before + 1)


def _is_clean(chunk: bytes, lines: int, dialect: Dialect) -> bool:
    if np.count_nonzero(np.frombuffer(chunk, np.uint8) < FIRST_PRINTED) == lines:  # nothing but ends of lines is below a blank
        return dialect.is_plain(chunk)
    returns = chunk.count(b"\r")
    return (
        not any(each in chunk for each in ODD)
        and (dialect.separator == "\t" or b"\t" not in chunk)
        and (not returns or returns == chunk.count(b"\r\n"))
        and dialect.is_plain(chunk)
    )


def _places(size: int) -> list[tuple[int, int]]:
    """The top, places spread over the rest, and the end."""
    if size <= HEAD + PLACES * PLACE:
        return [(0, size)]
    step = (size - HEAD) // PLACES
    places = [(HEAD + number * step, PLACE) for number in range(1, PLACES - 1)]
    return [(0, HEAD), *places, (size - PLACE, PLACE)]


def _block(file: BinaryIO, place: tuple[int, int], dialect: Dialect, shape: Shape, limits: Limits) -> pa.Table | None:
    """The whole lines of one place as a table."""
    start, size = place
    file.seek(start)
    block = file.read(size)
    first = block.find(b"\n") + 1 if start else 0
    last = block.rfind(b"\n") if file.read(1) else len(block)
    try:
        text = block[first:last].decode("utf-8").lstrip("\ufeff").replace("\r\n", "\n").rstrip("\n")
    except UnicodeDecodeError:
        return None
    return quick_table(text, dialect, shape, limits=limits, above=shape.below if start else 0)


def _told_to_duckdb(dialect: Dialect, shape: Shape) -> str:
    """What `read_csv` is told: cells are text, blank ones empty. Anything that is not as the sample shows is an error, never a guess."""
    columns = ", ".join(f"{sql.quote(name)}: 'VARCHAR'" for name in shape.header)
    quote = sql.quote(dialect.quote or "")
    return (
        f"auto_detect = false, header = false, skip = {shape.below}, columns = {{{columns}}}, "
        f"delim = {sql.quote(dialect.separator)}, quote = {quote}, escape = {quote}, nullstr = '', compression = 'none', "
        "strict_mode = true, null_padding = false, ignore_errors = false, parallel = true"
    )
