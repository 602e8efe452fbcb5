"""What stands beside a KPI: those to read it together with, each with value and change."""

from __future__ import annotations

import streamlit as st

from kpi.kpis import KPI
from locales import Sentence
from ui.cards import card
from ui.figures import headlines, lacking_of, leading_of
from ui.scene import Scene
from ui.words import say


def neighbours(scene: Scene, kpi: KPI) -> None:
    """A card for each neighbour that this data answers, which leads to it with all filters; the others by name."""
    beside = [scene.catalogue[each] for each in kpi.neighbours if each in scene.catalogue]
    if not beside:
        return
    lacks = lacking_of(scene.data)
    answered = [each for each in beside if not lacks[each.id]]
    st.header(say("What stands beside it"))
    values = headlines(scene.data, tuple(each.id for each in answered), scene.selection)
    with st.grid(min_column_width=200, gap="small"):
        for each in answered:
            led = leading_of(scene.data, each.id, scene.selection)
            card(scene, each, led.value if led else values[each.id], ())
    if others := [each.title for each in beside if each not in answered]:
        st.caption(say(Sentence("To be read with it too, but not answered by this data: {names}.", names=others)))
