"""From cells as written to a raw table: blanks taken off, totals and repeated headers set aside, blank rows counted."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from data.readers.footer import footer, group_columns
from data.readers.group_rows import group_rows
from data.readers.raw import ROW, SET_ASIDE, Native, RawTable
from data.readers.second_table import second_table
from data.readers.shape import Shape
from data.version import Problem
from locales import Sentence

BLANKS = " \t\n\r\f\v\u00a0\u2007\u202f\u200b\ufeff"
Aside = tuple[int, Sentence, str]


def tidy(
    file: str,
    sheet: str | None,
    shape: Shape,
    rows: pa.Table,
    *,
    aside: Sequence[Aside] = (),
    problems: Sequence[Problem] = (),
    native: Mapping[str, Native] | None = None,
) -> RawTable:
    """A raw table out of `__row` and one string column per name of the header."""
    rows = rows.rename_columns([ROW, *shape.header])
    names = [ROW, *shape.header]
    rows = pa.table([rows.column(0), *(_trim(column) for column in rows.columns[1:])], names=names)
    rows, blank = _without_blank_rows(rows)
    rows, repeated = _without_repeated_header(rows, shape)
    rows, sums = _without_sums(rows) if repeated else (rows, [])
    rows, others = _without_second_table(rows)
    rows, below, grouped = _without_footer(rows)
    notes = [*problems, *_titles(shape)]
    if grouped:
        notes.append(_carried_down(grouped))
    if blank:
        notes.append(Problem("blank rows", "note", Sentence("{rows} blank rows were passed over.", rows=blank), blank))
    every = sorted([*aside, *repeated, *sums, *others, *below], key=lambda each: each[0])
    if every:
        notes.append(_aside_problem(every))
    return RawTable(file, sheet, shape.header, shape.has_header, rows, aside_table(every), tuple(notes), dict(native or {}), shape.titles)


def aside_table(aside: Sequence[Aside]) -> pa.Table:
    """The records set aside, with the reason as JSON of a Sentence."""
    rows = [row for row, _, _ in aside]
    reasons = [json.dumps(reason.as_json(), ensure_ascii=False) for _, reason, _ in aside]
    return pa.table([rows, reasons, [text for _, _, text in aside]], schema=SET_ASIDE)


def _aside_problem(aside: Sequence[Aside]) -> Problem:
    sentence = Sentence("{rows} rows were set aside; they can be downloaded with the reason.", rows=len(aside))
    return Problem("set aside", "warning", sentence, len(aside), tuple(text[:80] for _, _, text in aside[:3]))


def _titles(shape: Shape) -> list[Problem]:
    if not shape.titles:
        return []
    sentence = Sentence("{rows} lines above the header were passed over.", rows=len(shape.titles))
    return [Problem("title lines", "note", sentence, len(shape.titles), tuple(title[:80] for title in shape.titles[:3]))]


def _trim(column: pa.ChunkedArray) -> pa.ChunkedArray:
    trimmed = pc.utf8_trim(column, characters=BLANKS)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def _without_blank_rows(rows: pa.Table) -> tuple[pa.Table, int]:
    filled = None
    for column in rows.columns[1:]:
        valid = pc.is_valid(column)
        filled = valid if filled is None else pc.or_(filled, valid)
        if pc.all(filled).as_py():
            return rows, 0
    kept = rows.filter(filled) if filled is not None else rows
    return kept, rows.num_rows - kept.num_rows


def _without_repeated_header(rows: pa.Table, shape: Shape) -> tuple[pa.Table, list[Aside]]:
    if not shape.has_header or rows.num_rows == 0:
        return rows, []
    same = None
    for name, column in zip(shape.header, rows.columns[1:], strict=True):
        equal = pc.fill_null(pc.equal(column, name), False)
        same = equal if same is None else pc.and_(same, equal)
        if not pc.any(same).as_py():
            return rows, []
    return rows.filter(pc.invert(same)), _aside(rows.filter(same), Sentence("The header stands here once more."))


def _without_sums(rows: pa.Table) -> tuple[pa.Table, list[Aside]]:
    """The rows without the names of groups and the sums under them, of a table whose header is repeated for each group."""
    found = group_rows(rows)
    if not found:
        return rows, []
    aside = [each for reason in set(found.values()) for each in _aside(rows.take([p for p, r in found.items() if r == reason]), reason)]
    return rows.filter(pc.invert(pc.is_in(pa.array(range(rows.num_rows)), value_set=pa.array(sorted(found))))), aside


def _without_second_table(rows: pa.Table) -> tuple[pa.Table, list[Aside]]:
    place = second_table(rows)
    if place is None:
        return rows, []
    reason = Sentence(
        "Another table begins in row {row}. Save it in a file of its own and drop that too.", row=rows.column(ROW)[place].as_py()
    )
    return rows.slice(0, place), _aside(rows.slice(place), reason)


def _without_footer(rows: pa.Table) -> tuple[pa.Table, list[Aside], list[str]]:
    """The rows without totals and closing words, and the columns whose groups were carried down to the rows below."""
    found = footer(rows)
    if not found:
        return rows, [], []
    aside = [
        each for reason in set(found.values()) for each in _aside(rows.take(sorted(p for p, r in found.items() if r == reason)), reason)
    ]
    grouped = group_columns(rows, found)
    kept = rows.filter(pc.invert(pc.is_in(pa.array(range(rows.num_rows)), value_set=pa.array(sorted(found)))))
    for name in grouped:
        kept = kept.set_column(kept.column_names.index(name), name, pc.fill_null_forward(kept.column(name)))
    return kept, aside, grouped


def _carried_down(columns: Sequence[str]) -> Problem:
    sentence = Sentence(
        "The rows stand in groups with subtotals; {columns}, written once per group, hold for all its rows.", columns=", ".join(columns)
    )
    return Problem("grouped rows", "note", sentence, len(columns))


def _aside(rows: pa.Table, reason: Sentence) -> list[Aside]:
    return [(row[ROW], reason, as_line([value for name, value in row.items() if name != ROW])) for row in rows.to_pylist()]


def as_line(cells: Sequence[str | None]) -> str:
    """Cells as one line of CSV, to show a record that has no text of its own."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(["" if cell is None else cell for cell in cells])
    return line.getvalue()
