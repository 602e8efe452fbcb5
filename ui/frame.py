"""The script behind every page: workspace, menu, language, filter bar, then the page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from altair.utils.schemapi import disable_debug_mode

from kpi.deadline import TooMuch
from kpi.selection import Comparison
from kpi.status import span
from sharing.calendars import calendar
from sharing.refusal import NotAllowed
from sharing.terms import terms
from ui import state, synchrony
from ui.attempt import say_refusal
from ui.banner import banner, closed
from ui.bound import bind
from ui.empty import empty_workspace
from ui.figures import members_of
from ui.filter_bar import filter_bar
from ui.foreseen import foresee
from ui.languages import language_menu
from ui.links import set_pages
from ui.navigation import PAGES, SHARED, TOUR, alone, carried, facts_of, menu, pages
from ui.page_head import PRODUCT, name_tab
from ui.preloading import preload
from ui.saved_views_menu import saved_views_menu
from ui.scene import Scene, set_scene
from ui.selection import grain_of, selection_of, today_of, with_goals
from ui.tour import tour
from ui.words import language, say
from ui.workspace import now, open_workspace, take_credentials

disable_debug_mode()  # tests check every part of a chart by its schema; here only the whole is checked, in a third of the time
# A file of our own: Streamlit fetches the picture of a named icon or an emoji from another host.
st.set_page_config(page_title=PRODUCT, page_icon=str(Path(__file__).parent / "icon.svg"), layout="wide")

spoken = language()
made = pages()
set_pages(made)
page = menu(made)
facts = facts_of(page.url_path)
name_tab(facts.title)
take_credentials(page.url_path)
try:
    with st.spinner(say("Preparing the data…"), show_time=False):
        access = open_workspace()
except NotAllowed as refusal:
    closed(refusal.sentence)
version = access.version
members = members_of(version)
choices = [*(choice for each in PAGES for choice in each.choices), TOUR]
notices = synchrony.take_over(members, page.url_path, choices)
bind(access, facts, members, choices)
synchrony.remember_page(facts)
if language() != spoken:
    st.rerun()

lived_by = calendar(access)
real_today = lived_by.today(now())
today = today_of(version, real_today)
selection = selection_of(state.view(), version, real_today, lived_by, terms(access))
if selection.comparison is Comparison.TARGET:
    selection = with_goals(selection, access)
on_this_page = (*carried(facts, state.view().choice(SHARED)), TOUR)
synchrony.write_back(members, choices, on_this_page)

here = Scene(access, selection, grain_of(state.view(), selection.period), members, today)
set_scene(here)
if facts.bare:
    alone(made)
else:
    with st.sidebar:
        saved_views_menu(here, facts)
        language_menu()
        if version is not None and access.link is None:  # the note names files, and a link shows figures
            st.caption(say(version.note))
    banner(access, page.url_path)
tour(here, page.url_path)
say_refusal()
for notice in notices:
    st.warning(say(notice), icon=":material/link_off:")

if version is None and facts.needs_data:
    empty_workspace()
else:
    try:
        if version is not None and facts.filtered and not facts.bare:
            filter_bar(members, selection, span(version) or selection.period)
        page.run()
        if version is not None:
            foresee(here)
            preload()
    except TooMuch as stopped:
        st.error(say(stopped.sentence), icon=":material/timer_off:")
    synchrony.write_back(members, choices, on_this_page)  # what another page left and this one cannot use is gone by now
