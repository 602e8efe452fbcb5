"""What was understood of one raw table: the system, the table, and each column."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.readers import RawTable
from data.styles import Style
from data.version import ColumnMatch, Problem, Source


@dataclass(frozen=True)
class Understanding:
    """Which table of ours a raw table is, and which field each of its columns fills.

    `styles` says per used column how to read it, `currency` is what stands beside its amounts, `constants` are values of every row,
    `words` are meanings a person gave to words (`{"stage": {"parked": "open"}}`). A row without the field `total_without` is no row,
    but the total of the others.
    """

    system: str | None
    table: str | None
    columns: tuple[ColumnMatch, ...]
    styles: Mapping[str, Style] = field(default_factory=dict)
    currency: str | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    total_without: str | None = None

    def column(self, name: str) -> str | None:
        """The first column that fills a field."""
        return next((match.column for match in self.columns if match.field == name), None)


def signature(raw: RawTable) -> str:
    """What makes two raw tables the same kind of file: their header, whatever the order of rows or the file's name."""
    return signature_of(raw.header if raw.has_header else None, len(raw.header))


def signature_of(header: Sequence[str] | None, columns: int) -> str:
    """The signature of files with this header, or with so many columns and no header."""
    return hashlib.sha256("\x1f".join(header or (f"{columns} columns",)).encode()).hexdigest()[:16]


def signature_of_source(source: Source) -> str:
    """The signature of the file that a source was read from."""
    header = [each.column for each in source.columns]
    nameless = header == [f"Column {place}" for place in range(1, len(header) + 1)]
    return signature_of(None if nameless else header, len(header))
