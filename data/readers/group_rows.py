"""Rows between groups that each have the header of the table: the group's name above it, sums without a word below it."""

from __future__ import annotations

from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from data.readers.footer import IS_TEXT, IS_TOTAL
from data.readers.forms import form
from locales import Sentence

FEWEST = 4
"""Cells that rows usually fill, from which on a row with one cell is no row."""


def group_rows(rows: pa.Table) -> dict[int, Sentence]:
    """Places of rows that are none, each with the reason. A sum fills half of the usual cells at most, with numbers, and not the first."""
    if rows.num_rows < 2:
        return {}
    filled = reduce(pc.add, (pc.cast(pc.is_valid(column), pa.int32()) for column in rows.columns[1:]))
    usual = pc.quantile(filled, 0.5, interpolation="higher")[0].as_py()
    few = pc.indices_nonzero(pc.less_equal(pc.multiply(filled, 2), usual)).to_pylist() if usual >= FEWEST else []
    return {place: reason for place in few if (reason := _reason(rows.slice(place, 1).to_pylist()[0]))}


def _reason(row: dict[str, str | None]) -> Sentence | None:
    cells = [*row.values()][1:]
    forms = [form(cell) for cell in cells if cell]
    if forms == ["text"] and cells[0]:
        return IS_TEXT
    return IS_TOTAL if not cells[0] and set(forms) <= {"number"} else None
