"""How a text file separates its cells.

DuckDB's and Python's sniffers look for one width from the first line on; exports begin with titles, end with totals and hold decimal
commas. Here every separator is tried on a sample and the one under which most lines agree, from the earliest line on, is taken.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from data.readers.records import Record, records

SEPARATORS = (",", ";", "\t", "|")
SAMPLE_CHARACTERS = 200_000
SAMPLE_LINES = 1_000
ALIGNED = {"blanks": re.compile(r"[ \t]+"), "two blanks": re.compile(r"(?: {2,}|\t)[ \t]*")}
NUMBER = re.compile(r"[-+]?\d[\d.,:/-]*")


@dataclass(frozen=True)
class Dialect:
    """The separator, the quotation mark (`None`: quotes mean nothing), and whether a backslash escapes one.

    `aligned` names the pattern of blanks that stands between columns of an aligned file; its lines are then rewritten with tabs.
    """

    separator: str
    quote: str | None = '"'
    escape: str | None = None
    aligned: str | None = None

    def rewrite(self, line: str) -> str:
        """The line with tabs between its cells, for aligned files."""
        return ALIGNED[self.aligned].sub("\t", line.strip()) if self.aligned else line

    def records(self, lines: list[str], start: int = 0, stop: int | None = None) -> Iterator[Record]:
        """The records that start in `lines[start:stop]`."""
        return records(lines, self.separator, self.quote, self.escape, start=start, stop=stop)

    def split(self, lines: list[str]) -> list[Record]:
        return list(self.records(lines))


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
    trials = [_try(lines, Dialect(each, _quote(lines, each), _escape(lines, each))) for each in SEPARATORS]
    tables = [trial for trial in trials if trial.width > 1]
    agreeing = [trial for trial in tables if trial.share >= 0.9]
    if agreeing and (lenient or _is_more_than_prose(lines, agreeing)):
        return min(agreeing, key=lambda trial: (trial.first, -trial.width)).dialect
    aligned = _aligned(lines)
    if aligned:
        return aligned
    best = max(tables, key=lambda trial: (trial.share, trial.width), default=None)
    if best and best.share >= (0.5 if lenient else 0.8) and (lenient or _is_more_than_prose(lines, [best])):
        return best.dialect
    return _last_resort(lines, trials) if lenient else None


def _try(lines: list[str], dialect: Dialect) -> _Trial:
    found = [record for record in dialect.split(lines) if any(cell.strip() for cell in record.cells)]
    widths = Counter(len(record.cells) for record in found)
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return _Trial(dialect, 0.0, 0, 1)
    width = max(wide, key=lambda each: (wide[each], each))
    first = next(record.line for record in found if len(record.cells) == width)
    return _Trial(dialect, wide[width] / len(found), first, width)


def _quote(lines: list[str], separator: str) -> str:
    if any('"' in line for line in lines):
        return '"'
    edge = re.escape(separator)
    single = re.compile(rf"(?:^|{edge})'[^']*'(?={edge}|$)")
    return "'" if sum(bool(single.search(line)) for line in lines) > len(lines) / 2 else '"'


def _escape(lines: list[str], separator: str) -> str | None:
    inside = re.compile(rf'\\"(?!\s*(?:{re.escape(separator)}|$))')
    return "\\" if any(inside.search(line) for line in lines) else None


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


def _last_resort(lines: list[str], trials: list[_Trial]) -> Dialect | None:
    filled = [line for line in lines if line.strip()]
    if not filled:
        return None
    head = {trial.dialect.separator: filled[0].count(trial.dialect.separator) for trial in trials}
    separator = max(head, key=lambda each: head[each])
    if head[separator]:
        return next(trial.dialect for trial in trials if trial.dialect.separator == separator)
    prose = sum(line.count(" ") > 8 for line in filled) > len(filled) / 2
    return None if prose else Dialect(",", _quote(lines, ","))


csv.field_size_limit(2**31 - 1)  # cells are bounded by Limits, with a sentence instead of an error
