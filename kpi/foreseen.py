"""What people mostly ask first is answered before they ask, and stored beside the version: a click on it only reads then.

A process of its own does it, once for a version and the views that are foreseen, at the lowest priority: it stands back for everybody. What
nobody foresaw, such as days of one's own or several filters, is counted when it is asked for.
"""

from __future__ import annotations

import logging
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from data.tables import DIMENSIONS
from data.version import Version
from kpi import rollups
from kpi.adoption import coverage
from kpi.code import state_of
from kpi.comparison import trend_compared_with
from kpi.compute import compute_together
from kpi.deadline import TooMuch
from kpi.derived.making import extended
from kpi.funnel import Of, Reading, dimensions_of, funnels, of_data
from kpi.importance import first_of
from kpi.leading import leading
from kpi.lists import LISTS
from kpi.lists.rows import by_member, count
from kpi.members import MANY, largest_first, members, number_of
from kpi.own.catalogue import catalogue_of
from kpi.periods import Grain
from kpi.resolve import missing
from kpi.rollups import LARGE
from kpi.selection import Comparison, Selection
from kpi.status import status
from kpi.stored_answers import forget_unused, key_of, store, stored, storing, touch
from kpi.stored_listing import listing
from kpi.why import explain

FILTERED = "rep"
"""The dimension whose members people filter by most."""

SPLIT = "channel"
"""The one by which funnels are set side by side before anybody chooses."""

ROOT = Path(__file__).parents[1]
"""Where our code lies."""

_log = logging.getLogger(__name__)
_begun: set[str] = set()
_lock = threading.Lock()
_one_at_a_time = threading.Semaphore()
"""However many workspaces are looked at, one process foresees: each takes memory of its own."""


@dataclass(frozen=True)
class View:
    """What is looked at: a selection without filters and without a grain, the grain of its steps, and what else is read of it step by step:
    the `histories` by which its values are told to be usual. `is_first`: it is among those that are looked at most."""

    selection: Selection
    grain: Grain
    histories: tuple[Selection, ...] = ()
    is_first: bool = False

    @property
    def steps(self) -> Selection:
        """Its steps; they are not compared one by one."""
        return replace(self.selection, grain=self.grain, comparison=Comparison.NONE)

    @property
    def steps_before(self) -> list[Selection]:
        """The steps of what it is compared with, if it is compared with a period."""
        asked = self.selection
        before = trend_compared_with(asked.period, self.grain, asked.comparison, other=asked.other, calendar=asked.calendar)
        return [replace(self.steps, period=before)] if before else []


def foresee(version: Version, views: Sequence[View]) -> None:
    """Answer what the views ask, what is looked at most before all else, and store it. What is stored already is only looked for."""
    whole = _key(version, views)
    if stored(version, (whole,)):
        return
    plain, version = version, extended(version)
    with storing() as used:
        for answering in _questions(plain, version, views):
            with suppress(TooMuch):  # it is counted, or refused with a sentence, when somebody asks for it
                answering()
    store(version, {whole: True})
    touch(version, used)
    forget_unused(version)


def _questions(plain: Version, version: Version, views: Sequence[View]) -> Iterator[Callable[[], object]]:
    """Everything that is asked, one after the other; `version` is `plain` with what is derived from it."""
    for dimension in set(DIMENSIONS) - MANY:
        yield partial(members, plain, dimension)
        yield partial(largest_first, plain, dimension)
    for dimension in DIMENSIONS:
        yield partial(number_of, plain, dimension)
    for answering in (_followed, _all, _histories, _why, _funnels, _by_members, _beside, _other_funnels):
        for view in views:
            yield partial(answering, version, view)
    for kpi in catalogue_of(version).values():
        yield partial(status, version, kpi)
    for day in {views[0].selection.today, _now(views[0])}:
        yield partial(listing, plain, day)
    for listed in LISTS.values():
        yield partial(count, version, listed, views[0].selection)
        yield partial(by_member, version, listed, views[0].selection, FILTERED)


def foresee_beside(version: Version, views: Sequence[View]) -> None:
    """The same in a process of its own, once rollups are made. Small versions need none of it."""
    if all(stored_.rows < LARGE for stored_ in version.facts.values()):
        return
    key = _key(version, views)
    with _lock:
        if key in _begun:
            return
        _begun.add(key)
    threading.Thread(target=_in_a_process, args=(version, tuple(views)), name="foreseeing", daemon=True).start()


def _in_a_process(version: Version, views: Sequence[View]) -> None:
    """One that ends when we do: it listens for the end of the pipe that it is given the views through."""
    if stored(version, (_key(version, views),)):
        return
    rollups.wait_for(version, views[0].selection.today)
    with _one_at_a_time, subprocess.Popen([sys.executable, "-m", "kpi.foreseeing"], cwd=ROOT, stdin=subprocess.PIPE) as child:
        assert child.stdin is not None  # noqa: S101 - a pipe was asked for
        pickle.dump((version, tuple(views)), child.stdin)
        child.stdin.flush()  # and stays open for as long as we live
        if child.wait():
            _log.warning("foreseeing ended with %s; what it would have answered is counted when it is asked for", child.returncode)


def _followed(version: Version, view: View) -> None:
    """What comes first, with its steps and those before, and what stands beside it."""
    kpis = first_of(_answered(version))
    compute_together(version, kpis, [view.selection])
    compute_together(version, kpis, [view.steps, *view.steps_before], beside=False)


def _all(version: Version, view: View) -> None:
    """Every KPI, with its steps and those before; of those read by members the largest one."""
    kpis = _answered(version)
    compute_together(version, kpis, [view.selection, view.steps, *view.steps_before], beside=False)
    for kpi in (catalogue_of(version)[each] for each in kpis):
        if kpi.read_by:
            leading(version, kpi, view.selection)
            leading(version, kpi, view.selection, view.grain)


def _histories(version: Version, view: View) -> None:
    """Every KPI that is not read by members, in each of the histories."""
    catalogue = catalogue_of(version)
    for each in view.histories:
        for kpi in _answered(version):
            if not catalogue[kpi].read_by and each.grain and catalogue[kpi].moves_by(each.grain):
                with suppress(TooMuch):  # one by one: many steps of all KPIs at once need much memory
                    compute_together(version, [kpi], [each], beside=False)


def _why(version: Version, view: View) -> None:
    """Why the first KPI changed."""
    for kpi in first_of(_answered(version), 1):
        explain(version, kpi, view.selection)


def _by_members(version: Version, view: View) -> None:
    """The same by the members that people filter by; step by step what comes first alone."""
    kpis = _answered(version)
    if view.selection.comparison is Comparison.PREVIOUS:
        compute_together(version, kpis, [view.selection], (FILTERED,), beside=False)
        compute_together(version, first_of(kpis), [view.steps, *view.steps_before], (FILTERED,), beside=False)


def _funnels(version: Version, view: View) -> None:
    """The funnel that is shown first, and of members that people filter by."""
    _funnel(version, view, of := of_data(version), Reading.COHORT)
    possible = dimensions_of(version, of)
    if FILTERED in possible and view.selection.comparison is Comparison.PREVIOUS:
        funnels(version, view.selection, by=(FILTERED,))
        funnels(version, view.selection, by=(FILTERED, SPLIT) if SPLIT in possible else (FILTERED,))


def _funnel(version: Version, view: View, of: Of, reading: Reading) -> None:
    """A funnel, what it is compared with, and its members side by side."""
    funnels(version, view.selection, of, reading)
    if view.selection.compared:
        funnels(version, replace(view.selection, period=view.selection.compared), of, reading)
    if SPLIT in dimensions_of(version, of):
        funnels(version, view.selection, of, reading, (SPLIT,))


def _beside(version: Version, view: View) -> None:
    """What stands beside every headline, by the members that people filter by too, and how fields are filled: of what is looked at most."""
    if view.is_first:
        compute_together(version, _answered(version), [view.selection])
        compute_together(version, _answered(version), [view.selection], (FILTERED,))
        coverage(version, view.selection)
        coverage(version, view.selection, FILTERED)


def _other_funnels(version: Version, view: View) -> None:
    """What goes through else, and the other reading, of what is looked at most."""
    for of in Of if view.is_first else ():
        for reading in Reading:
            with suppress(TooMuch):
                _funnel(version, view, of, reading)


def _now(view: View) -> date:
    """The day it is where the company is: findings tell what lies in the future by it."""
    return view.selection.calendar.today(datetime.now(UTC))


def _answered(version: Version) -> tuple[str, ...]:
    return tuple(kpi_id for kpi_id, kpi in catalogue_of(version).items() if not missing(kpi.measure, version))


def _key(version: Version, views: Sequence[View]) -> str:
    return key_of(
        "foreseen", state_of(Path(__file__).parent, ("**/*.py",)), version.holdings.files, version.definitions, tuple(views), _now(views[0])
    )
