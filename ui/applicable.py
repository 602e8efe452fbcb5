"""Which filters of the bar a forecast can follow."""

from __future__ import annotations

import streamlit as st

from kpi.selection import Filter
from kpi.slices import lacking
from ui.scene import Scene
from ui.words import say


def applicable(scene: Scene, table: str) -> tuple[Filter, ...]:
    """The filters that rows of a table know; for each other one the reason is shown, and it does not narrow."""
    filters = scene.selection.filters
    if not scene.data.has(table):
        return filters
    reasons = {each: lacking(scene.data, table, (each.dimension,)) for each in filters}
    for reason in reasons.values():
        if reason:
            st.info(say(reason), icon=":material/filter_alt_off:")
    return tuple(each for each, reason in reasons.items() if not reason)
