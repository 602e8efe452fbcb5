"""A number in a frame, with what stands beside it in words; the words wrap, where a metric's own would be cut."""

from __future__ import annotations

import streamlit as st

from locales import Sentence
from ui.words import say


def number_card(label: str, value: str, beside: Sentence | None = None, help: Sentence | str | None = None) -> None:
    """Label (an English msgid), the number, and a quiet line under it."""
    with st.container(border=True, height="stretch", gap="xxsmall"):
        st.markdown(f":small[{say(label)}]", help=say(help) if help else None)
        st.metric(say(label), value, label_visibility="collapsed")
        if beside:
            st.caption(say(beside))
