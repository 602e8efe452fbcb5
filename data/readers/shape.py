"""Where the header of a table is, how wide the table is, and whether there is a header at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.readers.groups import GENERIC, Spread, carried, name_groups
from data.readers.records import Record

NUMBER = re.compile(r"[-+(]?\s*[€$£]?\s*[-+]?\d[\d.,'\s\u00a0]*(?:[eE][-+]?\d+)?\s*[%€$£)]?")
DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?|[^\W\d]{3,10}\.? \d{1,2}, \d{4}.*|\d{1,2}[ -][^\W\d]{3,10}\.?[ -](?:\d\d|\d{4})"
)
YEAR = re.compile(r"(?:19|20)\d\d")
FLAGS = {"true", "false", "yes", "no"}
LETTER, DIGIT = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
TYPED = {"date", "number", "flag", "e-mail"}
TYPED_SHARE = 0.8
LONGEST_TYPED = 60
"""Characters of the longest cell that may be a number, date or key; patterns are not tried on longer ones, which could keep them busy."""


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
    if rows and _goes_on(names, rows, width):
        under = [" ".join(cell.split()) for cell in (rows[0].cells + [""] * width)[:width]]
        over = (spread(first) + [""] * width)[:width]
        names = [
            " ".join(filter(None, (" ".join(group.split()), name))) if name and not (group and name.casefold() in GENERIC) else plain
            for group, name, plain in zip(over, under, names + [""] * width, strict=False)
        ]
        last = rows[0].last
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


def _goes_on(names: Sequence[str], rows: Sequence[Record], width: int) -> bool:
    """Whether a second row of names fills the blanks of the first: `Name, 2023, , 2024,` above `, Won, Lost, Won, Lost`."""
    cells = [cell.strip() for cell in rows[0].cells]
    blanks = [place for place, name in enumerate(names[:width]) if not name]
    if not blanks or len(rows) < 2 or len(cells) != width or not all(cells[place] for place in blanks):
        return False
    data, header = _evidence(cells, rows[1:])
    return header > 0 and not data and all(form(cell) in {"text", None} for cell in cells)


def _is_better_header(below: Sequence[Record], width: int) -> bool:
    if not below or len(below[0].cells) != width:
        return False
    data, header = _evidence(below[0].cells, below[1:])
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
    data, header = _evidence(names, rows)
    return data > header


def _evidence(names: Sequence[str], rows: Sequence[Record]) -> tuple[float, float]:
    """How many columns say "data" and how many "header".

    A column whose values are of one form says "data" where the first cell has that form too, and "header" where it does not. Letters with
    numbers (`TEST5`, `q1`) are a form of names as well: they say half as much, and only where the very cell comes again below.
    """
    data = header = 0.0
    for place, name in enumerate(names):
        cells = [record.cells[place] for record in rows if place < len(record.cells)]
        forms = Counter(each for cell in cells if (each := form(cell)))
        if not forms or not name:
            continue
        common, count = forms.most_common(1)[0]
        if common == "text" or count < TYPED_SHARE * forms.total():
            continue
        written = form(name)
        if written != common:
            header += written == "text" or (common in TYPED and written not in TYPED)
        elif common not in TYPED:
            data += 0.5 * (name in cells)
        elif not YEAR.fullmatch(name) or all(YEAR.fullmatch(cell.strip()) for cell in cells if cell.strip()):
            data += 1
    return data, header


def form(cell: str) -> str | None:
    """What a cell looks like: text, one of `TYPED`, or its pattern of letters and digits; `None` where it is blank."""
    text = cell.strip()
    if not text:
        return None
    if len(text) > LONGEST_TYPED:
        return "text"
    if DATE.fullmatch(text):
        return "date"
    if NUMBER.fullmatch(text):
        return "number"
    if text.casefold() in FLAGS:
        return "flag"
    if "@" in text:
        return "e-mail"
    return LETTER.sub("A", DIGIT.sub("9", text)) if DIGIT.search(text) else "text"
