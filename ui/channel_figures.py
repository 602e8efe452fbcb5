"""What is worked out of channels, kept for all visitors by version and selection."""

from __future__ import annotations

from typing import Any

import streamlit as st

from data.version import Version
from forecasting.channels.scorecard import Scorecard, scorecard
from kpi.selection import Selection


def _key(version: Version) -> tuple[str, int, str, str]:
    return (str(version.root), version.number, version.created_at, repr(version.definitions))


_HASHES: dict[str | type[Any], Any] = {Version: _key, Selection: repr}


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=_HASHES)
def scored(version: Version, selection: Selection, dimension: str) -> Scorecard:
    """The scorecard of channels or campaigns. Raises Refusal."""
    return scorecard(version, selection, dimension)
