"""From files to a new version: `import_files`. `preview` shows what would be understood, `store_tables` stores our own rows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from data.checks.future import say_future
from data.checks.part import build, refuse
from data.corrections import Correction, Corrections
from data.examples import with_examples
from data.links import link
from data.matching import signature
from data.matching.understand import understand
from data.readers import Limits, RawTable, Refused, Unreadable, read
from data.scratch import scratch
from data.store import StoreError, Workspace
from data.systems.intake import columns
from data.version import ColumnMatch, Problem, Source, Version
from locales import Sentence

ARCHIVES = (".zip", ".gz", ".tgz", ".tar")

Progress = Callable[[Sentence], None]


@dataclass(frozen=True)
class Outcome:
    """What came of files: the sources understood, the files refused, and the version, where one was published."""

    sources: tuple[Source, ...]
    refused: tuple[Refused, ...]
    version: Version | None = None


def silent(sentence: Sentence) -> None:
    """Progress that nobody watches."""


def import_files(
    workspace: Workspace,
    files: Sequence[tuple[str, bytes]],
    *,
    today: date,
    corrections: Mapping[str, Correction] | None = None,
    progress: Progress = silent,
    limits: Limits | None = None,
) -> Version:
    """Store files as a new version. Files that cannot be read are refused, the others are stored all the same.

    A file with the name, sheet and table of one that is there already replaces it. Raises StoreError when no file could be read.
    """
    outcome = import_all(workspace, files, today=today, corrections=corrections, progress=progress, limits=limits)
    if outcome.version is None:
        raise StoreError(outcome.refused[0].sentence if outcome.refused else Sentence("There is no file to import."))
    return outcome.version


def import_all(
    workspace: Workspace,
    files: Sequence[tuple[str, bytes]],
    *,
    today: date,
    corrections: Mapping[str, Correction] | None = None,
    progress: Progress = silent,
    limits: Limits | None = None,
) -> Outcome:
    """As `import_files`, with the refusals beside the version, which is `None` where nothing could be read."""
    outcome = preview(workspace, files, today=today, corrections=corrections, progress=progress, limits=limits)
    if not outcome.sources:
        return outcome
    names = sorted({source.file.split("/")[0] for source in outcome.sources})
    note = Sentence(
        "Imported {files} files: {names}", files=len(outcome.sources), names=", ".join(names[:4]) + (" …" if len(names) > 4 else "")
    )
    return replace(outcome, version=publish(workspace, outcome.sources, note, progress))


def preview(
    workspace: Workspace,
    files: Sequence[tuple[str, bytes]],
    *,
    today: date,
    corrections: Mapping[str, Correction] | None = None,
    progress: Progress = silent,
    limits: Limits | None = None,
) -> Outcome:
    """What was understood of files, without a new version: nothing that anybody sees is changed.

    `corrections` are choices by signature of the header, on top of those that the workspace keeps. Parts are written, and found again
    by `publish`.
    """
    kept = Corrections(workspace.root)
    for mark, correction in (corrections or {}).items():
        kept.keep(mark, correction)
    reading = _Reading(workspace, kept, kept.salt(), today)
    sources: list[Source] = []
    refused: list[Refused] = []
    for name, content in files:
        progress(Sentence("Reading {file}", file=name))
        tables, ones = _read(name, content, limits)
        refused += ones
        sha256 = workspace.keep_original(content) if tables else ""
        for raw in tables:
            progress(Sentence("Understanding {rows} rows of {file}", rows=raw.rows_read, file=raw.file))
            try:
                sources.append(_source(reading, raw, sha256))
            except (duckdb.Error, pa.ArrowException) as problem:
                sentence = Sentence(
                    "This table could not be stored: {reason}. Please save it anew and drop that.", reason=_first_line(problem)
                )
                refused.append(Refused(raw.file, sentence))
    return Outcome(tuple(sources), tuple(refused))


def publish(workspace: Workspace, sources: Sequence[Source], note: Sentence, progress: Progress = silent) -> Version:
    """Make a version of the current one's sources and these; one with the same file name, sheet and table is replaced.

    Simulated rows leave with the first files that somebody brings: real and invented rows never mix.
    """
    parent = workspace.current()
    new = {(source.file, source.sheet, source.table) for source in sources}
    again = {source.sha256 for source in sources if source.sha256}  # the same content, under whatever name, never counts twice
    before = [
        source
        for source in (parent.sources if parent else ())
        if (source.file, source.sheet, source.table) not in new and source.sha256 not in again and not _is_simulated(source)
    ]
    every = [*before, *sources]
    facts, problems = link(workspace, _parts(workspace, every), progress)
    return workspace.publish(parent=parent, sources=every, facts=facts, problems=problems, note=note)


def _is_simulated(source: Source) -> bool:
    """Whether its rows were written as facts at once, so that there is no part to link again (the demonstration company)."""
    return source.part is None and source.rows_loaded > 0


def reimport(workspace: Workspace, *, today: date, corrections: Mapping[str, Correction], progress: Progress = silent) -> Version:
    """Read the originals of the current version again, with corrections that were made since.

    Sources whose original is not kept stay as they are.
    """
    parent = workspace.current()
    if parent is None:
        raise StoreError(Sentence("There is nothing to correct: this workspace is empty."))
    files, left = [], []
    for source in parent.sources:
        content = workspace.original(source.sha256) if source.sha256 else None
        name = _uploaded(source.file)
        if content is None:
            left.append(source)
        elif (name, content) not in files:
            files.append((name, content))
    if not files:
        raise StoreError(Sentence("There is nothing to read again: the original files are not kept in this workspace."))
    outcome = preview(workspace, files, today=today, corrections=corrections, progress=progress)
    facts, problems = link(workspace, _parts(workspace, [*left, *outcome.sources]), progress)
    note = Sentence("Corrected what {files} files mean", files=len(outcome.sources))
    return workspace.publish(parent=parent, sources=[*left, *outcome.sources], facts=facts, problems=problems, note=note)


def store_tables(
    workspace: Workspace, tables: Mapping[str, pa.Table | duckdb.DuckDBPyRelation], system: str, note: Sentence, progress: Progress = silent
) -> Version:
    """Store rows that are in our fields already (and may have keys such as `rep_id`, see `data.systems.intake`) as a new version."""
    sources = []
    with duckdb.connect() as connection:
        for table, rows in tables.items():
            relation = connection.from_arrow(rows) if isinstance(rows, pa.Table) else rows
            unknown = set(relation.columns) - set(columns(table))
            if unknown:
                raise ValueError(f"{table} has no field {', '.join(sorted(unknown))}")
            count = relation.aggregate("count(*)").fetchall()[0][0]
            matches = tuple(ColumnMatch(name, name, 1.0, Sentence("It has our own name")) for name in relation.columns)
            sources.append(
                Source(table, None, "", system, table, count, count, 0, matches, part=workspace.write(relation) if count else None)
            )
    return publish(workspace, sources, note, progress)


def _read(name: str, content: bytes, limits: Limits | None) -> tuple[tuple[RawTable, ...], list[Refused]]:
    try:
        reading = read(name, content, limits or Limits())
    except Unreadable as problem:
        return (), [Refused(name, problem.sentence, problem.empty_of_tables)]
    return reading.tables, list(reading.refused)


@dataclass
class _Reading:
    """What reading the files of one import shares. `seen` tells which file a table's content came in first."""

    workspace: Workspace
    corrections: Corrections
    salt: str
    today: date
    seen: dict[tuple[str, str | None], str] = field(default_factory=dict)


def _source(reading: _Reading, raw: RawTable, sha256: str) -> Source:
    workspace = reading.workspace
    understood = understand(raw, reading.corrections.get(signature(raw)))
    twin = reading.seen.setdefault((_content(raw), understood.table), raw.file)
    with scratch() as connection:
        if twin != raw.file and understood.table:
            reason = Sentence("The same table is in {file}, which counts.", file=twin)
            part = refuse(connection, raw, understood, reason, Problem("same-table", "note", reason, raw.rows_read))
        else:
            part = build(connection, raw, understood, reading.salt)
        problems = [
            *raw.problems,
            *part.problems,
            *(say_future(connection, part.rows, understood.table, reading.today) if part.rows else []),
        ]
        return Source(
            raw.file,
            raw.sheet,
            sha256,
            understood.system,
            understood.table,
            raw.rows_read,
            part.loaded,
            part.set_aside,
            with_examples(raw, understood.columns),
            tuple(problems),
            workspace.write(connection.table(part.rows)) if part.rows else None,
            workspace.write(connection.table(part.rejected)) if part.set_aside else None,
        )


def _uploaded(file: str) -> str:
    """The name under which a file was dropped: a member of an archive is known as `archive.zip/folder/member.csv`."""
    parts = file.split("/")
    ends = [place for place, part in enumerate(parts[:-1], start=1) if part.lower().endswith(ARCHIVES)]
    return "/".join(parts[: ends[0]]) if ends else file


def _first_line(problem: Exception) -> str:
    return str(problem).splitlines()[0][:200] if str(problem) else type(problem).__name__


def _content(raw: RawTable) -> str:
    """What a table says, whatever its file is called or packed in."""
    digest = hashlib.sha256("\x1f".join(raw.header).encode())
    with pa.BufferOutputStream() as sink:
        with pa.ipc.new_stream(sink, raw.rows.schema.remove_metadata()) as writer:
            writer.write_table(raw.rows.replace_schema_metadata(None).combine_chunks())
        digest.update(sink.getvalue())
    return digest.hexdigest()


def _parts(workspace: Workspace, sources: Iterable[Source]) -> dict[str, list[Path]]:
    """Part files by table, the oldest import first."""
    parts: dict[str, list[Path]] = {}
    for source in sources:
        if source.part and source.table:
            parts.setdefault(source.table, []).append(workspace.root / "parquet" / source.part)
    return parts
