"""Where a second table begins below the first, in one sheet or file."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from data.readers.forms import TYPED, TYPED_SHARE, form
from data.readers.raw import ROW

MOST_GAPS = 100
SAMPLE = 200


def second_table(rows: pa.Table) -> int | None:
    """The place of the row that is the header of another table, or `None`.

    It stands below blank rows, holds names alone, and at least one of them in a column that held numbers or dates above; rows follow it.
    """
    lines = rows.column(ROW)
    if rows.num_rows < 3:
        return None
    gaps = pc.indices_nonzero(pc.greater(pc.pairwise_diff(lines.combine_chunks(), 1), 1)).to_pylist()
    for place in gaps[:MOST_GAPS]:
        if 0 < place < rows.num_rows - 1 and _is_header(rows, place):
            return int(place)
    return None


def _is_header(rows: pa.Table, place: int) -> bool:
    cells = [(name, rows.column(name)[place].as_py()) for name in rows.column_names[1:]]
    filled = [(name, cell) for name, cell in cells if cell]
    if len(filled) < 2 or any(form(cell) != "text" for _, cell in filled):
        return False
    return any(_is_typed(rows.column(name).slice(max(place - SAMPLE, 0), min(place, SAMPLE))) for name, _ in filled)


def _is_typed(column: pa.ChunkedArray) -> bool:
    forms = [found for cell in column.to_pylist() if cell and (found := form(cell))]
    return bool(forms) and sum(each in TYPED for each in forms) >= TYPED_SHARE * len(forms)
