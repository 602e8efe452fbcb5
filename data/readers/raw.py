"""What reading a file gives: raw tables of text, and what was refused."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import pyarrow as pa

from data.styles import sql
from data.version import Problem
from locales import Sentence, SentenceError

ROW = "__row"
"""The first column of `RawTable.rows`: line or sheet row, counted from 1, in which the record starts."""

SET_ASIDE = pa.schema([("row", pa.int64()), ("reason", pa.string()), ("text", pa.string())])

Native = Literal["date", "number", "flag"]


class Unreadable(SentenceError):
    """A file that cannot be read; `sentence` says what is wrong, where, and what to do.

    `empty_of_tables` is true where nothing is broken: the file simply holds no table (prose, a picture, an empty file).
    """

    def __init__(self, sentence: Sentence, *, empty_of_tables: bool = False) -> None:
        super().__init__(sentence)
        self.empty_of_tables = empty_of_tables


@dataclass(frozen=True)
class Refused:
    """A file of which nothing was read, and why."""

    file: str
    sentence: Sentence
    empty_of_tables: bool = False


@dataclass(frozen=True)
class Straight:
    """A large clean text file whose table DuckDB reads straight from the disk.

    `dialect` is how `read_csv` is told to read it, `below` the line after which the `rows` rows start.
    """

    path: Path
    dialect: str
    below: int
    rows: int

    @property
    def query(self) -> str:
        """SQL for a FROM clause that gives every cell as text."""
        return f"read_csv({sql.quote(os.fspath(self.path))}, {self.dialect})"


@dataclass(frozen=True)
class RawTable:
    """One table as text: a CSV file, one sheet of a workbook, one member of a zip (`file` is then `archive.zip/folder/member.csv`).

    `header` is as written, blanks named `Column 3`, repeated names made unique as `Name (2)`; without a header row all are `Column n`.
    `rows` is `__row` (int64) and then one string column per name of `header`; blanks around a cell are taken off, empty is null.
    `set_aside` (row, reason, text) holds every record not in `rows`; `reason` is the JSON of a Sentence, `text` the record as it came.
    `native` names columns whose cells all carry a type of their own (Excel dates, Parquet numbers): dates are then ISO text,
    numbers have a decimal point, flags are `true` or `false`. `titles` are the lines above the header, as one text each.
    With `straight`, `rows` is a sample spread over the file, and the whole of it stands there; `told` then has, once they were counted, the
    different values (value, times) of columns in all of the file.
    """

    file: str
    sheet: str | None
    header: tuple[str, ...]
    has_header: bool
    rows: pa.Table
    set_aside: pa.Table
    problems: tuple[Problem, ...] = ()
    native: Mapping[str, Native] = field(default_factory=lambda: MappingProxyType({}))
    titles: tuple[str, ...] = ()
    straight: Straight | None = None
    told: Mapping[str, pa.Table] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def rows_read(self) -> int:
        """Every record below the header: those kept and those set aside."""
        return int((self.straight.rows if self.straight else self.rows.num_rows) + self.set_aside.num_rows)


@dataclass(frozen=True)
class Reading:
    """What one uploaded file gave: its tables, and the members or sheets that were refused."""

    tables: tuple[RawTable, ...]
    refused: tuple[Refused, ...] = ()
