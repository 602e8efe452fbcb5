"""What the page of reps and teams asks the lower rooms, kept for all visitors."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.version import Version
from forecasting.like_for_like import Compared, Difference, counts, like_for_like, of_two
from forecasting.like_for_like.counts import candidates
from forecasting.quota_pace import Paces, quota_pace
from kpi.effort import Effort, Stage, effort, efforts, stages
from kpi.periods import Grain
from kpi.scorecards import Scorecards, scorecards
from kpi.selection import Selection
from locales import Sentence
from ui.figures import HASHES


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def scorecards_of(version: Version, selection: Selection, dimension: str) -> Scorecards:
    """The scorecards of the members of a dimension."""
    return scorecards(version, selection, dimension)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def alike_of(version: Version, kpi_id: str, selection: Selection, dimension: str, kinds: tuple[str, ...] | None) -> Compared | None:
    """Members compared as if they had had the same cases."""
    return like_for_like(version, kpi_id, selection, dimension, kinds)


@st.cache_data(max_entries=50, show_spinner=False, hash_funcs=HASHES)
def kinds_of(version: Version, kpi_id: str) -> tuple[str, ...]:
    """The dimensions by which kinds of cases can be told in this data."""
    return candidates(version, kpi_id)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def pair_of(version: Version, kpi_id: str, selection: Selection, by: tuple[str, ...], pair: tuple[str, str]) -> Difference | None:
    """The difference of one member from another with the same cases; `by` is their dimension, then the kinds."""
    dimension, *kinds = by
    return of_two(counts(version, kpi_id, selection, dimension, kinds), *pair, kinds)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def pace_of(version: Version, selection: Selection, dimension: str, grain: Grain, as_of: date) -> Paces:
    """The pace to quota of everybody. Raises Refusal."""
    return quota_pace(version, selection, dimension, grain, as_of)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def efforts_of(version: Version, selection: Selection, dimension: str) -> tuple[tuple[Effort, ...], Effort]:
    """The effort of every member, and of all together."""
    return efforts(version, selection, dimension), effort(version, selection)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def stages_of(version: Version, selection: Selection) -> tuple[Stage, ...] | Sentence:
    """The work that deals took stage by stage, or why it is not known."""
    return stages(version, selection)
