"""Which mode fits what a new part and the stored ones have in common, and the reason a person reads."""

from __future__ import annotations

from collections.abc import Sequence

from data.proposing.overlap import Overlap, Shared
from data.proposing.proposal import Proposal
from data.version import Mode, Source
from locales import Sentence
from locales.words import N_

EVERY = (Mode.UPSERT, Mode.APPEND, Mode.REPLACE)


def first_of_its_kind(source: Source, *, alone: bool = True) -> Proposal:
    """Nothing of this table is there. Where other files that come with it hold the same table, of rows with one key the last counts."""
    return Proposal(Mode.APPEND if alone else Mode.UPSERT, Sentence("There are no {table} here yet.", table=source.table))


def the_same_file(source: Source, stored: Source) -> Proposal:
    """The file that is there already, read again."""
    return Proposal(stored.mode, Sentence("This very file is there already: it takes its own place."), (stored.label,))


def judged(source: Source, stored: Sequence[Source], found: Overlap, *, older: bool) -> Proposal:
    """The proposal for a source whose table is there. `older`: it was exported before what is there."""
    rule = _by_key if found.by_key else _by_day
    return rule(source, stored, found, older)


def _by_key(source: Source, stored: Sequence[Source], found: Overlap, older: bool) -> Proposal:
    pairs = list(zip(stored, found.parts, strict=True))
    concerned = tuple(each.label for each, shared in pairs if shared.known)
    if not found.known:
        return _added(source, pairs, found)
    if older:
        reason = Sentence(
            "It was exported before what is there: {new} {table} that are not there are added, {known} stay as they are.",
            new=found.count - found.known,
            table=source.table,
            known=found.known,
        )
        return Proposal(Mode.APPEND, reason, concerned, EVERY)
    taken = [(each, shared) for each, shared in pairs if each.system == source.system and _takes_place(source, each, shared)]
    if taken:
        return _in_place(source, taken, found)
    told = {"known": found.known, "count": found.count, "table": source.table, "field": found.unit}
    before = next((pair for pair in reversed(pairs) if _left_some_out(source, *pair)), None)
    if before is None:
        template = N_("{known} of its {count} {table} are there already, by {field}: they are brought up to date, the others are added.")
        return Proposal(Mode.UPSERT, Sentence(template, **told), concerned, EVERY)
    template = N_(
        "{known} of its {count} {table} are there already, by {field}: they are brought up to date, the others are added. "
        "Of {file}, {gone} are not in it: they stay, unless it takes the place of what is there."
    )
    stored_before, shared = before
    told |= {"file": stored_before.label, "gone": shared.there - shared.known}
    return Proposal(Mode.UPSERT, Sentence(template, **told), concerned, EVERY)


def _left_some_out(source: Source, stored: Source, shared: Shared) -> bool:
    """Whether it holds most of an earlier export of the same system, but not all: what is missing may have been deleted there."""
    return stored.system == source.system and shared.known < shared.there < shared.known * 2


def _takes_place(source: Source, stored: Source, shared: Shared) -> bool:
    """All that was there is in it; or it has the same name and what is missing lies in its own span: those rows are gone."""
    missing = shared.there - shared.known
    if not shared.known:
        return False
    if not missing:
        return shared.covers or stored.file == source.file
    undated = shared.first is None
    return stored.file == source.file and shared.known * 2 >= shared.there and (undated or shared.within == missing)


def _in_place(source: Source, taken: Sequence[tuple[Source, Shared]], found: Overlap) -> Proposal:
    over = tuple(each.label for each, _ in taken)
    gone = sum(shared.there - shared.known for _, shared in taken)
    told = {"table": source.table, "new": found.count - found.known, "file": ", ".join(over)}
    if gone:
        template = N_(
            "The same file name; {gone} {table} that it held are gone from it, {new} are new: it takes the place of the file before."
        )
        return Proposal(Mode.REPLACE, Sentence(template, gone=gone, **told), over, EVERY)
    if source.file in {each.file for each, _ in taken}:
        template = N_(
            "The same file name, and it holds all {table} that were there, with {new} new ones: it takes the place of the file before."
        )
        return Proposal(Mode.REPLACE, Sentence(template, table=source.table, new=told["new"]), over, EVERY)
    template = N_("It holds all {table} of {file}, and {new} new ones: it takes that file’s place.")
    return Proposal(Mode.REPLACE, Sentence(template, **told), over, EVERY)


def _added(source: Source, pairs: Sequence[tuple[Source, Shared]], found: Overlap) -> Proposal:
    lasts = [shared.last for _, shared in pairs if shared.last]
    choices = (Mode.APPEND, Mode.REPLACE)
    if found.first and lasts and found.first > max(lasts):
        sentence = Sentence(
            "None of its {count} {table} is there, and their dates follow on: added.", count=found.count, table=source.table
        )
        return Proposal(Mode.APPEND, sentence, choices=choices)
    return Proposal(
        Mode.APPEND, Sentence("None of its {count} {table} is there yet: added.", count=found.count, table=source.table), choices=choices
    )


def _by_day(source: Source, stored: Sequence[Source], found: Overlap, older: bool) -> Proposal:
    pairs = list(zip(stored, found.parts, strict=True))
    same = [(each, shared) for each, shared in pairs if shared.about]
    if not same:
        return _other_days(source, pairs, found)
    known = min(found.known, max(shared.known for _, shared in same))
    over = tuple(each.label for each, _ in same)
    if found.unit is None:
        reason = Sentence("Rows of {file} are in it again: it takes that file’s place, so that nothing counts twice.", file=", ".join(over))
        return Proposal(Mode.REPLACE, reason, over, EVERY, known)
    if all(shared.known == shared.there and shared.covers for _, shared in same):
        reason = Sentence("It holds all days of {file}: it takes that file’s place, so that nothing counts twice.", file=", ".join(over))
        return Proposal(Mode.REPLACE, reason, over, EVERY, known)
    template = N_(
        "{known} of its {count} days are there already: those days are replaced, so that nothing counts twice; the others are added."
    )
    return Proposal(Mode.UPSERT, Sentence(template, known=known, count=found.count), over, EVERY, known)


def _other_days(source: Source, pairs: Sequence[tuple[Source, Shared]], found: Overlap) -> Proposal:
    lasts = [shared.last for _, shared in pairs if shared.last]
    choices = (Mode.APPEND, Mode.REPLACE)
    if found.known:
        return Proposal(
            Mode.APPEND, Sentence("Its days are there, but none of its rows is about the same: added."), choices=(*choices, Mode.UPSERT)
        )
    if found.first and lasts and found.first > max(lasts):
        return Proposal(Mode.APPEND, Sentence("Its days follow on those that are there: added."), choices=choices)
    return Proposal(Mode.APPEND, Sentence("None of its days is there yet: added."), choices=choices)
