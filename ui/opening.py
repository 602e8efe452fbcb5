"""Opening a KPI's page from a card, a row or a finding, the view kept."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from ui import address, state
from ui.links import page_named, parameters
from ui.view import View

CHOICES = ("kpi", "by", "about")


def kpi_parameters(kpi_id: str, dimension: str | None = None, seen: View | None = None) -> address.Parameters:
    """What the address of a KPI's page carries, seen from here: the view (or the one `seen`), the KPI and what it is split by."""
    view = (seen or state.view()).chosen("kpi", kpi_id).chosen("about", None).chosen("by", dimension)
    return parameters(view, CHOICES)


def open_kpi(kpi_id: str, seen: View | None = None) -> NoReturn:
    """Go to the KPI's page."""
    st.switch_page(page_named("kpi.py"), query_params=kpi_parameters(kpi_id, seen=seen))


def ask_why(kpi_id: str, seen: View | None = None) -> NoReturn:
    """Go to the page that says why the KPI changed."""
    st.switch_page(page_named("why.py"), query_params=kpi_parameters(kpi_id, seen=seen))
