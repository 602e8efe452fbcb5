"""HTML tables, as reports are saved that call themselves `.xls`. Runs in the child process."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from data.limits import Limits
from data.readers.encoding import decode
from data.readers.raw import RawTable, Reading, Refused, Unreadable
from data.readers.sheet import read_cells
from locales import Sentence

WIDEST = 1_000
"""Columns or rows that one cell may span."""


@dataclass
class _Cell:
    across: int
    down: int
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).split())


@dataclass
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    cell: _Cell | None = None
    is_layout: bool = False


class _Page(HTMLParser):
    """The tables of a page; those around other tables only lay it out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[_Table] = []
        self.found: list[_Table] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"style", "script"}:
            self.unseen += 1
        elif tag == "table":
            for table in self.open:
                table.is_layout = True
            self.open.append(_Table())
            self.found.append(self.open[-1])
        elif self.open and tag == "tr":
            self.open[-1].rows.append([])
            self.open[-1].cell = None
        elif self.open and tag in {"td", "th"}:
            self._start_cell(self.open[-1], dict(attrs))
        elif self.open and tag == "br" and (cell := self.open[-1].cell):
            cell.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"style", "script"}:
            self.unseen = max(self.unseen - 1, 0)
        elif tag == "table" and self.open:
            self.open.pop()
        elif tag in {"td", "th", "tr"} and self.open:
            self.open[-1].cell = None

    def handle_data(self, data: str) -> None:
        if self.open and (cell := self.open[-1].cell) and not self.unseen:
            cell.parts.append(data)

    def _start_cell(self, table: _Table, attributes: dict[str, str | None]) -> None:
        if not table.rows:
            table.rows.append([])
        table.cell = _Cell(_span(attributes.get("colspan")), _span(attributes.get("rowspan")))
        table.rows[-1].append(table.cell)


def read_web_page(name: str, path: Path, limits: Limits) -> Reading:
    """Every table of a page that holds rows; those without are among the refused. Raises Unreadable where there is none."""
    text, _ = decode(name, path.read_bytes())
    page = _Page()
    page.feed(text)
    page.close()
    found = [table for table in page.found if not table.is_layout and len(table.rows) > 1]
    if not found:
        raise Unreadable(Sentence("“{file}” is a web page without a table. Export the report as CSV or .xlsx and drop that.", file=name))
    tables: list[RawTable] = []
    refused: list[Refused] = []
    for number, table in enumerate(found, start=1):
        sheet = str(number) if len(found) > 1 else None
        try:
            tables.append(read_cells(name, sheet, _grid(table, limits), limits))
        except Unreadable as problem:
            refused.append(Refused(f"{name} · {number}", problem.sentence, problem.empty_of_tables))
    return Reading(tuple(tables), tuple(refused))


def _span(written: str | None) -> int:
    return min(max(int(written), 1), WIDEST) if written and written.strip().isdecimal() else 1


def _grid(table: _Table, limits: Limits) -> list[list[str]]:
    """Cells by row and column: one over several rows stands in each, one over several columns in the first."""
    grid: list[list[str]] = []
    below: dict[int, tuple[int, str]] = {}
    for row in table.rows:
        cells: list[str] = []
        above, below = below, {}
        for cell in row:
            _carry(cells, above, below)
            for place in range(cell.across):
                written = cell.text if place == 0 else ""
                if cell.down > 1:
                    below[len(cells)] = (cell.down - 1, written)
                cells.append(written)
            if len(cells) > limits.columns:
                break
        _carry(cells, above, below)
        grid.append(cells)
    return grid


def _carry(cells: list[str], above: dict[int, tuple[int, str]], below: dict[int, tuple[int, str]]) -> None:
    """Add the cells that the rows above reach down with; those that go further still are kept for the rows below."""
    while len(cells) in above:
        left, written = above[len(cells)]
        if left > 1:
            below[len(cells)] = (left - 1, written)
        cells.append(written)
