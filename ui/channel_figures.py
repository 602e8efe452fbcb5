"""What is worked out of channels, kept for all visitors by version and selection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from data.version import Version
from forecasting.channels.next_money import Asked, NextMoney, next_money
from forecasting.channels.scorecard import SEED, Scorecard, scorecard
from forecasting.channels.spend_history import History, spend_histories
from forecasting.channels.strata import Checked, checked
from kpi.selection import Selection


def _key(version: Version) -> tuple[str, int, str, str]:
    return (str(version.root), version.number, version.created_at, repr(version.definitions))


_HASHES: dict[str | type[Any], Any] = {Version: _key, Selection: repr, Asked: repr}


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=_HASHES)
def scored(version: Version, selection: Selection, dimension: str) -> Scorecard:
    """The scorecard of channels or campaigns. Raises Refusal."""
    return scorecard(version, selection, dimension)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=_HASHES)
def mixes_checked(version: Version, selection: Selection, dimension: str) -> Checked:
    """Simpson's check of them. Raises Refusal."""
    return checked(version, selection, scored(version, selection, dimension))


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=_HASHES)
def money_next(version: Version, selection: Selection, dimension: str, asked: Asked) -> NextMoney:
    """What a sum would bring in each of them. Raises Refusal."""
    return next_money(_histories(version, selection, dimension), scored(version, selection, dimension).members, asked, SEED)


@st.cache_data(max_entries=50, show_spinner=False, hash_funcs=_HASHES)
def _histories(version: Version, selection: Selection, dimension: str) -> Mapping[str, History]:
    return spend_histories(version, selection, dimension)
