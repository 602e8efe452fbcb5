"""What the page of reps and teams asks the lower rooms, kept for all visitors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from data.version import Version
from forecasting.like_for_like import Compared, Difference, counts, of_two
from forecasting.like_for_like.counts import among, candidates
from forecasting.quota_pace import Paces, quota_pace
from kpi.effort import Effort, Stage, effort, efforts, stages
from kpi.periods import Grain
from kpi.scorecards import Scorecards, scorecards
from kpi.selection import Comparison, Selection
from locales import Sentence
from ui.figures import HASHES, without


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def scorecards_of(version: Version, selection: Selection, dimension: str) -> Scorecards:
    """The scorecards of the members of a dimension."""
    return scorecards(version, selection, dimension)


def alike_of(version: Version, kpi_id: str, selection: Selection, dimension: str, kinds: tuple[str, ...] | None) -> Compared | None:
    """Members compared as if they had had the same cases."""
    return _alike(version, kpi_id, _of_all(selection, dimension), dimension, kinds)


@st.cache_data(max_entries=50, show_spinner=False, hash_funcs=HASHES)
def kinds_of(version: Version, kpi_id: str) -> tuple[str, ...]:
    """The dimensions by which kinds of cases can be told in this data."""
    return candidates(version, kpi_id)


def pair_of(version: Version, kpi_id: str, selection: Selection, by: tuple[str, ...], pair: tuple[str, str]) -> Difference | None:
    """The difference of one member from another with the same cases; `by` is their dimension, then the kinds."""
    return _pair(version, kpi_id, _of_all(selection, by[0]), by, pair)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def pace_of(version: Version, selection: Selection, dimension: str, grain: Grain, as_of: date) -> Paces:
    """The pace to quota of everybody. Raises Refusal."""
    return quota_pace(version, selection, dimension, grain, as_of)


def efforts_of(version: Version, selection: Selection, dimension: str) -> tuple[tuple[Effort, ...], Effort]:
    """The effort of every member, and of all together."""
    asked = _alone(selection)
    return _efforts(version, _of_all(asked, dimension), dimension), _effort(version, asked)


def stages_of(version: Version, selection: Selection) -> tuple[Stage, ...] | Sentence:
    """The work that deals took stage by stage, or why it is not known."""
    return _stages(version, _alone(selection))


def _alone(selection: Selection) -> Selection:
    """The selection without what it is compared with: asked for by what does not compare periods, so that it is kept for all of them."""
    return replace(selection, comparison=Comparison.NONE, other=None, goals=(), grain=None)


def _of_all(selection: Selection, dimension: str) -> Selection:
    """The same for all members of a dimension, whichever are selected: they are compared with one another."""
    return without(_alone(selection), dimension)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def _alike(version: Version, kpi_id: str, selection: Selection, dimension: str, kinds: tuple[str, ...] | None) -> Compared | None:
    return among(_cases(version, kpi_id, selection, dimension), kinds_of(version, kpi_id), kinds)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def _pair(version: Version, kpi_id: str, selection: Selection, by: tuple[str, ...], pair: tuple[str, str]) -> Difference | None:
    dimension, *kinds = by
    return of_two(_cases(version, kpi_id, selection, dimension), *pair, kinds)


@st.cache_resource(max_entries=20, show_spinner=False, hash_funcs=HASHES)
def _cases(version: Version, kpi_id: str, selection: Selection, dimension: str) -> pd.DataFrame:
    """The cases of every member by all kinds: one frame for all who ask, which nobody changes."""
    return counts(version, kpi_id, selection, dimension, kinds_of(version, kpi_id))


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def _efforts(version: Version, selection: Selection, dimension: str) -> tuple[Effort, ...]:
    return efforts(version, selection, dimension)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def _effort(version: Version, selection: Selection) -> Effort:
    return effort(version, selection)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=HASHES)
def _stages(version: Version, selection: Selection) -> tuple[Stage, ...] | Sentence:
    return stages(version, selection)
