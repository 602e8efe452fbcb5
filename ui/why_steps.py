"""The steps of the period, each with its change: a click looks at one of them alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import streamlit as st

from kpi.kpis import KPI
from kpi.periods import Grain, Period
from kpi.why import compared_selection
from ui import state
from ui.figures import figures
from ui.presets import CUSTOM, PRESETS
from ui.scene import Scene
from ui.steps import step_name
from ui.values import move
from ui.view import DEFAULT_PERIOD
from ui.words import say

GRAINS = ((1100, Grain.YEAR), (100, Grain.QUARTER), (32, Grain.MONTH))
"""A period of more days than these is offered in steps of so long."""

MOST = 8


def steps(scene: Scene, kpi: KPI) -> None:
    """A button for each step, with how far the KPI moved in it against what it is compared with; one back to the usual period."""
    period = scene.selection.period
    grain = next((grain for days, grain in GRAINS if period.days > days), None)
    with st.container(horizontal=True, gap="xsmall"):
        if state.view().period == CUSTOM:
            st.button(say(PRESETS[DEFAULT_PERIOD].label), icon=":material/arrow_back:", type="tertiary", on_click=_look_back)
        if grain is None:
            return
        selection = replace(compared_selection(scene.selection), grain=grain)
        for value in figures(scene.data, (kpi.id,), selection)[-MOST:]:
            name, moved = step_name(value.period, grain, scene.selection.calendar), move(value, kpi)
            st.button(
                f"{name} · {moved.text}" if moved else name,
                key=f"step_{value.period.start}_{grain}",
                on_click=_look_at,
                args=(value.period,),
            )


def _look_at(period: Period) -> None:
    state.change(replace(state.view(), period=CUSTOM, first=period.start, last=period.end - timedelta(days=1)))


def _look_back() -> None:
    state.change(replace(state.view(), period=DEFAULT_PERIOD, first=None, last=None))
