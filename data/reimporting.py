"""Reading the originals of a version again, with what people put right since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from data.corrections import Correction
from data.drafts import Draft, accept, arranged, draft_of
from data.importing import preview
from data.originals import uploaded
from data.proposing import Proposed
from data.proposing.rules import the_same_file
from data.store import StoreError, Workspace
from data.version import Source, Version
from data.watching import Progress, silent
from locales import Sentence


def reimport(workspace: Workspace, *, today: date, corrections: Mapping[str, Correction], progress: Progress = silent) -> Version:
    """Read the originals of the current version again, with corrections that were made since, and publish what comes of them."""
    return accept(workspace, reread(workspace, today=today, corrections=corrections, progress=progress))


def reread(
    workspace: Workspace,
    *,
    today: date,
    corrections: Mapping[str, Correction],
    wanted: Callable[[Source], bool] = lambda source: True,
    progress: Progress = silent,
) -> Draft:
    """A draft in which the originals of the wanted sources are read again, each in the place it had.

    Sources whose original is not kept stay as they are. Raises StoreError where none is.
    """
    parent = workspace.current()
    if parent is None:
        raise StoreError(Sentence("There is nothing to correct: this workspace is empty."))
    files: dict[tuple[str, str], bytes] = {}
    for source in filter(wanted, parent.sources):
        content = workspace.original(source.sha256) if source.sha256 else None
        if content is not None:
            files[uploaded(source.file), source.sha256] = content
    if not files:
        raise StoreError(Sentence("There is nothing to read again: the original files are not kept in this workspace."))
    named = [(name, content) for (name, _), content in files.items()]
    outcome = preview(workspace, named, today=today, corrections=corrections, progress=progress)
    proposed = tuple(Proposed(the_same_file(each, each), each) for each in outcome.sources)
    note = Sentence("Corrected what {files} files mean", files=len(outcome.sources))
    return draft_of(workspace, parent, arranged(parent.sources, proposed), note, proposed=proposed, progress=progress)
