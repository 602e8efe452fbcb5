"""Keeps the address bar and the session's view the same, whichever of them changed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from locales import Sentence
from ui import address, state
from ui.navigation import FIRST, SHARED, PageFacts, carried, facts_of, shareable
from ui.view import View


def take_over(members: address.Members, page: str, choices: Sequence[str]) -> tuple[Sentence, ...]:
    """Follow the address where it, and not a control, changed: at first, at a link, at the browser's back button.

    Returns what the address asked for in vain; the notices stay until the person changes something. Streamlit empties the address when a
    page is chosen from its menu: then the view goes along to the new page.
    """
    session = st.session_state
    shown = _shown(members, choices)
    first_run = session.get(state._VIEW) is None
    by_menu = page != session.get(state._PAGE) and not shown
    changed = shown != session.get(state._ADDRESS)
    if first_run or (changed and not by_menu and not session.get(state._TOUCHED)):
        asked, session[state._NOTICES] = address.read(shown, members, choices)
        session[state._VIEW] = _with_choices_of_other_pages(asked, page)
        session[state._ADDRESS] = shown
        session[state._LEFT] = {}
    elif _is_stale(state.view(), members):
        session[state._VIEW], session[state._NOTICES] = address.read(address.write(state.view(), choices), members, choices)
    if by_menu:
        session[state._LEFT] = dict(state.view().choices)
    session[state._PAGE] = page
    session[state._TOUCHED] = False
    return session.get(state._NOTICES, ())


def remember_page(facts: PageFacts) -> None:
    """Take the page that is looked at for the one to share; a page that cannot be shared leaves the one before."""
    name = next((name for name, each in shareable().items() if each == facts), None)
    if name:
        st.session_state[state._VIEW] = state.view().chosen(SHARED, None if name == FIRST else name)


def write_back(members: address.Members, choices: Sequence[str], carried: Sequence[str]) -> None:
    """Make the address say what the view says: of all `choices` those that are `carried` on this page."""
    wanted, shown = address.write(state.view(), carried), _shown(members, choices)
    st.session_state[state._ADDRESS] = wanted
    if wanted == shown:
        return
    for name in shown.keys() - wanted.keys():
        del st.query_params[name]
    st.query_params.update({name: values for name, values in wanted.items() if values != shown.get(name)})


def _shown(members: address.Members, choices: Sequence[str]) -> address.Parameters:
    names = address.parameter_names(list(members), choices)
    return {name: st.query_params.get_all(name) for name in names if name in st.query_params}


def _is_stale(view: View, members: address.Members) -> bool:
    """Whether a filter names a member that the data, which may be another since the last run, does not have."""
    return any(member not in members.get(each.dimension, ()) for each in view.filters for member in each.members)


def _with_choices_of_other_pages(asked: View, page: str) -> View:
    """What the address asks for and, of what it never names on this page, what was chosen on others; what it could name, it takes back."""
    kept, named = state.view(), carried(facts_of(page), asked.choice(SHARED))
    for name, value in kept.choices:
        if asked.choice(name) is None and name not in named:
            asked = asked.chosen(name, value)
    return asked
