"""The KPIs that come first: those in the address, else those the workspace follows, else our choice."""

from __future__ import annotations

import streamlit as st

from kpi.importance import FOLLOWED, first_of
from locales import Sentence
from sharing.followed import MOST_FOLLOWED, follow, followed_in
from ui import state
from ui.attempt import attempt
from ui.figures import lacking_of
from ui.scene import Scene
from ui.words import say, tell

CHOICE, BETWEEN = "follow", ","


def answered(scene: Scene) -> tuple[str, ...]:
    """The KPIs that this data has what they need for, as the catalogue lists them."""
    return tuple(kpi_id for kpi_id, because in lacking_of(scene.data).items() if not because)


def followed(scene: Scene) -> tuple[str, ...]:
    """The KPIs that come first, in their order; those that this data cannot answer are left out."""
    known = answered(scene)
    chosen = (state.view().choice(CHOICE) or "").split(BETWEEN)
    for several in (chosen, followed_in(scene.access)):
        possible = tuple(kpi_id for kpi_id in several if kpi_id in known)
        if possible:
            return possible
    return first_of(known)


def choose_followed(scene: Scene) -> None:
    """A panel in which the KPIs that come first are chosen: for this view, and for everybody by those who may edit."""
    shown = followed(scene)
    with st.popover(say("Choose KPIs"), icon=":material/tune:"):
        st.multiselect(
            say("KPIs that come first"),
            sorted(answered(scene), key=lambda kpi_id: tell(scene.catalogue[kpi_id].name)),
            format_func=lambda kpi_id: tell(scene.catalogue[kpi_id].name),
            key=state.held("followed", list(shown)),
            max_selections=MOST_FOLLOWED,
            select_all=False,
            placeholder=tell(Sentence("The {count} that matter most", count=FOLLOWED)),
            on_change=lambda: _take(tuple(state.chosen_in("followed"))),
        )
        _keep(scene, shown)


def _keep(scene: Scene, shown: tuple[str, ...]) -> None:
    own = state.view().choice(CHOICE) is not None
    if not scene.may_edit or scene.access.link is not None:
        st.caption(say("What you choose stands in the address: keep it as a bookmark, or share it."))
    elif own:
        st.button(say("Keep for everybody"), icon=":material/push_pin:", key="keep_followed", on_click=_keep_for_all, args=(scene, shown))
    if own or (followed_in(scene.access) and scene.may_edit):
        st.button(say("Back to the usual ones"), type="tertiary", key="usual_followed", on_click=_back, args=(scene,))


def _take(chosen: tuple[str, ...]) -> None:
    state.change(state.view().chosen(CHOICE, BETWEEN.join(chosen) or None))


def _keep_for_all(scene: Scene, shown: tuple[str, ...]) -> None:
    attempt(follow, scene.access, shown)
    _take(())


def _back(scene: Scene) -> None:
    """What this view chose goes first; then what is kept for everybody."""
    if state.view().choice(CHOICE) is None and scene.may_edit:
        attempt(follow, scene.access, ())
    _take(())
