"""One sheet of typed cells to a raw table, whatever kind of workbook it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from data.limits import Limits
from data.readers.fitting import fit
from data.readers.groups import carried
from data.readers.raw import Native, RawTable, Unreadable
from data.readers.records import Record
from data.readers.shape import Shape, find_shape, unique_names
from data.readers.tidy import tidy
from locales import Sentence

Cell = int | float | str | bool | time | date | datetime | timedelta
Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last row and column of merged cells, counted from 0."""
SAMPLE_ROWS = 1_000


def read_cells(file: str, sheet: str | None, rows: Sequence[Sequence[Cell]], limits: Limits, merged: Sequence[Range] = ()) -> RawTable:
    """The table of a sheet. Raises Unreadable where it has none, or is too large."""
    refuse_large(sheet or file, len(rows), max(map(len, rows), default=0), limits)
    width = max((place for row in rows for place, cell in enumerate(row, start=1) if cell != ""), default=0)
    padded = ([*map(text, row[:width]), *[""] * (width - len(row))] for row in rows)
    found = [Record(line, line, cells) for line, cells in enumerate(padded, start=1)]
    shape = find_shape(found[:SAMPLE_ROWS], lambda record: _spread(record, merged))
    if shape is None or (len(shape.header) < 2 and len(found) < 2):
        raise Unreadable(Sentence("Sheet “{sheet}” holds no table.", sheet=sheet or file), empty_of_tables=True)
    shape = _deep(shape, found, merged)
    fitted = fit(found[shape.below :], width, limits)
    native = _natives(rows[shape.below :], shape.header)
    return tidy(file, sheet, shape, fitted.table(), aside=fitted.aside, native=native)


def refuse_large(sheet: str, rows: int, columns: int, limits: Limits) -> None:
    """Raise Unreadable where a sheet has more rows or columns than are read."""
    if rows > limits.rows or columns > limits.columns:
        raise Unreadable(
            Sentence(
                "Sheet “{sheet}” is {rows} rows by {columns} columns; up to {most_rows} by {most_columns} can be read.",
                sheet=sheet,
                rows=rows,
                columns=columns,
                most_rows=limits.rows,
                most_columns=limits.columns,
            )
        )


def text(cell: Cell) -> str:
    """A cell as text that reads in one way only: ISO dates, a decimal point, `true` and `false`.

    >>> text(3.0), text(date(2024, 1, 27)), text(True), text(timedelta(hours=30))
    ('3', '2024-01-27', 'true', '30:00:00')
    """
    match cell:
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return cell.isoformat(sep=" ") if cell.time() != time(0) else cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case timedelta():
            seconds = round(cell.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case _:
            return str(cell)


def _spread(record: Record, merged: Sequence[Range]) -> list[str]:
    """The record's cells, merged ones repeated in each of their columns; where none is merged, carried on as in text."""
    here = [each for each in merged if each[0][0] <= record.line - 1 <= each[1][0]]
    if not here:
        return carried(record)
    cells = list(record.cells)
    for (_, left), (_, right) in here:
        if left < len(cells):
            cells[left : right + 1] = [cells[left]] * (min(right, len(cells) - 1) - left + 1)
    return cells


def _deep(shape: Shape, found: Sequence[Record], merged: Sequence[Range]) -> Shape:
    """The shape with a header of all the rows that its merged cells cover."""
    if not shape.has_header:
        return shape
    top = shape.below - 1
    last = max((bottom for (first, _), (bottom, _) in merged if first == top), default=top)
    if last == top or last >= len(found):
        return shape
    rows = [[" ".join(cell.split()) for cell in _spread(record, merged)] for record in found[top : last + 1]]
    names = [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*rows, strict=False)]
    return replace(shape, header=unique_names(names), below=last + 1)


def _natives(rows: Sequence[Sequence[Cell]], header: tuple[str, ...]) -> dict[str, Native]:
    natives: dict[str, Native] = {}
    for place, name in enumerate(header):
        kinds = {_native(row[place]) for row in rows if place < len(row) and row[place] != ""}
        kind = kinds.pop() if len(kinds) == 1 else None
        if kind:
            natives[name] = kind
    return natives


def _native(cell: Cell) -> Native | None:
    match cell:
        case bool():
            return "flag"
        case int() | float():
            return "number"
        case date():
            return "date"
        case _:
            return None
