"""A version before it is accepted: linked and written, with its difference to be looked at, and seen by nobody else.

`prepare` makes one and changes nothing that anybody sees; `accept` publishes it in one step. A draft that is never accepted leaves only
Parquet files that no version names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from data.history import followed
from data.links import link
from data.links.alone import Alone
from data.links.stored_part import StoredPart
from data.originals import is_same_original
from data.proposing import Proposed, propose
from data.proposing.proposal import Proposal
from data.store import StoreError, Workspace
from data.unmade import or_nothing
from data.version import Days, Mode, Snapshot, Source, Version
from data.watching import Progress, silent
from locales import Sentence


@dataclass(frozen=True)
class Draft:
    """`version` is what would be published, on top of the version with the number `version.parent`; `proposed` the new sources."""

    version: Version
    proposed: tuple[Proposed, ...] = ()

    @property
    def parent(self) -> Version | None:
        """The version it was made from."""
        return None if self.version.parent is None else Workspace(self.version.root).version(self.version.parent)

    @property
    def is_whole(self) -> bool:
        """Whether every file that it names is still there: what no version names is removed after a while."""
        return all(self.version.path(file).is_file() for file in self.version.files)

    def as_json(self) -> dict[str, Any]:
        sources = Version(0, "", None, Sentence(""), tuple(each.source for each in self.proposed), {}).as_json()["sources"]
        return {"version": self.version.as_json(), "proposed": [[each.proposal.as_json() for each in self.proposed], sources]}

    @classmethod
    def from_json(cls, stored: dict[str, Any], root: Path) -> Draft:
        pairs = zip(*stored["proposed"], strict=True)
        proposed = tuple(Proposed(Proposal.from_json(proposal), Source.from_json(source)) for proposal, source in pairs)
        return cls(Version.from_json(stored["version"], root), proposed)


@or_nothing()
def prepare(
    workspace: Workspace,
    sources: Sequence[Source],
    note: Sentence,
    *,
    modes: Mapping[str, Mode] | None = None,
    progress: Progress = silent,
    alone: Alone | None = None,
) -> Draft:
    """What the current version would become with new sources. `modes` are a person's choices by a source's label.

    `alone` is what one of the new sources was found to come to on its own.

    Simulated rows leave with the first files that somebody brings: real and invented rows never mix.
    """
    parent = workspace.current()
    stored = [source for source in (parent.sources if parent else ()) if not _is_simulated(source)]
    proposed = propose(workspace, sources, stored, modes)
    return draft_of(workspace, parent, arranged(stored, proposed), note, proposed=proposed, progress=progress, alone=alone)


@or_nothing()
def draft_of(
    workspace: Workspace,
    parent: Version | None,
    sources: Sequence[Source],
    note: Sentence,
    *,
    proposed: tuple[Proposed, ...] = (),
    progress: Progress = silent,
    alone: Alone | None = None,
) -> Draft:
    """A draft that consists of exactly these sources."""
    snapshots = followed(workspace, parent.snapshots if parent else (), sources)
    parts = parts_by_table(workspace, sources, snapshots)
    linked = alone.linked if alone and alone.is_all(workspace, parts) else link(workspace, parts, progress)
    number = parent.number if parent else 0
    version = Version(
        number + 1,
        "",
        parent.number if parent else None,
        note,
        tuple(sources),
        linked.facts,
        linked.problems,
        workspace.root,
        snapshots,
        unmatched=linked.unmatched,
        definitions=parent.definitions if parent else (),
    )
    return Draft(version, proposed)


@or_nothing()
def accept(workspace: Workspace, draft: Draft) -> Version:
    """Publish a draft. Raises StoreError where another version came in since it was made: nothing is lost, it is made again."""
    made = draft.version
    current = workspace.current()
    if (current.number if current else None) != made.parent or not draft.is_whole:
        raise StoreError(
            Sentence("Somebody else stored a version in the meantime. Nothing was changed: look at the difference again, then store.")
        )
    return workspace.publish(
        parent=current,
        sources=made.sources,
        facts=made.facts,
        problems=made.problems,
        note=made.note,
        snapshots=made.snapshots,
        unmatched=made.unmatched,
    )


def arranged(stored: Sequence[Source], proposed: Sequence[Proposed]) -> list[Source]:
    """The sources of a version with the new ones among them: a file that is read again stays where it was, others come last."""
    new = [each.source for each in proposed]
    again = {source.sha256 for source in new if source.sha256}  # the same content, under whatever name, never counts twice
    kept: list[Source] = []
    for source in stored:
        reread = next((each for each in new if is_same_original(each, source)), None)
        if reread is not None:
            new.remove(reread)
            kept.append(_in_its_place(reread, source))
        elif source.sha256 not in again and not any(_leaves(source, each) for each in new):
            kept.append(source)
    return [*kept, *(each for place, each in enumerate(new) if not any(_leaves(each, later) for later in new[place + 1 :]))]


def parts_by_table(workspace: Workspace, sources: Iterable[Source], snapshots: Iterable[Snapshot] = ()) -> dict[str, list[StoredPart]]:
    """Part files by table, the oldest import first; after the exported stage changes come those that successive exports of deals show."""
    by_table: dict[str, list[Source]] = {}
    for source in sources:
        if source.part and source.table:
            by_table.setdefault(source.table, []).append(source)
    parts = {table: [_stored_part(workspace, each, ones) for each in ones] for table, ones in by_table.items()}
    shown = [StoredPart(workspace.root / "parquet" / each.changes, system=each.system) for each in snapshots if each.changes]
    return parts | ({"stage_changes": [*parts.get("stage_changes", []), *shown]} if shown else {})


def _stored_part(workspace: Workspace, source: Source, of_table: Sequence[Source]) -> StoredPart:
    before = of_table[: of_table.index(source)]
    over = tuple(place for place, each in enumerate(before) if each.label in source.over)
    return StoredPart(workspace.root / "parquet" / (source.part or ""), source.mode, over, source.system)


def _in_its_place(reread: Source, stored: Source) -> Source:
    days = Days(reread.days.stated, reread.days.latest, stored.days.read or reread.days.read)
    return replace(reread, mode=stored.mode, over=stored.over, days=days)


def _leaves(stored: Source, new: Source) -> bool:
    """Whether a source goes when a newer one comes."""
    if stored.table != new.table:
        return False
    if new.table is None:
        return stored.place == new.place
    return new.mode is Mode.REPLACE and stored.label in new.over


def _is_simulated(source: Source) -> bool:
    """Whether its rows were written as facts at once, so that there is no part to link again (the demonstration company)."""
    return source.part is None and source.rows_loaded > 0
