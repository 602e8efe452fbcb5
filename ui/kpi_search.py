"""The search box of the overview: a name, a synonym or a question leads to a KPI."""

from __future__ import annotations

import streamlit as st

from kpi.search import Match, search
from locales import Sentence
from ui import state
from ui.figures import lacking_of
from ui.links import page_named
from ui.opening import kpi_parameters
from ui.scene import Scene
from ui.words import DIMENSION_NAMES, language, say, tell

CHOICE = "find"


def kpi_search() -> None:
    """The box; what is typed stands in the address."""
    st.text_input(
        say("Find a KPI"),
        key=state.held("find", state.view().choice(CHOICE) or ""),
        placeholder=tell("Find a KPI or ask: how many leads per rep?"),
        icon=":material/search:",
        label_visibility="collapsed",
        on_change=lambda: state.change(state.view().chosen(CHOICE, state.chosen_in("find").strip()[:200] or None)),
    )


def found(scene: Scene) -> None:
    """The KPIs that may be meant, each a link to its page; those that this data cannot answer say so."""
    asked = state.view().choice(CHOICE)
    if not asked:
        return
    matches = search(asked, scene.catalogue, language())
    if not matches:
        st.info(say("No KPI is called anything like that. Try another word, such as sales, leads, customers or tickets."))
        return
    with st.container(border=True, gap="xxsmall"):
        for match in matches:
            _link(scene, match)


def _link(scene: Scene, match: Match) -> None:
    kpi = scene.catalogue[match.kpi]
    name = kpi.title
    if match.dimension:
        name = Sentence("{kpi} by {dimension}", kpi=name, dimension=Sentence(DIMENSION_NAMES[match.dimension]))
    lacks = lacking_of(scene.data)[match.kpi]
    st.page_link(
        page_named("kpi.py"),
        label=f"**{say(name)}** · {say(lacks[0] if lacks else kpi.meaning)}",
        icon=":material/help:" if lacks else ":material/monitoring:",
        query_params=kpi_parameters(match.kpi, match.dimension),
    )
