"""The steps of a trend, a row of buttons over it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from kpi.periods import Grain, cut
from ui import state
from ui.filter_bar import GRAINS
from ui.scene import Scene
from ui.words import say

MOST_STEPS = 400
"""More cannot be told apart in one picture."""


def choose_grain(scene: Scene) -> None:
    """The steps that cut the period into at least two and not too many; the choice is the view's, as in the filter bar."""
    period, calendar = scene.selection.period, scene.selection.calendar
    offered = [grain for grain in Grain if 2 <= len(cut(period, grain, calendar)) <= MOST_STEPS or grain is scene.grain]
    st.segmented_control(
        say("Steps of a trend"),
        offered,
        format_func=lambda grain: say(GRAINS[grain]),
        key=state.held("steps", scene.grain),
        required=True,
        label_visibility="collapsed",
        on_change=lambda: state.change(replace(state.view(), grain=str(state.chosen_in("steps")))),
    )
