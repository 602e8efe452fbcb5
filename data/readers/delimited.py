"""Text files: CSV with any separator, and columns aligned by blanks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from data.limits import Limits
from data.readers.dialect import Dialect, find_dialect, sample_of
from data.readers.encoding import decode
from data.readers.fitting import Fitted, fit_into
from data.readers.raw import ROW, RawTable, Unreadable
from data.readers.shape import Shape, find_shape
from data.readers.tidy import tidy
from data.version import Problem
from locales import Sentence

BLOCK = 5_000
"""Lines that are tried in one pass where the whole file is not clean."""
CELLS_A_LINE = 10
"""How many cells of the greatest length one line may hold."""
TABLE_NAMES = {".csv", ".tsv", ".tab", ".psv", ".xls"}


def read_delimited(name: str, content: bytes, limits: Limits) -> RawTable:
    """The table of a text file. Raises Unreadable where it holds none."""
    text, problems = decode(name, content)
    if not text.strip():
        raise Unreadable(Sentence("“{file}” is empty.", file=name), empty_of_tables=True)
    if text.lstrip().startswith("<?xml"):
        raise Unreadable(Sentence("“{file}” is an XML file. Open it in a spreadsheet, save it as .xlsx and drop that.", file=name))
    lines = sample_of(text)
    _refuse_long_lines(name, lines, limits)
    dialect = find_dialect(lines, lenient=PurePosixPath(name).suffix.lower() in TABLE_NAMES)
    if dialect and dialect.quote == "'" and not any('"' in line for line in lines) and f'{dialect.separator}"' in text:
        dialect = replace(dialect, quote='"')  # what surrounds cells beyond the sample
    shape = find_shape(dialect.split([dialect.rewrite(line) for line in lines])) if dialect else None
    if dialect is None or shape is None:
        raise Unreadable(Sentence("“{file}” holds text, but no table.", file=name), empty_of_tables=True)
    if len(shape.header) > limits.columns:
        raise Unreadable(
            Sentence("“{file}” has {columns} columns; up to {most} can be read.", file=name, columns=len(shape.header), most=limits.columns)
        )
    return _read(name, text, dialect, shape, limits=limits, problems=problems)


def _read(name: str, text: str, dialect: Dialect, shape: Shape, *, limits: Limits, problems: tuple[Problem, ...]) -> RawTable:
    if text.count("\n") > limits.rows:
        raise too_many_rows(name, limits)
    quick = quick_table(text.rstrip("\n"), dialect, shape, limits=limits)
    if quick is not None:
        return tidy(name, None, shape, quick, problems=problems)
    lines = text.split("\n")
    _refuse_long_lines(name, lines, limits)
    fitted = _by_blocks(lines, dialect, shape, limits)
    return tidy(name, None, shape, fitted.table(), aside=fitted.aside, problems=[*problems, *fitted.problems()])


def too_many_rows(name: str, limits: Limits) -> Unreadable:
    return Unreadable(
        Sentence(
            "“{file}” has more than {most} rows. Export a shorter period and drop that, or ask whoever runs this to raise {setting}.",
            file=name,
            most=limits.rows,
            setting="KPI_FILE_ROWS",
        )
    )


def _refuse_long_lines(name: str, lines: list[str], limits: Limits) -> None:
    """A line of millions of separators would become millions of cells before anything could count them."""
    longest = limits.cell * CELLS_A_LINE
    if any(len(line) > longest for line in lines):
        raise Unreadable(Sentence("“{file}” has a line of more than {most} characters, which no table has.", file=name, most=longest))


def _by_blocks(lines: list[str], dialect: Dialect, shape: Shape, limits: Limits) -> Fitted:
    """A file that is not clean throughout: blocks of lines that are, in one pass each; the others record by record, with reasons."""
    fitted = Fitted(len(shape.header), limits, lines, separator=dialect.separator)
    readable = [dialect.rewrite(line) for line in lines] if dialect.aligned else lines
    start = shape.below
    while start < len(lines):
        stop = min(start + BLOCK, len(lines))
        quick = quick_table("\n".join(readable[start:stop]), dialect, shape, limits=limits, above=start)
        if quick is not None:
            fitted.keep_table(quick)
            start = stop
            continue
        found = list(dialect.records(readable, start, stop))
        fit_into(fitted, found)
        start = found[-1].last
    return fitted


def quick_table(text: str, dialect: Dialect, shape: Shape, *, limits: Limits, above: int = 0) -> pa.Table | None:
    """Clean text in one vectorised pass: every line is one record of the right width. `None` where that is not so.

    The text starts after line `above` of the file.
    """
    skipped = max(shape.below - above, 0)
    body = text.encode()
    expected = body.count(b"\n") + 1 - skipped
    if expected <= 0 or not dialect.is_plain(body) or _ends_inside_quotes(text, dialect):
        return None
    names = [str(place) for place in range(len(shape.header))]
    try:
        rows = arrow_csv.read_csv(
            pa.BufferReader(body),
            arrow_csv.ReadOptions(column_names=names, skip_rows=skipped, use_threads=True, block_size=4 * 1024 * 1024),
            arrow_csv.ParseOptions(
                delimiter=dialect.separator, quote_char=dialect.quote or False, newlines_in_values=False, ignore_empty_lines=False
            ),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False),
        )
    except pa.ArrowInvalid:  # ragged, or a line longer than a block: read record by record, with reasons
        return None
    if rows.num_rows != expected:  # records over several lines
        return None
    if any((pc.max(pc.binary_length(column)).as_py() or 0) > limits.cell for column in rows.columns):
        return None
    first = above + skipped + 1
    return rows.add_column(0, ROW, pa.array(range(first, first + expected), pa.int64()))


def _ends_inside_quotes(text: str, dialect: Dialect) -> bool:
    """Whether the last line opens a quotation mark that it does not close: its record goes on, or never ends; Arrow would not tell."""
    last = text[text.rfind("\n") + 1 :]
    return any(record.open for record in dialect.records([last]))
