"""Linking the current version anew, with what people said since is the same."""

from __future__ import annotations

from collections.abc import Iterable

from data.aliases import Alias, Aliases
from data.drafts import accept, draft_of
from data.store import StoreError, Workspace
from data.version import Version
from data.watching import Progress, silent
from locales import Sentence


def say_same(workspace: Workspace, aliases: Iterable[Alias], progress: Progress = silent) -> Version:
    """Keep aliases and publish a version that obeys them; no file is read again."""
    given = list(aliases)
    Aliases(workspace.root).keep(given)
    return _relink(workspace, Sentence("{count} names taken for entries of a list", count=len(given)), progress)


def say_different(workspace: Workspace, alias: Alias, progress: Progress = silent) -> Version:
    """Forget an alias and publish a version without it."""
    Aliases(workspace.root).forget(alias.kind, alias.written)
    return _relink(workspace, Sentence("“{written}” is no longer taken for “{label}”", written=alias.written, label=alias.label), progress)


def _relink(workspace: Workspace, note: Sentence, progress: Progress) -> Version:
    parent = workspace.current()
    if parent is None or not any(source.part for source in parent.sources):
        raise StoreError(Sentence("There is nothing to link anew: this workspace holds no imported files."))
    return accept(workspace, draft_of(workspace, parent, parent.sources, note, progress=progress))
