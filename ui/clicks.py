"""Keys of charts and tables in which a click opens something.

A chart keeps what was clicked, and tells of a click only when that changes: who closes what a click has opened, and clicks there again,
would wait in vain. So each gets a new key, and forgets, whenever something was opened or closed elsewhere.
"""

from __future__ import annotations

import streamlit as st

_SEEN, _BY = "_clicks_seen", "_clicks_by"


def click_key(base: str, opened: str | None) -> str:
    """The key of a chart or table called `base` while something (or nothing) is `opened`."""
    seen = st.session_state.setdefault(_SEEN, {})
    before, number = seen.get(base, (opened, 0))
    if before != opened and st.session_state.get(_BY) != (base, opened):
        number += 1
    seen[base] = (opened, number)
    return f"{base}_{number}"


def clicked(base: str, opened: str | None) -> None:
    """A click in `base` opens something. For callbacks."""
    st.session_state[_BY] = (base, opened)
