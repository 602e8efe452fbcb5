"""What the KPI room answers, kept for all visitors: the same version, selection and KPIs are computed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import streamlit as st

from charts.palette import MemberColours
from data.checks.check import Check
from data.version import Version
from forecasting.expected import Expected, expected
from kpi import rollups, sorted_rows
from kpi.check_effects import Effect, effects
from kpi.cohorts import Cohorts, Counted, cohorts
from kpi.comparison import trend_compared_with
from kpi.compute import Value, compute, compute_together
from kpi.distribution import Spread, spread
from kpi.findings import Finding, Outside, findings
from kpi.funnel import Funnel, Of, Reading, funnels
from kpi.geography import Level, Mapped, mapped
from kpi.health import Health, health
from kpi.leading import Leading, leading
from kpi.members import Members, largest_first
from kpi.own.catalogue import catalogue_of
from kpi.periods import Grain
from kpi.pivot import Layout, Pivot, pivot
from kpi.ranked import Ranked, ranked
from kpi.selection import Comparison, Selection
from kpi.status import Status, dimensions_of, lacking, status
from kpi.targets import slice_of, target_of
from kpi.terms import Terms
from kpi.why import Explanation, explain
from locales import Sentence


def _key(version: Version | None) -> tuple[str, int, str, str] | None:
    return (str(version.root), version.number, version.created_at, repr(version.definitions)) if version else None


_HASHES: dict[str | type[Any], Any] = {Version: _key, Selection: repr, Terms: repr, Check: lambda check: check.id}
HASHES = _HASHES
"""How answers are known again, for those that only one page asks for and keeps beside itself."""


@st.cache_data(max_entries=500, show_spinner=False, hash_funcs=_HASHES)
def figures(version: Version, kpi_ids: tuple[str, ...], selection: Selection, by: tuple[str, ...] = ()) -> list[Value]:
    """The values of KPIs for a selection, in groups where `by` names dimensions."""
    return compute(version, list(kpi_ids), selection, by)


@dataclass(frozen=True)
class Overview:
    """KPI → its value over the whole period, → its values step by step, → those of the whole period compared with, if any."""

    wholes: Mapping[str, Value]
    steps: Mapping[str, list[Value]]
    before: Mapping[str, list[Value]]

    def __or__(self, other: Overview) -> Overview:
        return Overview({**self.wholes, **other.wholes}, {**self.steps, **other.steps}, {**self.before, **other.before})


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def overview_of(version: Version, kpi_ids: tuple[str, ...], selection: Selection, grain: Grain) -> Overview:
    """Everything that cards and findings need of some KPIs, read in the same scans; of those read by members, their largest one's.

    What makes the next ones quick is made beside.
    """
    rollups.prepare_beside(version, selection.today)
    sorted_rows.prepare_beside(version, selection.filters)
    before = trend_compared_with(selection.period, grain, selection.comparison, other=selection.other, calendar=selection.calendar)
    asked = [selection, _steps(selection, grain), *([_steps(replace(selection, period=before), grain)] if before else [])]
    wholes, *trends_ = compute_together(version, kpi_ids, asked, beside=False) if kpi_ids else [[] for _ in asked]
    steps, then = (_by_kpi(kpi_ids, values) for values in (*trends_, *([] if before else [[]])))
    found = Overview({value.kpi: value for value in wholes}, steps, then)
    led = {value.kpi: each for value in wholes if not value.reason and (each := leading_of(version, value.kpi, selection, grain))}
    largest = Overview({kpi: each.value for kpi, each in led.items()}, {kpi: list(each.steps) for kpi, each in led.items()}, {})
    return found | largest


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def told_of(version: Version, kpi_ids: tuple[str, ...], selection: Selection) -> Overview:
    """Of some KPIs the whole period alone, for a line that tells whether they moved; of those read by members, their largest one's."""
    wholes = {value.kpi: value for value in _headlines_alone(version, kpi_ids, selection)}
    led = {kpi: each.value for kpi, value in wholes.items() if not value.reason and (each := leading_of(version, kpi, selection))}
    return Overview(wholes | led, {}, {})


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def steps_of(version: Version, kpi_ids: tuple[str, ...], selection: Selection, grain: Grain) -> dict[str, list[Value]]:
    """KPI → its values step by step; of those read by members, their largest one's."""
    led = {kpi: list(each.steps) for kpi in kpi_ids if (each := leading_of(version, kpi, selection, grain))}
    others = tuple(kpi for kpi in kpi_ids if kpi not in led)
    return _by_kpi(others, _headlines_alone(version, others, _steps(selection, grain))) | led


def _headlines_alone(version: Version, kpi_ids: tuple[str, ...], selection: Selection) -> list[Value]:
    """Values without those that stand beside them on the page of a KPI."""
    return compute_together(version, kpi_ids, [selection], beside=False)[0] if kpi_ids else []


def leading_of(version: Version, kpi_id: str, selection: Selection, grain: Grain | None = None) -> Leading | None:
    """The largest member of a KPI that is read by members; `None` for all others."""
    return _leading(version, kpi_id, selection, grain) if catalogue_of(version)[kpi_id].read_by else None


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def _leading(version: Version, kpi_id: str, selection: Selection, grain: Grain | None) -> Leading | None:
    return leading(version, catalogue_of(version)[kpi_id], selection, grain)


def findings_of(
    version: Version,
    parts: tuple[tuple[str, ...], ...],
    selection: Selection,
    grain: Grain,
    goals: Mapping[str, float],
    *,
    _outside: Sequence[Outside],
    ranges_told: bool,
) -> tuple[Finding, ...]:
    """What stands out among the KPIs of all parts: their changes, the `goals` they miss, what of the first part lies outside its range.

    The ranges follow from all else, so that answers are kept by whether they were told already.
    """
    found = reduce(or_, (overview_of(version, part, selection, grain) for part in parts))
    usable = {kpi: value for kpi, value in found.wholes.items() if value.reason is None and not value.group}  # one member is not the KPI
    known, outside = {kpi: goal for kpi, goal in goals.items() if kpi in usable}, [each for each in _outside if each.value.kpi in usable]
    return findings(catalogue_of(version), usable, found.steps, found.before, followed=parts[0], targets=known, outside=outside)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=_HASHES)
def reason_of(version: Version, kpi_id: str, selection: Selection, among: tuple[str, ...]) -> Explanation:
    """Why a KPI changed, looked for in a few dimensions only."""
    return explain(version, kpi_id, selection, among=among)


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def targets_of(version: Version, kpi_ids: tuple[str, ...], selection: Selection) -> dict[str, float]:
    """KPI → what it is to come to by now in the selection, where a target says so; the selection carries the targets kept."""
    slice_, kpis = slice_of(selection.filters), catalogue_of(version)
    if slice_ is None:
        return {}
    period, kept, today = selection.period, selection.goals, selection.today
    found = {kpi_id: target_of(version, kpis[kpi_id], period, slice_, kept, today=today) for kpi_id in kpi_ids}
    return {kpi_id: goal for kpi_id, goal in found.items() if goal is not None}


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def effects_of(version: Version, check: Check, today: date, terms: Terms) -> tuple[Effect, ...]:
    """The KPIs that a check touches, with and without the rows that fail it."""
    return effects(version, check, today, terms)


def trends(version: Version, kpi_ids: tuple[str, ...], selection: Selection, grain: Grain) -> dict[str, list[Value]]:
    """KPI → its values step by step through the period; steps are not compared one by one."""
    return _by_kpi(kpi_ids, figures(version, kpi_ids, _steps(selection, grain)))


def _by_kpi(kpi_ids: tuple[str, ...], values: Sequence[Value]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {kpi_id: [] for kpi_id in kpi_ids}
    for value in values:
        found[value.kpi].append(value)
    return found


def _steps(selection: Selection, grain: Grain) -> Selection:
    return replace(selection, grain=grain, comparison=Comparison.NONE)


def compared_trend(version: Version, kpi_id: str, selection: Selection, grain: Grain) -> list[Value]:
    """The KPI's steps through the whole of the period compared with, or the targets of its steps; empty without a comparison."""
    if selection.comparison is Comparison.TARGET:
        steps = figures(version, (kpi_id,), replace(selection, grain=grain))
        return [replace(step, value=step.comparison) for step in steps] if any(step.comparison is not None for step in steps) else []
    period = trend_compared_with(selection.period, grain, selection.comparison, other=selection.other, calendar=selection.calendar)
    return trends(version, (kpi_id,), replace(selection, period=period), grain)[kpi_id] if period else []


def headlines(version: Version, kpi_ids: tuple[str, ...], selection: Selection) -> dict[str, Value]:
    """KPI → its value over the whole period."""
    return {value.kpi: value for value in figures(version, kpi_ids, selection)}


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def leaderboard(version: Version, kpi_id: str, selection: Selection, dimension: str, top: int | None = None, *, least: int = 0) -> Ranked:
    """The KPI for every member of a dimension, whichever of them are selected: the others stay to be compared with, and clicked."""
    return ranked(version, kpi_id, without(selection, dimension), (dimension,), top, least=least)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=_HASHES | {Layout: repr})
def pivot_of(version: Version, layout: Layout, selection: Selection) -> Pivot:
    """KPIs by members in rows and columns."""
    return pivot(version, layout, selection)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=_HASHES)
def funnels_of(version: Version, selection: Selection, of: Of, reading: Reading, by: tuple[str, ...] = ()) -> list[Funnel]:
    """The funnel of a selection; with dimensions one for each member."""
    return funnels(version, selection, of, reading, by)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=_HASHES)
def cohorts_of(version: Version, selection: Selection, counted: Counted, grain: Grain, by: tuple[str, ...] = ()) -> list[Cohorts]:
    """The cohorts of a selection; with dimensions those of each member."""
    return cohorts(version, selection, counted, grain, by)


def without(selection: Selection, dimension: str) -> Selection:
    """The selection freed of its filter on one dimension."""
    kept = tuple(each for each in selection.filters if each.dimension != dimension)
    return replace(selection, filters=kept)


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def mapped_of(version: Version, kpi_id: str, selection: Selection, level: Level) -> Mapped:
    """The KPI by the places of a map."""
    return mapped(version, kpi_id, selection, level)


@st.cache_data(max_entries=50, show_spinner=False, hash_funcs=_HASHES)
def placed_kpis(version: Version) -> dict[str, tuple[str, ...]]:
    """The KPIs that this data answers by place, with the dimensions of each."""
    found = {kpi_id: dimensions_of(version, each) for kpi_id, each in catalogue_of(version).items()}
    lacks = lacking_of(version)
    return {kpi_id: names for kpi_id, names in found.items() if not lacks[kpi_id] and {"country", "region", "city"} & set(names)}


@st.cache_resource(max_entries=50, show_spinner=False, hash_funcs=_HASHES)
def members_of(version: Version | None) -> Mapping[str, Sequence[str | None]]:
    """The members of each dimension; none while the workspace is empty. They are lent, not copied, and read when one asks for them."""
    return Members(version)


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def colours_of(version: Version, dimension: str) -> MemberColours:
    """The colours of a dimension's members, the same on every page: `colours_of(…).of(drawn)`."""
    return MemberColours(largest_first(version, dimension))


@st.cache_data(max_entries=50, show_spinner=False, hash_funcs=_HASHES)
def statuses(version: Version) -> dict[str, Status]:
    """For every KPI of the catalogue, whether this data can answer it."""
    return {kpi_id: status(version, each) for kpi_id, each in catalogue_of(version).items()}


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def status_of(version: Version, kpi_id: str) -> Status:
    """Whether this data can answer one KPI."""
    return status(version, catalogue_of(version)[kpi_id])


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def expected_of(version: Version, kpi_id: str, selection: Selection, grain: Grain) -> list[Expected]:
    """What was to be expected of each step, told by the steps before it."""
    return expected(version, (kpi_id,), _steps(selection, grain))[kpi_id]


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def spread_of(version: Version, kpi_id: str, selection: Selection, logarithmic: bool) -> Spread | None:
    """How the single durations or amounts behind a KPI are spread."""
    return spread(version, catalogue_of(version)[kpi_id], selection, logarithmic=logarithmic)


@st.cache_data(max_entries=50, show_spinner=False, hash_funcs=_HASHES)
def lacking_of(version: Version) -> dict[str, tuple[Sentence, ...]]:
    """For every KPI of the catalogue, what this data lacks to answer it; quicker than `statuses`, which counts rows too."""
    return {kpi_id: lacking(version, each) for kpi_id, each in catalogue_of(version).items()}


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def health_of(version: Version, kpi_id: str, selection: Selection) -> Health:
    """How healthy the data behind a KPI is."""
    return health(version, catalogue_of(version)[kpi_id], selection)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=_HASHES)
def explained(version: Version, kpi_id: str, selection: Selection, tree: str | None = None) -> Explanation:
    """Why a KPI changed in a selection."""
    return explain(version, kpi_id, selection, tree=tree)
