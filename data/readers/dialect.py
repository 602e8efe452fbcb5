"""How a text file separates its cells.

DuckDB's and Python's sniffers look for one width from the first line on; exports begin with titles, end with totals and hold decimal
commas. Here every separator is tried on a sample and the one under which most lines agree, from the earliest line on, is taken.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.readers.loose_quotes import is_loose
from data.readers.records import Record, records

SEPARATORS = (",", ";", "\t", "|")
SAMPLE_CHARACTERS = 200_000
SAMPLE_LINES = 1_000
ALIGNED = {"blanks": re.compile(r"[ \t]+"), "two blanks": re.compile(r"(?: {2,}|\t)[ \t]*")}
NUMBER = re.compile(r"[-+]?\d[\d.,:/-]*")
THOUSANDS = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
WITH_COMMA = re.compile(rf"{THOUSANDS.pattern}|[-+]?\d+,\d+")


@dataclass(frozen=True)
class Dialect:
    """The separator, the quotation mark (`None`: quotes mean nothing), and whether a backslash escapes one.

    `aligned` names the pattern of blanks that stands between columns of an aligned file; its lines are then rewritten with tabs.
    `comments` says that records which begin with `#` are remarks, even where they have as many cells as a row.
    """

    separator: str
    quote: str | None = '"'
    escape: str | None = None
    aligned: str | None = None
    comments: bool = False

    def rewrite(self, line: str) -> str:
        """The line with tabs between its cells, for aligned files."""
        return ALIGNED[self.aligned].sub("\t", line.strip()) if self.aligned else line

    def records(self, lines: list[str], start: int = 0, stop: int | None = None) -> Iterator[Record]:
        """The records that start in `lines[start:stop]`."""
        found = records(lines, self.separator, self.quote, self.escape, start=start, stop=stop)
        return map(_remark, found) if self.comments else found

    def split(self, lines: list[str]) -> list[Record]:
        return list(self.records(lines))

    def is_plain(self, text: bytes) -> bool:
        """Whether a reader that goes by the rule for CSV alone gives the cells of this text as they are meant."""
        if self.escape or (self.comments and (b"\n#" in text or text.startswith(b"#"))):
            return False
        return self.quote is None or not is_loose(text, self.separator, self.quote)


def _remark(record: Record) -> Record:
    return replace(record, remark=True) if record.cells and record.cells[0].startswith("#") else record


MANY_COLUMNS = 4
"""Lines of more columns than so are a table, however many titles with commas stand above them."""


@dataclass(frozen=True)
class _Trial:
    dialect: Dialect
    share: float
    first: int
    width: int


def sample_of(text: str) -> list[str]:
    """The first lines of a text, at least two, the last of them whole."""
    second = text.find("\n", text.find("\n") + 1)
    part = text[: max(SAMPLE_CHARACTERS, second + 1 or len(text))]
    lines = part.split("\n")
    if len(part) < len(text) and len(lines) > 1:
        lines.pop()
    return lines[:SAMPLE_LINES]


def find_dialect(lines: list[str], *, lenient: bool) -> Dialect | None:
    """The dialect of the sampled lines, or `None` where they form no table.

    `lenient` (the name says CSV) accepts a single column and ragged lines.
    """
    trials = [_try_quotes(lines, separator) for separator in SEPARATORS]
    tables = [trial for trial in trials if trial.width > 1 and not _splits_numbers(lines, trial)]
    agreeing = [trial for trial in tables if trial.share >= 0.9]
    if agreeing and (lenient or _is_more_than_prose(lines, agreeing)):
        return min(agreeing, key=lambda trial: (trial.first, -trial.width)).dialect
    aligned = _aligned(lines) or _parted_by_single_blanks(lines)
    if aligned:
        return aligned
    best = max(tables, key=lambda trial: (trial.share, trial.width), default=None)
    widest = max(tables, key=lambda trial: trial.share * trial.width, default=None)
    if lenient and best and widest and widest.width > MANY_COLUMNS and widest.first >= best.first:
        return widest.dialect
    if best and best.share >= (0.5 if lenient else 0.8) and (lenient or _is_more_than_prose(lines, [best])):
        return best.dialect
    return _last_resort(lines, tables) if lenient else None


def _try_quotes(lines: list[str], separator: str) -> _Trial:
    """The trial of a separator with the quotation mark under which most records agree, the usual one first."""
    usual, *others = (_try(lines, Dialect(separator, quote, _escape(lines, separator, quote))) for quote in _quotes(lines, separator))
    without = [trial for trial in others if trial.dialect.quote is None and not (usual.share and trial.share >= 0.9)]
    return max((usual, *(trial for trial in others if trial not in without)), key=lambda trial: trial.share)


def _try(lines: list[str], dialect: Dialect) -> _Trial:
    found = [record for record in dialect.split(lines) if any(cell.strip() for cell in record.cells)]
    rows = [record for record in found if not record.cells[0].startswith("#")]
    widths = Counter(len(record.cells) for record in (rows if len(rows) > 1 else found))
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return _Trial(dialect, 0.0, 0, 1)
    width = max(wide, key=lambda each: (wide[each], each))
    hashed = Counter(len(record.cells) == width for record in found if record.cells[0].startswith("#"))
    fitting = [record for record in found if len(record.cells) == width]
    comments = hashed[False] > hashed[True]
    return _Trial(replace(dialect, comments=comments), len(fitting) / (len(found) - hashed[False]), fitting[0].line, width)


def _quotes(lines: list[str], separator: str) -> list[str | None]:
    """Quotation marks that the lines may be written with, the likeliest first; `None` where most marks surround no cell."""
    single: list[str | None] = ["'"] if _is_single_quoted(lines, separator) else []
    cells = [cell.strip() for line in lines if '"' in line for cell in line.split(separator) if '"' in cell]
    if not cells:
        return [*single, '"']
    loose = sum(len(cell) == 1 or not cell[0] == cell[-1] == '"' for cell in cells)
    return ['"', *single, *([None] if loose > max(1, len(cells) / 2) else [])]


def _is_single_quoted(lines: list[str], separator: str) -> bool:
    """Whether apostrophes open and close cells, as many on every line."""
    seen = False
    for line in lines:
        if "'" not in line:
            continue
        cells = [cell.strip() for cell in line.split(separator) if len(cell.strip()) > 1]
        opened, closed = sum(cell[0] == "'" for cell in cells), sum(cell[-1] == "'" for cell in cells)
        if opened != closed:
            return False
        seen = seen or opened > 0
    return seen


def _escape(lines: list[str], separator: str, quote: str | None) -> str | None:
    inside = re.compile(rf"\\{quote}(?!\s*(?:{re.escape(separator)}|$))")
    return "\\" if quote and any(inside.search(line) for line in lines) else None


def _splits_numbers(lines: list[str], trial: _Trial) -> bool:
    """Whether the trial parts single numbers at their commas: `100,000.00` above `9,999,999.20` is one column, not two or three."""
    if trial.dialect.separator != "," or trial.share == 1:
        return False
    first, *rest = [line.strip() for line in lines if line.strip()]
    parted = THOUSANDS if "," in first else WITH_COMMA
    return bool(rest) and all(parted.fullmatch(line) for line in (rest if "," not in first else [first, *rest]))


def _is_more_than_prose(lines: list[str], trials: list[_Trial]) -> bool:
    """A sentence with a comma is not a table: ask for three columns, or for several lines of cells that are no sentences."""
    filled = [line for line in lines if line.strip()]
    return len(filled) >= 2 and (max(trial.width for trial in trials) > 2 or sum(map(len, filled)) / len(filled) < 80)


def _aligned(lines: list[str]) -> Dialect | None:
    """Columns set apart by blanks: at least three lines of one width, and a column of numbers, which prose does not have."""
    filled = [line for line in lines if line.strip()]
    if len(filled) < 3 or any(separator in filled[0] for separator in SEPARATORS if separator != "\t"):
        return None
    for name, pattern in ALIGNED.items():
        rows = [pattern.split(line.strip()) for line in filled]
        width, count = Counter(len(row) for row in rows).most_common(1)[0]
        whole = [row for row in rows[1:] if len(row) == width]
        if width < 2 or count < 0.9 * len(rows):
            continue
        if any(all(NUMBER.fullmatch(row[column]) for row in whole) for column in range(width)):
            return Dialect("\t", None, aligned=name)
    return None


def _parted_by_single_blanks(lines: list[str]) -> Dialect | None:
    """Cells with a blank between them, those that hold blanks themselves in quotation marks."""
    if not any('"' in line for line in lines):
        return None
    trial = _try(lines, Dialect(" "))
    return trial.dialect if trial.share >= 0.9 and trial.width > 2 and len(lines) > 2 else None


def _last_resort(lines: list[str], trials: list[_Trial]) -> Dialect | None:
    filled = [line for line in lines if line.strip()]
    if not filled:
        return None
    head = {trial.dialect.separator: filled[0].count(trial.dialect.separator) for trial in trials}
    separator = max(head, key=lambda each: head[each], default=",")
    if head.get(separator):
        return next(trial.dialect for trial in trials if trial.dialect.separator == separator)
    prose = sum(line.count(" ") > 8 for line in filled) > len(filled) / 2
    return None if prose else _one_column(filled)


def _one_column(lines: list[str]) -> Dialect:
    """A separator that no line holds outside quotation marks, for a table of one column."""
    single = _is_single_quoted(lines, "\0")
    free = next((each for each in ("\t", "|", ";") if not any(each in line for line in lines)), ",")
    return Dialect(free, "'" if single and not any('"' in line for line in lines) else '"')


csv.field_size_limit(2**31 - 1)  # cells are bounded by Limits, with a sentence instead of an error
