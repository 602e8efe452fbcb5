"""Rows of an original as they were written, laid out to be put right, and whether what a person writes can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from data.corrections import Corrections
from data.fixes import Fix, Fixes, Sheet, applied
from data.matching import signature
from data.matching.acquaintances import Known
from data.matching.understand import understand
from data.originals import uploaded
from data.readers import RawTable, Unreadable, read
from data.readers.raw import ROW
from data.scratch import scratch
from data.settings import settings
from data.store import StoreError, Workspace
from data.styles import Style, sql
from data.version import Source
from data.workspace_settings import time_zone_of
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

    Columns of which nothing is kept, because they name or reach a person, are not laid out.
    Raises StoreError where the original is not kept, or reads otherwise by now.
    """
    raw = _reread(workspace, source)
    understood = understand(raw, Corrections(workspace.root).get(signature(raw)), Known(workspace), time_zone_of(workspace.root))
    wanted = pc.is_in(raw.rows.column(ROW), value_set=pa.array(list(rows)[:MOST], pa.int64()))
    found = raw.rows.filter(wanted).to_pylist()
    laid = [
        Laid(match.column, match.field, understood.styles[match.column])
        for match in understood.columns
        if match.field and match.column in understood.styles and not match.is_protected
    ]
    laid.sort(key=lambda each: (each.field not in first, list(first).index(each.field) if each.field in first else 0))
    return Bench(tuple(laid), {row[ROW]: {each.column: row[each.column] for each in laid} for row in found})


def _reread(workspace: Workspace, source: Source) -> RawTable:
    content = workspace.original(source.sha256) if source.sha256 else None
    if content is None:
        raise StoreError(
            Sentence("The original of {file} is not kept here: put the rows right in the file and drop it again.", file=source.file)
        )
    try:
        tables = read(uploaded(source.file), content, settings().limits).tables
    except Unreadable as problem:
        raise StoreError(problem.sentence) from problem
    for raw in tables:
        if (raw.file, raw.sheet) == (source.file, source.sheet):
            return applied(raw, Fixes(workspace.root).of(Sheet.of(source.sha256, raw.file, raw.sheet)))
    raise StoreError(Sentence("{file} is read otherwise by now: drop it again.", file=source.file))


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
