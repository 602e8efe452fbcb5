"""A number in a frame, with what stands beside it in words; the words wrap, where a metric's own would be cut."""

from __future__ import annotations

import streamlit as st

from locales import Sentence
from ui.glossary import meaning_of
from ui.values import Move
from ui.words import say, tell


def number_card(
    label: Sentence | str, value: str, beside: Sentence | None = None, help: Sentence | str | None = None, moved: Move | None = None
) -> None:
    """Label (an English msgid, or a sentence), the number, how it moved, and a quiet line under it."""
    with st.container(border=True, height="stretch", gap="xxsmall"):
        st.markdown(f":small[{say(label)}]", help=say(help) if help else meaning_of(tell(label)))
        st.metric(
            say(label),
            value,
            moved.text if moved else None,
            delta_color=moved.colour if moved else "off",
            delta_arrow=moved.arrow if moved else "off",
            delta_description=tell(moved.word) if moved and moved.word else None,
            label_visibility="collapsed",
        )
        if beside:
            st.caption(say(beside))
