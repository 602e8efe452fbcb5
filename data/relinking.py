"""Linking the current version anew, with what people said since is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from data.aliases import Alias, Aliases
from data.drafts import accept, draft_of
from data.store import StoreError, Workspace
from data.version import Version
from data.watching import Progress, silent
from locales import Sentence


def say_same(workspace: Workspace, aliases: Iterable[Alias], progress: Progress = silent) -> Version:
    """Keep aliases and publish a version that obeys them; no file is read again."""
    given, kept = list(aliases), Aliases(workspace.root)
    before = kept.all()
    kept.keep(given)
    note = Sentence("{count} names taken for entries of a list", count=len(given))
    return _relink(workspace, note, progress, lambda: _go_back(kept, given, before))


def say_different(workspace: Workspace, alias: Alias, progress: Progress = silent) -> Version:
    """Forget an alias and publish a version without it."""
    kept = Aliases(workspace.root)
    before = [each for each in kept.all() if (each.kind, each.written) == (alias.kind, alias.written)]
    kept.forget(alias.kind, alias.written)
    note = Sentence("“{written}” is no longer taken for “{label}”", written=alias.written, label=alias.label)
    return _relink(workspace, note, progress, lambda: kept.keep(before))


def _relink(workspace: Workspace, note: Sentence, progress: Progress, otherwise: Callable[[], None]) -> Version:
    """Publish the current version linked anew. Where that fails, what was said is taken back (`otherwise`): nothing is changed."""
    try:
        parent = workspace.current()
        if parent is None or not any(source.part for source in parent.sources):
            raise StoreError(Sentence("There is nothing to link anew: this workspace holds no imported files."))
        return accept(workspace, draft_of(workspace, parent, parent.sources, note, progress=progress))
    except StoreError:
        otherwise()
        raise


def _go_back(kept: Aliases, given: Iterable[Alias], before: Iterable[Alias]) -> None:
    for each in given:
        kept.forget(each.kind, each.written)
    kept.keep(before)
