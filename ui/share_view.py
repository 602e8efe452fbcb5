"""The view that is shared: a page, with the filters above and the days spelled out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import streamlit as st

from locales import Sentence
from locales.words import N_
from ui import address, choice, state
from ui.navigation import PAGES, PageFacts
from ui.presets import CUSTOM
from ui.scene import Scene
from ui.view import View
from ui.whole_address import whole_address
from ui.words import say
from ui.workspace import credentials

FIRST = "overview"
"""What the first page is called among the choices: its address is empty."""


def shareable() -> dict[str, PageFacts]:
    """The pages that show a view of the data, by what they are called in the address."""
    return {facts.url_path or FIRST: facts for facts in PAGES if facts.filtered and facts.needs_data and facts.url_path != "share"}


def choose_page() -> PageFacts:
    """Which page the view is on."""
    st.title(say("Share a view"))
    st.markdown(say("Set the period and the filters above, choose the page, and send what you see to others."))
    offered = shareable()
    return offered[choice.select("page", N_("Page"), {name: facts.title for name, facts in offered.items()}, FIRST)]


def view_address(scene: Scene, page: PageFacts) -> None:
    """The address of the view, to be copied; whoever opens it may look and filter, not change."""
    st.subheader(say("The address of this view"))
    st.code(whole_address(page.url_path, view_parameters(scene, page, fixed=True) | _right(scene)), language=None, wrap_lines=True)
    st.caption(say(_explained(scene)))


def view_parameters(scene: Scene, page: PageFacts, *, fixed: bool) -> address.Parameters:
    """Everything that the view depends on. `fixed`: its days are spelled out, so that it shows the same days tomorrow.

    The reader's language is their own. "All data" keeps its name: it includes rows that have no date.
    """
    view = replace(state.view(), language="")
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


def _explained(scene: Scene) -> Sentence:
    if scene.access.is_demo:
        return Sentence("It opens the demonstration company with these filters.")
    if scene.access.link is not None:
        return Sentence("It opens this shared view with these filters, for as long as the link is open.")
    return Sentence("Whoever opens it sees this workspace and its newest data, can filter, and cannot change anything.")
