"""The editor of a KPI of one's own: a formula that is checked while it is typed, and what else a reader needs to know."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import streamlit as st

from data.definitions import Definition
from kpi.kpis import Unit
from kpi.own.catalogue import own
from kpi.own.examples import Example, examples
from kpi.own.formula_error import FormulaError
from kpi.own.nesting import named
from kpi.own.printing import printed
from kpi.own.reading import LONGEST
from kpi.own.tree import Node
from kpi.own.units import likely_unit
from kpi.periods import Grain
from locales import SentenceError
from locales.markdown import escape
from locales.words import N_
from sharing.own_kpis import save
from ui import state
from ui.filled import filled
from ui.kpi_page import BETTER
from ui.own_copy import own_copy_button
from ui.own_draft import EMPTY, FIELD, change_draft, draft, in_words, read_in_words, set_draft
from ui.own_preview import preview
from ui.scene import Scene
from ui.words import say, tell

UNITS = {
    Unit.COUNT: N_("A number"),
    Unit.MONEY: N_("Money"),
    Unit.SHARE: N_("A share (%)"),
    Unit.RATIO: N_("A ratio"),
    Unit.DAYS: N_("Days"),
    Unit.HOURS: N_("Hours"),
    Unit.POINTS: N_("Points"),
    Unit.SCORE: N_("A score"),
}
FREQUENCIES = {
    Grain.DAY: N_("every day"),
    Grain.WEEK: N_("every week"),
    Grain.MONTH: N_("every month"),
    Grain.QUARTER: N_("every quarter"),
    Grain.HALF: N_("every half-year"),
    Grain.YEAR: N_("every year"),
}
_NOT_KEPT = "_own_not_kept"


def own_editor(scene: Scene) -> None:
    """The formula with what is wrong beneath it, its value and trend, then name and unit, and the button that keeps it."""
    written = draft()
    st.header(say("Change a KPI") if written.id else say("A new KPI"))
    _examples(scene)
    _formula(written)
    tree = _checked(scene, written.formula)
    if tree is not None:
        unit = Unit(written.unit) if written.unit in set(Unit) else likely_unit(tree, own(scene.data.definitions).kpis)
        written = replace(written, unit=str(unit))
        preview(scene, replace(written, formula=printed(tree)), tree)
        _particulars(written)
        _keep(scene, replace(written, formula=printed(tree)))


def _examples(scene: Scene) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.caption(say("Examples:"), width="content")
        for each in examples(scene.data):
            st.button(
                say(each.name), key=f"example_{each.formula}", type="tertiary", icon=":material/lightbulb:",
                help=escape(in_words(each.formula)), on_click=_take, args=(each,),
            )  # fmt: skip


def _take(example: Example) -> None:
    set_draft(replace(EMPTY, name=tell(example.name), formula=in_words(example.formula)))


def _formula(written: Definition) -> None:
    if st.session_state.get(FIELD) != written.formula:
        st.session_state[FIELD] = written.formula
    st.text_input(
        say("Formula"),
        key=FIELD,
        max_chars=LONGEST,
        live="400ms",
        placeholder=in_words("deals won / (deals won + deals lost)"),
        help=say(
            "Names of measures and KPIs, functions over columns, numbers, + − × ÷ and parentheses. Below you find all that can be used."
        ),
        on_change=change_draft,
        args=("formula", FIELD),
    )


def _checked(scene: Scene, formula: str) -> Node | None:
    """The tree; without one, what is wrong stands beneath the field, with the way to put it right."""
    if not formula.strip():
        st.caption(say("Type a formula, or take an example: its value appears here at once."))
        return None
    try:
        return read_in_words(formula, named(scene.data.definitions))
    except FormulaError as fault:
        st.error(say(fault.sentence), icon=":material/error:")
        st.code(_pointed_at(formula, fault), language=None)
        mended = fault.mended(formula)
        if mended:
            st.button(
                say("Put it right"), key="own_mend", icon=":material/auto_fix_high:", help=escape(mended),
                on_click=set_draft, args=(replace(draft(), formula=mended),),
            )  # fmt: skip
        return None


def _pointed_at(formula: str, fault: FormulaError) -> str:
    """The formula, or what is around the fault in a long one, with a mark under the fault."""
    first, last = max(0, fault.start - 40), fault.end + 40
    shown = "".join(" " if each.isspace() else each for each in formula[first:last])
    return f"{shown}\n{' ' * (fault.start - first)}{'^' * max(1, fault.end - fault.start)}"


def _particulars(written: Definition) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _text("name", N_("Name"), written.name, 60, 280)
        _text("meaning", N_("What it says, in one sentence"), written.meaning, 300, "stretch")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _select("unit", N_("Unit"), {str(unit): name for unit, name in UNITS.items()}, written.unit)
        _select("better", N_("Which way is good"), {str(better): name for better, name in BETTER.items()}, written.better)
        _select("frequency", N_("It is read"), {str(grain): name for grain, name in FREQUENCIES.items()}, written.frequency)


def _text(name: str, label: str, value: str, longest: int, width: int | Literal["stretch"]) -> None:
    key = state.held(f"own_{name}", value)
    st.text_input(say(label), key=key, max_chars=longest, width=width, on_change=change_draft, args=(name, key))


def _select(name: str, label: str, options: dict[str, str], value: str) -> None:
    key = state.held(f"own_{name}", value)
    st.selectbox(say(label), list(options), key=key, format_func=lambda each: tell(options[each]), width=220,
                 on_change=change_draft, args=(name, key))  # fmt: skip


def _keep(scene: Scene, written: Definition) -> None:
    if refused := st.session_state.pop(_NOT_KEPT, None):
        st.error(say(refused), icon=":material/error:")
    if scene.access.is_demo:
        st.caption(say("The address of this page holds the formula: pass it on. To keep the KPI, work in a copy."))
        own_copy_button(scene)
    elif scene.access.may_edit and scene.access.link is None:
        with st.container(horizontal=True):
            st.button(**filled(say("Keep this KPI"), ":material/save:"), key="own_keep", on_click=_save, args=(scene, written))
            st.button(say("Begin anew"), key="own_anew", type="tertiary", on_click=set_draft, args=(EMPTY,))
    else:
        st.caption(say("Only who has the key of this workspace can keep KPIs. The address of this page holds the formula."))


def _save(scene: Scene, written: Definition) -> None:
    try:
        save(scene.access, written, "en")
    except SentenceError as refused:
        st.session_state[_NOT_KEPT] = refused.sentence
        return
    st.toast(say("The KPI is kept."), icon=":material/check_circle:")
    set_draft(EMPTY)
