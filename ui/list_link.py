"""The way from a number to the rows that wait for somebody, on the page To do."""

from __future__ import annotations

import streamlit as st

from locales import Sentence
from ui import state
from ui.links import page_named, parameters
from ui.words import say


def list_link(listed: str, label: Sentence) -> None:
    """A link to one of the lists of `kpi.lists`, the view kept."""
    query = parameters(state.view().chosen("todo", listed), ("todo",))
    st.page_link(page_named("to_do.py"), label=say(label), icon=":material/checklist:", query_params=query)
