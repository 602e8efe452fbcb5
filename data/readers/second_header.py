"""A header of two rows: questions above, and below them what each of their columns holds (`Response`, or one of the options)."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

from data.readers.groups import GENERIC
from data.readers.shape import DATE, LONGEST_TYPED, NUMBER, Shape, unique_names

UNNAMED = re.compile(r"Column \d+")
ENOUGH = 2
"""How many cells of a second header row must stand below a question, at least."""


def with_second_header(rows: pa.Table, shape: Shape) -> tuple[pa.Table, Shape]:
    """The rows without their second header row, its words in the names; as they were where there is none.

    It fills no cell below a column that every other row fills, holds nothing but text, and stands below names that are missing or says
    no more than `Response`.
    """
    if not shape.has_header or rows.num_rows < 2:
        return rows, shape
    below = [column[0].as_py() for column in rows.columns[1:]]
    written = [name for name in below if name]
    if len(written) < ENOUGH or not all(map(_is_text, written)) or not _opens(rows, below):
        return rows, shape
    generic = sum(name.casefold() in GENERIC for name in written)
    options = sum(bool(UNNAMED.fullmatch(name)) and bool(cell) for name, cell in zip(shape.header, below, strict=True))
    if not (generic or options):
        return rows, shape
    header = _joined(shape.header, below)
    return rows.slice(1).rename_columns([rows.column_names[0], *header]), Shape(header, True, shape.titles, shape.below)


def _is_text(cell: str) -> bool:
    short = cell.strip()[:LONGEST_TYPED]
    return not (NUMBER.fullmatch(short) or DATE.fullmatch(short) or "@" in short)


def _opens(rows: pa.Table, below: list[str | None]) -> bool:
    """Whether the first column is blank in the first row and filled in all others."""
    first = rows.column(1)
    return below[0] is None and bool(pc.all(pc.is_valid(first.slice(1))).as_py())


def _joined(names: tuple[str, ...], below: list[str | None]) -> tuple[str, ...]:
    """Each question carried on to the unnamed columns right of it, with the option that a column stands for."""
    made, question = [], ""
    for name, cell in zip(names, below, strict=True):
        question = question if UNNAMED.fullmatch(name) and cell else name
        made.append(f"{question} {cell}" if cell and cell.casefold() not in GENERIC else question)
    return unique_names(made)
