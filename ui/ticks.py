"""Ticks in a table of members: each narrows the page to its member, and is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from ui import state
from ui.words import DIMENSION_NAMES


def ticks(key: str, dimension: str, members: Sequence[str | None]) -> dict[str, Any]:
    """What `st.dataframe` needs for them, its key among it; only the key where a dimension is one table's own, which narrows nothing else.

    `members` are those of the rows, in their order; rows after them cannot be ticked.
    """
    chosen = state.view().members(dimension)
    own = f"{key}_{dimension}_{hash((chosen, tuple(members)))}"
    if dimension not in DIMENSION_NAMES:
        return {"key": own}
    return {
        "key": own,
        "on_select": partial(_narrow, own, dimension, members),
        "selection_mode": "multi-row",
        "selection_default": {"selection": {"rows": [index for index, member in enumerate(members) if member in chosen]}},
    }


def _narrow(key: str, dimension: str, members: Sequence[str | None]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    state.change(state.view().filtered(dimension, tuple(members[row] for row in rows if row < len(members))))
