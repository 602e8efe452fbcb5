"""The choice of language."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from locales.languages import LANGUAGES
from ui import state
from ui.words import language, say


def language_menu() -> None:
    """A select at the foot of the menu; the choice stands in the address."""
    st.selectbox(
        say("Language"),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key=state.held("lang", language()),
        on_change=lambda: state.change(replace(state.view(), language=state.chosen_in("lang"))),
        icon=":material/language:",
        label_visibility="collapsed",
    )
