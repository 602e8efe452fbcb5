"""Which KPIs the data answers, and what is missing for the others."""

from __future__ import annotations

import streamlit as st

from kpi.status import State
from locales import Sentence
from locales.words import N_
from ui.figures import statuses
from ui.scene import Scene
from ui.words import say

_GROUPS = (
    (State.COMPUTABLE, N_("Answered"), ":material/check_circle:"),
    (State.PARTLY, N_("Answered in part"), ":material/pie_chart:"),
    (State.NOT, N_("Not from this data"), ":material/help:"),
)


def answers(scene: Scene) -> None:
    """One expander for those answered, in part, and not, with the reasons."""
    if scene.version is None:
        return
    found = statuses(scene.version)
    st.header(say("What this data can answer"))
    answered = sum(each.state is not State.NOT for each in found.values())
    st.markdown(say(Sentence("{answered} of {all} KPIs have what they need.", answered=answered, all=len(found))))
    for state, title, icon in _GROUPS:
        ids = [kpi_id for kpi_id, each in found.items() if each.state is state]
        if ids:
            with st.expander(f"{say(title)} ({len(ids)})", icon=icon):
                for kpi_id in ids:
                    because = " · ".join(say(each) for each in found[kpi_id].because)
                    st.markdown(f"**{say(scene.catalogue[kpi_id].name)}**" + (f" · {because}" if because else ""))
