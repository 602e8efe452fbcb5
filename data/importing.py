"""From files to a new version: `import_files`. `preview` shows what would be understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from data.checks.straight import NotClean
from data.corrections import Correction, Corrections
from data.discretion import masked
from data.drafts import Draft, accept, prepare
from data.lists_first import lists_first
from data.outcome import Outcome
from data.readers import Limits, RawTable, Refused, Unreadable, read
from data.readers.ended import out_of_memory
from data.readers.files import refuse_large
from data.readers.straight import LARGE, look
from data.settings import settings
from data.store import StoreError, Workspace
from data.taking_in import Intake, Taken, take_in
from data.version import Mode, Version
from data.watching import Progress, silent
from locales import Sentence

__all__ = ["Outcome", "import_all", "import_files", "preview", "read_one"]


def import_files(
    workspace: Workspace,
    files: Sequence[tuple[str, bytes | Path]],
    *,
    today: date,
    corrections: Mapping[str, Correction] | None = None,
    progress: Progress = silent,
    limits: Limits | None = None,
) -> Version:
    """Store files as a new version. Files that cannot be read are refused, the others are stored all the same.

    Each is added, brings up to date or replaces as `data.proposing` proposes. Raises StoreError when no file could be read.
    """
    outcome = import_all(workspace, files, today=today, corrections=corrections, progress=progress, limits=limits)
    if outcome.version is None:
        raise StoreError(outcome.refused[0].sentence if outcome.refused else Sentence("There is no file to import."))
    return outcome.version


def import_all(
    workspace: Workspace,
    files: Sequence[tuple[str, bytes | Path]],
    *,
    today: date,
    corrections: Mapping[str, Correction] | None = None,
    progress: Progress = silent,
    limits: Limits | None = None,
) -> Outcome:
    """As `import_files`, with the refusals beside the version, which is `None` where nothing could be read."""
    outcome = preview(workspace, files, today=today, corrections=corrections, progress=progress, limits=limits)
    return replace(outcome, version=take_over(workspace, drafted(workspace, outcome, progress=progress))) if outcome.sources else outcome


def drafted(workspace: Workspace, outcome: Outcome, *, modes: Mapping[str, Mode] | None = None, progress: Progress = silent) -> Draft:
    """What the workspace would hold with these files, each in the mode that is chosen or proposed for it."""
    names = sorted({source.file.split("/")[0] for source in outcome.sources})
    shown = ", ".join(names[:4]) + (" …" if len(names) > 4 else "")
    note = Sentence("Imported {files} files: {names}", files=len(outcome.sources), names=shown)
    return prepare(workspace, outcome.sources, note, modes=modes, progress=progress, alone=outcome.alone)


def take_over(workspace: Workspace, draft: Draft) -> Version:
    """Publish a draft, and keep the originals of its files or not, as it is set."""
    version = accept(workspace, draft)
    if not settings().keep_originals:
        workspace.forget_originals((source.sha256 for source in version.sources), also_named=True)
    return version


def preview(
    workspace: Workspace,
    files: Sequence[tuple[str, bytes | Path]],
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
    intake = Intake(workspace, kept, kept.salt(), today, is_all=len(files) == 1 and not workspace.exists)
    read: dict[int, Outcome] = {}
    for place in lists_first(files):
        name, content = files[place]
        progress(Sentence("Reading {file}", file=name))
        read[place] = read_one(intake, name, content, limits or settings().limits, progress)
    return sum((read[place] for place in sorted(read)), Outcome())


def read_one(intake: Intake, name: str, content: bytes | Path, limits: Limits, progress: Progress, *, sha256: str | None = None) -> Outcome:
    """What one file holds. Its original is kept where there is a table in it; with a `sha256` it is kept already."""
    try:
        refuse_large(name, _size(content), limits)
    except Unreadable as problem:
        return Outcome(refused=(Refused(name, problem.sentence),))
    workspace = intake.workspace
    kept, looked = _keep_and_look(workspace, name, content, limits, sha256)
    outcome = _read_straight(intake, looked, progress, kept) if kept else None
    if outcome is None:
        outcome = _read_whole(intake, name, content, limits, progress, sha256=kept)
    if kept and sha256 is None and not outcome.sources:
        workspace.forget_originals([kept])
    return outcome


def _keep_and_look(
    workspace: Workspace, name: str, content: bytes | Path, limits: Limits, sha256: str | None
) -> tuple[str | None, RawTable | Refused | None]:
    """Keep the original of a large file (with a `sha256` it is kept already), and look at it: meanwhile, where it lies on the disk."""
    if sha256 is None and _size(content) < LARGE:
        return None, None
    if sha256 is None and isinstance(content, Path):
        with ThreadPoolExecutor(1) as beside:
            keeping = beside.submit(_keep, workspace, content)
            looked = _look(name, content, limits)
        return keeping.result(), looked
    kept = sha256 or _keep(workspace, content)
    return kept, _look(name, workspace.original_path(kept), limits)


def _look(name: str, path: Path, limits: Limits) -> RawTable | Refused | None:
    try:
        return look(name, path, limits)
    except Unreadable as problem:
        return Refused(name, problem.sentence, problem.empty_of_tables)


def _read_straight(intake: Intake, looked: RawTable | Refused | None, progress: Progress, sha256: str) -> Outcome | None:
    """What a large file holds that is plainly a clean table; `None` where it is none."""
    if isinstance(looked, Refused):
        return Outcome(refused=(looked,))
    if looked is None or looked.straight is None:
        return None
    as_kept = replace(looked.straight, path=intake.workspace.original_path(sha256))
    try:
        return _understood(intake, (replace(looked, straight=as_kept),), sha256, [], progress)
    except NotClean:
        return None


def _read_whole(intake: Intake, name: str, content: bytes | Path, limits: Limits, progress: Progress, *, sha256: str | None) -> Outcome:
    content = content.read_bytes() if isinstance(content, Path) else content
    tables, refused = _read(name, content, limits)
    if sha256 is None:
        sha256 = intake.workspace.keep_original(content) if tables else ""
    del content
    return _understood(intake, tables, sha256, refused, progress)


def _understood(intake: Intake, tables: Sequence[RawTable], sha256: str, refused: list[Refused], progress: Progress) -> Outcome:
    taken: list[Taken] = []
    for raw in tables:
        progress(Sentence("Understanding {rows} rows of {file}", rows=raw.rows_read, file=raw.file))
        try:
            taken.append(take_in(intake, raw, sha256))
        except (duckdb.OutOfMemoryException, pa.ArrowMemoryError):
            refused.append(Refused(raw.file, out_of_memory(raw.file)))
        except (duckdb.Error, pa.ArrowException) as problem:
            sentence = Sentence("This table could not be stored: {reason}. Please save it anew and drop that.", reason=_first_line(problem))
            refused.append(Refused(raw.file, sentence))
    alone = next((each.alone for each in taken if each.alone), None)
    return Outcome(tuple(each.source for each in taken), tuple(refused), alone=alone)


def _size(content: bytes | Path) -> int:
    return content.stat().st_size if isinstance(content, Path) else len(content)


def _keep(workspace: Workspace, content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return workspace.keep_original(content)
    with content.open("rb") as file:
        return workspace.keep_original(file)


def _read(name: str, content: bytes, limits: Limits) -> tuple[tuple[RawTable, ...], list[Refused]]:
    try:
        reading = read(name, content, limits)
    except Unreadable as problem:
        return (), [Refused(name, problem.sentence, problem.empty_of_tables)]
    return reading.tables, list(reading.refused)


def _first_line(problem: Exception) -> str:
    return masked(str(problem).splitlines()[0][:200]) if str(problem) else type(problem).__name__
