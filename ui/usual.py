"""Whether the values of cards are usual: told by the steps before, beside the page, so that no card waits for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from charts.trend import Range
from data.version import Version
from forecasting.expected import Expected, expected
from kpi.comparison import Comparison
from kpi.deadline import TooMuch
from kpi.findings import Outside
from kpi.own.catalogue import catalogue_of
from kpi.periods import Grain, floor, step
from kpi.selection import Selection
from ui.figures import HASHES, Overview

PATIENCE = 0.5
"""Seconds for which what stands out waits for ranges: of large companies it begins without them."""

_EVERY = 0.2  # seconds between looks at whether it is told
_WHOLE = (Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR, Grain.WEEK)


@dataclass(frozen=True)
class Usual:
    """What was to be expected of each step of a card, and of what it is judged by.

    `judged` is the whole period where that is a step itself (`whole`), else its last step that has ended; `None` where history is short.
    """

    steps: tuple[Expected, ...] = ()
    judged: Expected | None = None
    whole: bool = False

    @property
    def ranges(self) -> list[Range]:
        """The band behind the way there."""
        return [Range(each.period.start, each.low, each.high, "") for each in self.steps if each.low is not None and each.high is not None]


Told = Future[Mapping[str, Usual]]


def usual_beside(version: Version, kpi_ids: tuple[str, ...], selection: Selection, grain: Grain) -> Told:
    """KPI → whether its value is usual: being told, or told already."""
    asked = (version, kpi_ids, replace(selection, comparison=Comparison.NONE, other=None, goals=()), grain)
    told = _told(*asked)
    if told.done() and told.exception():
        _told.clear(*asked)  # a mistake of ours: worth trying again
    return told


def soon(told: Told) -> Mapping[str, Usual]:
    """What was told, if that takes no longer than findings may wait for it; else nothing yet."""
    wait([told], timeout=PATIENCE)
    return told.result() if told.done() else {}


def awaited(told: Told, place: Any) -> Mapping[str, Usual]:
    """What was told; while it is not, the page can be left."""
    while not told.done():
        place.empty()  # whoever sends something notices that the page was left
        wait([told], timeout=_EVERY)
    return told.result()


@st.cache_resource(max_entries=200, show_spinner=False, hash_funcs=HASHES)
def _told(version: Version, kpi_ids: tuple[str, ...], selection: Selection, grain: Grain) -> Told:
    return _worker().submit(usual, version, kpi_ids, selection, grain)


@st.cache_resource(show_spinner=False)
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="usual")


def usual(version: Version, kpi_ids: tuple[str, ...], selection: Selection, grain: Grain) -> dict[str, Usual]:
    """KPI → whether its value is usual; those read by members have no range."""
    catalogue = catalogue_of(version)
    asked = [kpi_id for kpi_id in kpi_ids if not catalogue[kpi_id].read_by]
    steps = _expected(version, asked, selection, grain)
    whole = whole_of(selection)
    wholes = _expected(version, asked, selection, whole) if whole else {}
    return {kpi_id: _usual(tuple(steps.get(kpi_id, ())), _last(wholes.get(kpi_id, ()))) for kpi_id in asked}


def _expected(version: Version, kpi_ids: Sequence[str], selection: Selection, grain: Grain) -> Mapping[str, Sequence[Expected]]:
    """What was to be expected of the steps of a grain, of the KPIs that such steps tell something of."""
    catalogue = catalogue_of(version)
    told = [kpi_id for kpi_id in kpi_ids if catalogue[kpi_id].moves_by(grain)]
    asked = replace(selection, grain=grain)
    try:
        return expected(version, told, asked) if told else {}
    except TooMuch:
        return _one_by_one(version, told, asked)


def _one_by_one(version: Version, kpi_ids: Sequence[str], asked: Selection) -> Mapping[str, Sequence[Expected]]:
    """The same with less memory; of KPIs that need more than a query may have, nothing is told."""
    found: dict[str, Sequence[Expected]] = {}
    for kpi_id in kpi_ids:
        with suppress(TooMuch):
            found |= expected(version, [kpi_id], asked)
    return found


def _usual(steps: tuple[Expected, ...], whole: Expected | None) -> Usual:
    return Usual(steps, whole or _last(steps), whole=whole is not None)


def whole_of(selection: Selection) -> Grain | None:
    """The grain of which the whole period is one step: a month, a quarter, a year; `None` where it is several or a part."""
    period, calendar = selection.period, selection.calendar
    ones = (grain for grain in _WHOLE if floor(period.start, grain, calendar) == period.start and step(period.start, grain) == period.end)
    return next(ones, None)


def _last(found: Sequence[Expected]) -> Expected | None:
    """The last step of which a range can be told."""
    return next((each for each in reversed(found) if each.low is not None and each.high is not None), None)


def outside(shown: Overview, usual: Mapping[str, Usual]) -> list[Outside]:
    """The values shown that lie outside their range: of the whole period, or of the last step that has ended."""
    found = []
    for kpi_id, each in usual.items():
        judged, whole = each.judged, shown.wholes.get(kpi_id)
        if judged is None or not judged.flagged or whole is None or judged.low is None or judged.high is None or judged.centre is None:
            continue
        steps = [whole] if each.whole else [step for step in shown.steps.get(kpi_id, ()) if step.period == judged.period]
        found += [Outside(step, judged.low, judged.high, judged.centre) for step in steps]
    return found
