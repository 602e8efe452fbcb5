"""The revenue target of a period: in the address, kept in the workspace, in the data, or a tenth above the last one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

import streamlit as st

from forecasting.what_if_base import Start
from kpi.comparison import Comparison, previous
from kpi.goals import revenue_goal
from kpi.periods import Period
from locales import Sentence
from sharing.refusal import NotAllowed
from sharing.targets import Target, save, targets_of
from ui import state
from ui.figures import headlines
from ui.number_choice import keep, number
from ui.scene import Scene
from ui.words import say, tell
from ui.workspace import now

_REFUSED = "_target_refused"
KEPT = Sentence("The target is the one kept in this workspace.")
IN_DATA = Sentence("The target is the one in the data.")
LARGEST = 10**12
GROWTH = 1.1


@dataclass(frozen=True)
class Chosen:
    """A target; `is_set` says whether anybody set it, else it is a tenth above the time before."""

    amount: Decimal
    is_set: bool


def revenue_target(scene: Scene, period: Period, start: Start) -> Chosen:
    """The target in the address, else the default; it can be kept."""
    default, source = _default(scene, period, start)
    value = number("target", 0, LARGEST, default)
    st.number_input(
        say("Revenue target"),
        min_value=0,
        max_value=LARGEST,
        step=1000,
        key=state.held("target", value),
        help=say(source),
        on_change=lambda: keep("target", default),
    )
    if value == default:
        st.caption(say(source))
    _keep_button(scene, period, value)
    return Chosen(Decimal(value), value != default or source in (KEPT, IN_DATA))


def _default(scene: Scene, period: Period, start: Start) -> tuple[int, Sentence]:
    """A target for a period, and where it comes from: the one kept, else the one in the data, else a tenth above the last period."""
    kept = _kept(scene, period)
    if kept is not None:
        return int(kept), KEPT
    goal = None if scene.selection.filters else revenue_goal(scene.data, period)
    if goal:
        return round(goal), IN_DATA
    before = previous(period)
    selection = replace(scene.selection, period=before, comparison=Comparison.NONE, grain=None, undated=False)
    revenue = headlines(scene.data, ("revenue",), selection)["revenue"].value or start.base.a_day * period.days
    last = before.end - timedelta(days=1)
    sentence = (
        Sentence("While a filter is set, the target is 10% above {first} – {last}.", first=before.start, last=last)
        if scene.selection.filters
        else Sentence("The data has no target for {start} – {end}, so that this is 10% above {first} – {last}.",
                      start=period.start, end=period.end - timedelta(days=1), first=before.start, last=last)
    )  # fmt: skip
    return int(round(revenue * GROWTH, -3 if revenue > 20_000 else 0)), sentence


def _kept(scene: Scene, period: Period) -> Decimal | None:
    """The target kept for the whole company's revenue in a period; `None` where none was kept, or only a part is looked at."""
    if scene.selection.filters:
        return None
    whole = (each.target for each in targets_of(scene.access) if each.target.kpi == "revenue" and each.target.dimension is None)
    return next((target.value for target in whole if target.period == period), None)


def _keep_button(scene: Scene, period: Period, value: int) -> None:
    """Keep what is set as the target of the period, for those who may change the workspace; not for a part of the company."""
    if refused := st.session_state.pop(_REFUSED, None):
        st.warning(say(refused), icon=":material/warning:")
    may_keep = scene.access.may_edit and scene.access.link is None and not scene.selection.filters
    if may_keep and _kept(scene, period) != value:
        given = (scene, period, value)
        st.button(say("Keep as the target"), key="keep_target", icon=":material/flag:", type="tertiary", on_click=_keep, args=given)


def _keep(scene: Scene, period: Period, value: int) -> None:
    try:
        save(scene.access, Target(tell("Revenue target"), "revenue", period, Decimal(value)), now())
    except NotAllowed as refusal:
        st.session_state[_REFUSED] = refusal.sentence
