"""The two-minute tour of the demonstration company: seven views, and one sentence on what to notice in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

import streamlit as st

from locales import Sentence
from locales.words import N_
from ui import state
from ui.links import page_named, parameters
from ui.navigation import PAGES, TOUR, PageFacts
from ui.scene import Scene
from ui.view import View
from ui.words import say

OVER = "over"
"""What the address may say of a tour that was ended or not wanted. It is read once and leaves the address, which may be passed on to
somebody who never saw the tour; the session remembers it."""

_ENDED = "_tour_ended"


@dataclass(frozen=True)
class Stop:
    """A page of the tour, what is chosen on it, and what to notice."""

    file: str
    notice: str
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def facts(self) -> PageFacts:
        return next(each for each in PAGES if each.file == self.file)


STOPS = (
    Stop("overview.py", N_("The title is the answer; under it stand the numbers that matter most and, in words, what stands out.")),
    Stop(
        "kpi.py",
        N_("Every KPI has its own page: notice the pale band, which is what was to be expected; what lies outside deserves a question."),
        (("kpi", "revenue"),),
    ),
    Stop("why.py", N_("Why it changed, to the cent: notice which part makes most of the change."), (("kpi", "revenue"),)),
    Stop("funnel.py", N_("Where leads are lost: notice the step at which most end, and click a bar for the list behind it.")),
    Stop("channels.py", N_("Which channel converts: notice how wide the range is where leads are few; no winner is named too early.")),
    Stop("sales_cycle.py", N_("What open deals will bring: notice the range of each month, and how good such forecasts have been so far.")),
    Stop("data.py", N_("Now your own numbers: start with your own data here, and each export you drop is recognised.")),
)


def tour(scene: Scene, page: str) -> None:
    """The stop the address names, on its page; else, on the overview of the demonstration company, the offer to begin."""
    at = state.view().choice(TOUR)
    if at == OVER:
        st.session_state[_ENDED] = True
        state.hold(state.view().chosen(TOUR, None))
    if not scene.access.is_demo or (st.session_state.get(_ENDED) and (at is None or at == OVER)):
        return
    if at is not None and at.isdecimal() and 1 <= int(at) <= len(STOPS):
        if STOPS[int(at) - 1].facts.url_path == page:
            _stop(int(at))
        else:
            _way_back(int(at))
    elif not page:
        _offer()


def _offer() -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if st.button(say("Take the two-minute tour"), key="tour_begin", icon=":material/tour:"):
            _go(1)
        st.button(say("No tour, thanks"), key="tour_never", type="tertiary", on_click=_end)


def _stop(number: int) -> None:
    with st.container(border=True, gap="small"):
        st.markdown(say(Sentence("{number} of {all}: {notice}", number=number, all=len(STOPS), notice=Sentence(STOPS[number - 1].notice))))
        with st.container(horizontal=True, gap="small"):
            if number > 1 and st.button(say("Back"), key="tour_back", icon=":material/arrow_back:"):
                _go(number - 1)
            if number < len(STOPS) and st.button(say("Next"), key="tour_next", icon=":material/arrow_forward:"):
                _go(number + 1)
            st.button(say("End the tour"), key="tour_end", type="tertiary", on_click=_end)


def _way_back(number: int) -> None:
    """For those who left the way: looking around ends nothing."""
    with st.container(horizontal=True, gap="small"):
        if st.button(say("Go on with the tour"), key="tour_on", icon=":material/tour:"):
            _go(number)
        st.button(say("End the tour"), key="tour_end", type="tertiary", on_click=_end)


def _go(number: int) -> NoReturn:
    """Open the view of a stop: as it is without filters, in the same language."""
    stop = STOPS[number - 1]
    view = View(language=state.view().language, choices=tuple(sorted((*stop.choices, (TOUR, str(number))))))
    st.switch_page(page_named(stop.file), query_params=parameters(view, (*stop.facts.choices, TOUR)))


def _end() -> None:
    st.session_state[_ENDED] = True
    state.change(state.view().chosen(TOUR, None))
