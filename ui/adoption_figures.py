"""What the page Adoption asks for, kept for all visitors."""

from __future__ import annotations

import streamlit as st

from data.version import Version
from kpi.adoption import Filled, Person, coverage, people
from kpi.selection import Selection
from ui.figures import HASHES, figures, without


def people_of(version: Version, kpis: tuple[str, ...], selection: Selection, known: tuple[str | None, ...]) -> tuple[Person, ...]:
    """Everybody's use of the CRM, whoever is selected.

    `known` are all people of the data. Where filters narrow the view otherwise, only those with rows in it are told: nobody can say
    whether the others belong there.
    """
    selection = without(selection, "rep")
    return people(figures(version, kpis, selection, ("rep",)), selection, () if selection.filters else known) if kpis else ()


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=HASHES)
def coverage_of(version: Version, selection: Selection, by: str | None = None) -> tuple[Filled, ...]:
    """How completely fields are filled, of everybody or member by member."""
    return coverage(version, without(selection, by) if by else selection, by)
