"""The steps of the period, each with its change, compared as the page compares: a click looks at one of them alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from data.version import Version
from kpi.comparison import Comparison
from kpi.compute import Value, compute_together
from kpi.kpis import KPI
from kpi.periods import Grain, Period
from kpi.selection import Selection
from kpi.why import compared_selection
from kpi.why.steps import as_compared, is_whole, nearest_covered, step_selections
from locales import Sentence
from locales.words import N_
from ui import state
from ui.figures import HASHES
from ui.month_names import month_name
from ui.presets import CUSTOM, PRESETS
from ui.scene import Scene
from ui.steps import step_name
from ui.values import move
from ui.view import DEFAULT_PERIOD, View
from ui.words import say, tell

GRAINS = ((1100, Grain.YEAR), (100, Grain.QUARTER), (32, Grain.MONTH))
"""A period of more days than these is offered in steps of so long."""

MOST = 8

COMPARED = {
    Comparison.PREVIOUS: N_("Each step is compared with the days before it:"),
    Comparison.YEAR: N_("Each step is compared with the same one a year earlier:"),
    Comparison.CUSTOM: N_("Each step is compared with its counterpart in the other period:"),
}


def steps(scene: Scene, kpi: KPI) -> None:
    """A button for each step, with how far the KPI moved in it against what it is compared with; one back to the usual period."""
    period = scene.selection.period
    grain = next((grain for days, grain in GRAINS if period.days > days), None)
    if grain is not None:
        st.caption(say(COMPARED[as_compared(scene.selection).comparison]))
    with st.container(horizontal=True, gap="xsmall"):
        if state.view().period == CUSTOM:
            st.button(say(PRESETS[DEFAULT_PERIOD].label), icon=":material/arrow_back:", type="tertiary", on_click=_look_back)
        if grain is None:
            return
        selections = step_selections(scene.selection, grain)[-MOST:]
        for selection, value in zip(selections, _values(scene.data, kpi.id, selections), strict=True):
            name, moved = _named(selection, grain), move(value, kpi)
            st.button(
                f"{name} · {moved.text}" if moved else name,
                key=f"step_{value.period.start}_{grain}",
                help=_against(value),
                on_click=_look_at,
                args=(selection, compared_selection(scene.selection).comparison),
            )


def offer_covered(scene: Scene, kpi: KPI) -> None:
    """A button for the nearest comparison that the data covers; none for who came by a link, or where there is none."""
    found = covered(scene, kpi.id)
    if found is None or found.compared is None:
        return
    period, other = found.period.to_date(found.today), found.compared
    days = {"first": period.start, "last": _last(period), "before": other.start, "until": _last(other)}
    shown = Sentence("Compare {first} – {last} with {before} – {until}", **days)
    st.button(say(shown), icon=":material/compare_arrows:", key="nearest_covered", on_click=_look_at, args=(found, Comparison.NONE))


def covered(scene: Scene, kpi_id: str) -> Selection | None:
    """The nearest comparison that the data covers; `None` for who came by a link, whose view is fixed, or where there is none."""
    return None if scene.access.link is not None else _nearest(scene.data, kpi_id, scene.selection)


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=HASHES)
def _values(version: Version, kpi_id: str, selections: tuple[Selection, ...]) -> list[Value]:
    return [values[0] for values in compute_together(version, [kpi_id], selections, beside=False)]


@st.cache_data(max_entries=200, show_spinner=False, hash_funcs=HASHES)
def _nearest(version: Version, kpi_id: str, selection: Selection) -> Selection | None:
    return nearest_covered(version, kpi_id, selection)


def _named(selection: Selection, grain: Grain) -> str:
    """A whole step by its name, of any other the months or days that there are of it."""
    if is_whole(selection.period, grain, selection):
        return step_name(selection.period, grain, selection.calendar)
    part = selection.period.to_date(selection.today)
    if part.start.day != 1 or part.end.day != 1:
        return tell(Sentence("{first} – {last}", first=part.start, last=_last(part)))
    first, last = month_name(part.start), month_name(_last(part))
    return first if first == last else tell(Sentence("{first} – {last}", first=first, last=last))


def _against(value: Value) -> str | None:
    if value.no_data_before:
        return say(Sentence("Not compared: there is no data before {day}.", day=value.no_data_before))
    if value.compared is None:
        return None
    return say(Sentence("Compared with {first} – {last}.", first=value.compared.start, last=_last(value.compared)))


def _last(period: Period) -> date:
    return period.end - timedelta(days=1)


def _look_at(selection: Selection, compared: Comparison) -> None:
    """Look at a step, compared as its button says; `compared` is how the page compares, which stays where that says the same."""
    state.change(looking_at(selection, compared))


def looking_at(selection: Selection, compared: Comparison = Comparison.NONE) -> View:
    """The view of a step, compared as its selection is unless that is how the page compares already."""
    view, days = state.view(), selection.period
    if selection.comparison.is_period and selection.comparison is not compared:
        view = replace(view, comparison=selection.comparison)
    other = selection.other or view.other if view.comparison is Comparison.CUSTOM else None
    return replace(view, period=CUSTOM, first=days.start, last=days.end - timedelta(days=1), other=other)


def _look_back() -> None:
    """The usual period; what one period was compared with by hand is no comparison for another."""
    view = replace(state.view(), period=DEFAULT_PERIOD, first=None, last=None)
    state.change(replace(view, comparison=Comparison.PREVIOUS, other=None) if view.comparison is Comparison.CUSTOM else view)
