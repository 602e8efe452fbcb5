"""The view that is shared: a page, with the filters above and the days spelled out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import streamlit as st

from locales import Sentence
from locales.words import N_
from ui import address, choice, state
from ui.kpi_page import chosen_kpi
from ui.navigation import FIRST, SHARED, PageFacts, shareable
from ui.presets import CUSTOM
from ui.scene import Scene
from ui.view import View
from ui.whole_address import is_of_one_machine, whole_address
from ui.words import say
from ui.workspace import credentials

KEEP_FROM_OTHERS = N_(
    "Do not send what stands in your browser’s address bar: it holds the key, and whoever has it can change everything. "
    "Send an address from this page."
)

HERE_ALONE = N_("This address works on this computer alone. For others to open it, the application has to run on a server that they reach.")
ALONE = N_("Through a link with a name readers see this page alone, with these filters; through the address above everything.")

WHOLE = N_("Readers can look at all the data behind it, on every page and with other filters, not only at what you see now.")


def choose_page(scene: Scene) -> PageFacts:
    """Which page the view is on: at first the one that was looked at last, with what was chosen there."""
    st.title(say("Share a view"))
    st.markdown(say("Set the period and the filters above, choose the page, and send what you see to others."))
    offered = shareable()
    page = offered[choice.select(SHARED, N_("Page"), {name: facts.title for name, facts in offered.items()}, FIRST)]
    if "kpi" in page.choices:
        st.caption(say(Sentence("KPI: {name}", name=chosen_kpi(scene).title)))
    return page


def view_address(scene: Scene, page: PageFacts) -> None:
    """The address of the view, to be copied; whoever opens it may look and filter, not change."""
    if scene.may_edit:
        st.caption(say(KEEP_FROM_OTHERS))
    st.header(say("The address of this view"))
    st.code(whole_address(page.url_path, view_parameters(scene, page, fixed=True) | _right(scene)), language=None, wrap_lines=True)
    st.caption(" ".join(say(each) for each in _explained(scene)))
    if is_of_one_machine(st.context.url or ""):
        st.caption(f":material/computer: {say(HERE_ALONE)}")


def view_parameters(scene: Scene, page: PageFacts, *, fixed: bool) -> address.Parameters:
    """Everything that the view depends on. `fixed`: its days are spelled out, so that it shows the same days tomorrow.

    A language goes along where it was chosen. "All data" keeps its name: it includes rows that have no date.
    """
    view = state.view()
    if fixed and view.period != "all":
        view = _with_days(view, scene)
    named = {} if "from" in (written := address.write(view, page.choices)) else {"period": [view.period]}
    return written | named


def _with_days(view: View, scene: Scene) -> View:
    period = scene.selection.period
    return replace(view, period=CUSTOM, first=period.start, last=period.end - timedelta(days=1))


def _right(scene: Scene) -> address.Parameters:
    held = credentials() if scene.access.link is not None else scene.access.address
    return {name: [value] for name, value in held.items()}


def _explained(scene: Scene) -> list[Sentence]:
    if scene.access.is_demo:
        told = [Sentence("It opens the demonstration company with these filters.")]
    elif scene.access.link is not None:
        told = [Sentence("It opens this shared view with these filters, for as long as the link is open.")]
    else:
        told = [
            Sentence("Whoever opens it sees this workspace and its newest data, can filter, and cannot change anything."),
            Sentence(WHOLE),
            Sentence("This address does not end and cannot be taken back; a link with a name does and can."),
        ]
    return told + _days(scene)


def _days(scene: Scene) -> list[Sentence]:
    """Which days the address shows, where it spells them out."""
    if state.view().period == "all":
        return []
    shown = _with_days(state.view(), scene)
    return [Sentence("Its days stay {first} – {last}, whenever it is opened.", first=shown.first, last=shown.last)]
