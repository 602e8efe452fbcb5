"""Lines of text to records, each with the line in which it starts; nothing is dropped."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from data.readers.loose_quotes import Mender

LONGEST_RECORD = 300
"""Lines one record may span; a quotation mark open for longer was never closed."""


@dataclass(frozen=True, slots=True)
class Record:
    """Cells as written; `line` counts from 1; `last` is the last line it covers; `open` says a quotation mark was never closed.

    `remark` marks a comment.
    """

    line: int
    last: int
    cells: list[str]
    open: bool = False
    remark: bool = False


class _Feed:
    """Hands lines to the csv module, stops before a record it cannot read, and notes when it asks for more lines than there are."""

    def __init__(self, lines: list[str], position: int, mender: Mender | None) -> None:
        self.lines = lines
        self.position = position
        self.start = position
        self.starved = False
        self.mender = mender

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        taken = self.position - self.start
        if self.position >= len(self.lines) or taken >= LONGEST_RECORD:
            self.starved = taken > 0
            raise StopIteration
        if not taken and self.mender and self.mender.cells(self.lines[self.position]):
            raise StopIteration
        self.position += 1
        return self.lines[self.position - 1] + "\n"


def records(
    lines: list[str], separator: str, quote: str | None, escape: str | None, *, start: int = 0, stop: int | None = None
) -> Iterator[Record]:
    """Every record that starts in `lines[start:stop]`; blank lines are records without cells.

    A line that opens a quotation mark which nothing closes is a record of its own (`open`), and reading goes on with the next line.
    """
    mender = Mender(separator, quote) if quote and not escape else None
    feed = _Feed(lines, start, mender)
    end = len(lines) if stop is None else min(stop, len(lines))
    while feed.position < end:
        feed.start, feed.starved = feed.position, False
        mended = mender.cells(lines[feed.position]) if mender else None
        if mended:
            feed.position += 1
            yield Record(feed.position, feed.position, mended)
            continue
        reader = csv.reader(
            feed,
            delimiter=separator,
            quotechar=quote,
            escapechar=escape,
            quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
            skipinitialspace=separator != " ",
        )
        for cells in reader:
            if feed.starved:
                feed.position = feed.start + 1
                yield Record(feed.start + 1, feed.position, [lines[feed.start]], open=True)
                break
            yield Record(feed.start + 1, feed.position, cells)
            feed.start = feed.position
            if feed.position >= end:
                break
