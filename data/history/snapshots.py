"""The exports of deals in the order of their days, each with what had changed in it since the ones before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from data.history.changes import changes
from data.originals import is_same_original
from data.scratch import scratch
from data.store import Workspace
from data.version import Mode, Snapshot, Source

TABLE = "deals"


def followed(workspace: Workspace, snapshots: Sequence[Snapshot], sources: Iterable[Source]) -> tuple[Snapshot, ...]:
    """The snapshots with those of sources that are new or were read again; changes are worked out from the first that differs on."""
    every = list(snapshots)
    stale: dict[str | None, Snapshot] = {}
    for source in sources:
        known = next((each for each in every if _is_of(each, source)), None)
        if source.table != TABLE or not source.part:
            if known:
                every.remove(known)
            continue
        if known and known.part == source.part:
            continue
        made = replace(known, part=source.part, changes=None) if known else _taken(source, every)
        if made is None:
            continue
        if known:
            every[every.index(known)] = made
        else:
            every.insert(_place(every, made), made)
        first = stale.get(made.system)
        stale[made.system] = made if first is None or every.index(made) < every.index(first) else first
    with scratch() as connection:
        for system, first in stale.items():
            of_system = [each for each in every if each.system == system]
            for place in range(of_system.index(first), len(of_system)):
                before = _before(of_system, place)
                found = changes(connection, workspace, before, of_system[place]) if before else None
                every[every.index(of_system[place])] = of_system[place] = replace(of_system[place], changes=found)
    return tuple(every)


def seen_on(source: Source, before: Snapshot | None) -> date | None:
    """The day on which an export was made.

    The day that its file's name states. Else the last day on which anything in it happened: a file cannot be older than that, and a company
    that works enters something every day. Where that is no later than the export before, deals changed without any date of theirs moving,
    and only the day on which the file was dropped tells. So days never go back, unless the file is known to be an older one, of which only
    what is missing is added.
    """
    days = source.days
    if days.stated or before is None:
        return days.stated or days.latest or days.read
    is_older = source.mode is Mode.APPEND and days.latest and before.latest and days.latest < before.latest
    if days.latest and (days.latest > before.on or is_older):
        return days.latest
    return max(before.on, days.read) if days.read else days.latest and before.on


def _taken(source: Source, snapshots: Sequence[Snapshot]) -> Snapshot | None:
    """A snapshot of a source; `None` where nothing tells its day."""
    of_system = [each for each in snapshots if each.system == source.system]
    on = seen_on(source, of_system[-1] if of_system else None)
    if on is None:
        return None
    whole = source.mode is Mode.REPLACE or not of_system
    return Snapshot(source.file, source.sheet, source.sha256, source.system, on, source.part or "", None, source.days.latest, whole)


def _place(snapshots: Sequence[Snapshot], made: Snapshot) -> int:
    return next((place for place, each in enumerate(snapshots) if each.on > made.on), len(snapshots))


def _before(snapshots: Sequence[Snapshot], place: int) -> Sequence[Snapshot]:
    """The snapshots that together say what was there before one: from the last that held everything on."""
    first = next((each for each in range(place - 1, -1, -1) if snapshots[each].whole), 0)
    return snapshots[first:place]


def _is_of(snapshot: Snapshot, source: Source) -> bool:
    of_snapshot = Source(snapshot.file, snapshot.sheet, snapshot.sha256, snapshot.system, TABLE, 0, 0, 0)
    if not source.sha256:
        return snapshot.part == source.part
    return is_same_original(of_snapshot, source)
