"""Reading the originals of a version again, with what people put right since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from data.apart.drop import read_drop
from data.apart.job import Given, Job
from data.corrections import Correction, Corrections
from data.drafts import Draft, accept, arranged, draft_of
from data.originals import uploaded
from data.outcome import Outcome
from data.proposing import Proposed
from data.proposing.rules import the_same_file
from data.settings import settings
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
    files = dict.fromkeys(_original(workspace, source) for source in filter(wanted, parent.sources) if source.sha256)
    given = tuple(each for each in files if each.path.is_file())
    if not given:
        raise StoreError(Sentence("There is nothing to read again: the original files are not kept in this workspace."))
    for mark, correction in corrections.items():
        Corrections(workspace.root).keep(mark, correction)
    outcome = _read_apart(Job(workspace.root, given, today, settings().limits), progress)
    proposed = tuple(Proposed(the_same_file(each, each), each) for each in outcome.sources)
    note = Sentence("Corrected what {files} files mean", files=len(outcome.sources))
    return draft_of(workspace, parent, arranged(parent.sources, proposed), note, proposed=proposed, progress=progress)


def _original(workspace: Workspace, source: Source) -> Given:
    return Given(uploaded(source.file), workspace.original_path(source.sha256), source.sha256)


def _read_apart(job: Job, progress: Progress) -> Outcome:
    """In a process of its own, as when the files were dropped. It ends with whoever waits for it: what `progress` raises stops it."""
    return read_drop(job, lambda said, _: progress(said), lambda: False, seconds=settings().drop_seconds)
