"""What stands where there is nothing to show yet: why, and what to do."""

from __future__ import annotations

import streamlit as st

from locales import Sentence
from ui import state
from ui.links import page_named, parameters
from ui.words import say


def empty_workspace() -> None:
    """The workspace holds no data."""
    st.title(say("There is no data here yet"))
    st.markdown(
        say(
            "Drop the exports of your CRM, help desk or shop on the page Data: "
            "each file is recognised, and the KPIs it can answer appear at once."
        )
    )
    st.page_link(page_named("data.py"), label=say("Bring in data"), icon=":material/upload_file:", query_params=parameters(state.view()))


def no_value(reason: Sentence | None) -> None:
    """A number that cannot be computed for what is selected, with the reason."""
    st.info(say(reason or Sentence("There is nothing to count in this selection.")), icon=":material/info:")
