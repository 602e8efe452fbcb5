"""Scenarios that are kept: save one under a name, compare them, open or delete one."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from charts.bars import Bar, bars
from charts.finish import Scale
from forecasting.refusal import Refusal
from forecasting.what_if import project_over
from locales import Sentence
from locales.markdown import escape
from sharing.refusal import NotAllowed
from sharing.scenarios import SavedScenario, Scenario, delete, save, scenarios_of
from ui import address, state
from ui.charted import charted
from ui.links import page_named
from ui.own_copy import own_copy_button
from ui.scene import Scene
from ui.what_if_moves import CHOICES
from ui.what_if_trial import Trial
from ui.words import language, say, tell
from ui.workspace import credentials, now

_REFUSED, _NAME = "_scenario_refused", "scenario_name"


def scenarios(scene: Scene, trial: Trial) -> None:
    """All of it."""
    if refused := st.session_state.pop(_REFUSED, None):
        st.warning(say(refused), icon=":material/warning:")
    _save_form(scene, trial)
    kept = scenarios_of(scene.access)
    if kept:
        _compared(scene, trial, kept)


def _save_form(scene: Scene, trial: Trial) -> None:
    if scene.access.is_demo:
        st.markdown(
            say("The address of this page already holds what you set: pass it on, or keep it. To save scenarios by name, work in a copy.")
        )
        own_copy_button(scene)
    elif scene.access.may_edit and scene.access.link is None:
        form = st.form("save_scenario", border=False, clear_on_submit=True)
        with form, st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(say("Name of this scenario"), key=_NAME, max_chars=80, width=320)
            st.form_submit_button(say("Save"), icon=":material/save:", on_click=_save, args=(scene, trial))
    else:
        st.caption(say("Only who has the key of this workspace can save scenarios. The address of this page holds what you set."))


def _save(scene: Scene, trial: Trial) -> None:
    months = len(trial.projection.by_month)
    view = {name: tuple(values) for name, values in address.write(state.view(), CHOICES).items()}
    try:
        save(scene.access, Scenario(str(st.session_state.get(_NAME, "")), trial.drivers, months, trial.target, dict(view)), now())
    except NotAllowed as refusal:
        st.session_state[_REFUSED] = refusal.sentence


def _delete(scene: Scene, scenario_id: int) -> None:
    try:
        delete(scene.access, scenario_id)
    except NotAllowed as refusal:
        st.session_state[_REFUSED] = refusal.sentence


def _compared(scene: Scene, trial: Trial, kept: list[SavedScenario]) -> None:
    """Every scenario's revenue from where things stand in the period and filters of this page."""
    results: list[tuple[str, Decimal | None]] = [(tell("What is set above"), trial.projection.revenue)]
    results += [(each.scenario.name, _revenue(trial, each.scenario)) for each in kept]
    title = tell("Scenarios compared")
    st.header(title)
    shown = [(name, revenue) for name, revenue in results if revenue is not None]
    charted(
        bars(
            [Bar(name, float(revenue), trial.money(revenue)) for name, revenue in shown],
            title=title, axis=tell("Revenue") + (f" ({trial.currency})" if trial.currency else ""), scale=Scale.PLAIN,
            names=(tell("Revenue"), ""), language=language(), reference=float(trial.target),
        ),
        key="scenarios",
        title=title,
        columns={
            tell("Scenario"): [name for name, _ in results],
            tell("Revenue"): ["–" if revenue is None else trial.money(revenue) for _, revenue in results],
        },
    )  # fmt: skip
    st.caption(say(Sentence("Each from {first} to {last}, from where things stand in the period above. Dashed line: the target.",
                            first=trial.projection.period.start, last=trial.last_day)))  # fmt: skip
    for each in kept:
        _row(scene, each)


def _revenue(trial: Trial, scenario: Scenario) -> Decimal | None:
    """`None` where the scenario's moves are impossible from here."""
    try:
        return project_over(trial.start.base, scenario.drivers, trial.projection.period, trial.start.curve).revenue
    except Refusal:
        return None


def _row(scene: Scene, kept: SavedScenario) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            page_named("what_if.py"),
            label=escape(kept.scenario.name),
            icon=":material/open_in_new:",
            query_params={name: _listed(value) for name, value in (kept.scenario.view | credentials()).items()},
            width="stretch",
        )
        st.caption(say(Sentence("saved on {day}", day=kept.created_at.date())))
        if scene.access.may_edit and scene.access.link is None:
            key = f"delete_{kept.id}"
            st.button(say("Delete"), key=key, type="tertiary", icon=":material/delete:", on_click=_delete, args=(scene, kept.id))


def _listed(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [str(each) for each in value] if isinstance(value, (list, tuple)) else [str(value)]
