"""Quotation marks that stand inside a cell without being doubled: `"Swing it" magistern`, `"He said "hi" to me"`.

The rule for CSV has no such cells, programs that build lines by hand write them. A quotation mark closes a cell only where a separator or
the end of the line follows it; one that opens a cell and is never closed so is part of the text.
"""

from __future__ import annotations

import re
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc


class Mender:
    """Splits lines with such marks, and no others."""

    def __init__(self, separator: str, quote: str) -> None:
        self.separator, self.quote = separator, quote
        self.loose = re.compile(_loose(separator, quote))
        self.closing = re.compile(rf"(?<!{quote})(?:{quote}{quote})*{quote}(?= *(?:{re.escape(separator)}|$))")

    def cells(self, line: str) -> list[str] | None:
        """The cells of a line with a loose mark; `None` for any other line, and where a cell may go on in the next one."""
        if self.quote not in line or not self.loose.search(line) or line.count(self.quote) % 2:
            return None
        cells, rest = [], line
        while True:
            cell, after = self._first(rest)
            cells.append(cell)
            if after is None:
                return cells
            rest = after

    def _first(self, text: str) -> tuple[str, str | None]:
        """The first cell of a text, and what stands behind its separator; `None` behind the last cell."""
        start = text.lstrip(" ")
        if start.startswith(self.quote) and (end := self.closing.search(start, 1) or self._empty(start)):
            cell, tail = start[1 : end.end() - 1], start[end.end() :].lstrip(" ")
            return cell.replace(self.quote * 2, self.quote), tail[1:] if tail else None
        cell, separator, tail = text.partition(self.separator)
        return cell, tail if separator else None

    def _empty(self, text: str) -> re.Match[str] | None:
        return re.match(rf"{self.quote}{self.quote}(?= *(?:{re.escape(self.separator)}|$))", text)


def is_loose(text: bytes, separator: str, quote: str) -> bool:
    """Whether a text holds a mark inside a cell, or one with blanks before it: readers that go by the rule would misread such cells."""
    if quote.encode() not in text:
        return False
    pattern = f"{_loose(separator, quote)}|{re.escape(separator)} +{quote}" if separator != " " else _loose(separator, quote)
    return bool(pc.match_substring_regex(pa.array([text], pa.large_binary()), pattern)[0].as_py())


@cache
def _loose(separator: str, quote: str) -> str:
    edge = "" if separator in " \t" else re.escape(separator)
    text = rf"[^{edge}{quote}\s]"
    return rf"{text} *{quote}{text}|{text}{quote} +{text}"
