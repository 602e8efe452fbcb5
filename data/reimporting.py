"""Reading the originals of a version again, with what people put right since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.corrections import Correction
from data.importing import preview
from data.links import link
from data.publishing import parts_by_table
from data.store import StoreError, Workspace
from data.version import Version
from data.watching import Progress, silent
from locales import Sentence

ARCHIVES = (".zip", ".gz", ".tgz", ".tar")


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
    facts, problems = link(workspace, parts_by_table(workspace, [*left, *outcome.sources]), progress)
    note = Sentence("Corrected what {files} files mean", files=len(outcome.sources))
    return workspace.publish(parent=parent, sources=[*left, *outcome.sources], facts=facts, problems=problems, note=note)


def _uploaded(file: str) -> str:
    """The name under which a file was dropped: a member of an archive is known as `archive.zip/folder/member.csv`."""
    parts = file.split("/")
    ends = [place for place, part in enumerate(parts[:-1], start=1) if part.lower().endswith(ARCHIVES)]
    return "/".join(parts[: ends[0]]) if ends else file
