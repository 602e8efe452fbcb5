"""Rows of an original as they were written, laid out to be put right, and whether what a person writes can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from data.apart.job import Given, Job, Wanted
from data.apart.rows import read_rows
from data.fixes import Fix
from data.originals import uploaded
from data.readers.raw import Unreadable
from data.scratch import scratch
from data.settings import settings
from data.store import StoreError, Workspace
from data.styles import Style, sql, style_named
from data.tables import Kind
from data.version import Source
from locales import Sentence

MOST = 200
"""So many rows are laid out at once."""


@dataclass(frozen=True)
class Laid:
    """A column on the bench: its name in the file, our field, and the style in which its values are read."""

    column: str
    field: str
    style: Style


@dataclass(frozen=True)
class Bench:
    """Rows of one table as the file says (with what was put right before): row → column → text."""

    columns: tuple[Laid, ...]
    rows: Mapping[int, Mapping[str, str | None]]

    def fixes(self, edited: Mapping[int, Mapping[str, str | None]]) -> tuple[list[Fix], list[Sentence]]:
        """What a person changed, and a sentence for each value that cannot be read."""
        fixes, refused = [], []
        for row, cells in edited.items():
            for column, text in cells.items():
                before, after = self.rows[row][column], (text or "").strip() or None
                if after == before:
                    continue
                laid = next(each for each in self.columns if each.column == column)
                if after is not None and not _readable(laid.style, after):
                    refused.append(_unreadable(row, after, laid))
                fixes.append(Fix(row, column, before, after))
        return fixes, refused


def lay_out(workspace: Workspace, source: Source, rows: Iterable[int], first: Sequence[str] = ()) -> Bench:
    """Rows of a source's original, with the columns that fill a field; those of `first` (fields) come first.

    The original is read in a process of its own. Columns of which nothing is kept, because they name or reach a person, are not laid out.
    Raises StoreError where the original is not kept, cannot be read within bounds, or reads otherwise by now.
    """
    found = _read(workspace, source, tuple(rows)[:MOST])
    places = [(place, laid) for place, each in enumerate(found["columns"]) if (laid := _laid(*each))]
    places.sort(key=lambda each: (each[1].field not in first, list(first).index(each[1].field) if each[1].field in first else 0))
    texts = {row: {laid.column: cells[place] for place, laid in places} for row, cells in found["rows"]}
    return Bench(tuple(laid for _, laid in places), texts)


def _read(workspace: Workspace, source: Source, rows: tuple[int, ...]) -> dict[str, Any]:
    path = workspace.original_path(source.sha256)
    if not source.sha256 or not path.is_file():
        raise StoreError(
            Sentence("The original of {file} is not kept here: put the rows right in the file and drop it again.", file=source.file)
        )
    given = Given(uploaded(source.file), path, source.sha256)
    wanted = Wanted(source.file, source.sheet, rows)
    try:
        return read_rows(Job(workspace.root, (given,), date.today(), settings().limits, wanted=wanted))
    except Unreadable as problem:
        raise StoreError(problem.sentence) from problem


def _laid(column: str, field: str, kind: str, name: str, sentence: dict[str, Any]) -> Laid | None:
    """The style by its name alone: no SQL comes out of the process in which files are read."""
    style = style_named(name, Kind(kind))
    return Laid(column, field, replace(style, sentence=Sentence.from_json(sentence))) if style else None


def _readable(style: Style, text: str) -> bool:
    with scratch() as connection:
        found = connection.execute(f"SELECT {style.sql('text')} IS NOT NULL FROM (SELECT {sql.quote(text)} AS text)").fetchall()
    return bool(found[0][0])


def _unreadable(row: int, text: str, laid: Laid) -> Sentence:
    return Sentence(
        "Row {row}: “{value}” cannot be read as {field}. In this file it is written as {style}.",
        row=row,
        value=text,
        field=laid.field,
        style=laid.style.sentence,
    )
