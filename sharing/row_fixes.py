"""Values put right by hand: kept, and the files they stand in read again into a new version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data.drafts import accept
from data.fixes import Fix, Fixes, Sheet
from data.originals import is_same_original
from data.reimporting import reread
from data.store import StoreError, Workspace
from data.version import Source, Version
from data.watching import Progress, silent
from data.workbench import Bench, lay_out
from locales import Sentence
from sharing.access import Access


def put_right(access: Access, source: Source, fixes: Sequence[Fix], today: date, progress: Progress = silent) -> Version:
    """Keep the values and read the file again. Where it cannot be read again nothing is kept."""
    workspace = access.require_edit()
    _require_original(workspace, source)
    kept, sheet = Fixes(workspace.root), sheet_of(source)
    before = kept.of(sheet)
    kept.keep(sheet, fixes)
    try:
        return _read_again(workspace, source, Sentence("{count} values put right by hand", count=len(fixes)), today, progress)
    except StoreError:
        kept.undo(sheet, fixes)
        kept.keep(sheet, before)
        raise


def let_be(access: Access, source: Source, fixes: Sequence[Fix], today: date, progress: Progress = silent) -> Version:
    """Let the file say again what it says, and read it again."""
    workspace = access.require_edit()
    _require_original(workspace, source)
    kept, sheet = Fixes(workspace.root), sheet_of(source)
    kept.undo(sheet, fixes)
    try:
        return _read_again(workspace, source, Sentence("{count} values as the file says them again", count=len(fixes)), today, progress)
    except StoreError:
        kept.keep(sheet, fixes)
        raise


def fixes_of(access: Access, source: Source) -> tuple[Fix, ...]:
    """What was put right in a file; none for those who may only look."""
    return Fixes(access.workspace.root).of(sheet_of(source)) if access.may_edit and source.sha256 else ()


def bench(access: Access, source: Source, rows: Sequence[int], first: Sequence[str] = ()) -> Bench:
    """Rows of a file, laid out to be put right."""
    return lay_out(access.require_edit(), source, rows, first)


def sheet_of(source: Source) -> Sheet:
    return Sheet.of(source.sha256, source.file, source.sheet)


def _require_original(workspace: Workspace, source: Source) -> None:
    if not source.sha256 or not workspace.original_path(source.sha256).is_file():
        raise StoreError(
            Sentence("The original of {file} is not kept here: put the rows right in the file and drop it again.", file=source.file)
        )


def _read_again(workspace: Workspace, source: Source, note: Sentence, today: date, progress: Progress) -> Version:
    draft = reread(workspace, today=today, corrections={}, wanted=lambda each: is_same_original(each, source), progress=progress)
    return accept(workspace, replace(draft, version=replace(draft.version, note=note)))
