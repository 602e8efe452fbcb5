"""The way from a KPI to the page that says why it changed, in the same view."""

from __future__ import annotations

import streamlit as st

from kpi.kpis import KPI
from locales.words import N_
from ui import state
from ui.links import page_named, parameters
from ui.words import say

LABEL = N_("See why it changed")


def why_link(kpi: KPI) -> None:
    """A link that keeps period, comparison and filters."""
    view = state.view().chosen("kpi", kpi.id)
    st.page_link(page_named("why.py"), label=say(LABEL), icon=":material/help_center:", query_params=parameters(view, ("kpi",)))
