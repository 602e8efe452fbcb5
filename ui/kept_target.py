"""The revenue target that a workspace keeps for a period: read, and kept from what somebody tries out."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from kpi.periods import Period
from locales import Sentence
from sharing.refusal import NotAllowed
from sharing.targets import Target, save, targets_of
from ui.scene import Scene
from ui.words import say, tell
from ui.workspace import now

_REFUSED = "_target_refused"


def kept_target(scene: Scene, period: Period) -> Decimal | None:
    """The target kept for the whole company's revenue in a period; `None` where none was kept, or only a part is looked at."""
    if scene.selection.filters:
        return None
    whole = (each.target for each in targets_of(scene.access) if each.target.kpi == "revenue" and each.target.dimension is None)
    return next((target.value for target in whole if target.period == period), None)


def keep_target_button(scene: Scene, period: Period, value: int) -> None:
    """Keep what is set as the target of the period, for those who may change the workspace; not for a part of the company."""
    if refused := st.session_state.pop(_REFUSED, None):
        st.warning(say(refused), icon=":material/warning:")
    may_keep = scene.access.may_edit and scene.access.link is None and not scene.selection.filters
    if may_keep and kept_target(scene, period) != value:
        given = (scene, period, value)
        st.button(say("Keep as the target"), key="keep_target", icon=":material/flag:", type="tertiary", on_click=_keep, args=given)


def _keep(scene: Scene, period: Period, value: int) -> None:
    try:
        save(scene.access, Target(tell("Revenue target"), "revenue", period, Decimal(value)), now())
    except NotAllowed as refusal:
        st.session_state[_REFUSED] = refusal.sentence


KEPT = Sentence("The target is the one kept in this workspace.")
