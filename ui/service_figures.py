"""What the page Service asks for, kept for all visitors."""

from __future__ import annotations

import streamlit as st

from data.version import Version
from kpi.compute import Value
from kpi.selection import Selection
from kpi.service import Answered, Desk, Rated, Survey, Within, answered, desk, desks, patience, rated_by, resolved_within, surveys_of
from ui.figures import HASHES, figures, without


@st.cache_data(max_entries=50, show_spinner=False, hash_funcs=HASHES)
def surveys(version: Version) -> tuple[Survey, ...]:
    """What customers were asked in this data."""
    return surveys_of(version)


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=HASHES)
def survey_of(version: Version, survey: Survey, selection: Selection, by: tuple[str, ...] = ()) -> tuple[Answered, ...]:
    """A survey's values with their ranges: the whole, its steps or its members."""
    return answered(version, survey, selection, by)


def desk_of(values: dict[str, Value]) -> Desk:
    """The desk of everybody, from the headlines of its KPIs."""
    return desk(tuple(values.values()))


def desks_of(version: Version, kpis: tuple[str, ...], selection: Selection, dimension: str) -> tuple[Desk, ...]:
    """A desk for every member of a dimension, whichever of them are selected."""
    return desks(figures(version, kpis, without(selection, dimension), (dimension,)))


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=HASHES)
def rated_of(version: Version, selection: Selection, dimension: str) -> tuple[Rated, ...]:
    """The ratings of tickets by the members of a dimension."""
    return rated_by(version, without(selection, dimension), dimension)


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=HASHES)
def patience_of(version: Version, selection: Selection) -> tuple[Rated, ...]:
    """The ratings of tickets by how long they took."""
    return patience(version, selection)


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=HASHES)
def within_of(version: Version, selection: Selection) -> Within | None:
    """How soon tickets are resolved, those still open counted in."""
    return resolved_within(version, selection)
