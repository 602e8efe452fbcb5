"""The KPIs of the workspace's own: value, formula, and the ways to change or remove one."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from data.definitions import Definition
from kpi.currencies import currency_of
from kpi.own.catalogue import own
from kpi.own.nesting import named
from locales import Sentence
from locales.markdown import escape
from sharing.own_kpis import own_kpis_of, remove
from ui import state
from ui.attempt import attempt
from ui.figures import headlines
from ui.links import page_named, parameters
from ui.own_draft import EMPTY, in_words, set_draft
from ui.scene import Scene
from ui.values import shown
from ui.words import say


def own_list(scene: Scene) -> None:
    """All of them, or what this page is for where there are none."""
    st.title(say("Own KPIs"))
    kept = own_kpis_of(scene.access)
    if not kept:
        st.markdown(
            say(
                "A KPI that is not here yet? Write it as a formula: measures and KPIs by name, tables and columns, numbers and signs. "
                "It is checked while you type, and then stands on every page like the others."
            )
        )
        return
    st.markdown(say(Sentence("KPIs of this workspace’s own: {count}. They stand on every page, and in links.", count=len(kept))))
    found = own(scene.data.definitions)
    values = headlines(scene.data, tuple(found.kpis), scene.selection)
    for each in kept:
        with st.container(border=True, gap="xsmall", key=f"own_{each.id}"):
            kpi = found.kpis.get(each.id)
            with st.container(horizontal=True, vertical_alignment="center"):
                if kpi:
                    _link(each)
                    value = values[kpi.id]
                    st.markdown(f"**{escape(shown(value.value, kpi.unit, currency_of(scene.data, kpi)))}**", width="content")
                else:
                    st.markdown(f"**{escape(each.name)}**")
                if scene.access.may_edit and scene.access.link is None:
                    _buttons(scene, each)
            if each.meaning:
                st.caption(escape(each.meaning))
            st.code(in_words(each.formula, named(kept)), language=None, wrap_lines=True)
            if not kpi:
                st.error(say(found.broken[each.id]), icon=":material/error:")
            elif values[kpi.id].reason:
                st.caption(say(values[kpi.id].reason or ""))


def _link(kept: Definition) -> None:
    st.page_link(
        page_named("kpi.py"),
        label=escape(kept.name),
        icon=":material/monitoring:",
        query_params=parameters(state.view().chosen("kpi", kept.id), ("kpi",)),
        width="stretch",
    )


def _buttons(scene: Scene, kept: Definition) -> None:
    st.button(say("Edit"), key=f"change_{kept.id}", type="tertiary", icon=":material/edit:", on_click=_change, args=(scene, kept))
    with st.popover(say("Remove"), type="tertiary", icon=":material/delete:"):
        st.markdown(say("It goes from every page and link. The data stays as it is."))
        st.button(say("Remove for good"), key=f"remove_{kept.id}", on_click=attempt, args=(_remove, scene, kept.id))


def _change(scene: Scene, kept: Definition) -> None:
    set_draft(replace(kept, formula=in_words(kept.formula, named(own_kpis_of(scene.access)))))


def _remove(scene: Scene, kept_id: str) -> None:
    remove(scene.access, kept_id)
    set_draft(EMPTY)
