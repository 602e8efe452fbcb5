"""Where the header of a table is, how wide the table is, and whether there is a header at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.readers.forms import TYPED, YEAR, evidence, form
from data.readers.groups import Spread, carried, name_groups
from data.readers.records import Record
from data.readers.second_header import is_second_row, joined

LONGEST_NAME = 250
"""Characters of a column's name; what stands behind them is cut off: names are said in every sentence and version."""


@dataclass(frozen=True)
class Shape:
    """Names of the columns, whether they were written in the file, lines above them, and the line after which rows start."""

    header: tuple[str, ...]
    has_header: bool
    titles: tuple[str, ...]
    below: int


def find_shape(sample: Sequence[Record], spread: Spread | None = None) -> Shape | None:
    """The shape of a table from its first records, or `None` where no record has a filled cell.

    `spread` gives a record's cells with those that are merged over several columns repeated in each of them.
    """
    filled = [record for record in sample if any(cell.strip() for cell in record.cells) and not record.open]
    if not filled:
        return None
    width = _width(filled)
    head = _head(filled, width)
    first, rows = filled[head], filled[head + 1 :]
    names = [" ".join(cell.split()) for cell in first.cells]
    width = max(width, len(_without_blank_end(names)))
    if _is_data(names, rows):
        above = tuple(map(_title, filled[:head]))
        return Shape(tuple(f"Column {number}" for number in range(1, width + 1)), False, above, first.line - 1)
    spread, last = spread or carried, first.last
    if is_second_row(names, rows, width):
        names, last = joined(names, spread(first), rows[0], width), rows[0].last
    names, groups = name_groups((names + [""] * width)[:width], filled[:head], spread)
    return Shape(unique_names(names), True, tuple(map(_title, filled[: head - groups])), last)


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """Long names are cut, blank ones become `Column 3`, repeated ones `Name (2)`; names that differ only in case count as repeated."""
    taken: set[str] = {"__row"}
    unique = []
    for place, written in enumerate(names, start=1):
        base = name = written[:LONGEST_NAME] or f"Column {place}"
        count = 1
        while name.casefold() in taken:
            count += 1
            name = f"{base} ({count})"
        taken.add(name.casefold())
        unique.append(name)
    return tuple(unique)


def _width(filled: Sequence[Record]) -> int:
    widths = Counter(len(record.cells) for record in filled)
    wide = Counter({width: count for width, count in widths.items() if width > 1})
    if not wide or sum(wide.values()) * 4 < len(filled):
        return 1
    return max(wide, key=lambda each: (wide[each], each))


def _head(filled: Sequence[Record], width: int) -> int:
    """The first record that fills more than half of the columns; above it are titles and comments.

    One that ends early gives way to a record right below it that has every name.
    """
    for place, record in enumerate(filled):
        count = sum(bool(cell.strip()) for cell in record.cells)
        is_comment = record.cells[0].startswith("#") and (len(record.cells) != width or (width == 1 and place + 1 < len(filled)))
        if count * 2 > width and not is_comment:
            return place + 1 if len(record.cells) < width and _is_better_header(filled[place + 1 :], width) else place
    return 0


def _is_better_header(below: Sequence[Record], width: int) -> bool:
    if not below or len(below[0].cells) != width:
        return False
    data, header = evidence(below[0].cells, below[1:])
    return header > 0 and not data and all(form(cell) not in TYPED for cell in below[0].cells)


def _title(record: Record) -> str:
    return " ".join(filter(None, map(str.strip, record.cells)))


def _without_blank_end(names: list[str]) -> list[str]:
    while names and not names[-1]:
        names = names[:-1]
    return names


def _is_data(names: Sequence[str], rows: Sequence[Record]) -> bool:
    """Whether the first row looks like the rows below it: then the file has no header."""
    if not rows:
        return any(form(name) in TYPED and not YEAR.fullmatch(name) for name in names)
    if rows[0].cells == list(names) and (len(names) == 1 or any(form(name) in TYPED for name in names)):
        return True
    data, header = evidence(names, rows)
    return data > header
