"""Reading files for a command: in a process of their own, as when they are dropped onto a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from data.apart.drop import read_drop
from data.apart.job import Given, Job
from data.lists_first import lists_first
from data.outcome import Outcome
from data.readers import Refused, Unreadable
from data.readers.files import refuse_large
from data.settings import settings
from data.store import Workspace
from data.watching import Progress
from locales import Sentence


def read_files(workspace: Workspace, files: Sequence[tuple[str, Path]], *, today: date, progress: Progress) -> Outcome:
    """What files hold. The originals of those in which there is a table are kept; nothing that anybody sees is changed."""
    bounds = settings()
    refused, given, places = [], [], []
    for place in lists_first(files):
        name, path = files[place]
        try:
            refuse_large(name, path.stat().st_size, bounds.limits)
        except Unreadable as problem:
            refused.append(Refused(name, problem.sentence))
            continue
        with path.open("rb") as file:
            sha256 = workspace.keep_original(file)
        given.append(Given(name, workspace.original_path(sha256), sha256))
        places.append(place)
    job = Job(workspace.root, tuple(given), today, bounds.limits)
    outcome = read_drop(job, _once(progress), lambda: False, seconds=float("inf"))
    workspace.forget_originals({each.sha256 for each in given} - {source.sha256 for source in outcome.sources})
    order = {each.sha256: place for each, place in reversed([*zip(given, places, strict=True)])}
    sources = tuple(sorted(outcome.sources, key=lambda source: order[source.sha256]))
    return replace(outcome, sources=sources, refused=(*refused, *outcome.refused))


def _once(progress: Progress) -> Callable[[Sentence, float], None]:
    """Whatever is said again and again is told once."""
    told: list[Sentence] = []

    def tell(sentence: Sentence, share: float) -> None:
        if told[-1:] != [sentence]:
            told.append(sentence)
            progress(sentence)

    return tell
