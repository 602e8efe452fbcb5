"""For each new source a proposal, and the source with the mode that counts: the proposed one or what a person chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.links.key_spaces import OWN_NUMBERS
from data.originals import is_same_original
from data.proposing.overlap import Overlap, Shared, overlap
from data.proposing.proposal import Proposal
from data.proposing.rules import first_of_its_kind, judged, the_same_file
from data.scratch import scratch
from data.store import Workspace
from data.systems import SPREADSHEET
from data.version import Mode, Source
from locales import Sentence


@dataclass(frozen=True)
class Proposed:
    """A new source, what is proposed for it, and the source as it will be stored."""

    proposal: Proposal
    source: Source

    @property
    def is_chosen(self) -> bool:
        """Whether a person chose otherwise."""
        return self.source.mode is not self.proposal.mode


def propose(
    workspace: Workspace, sources: Sequence[Source], stored: Sequence[Source], modes: Mapping[str, Mode] | None = None
) -> tuple[Proposed, ...]:
    """Proposals for new sources against those that are stored, in the order in which they were exported.

    `modes` are a person's choices by the source's label. Of several new exports with one header the later ones are compared with
    the earlier ones too, so that three weeks of exports may be dropped at once.
    """
    made: list[Proposed] = []
    for source in in_order(sources):
        earlier = [each.source for each in made if _same_export(each.source, source)]
        replaced = {label for each in earlier if each.mode is Mode.REPLACE for label in each.over}
        there = [each for each in (*stored, *earlier) if each.table == source.table and each.part and each.label not in replaced]
        alone = sum(each.table == source.table for each in sources) == 1
        proposal = _proposal(workspace, source, there, alone=alone)
        made.append(Proposed(proposal, _settled(source, proposal, there, (modes or {}).get(source.label))))
    return tuple(made)


def in_order(sources: Sequence[Source]) -> list[Source]:
    """Exports with one header in the order of their days, each group in the places it had."""
    ordered = list(sources)
    for source in sources:
        places = [place for place, each in enumerate(ordered) if _same_export(each, source)]
        group = sorted((ordered[place] for place in places), key=lambda each: exported(each) or date.min)
        for place, each in zip(places, group, strict=True):
            ordered[place] = each
    return ordered


def exported(source: Source) -> date | None:
    """The day of an export as far as its file tells."""
    return source.days.stated or source.days.latest


def _same_export(one: Source, other: Source) -> bool:
    def kind(source: Source) -> tuple[object, ...]:
        return source.system, source.table, tuple(match.column for match in source.columns)

    return kind(one) == kind(other)


def _proposal(workspace: Workspace, source: Source, stored: Sequence[Source], *, alone: bool) -> Proposal:
    again = next((each for each in stored if is_same_original(source, each)), None)
    if again is not None:
        return the_same_file(source, again)
    stored = [each for each in stored if not _numbered_apart(source, each)]
    if not source.part:
        return Proposal(Mode.APPEND, Sentence("Nothing of it can be stored."))
    if not stored:
        return first_of_its_kind(source, alone=alone)
    folder = workspace.root / "parquet"
    with scratch() as connection:
        found = overlap(connection, source.table or "", folder / source.part, [folder / (each.part or "") for each in stored])
    shares = [(each, shared) for each, shared in zip(stored, found.parts, strict=True) if shared.known and each.system == source.system]
    return judged(source, stored, found, older=any(_is_older(source, each, found, shared) for each, shared in shares))


def _numbered_apart(source: Source, stored: Source) -> bool:
    """Whether two systems number the rows of a table each for itself: deal 17 of one is not deal 17 of the other."""
    systems = {source.system, stored.system}
    return source.table in OWN_NUMBERS and len(systems) == 2 and not systems & {None, SPREADSHEET}


def _is_older(source: Source, stored: Source, found: Overlap, shared: Shared) -> bool:
    """Whether it was exported before a source it shares rows with.

    Two names that state a day tell. Else a file that ends earlier is older only where it looks like all of it from before: it holds
    most of what is there and nothing that is not. A part of an export, such as one rep's deals, may end earlier too.
    """
    if source.days.stated and stored.days.stated:
        return source.days.stated < stored.days.stated
    own, other = exported(source), exported(stored)
    return bool(own and other and own < other and found.known == found.count and shared.known * 2 >= shared.there)


def _settled(source: Source, proposal: Proposal, stored: Sequence[Source], chosen: Mode | None) -> Source:
    mode = chosen if chosen in proposal.choices else proposal.mode
    over = proposal.over
    if mode is not proposal.mode and mode is Mode.REPLACE:
        named = tuple(each.label for each in stored if each.file == source.file)
        over = named or over or tuple(each.label for each in stored if each.system == source.system)
    return replace(source, mode=mode, over=over)
