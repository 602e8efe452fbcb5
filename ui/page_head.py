"""What stands at the head of a page: the answer as a sentence, what it means, and the name of the browser's tab."""

from __future__ import annotations

import streamlit as st

from locales import Sentence
from ui.words import say, tell

PRODUCT = "CRM KPI Explorer"


def page_head(headline: Sentence | str, beneath: Sentence | str | None = None, *, tab: Sentence | str | None = None) -> None:
    """The headline, which is the answer and holds its number; one quiet sentence under it. `tab` renames the browser's tab."""
    if tab:
        name_tab(tab)
    st.title(say(headline))
    if beneath:
        st.markdown(say(beneath))


def name_tab(name: Sentence | str) -> None:
    """What the browser's tab, its history and its bookmarks call the page."""
    st.set_page_config(page_title=f"{tell(name)} · {PRODUCT}")
