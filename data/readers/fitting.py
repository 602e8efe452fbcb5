"""Records against the width of their table: which fit, which are padded, which are set aside and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from data.limits import Limits
from data.readers.raw import ROW
from data.readers.records import Record
from data.readers.tidy import Aside, as_line
from data.version import Problem
from locales import Sentence

BATCH = 20_000


@dataclass
class Fitted:
    """Rows of the table's width, and the records that do not have it.

    `source` are the lines the records came from, to show what was set aside as it came; `padded` are rows whose last cells are missing.
    """

    width: int
    limits: Limits
    source: Sequence[str] | None = None
    aside: list[Aside] = field(default_factory=list)
    padded: list[str] = field(default_factory=list)
    padded_count: int = 0
    separator: str = ""
    swallowing: list[str] = field(default_factory=list)
    _batches: list[list[pa.Array]] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)
    _cells: list[list[str]] = field(default_factory=list)

    def table(self) -> pa.Table:
        """`__row` and one column per cell, named by number."""
        self._flush()
        names = [ROW, *map(str, range(self.width))]
        types = [pa.int64(), *[pa.string()] * self.width]
        columns = [pa.chunked_array([batch[place] for batch in self._batches], type=kind) for place, kind in enumerate(types)]
        return pa.table(columns, names=names)

    def keep_table(self, rows: pa.Table) -> None:
        """Rows known to fit, line numbers first."""
        self._flush()
        self._batches += [batch.columns for batch in rows.to_batches()]

    def problems(self) -> list[Problem]:
        found = []
        if self.padded_count:
            sentence = Sentence("{rows} rows end before the last column; the missing cells were taken as empty.", rows=self.padded_count)
            found.append(Problem("short rows", "note", sentence, self.padded_count, tuple(self.padded)))
        if self.swallowing:
            told = Sentence(
                "{rows} rows look like several rows between one pair of quotation marks. Look at them in the file: a mark may be missing.",
                rows=len(self.swallowing),
            )
            found.append(Problem("swallowed rows", "warning", told, len(self.swallowing), tuple(self.swallowing[:3])))
        return found

    def _swallows(self, record: Record) -> bool:
        """Whether every further line of a record has as many separators as a row: quotation marks may have taken rows in."""
        if not self.source or not self.separator or record.last == record.line or self.width < 2:
            return False
        further = self.source[record.line : record.last]
        return all(line.count(self.separator) == self.width - 1 for line in further)

    def keep(self, record: Record, cells: list[str]) -> None:
        if self._swallows(record):
            self.swallowing.append(self.text(record)[:80])
        self._lines.append(record.line)
        self._cells.append(cells)
        if len(self._lines) >= BATCH:
            self._flush()

    def pad(self, record: Record) -> None:
        self.padded_count += 1
        if len(self.padded) < 3:
            self.padded.append(self.text(record)[:80])
        self.keep(record, record.cells + [""] * (self.width - len(record.cells)))

    def put_aside(self, record: Record, reason: Sentence) -> None:
        self.aside.append((record.line, reason, self.text(record)[: self.limits.cell]))

    def text(self, record: Record) -> str:
        return "\n".join(self.source[record.line - 1 : record.last]) if self.source else as_line(record.cells)

    def _flush(self) -> None:
        columns = zip(*self._cells, strict=True) if self._cells else ([] for _ in range(self.width))
        self._batches.append([pa.array(self._lines, pa.int64()), *(pa.array(list(column), pa.string()) for column in columns)])
        self._lines, self._cells = [], []


def fit(found: Iterable[Record], width: int, limits: Limits) -> Fitted:
    """Records sorted into a `Fitted` of their own; see `fit_into`."""
    fitted = Fitted(width, limits)
    fit_into(fitted, found)
    return fitted


def fit_into(fitted: Fitted, found: Iterable[Record]) -> None:
    """Sort records by width.

    A row that is too long keeps only empty extra cells. A short row is padded, for many systems leave off empty cells at the end, unless
    it is a lone text, or it and its neighbour look like one row that an unquoted line break cut in two.
    """
    width = fitted.width
    for record, broken in _with_neighbours(found, width):
        if not any(cell.strip() for cell in record.cells):
            continue
        reason = Sentence("It looks like one row broken over two lines.") if broken else _misfit(record, width, fitted.limits)
        if reason:
            fitted.put_aside(record, reason)
        elif len(record.cells) < width:
            fitted.pad(record)
        else:
            fitted.keep(record, record.cells[:width])


def _misfit(record: Record, width: int, limits: Limits) -> Sentence | None:
    cells = record.cells
    if record.remark or (len(cells) < width and cells[0].startswith("#")):
        return Sentence("This is a comment, not a row.")
    if record.open:
        return Sentence("A quotation mark is opened and never closed.")
    if any(len(cell) > limits.cell for cell in cells):
        return Sentence("A cell has more than {count} characters.", count=limits.cell)
    if any(cell.strip() for cell in cells[width:]):
        return Sentence("It has {cells} cells where the header has {columns}.", cells=len(cells), columns=width)
    if len(cells) == 1 < width - 1:
        return Sentence("This is a line of text, not a row.")
    return None


def _with_neighbours(found: Iterable[Record], width: int) -> Iterator[tuple[Record, bool]]:
    """Each record, and whether it and the one beside it are the two halves of a row (their cells add up to one row, the cut cell twice)."""
    held: Record | None = None
    for record in found:
        is_short = 0 < len(record.cells) < width and not record.open and not record.remark
        if held is None:
            if is_short:
                held = record
            else:
                yield record, False
            continue
        halves = is_short and record.line == held.last + 1 and len(held.cells) + len(record.cells) == width + 1
        yield held, halves
        held = record if is_short and not halves else None
        if held is None:
            yield record, halves
    if held is not None:
        yield held, False
