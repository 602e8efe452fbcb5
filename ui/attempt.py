"""Things done in callbacks that may be refused: the refusal is said at the top of the next run."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from data.store import StoreError
from sharing.refusal import NotAllowed
from ui.words import say

_REFUSED = "_refused"


def attempt(act: Callable[..., object], *arguments: object) -> None:
    """Do it; where it is refused, remember why."""
    try:
        act(*arguments)
    except (NotAllowed, StoreError) as refusal:
        st.session_state[_REFUSED] = refusal.sentence


def say_refusal() -> None:
    """Why the last thing was refused, once."""
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(say(refused), icon=":material/error:")
