"""How healthy the data behind a number is."""

from __future__ import annotations

import streamlit as st

from kpi.currencies import currency_of
from kpi.health_in_words import freshness_of, gaps_of, in_bounds
from kpi.kpis import KPI
from locales import Sentence
from locales.words import N_
from ui.figures import health_of
from ui.scene import Scene
from ui.values import share_shown, shown
from ui.words import say

SECTIONS = (N_("What it could have been"), N_("How fresh the data is"), N_("What could be used"), N_("What is doubtful in what it reads"))


def health_tab(scene: Scene, kpi: KPI) -> None:
    """Best and worst value, freshness, what could be used and what was left out, and the checks that rows fail."""
    found = health_of(scene.data, kpi.id, scene.selection)
    currency = currency_of(scene.data, kpi)
    parts = (
        [in_bounds(found.bounds, lambda value: shown(value, kpi.unit, currency))],
        freshness_of(found),
        gaps_of(found, share_shown),
        [each.sentence for each in found.found],
    )
    for name, sentences in zip(SECTIONS, parts, strict=True):
        if sentences:
            st.markdown(f"**{say(name)}**\n\n{_listed(sentences)}")


def _listed(sentences: list[Sentence]) -> str:
    return "\n".join(f"- {say(each)}" for each in sentences)
