"""Which workspace this visitor sees and what may be done there. The one place that decides it, from the address."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from sharing.access import Access, resolve
from sharing.links import CREDENTIALS
from ui import state
from ui.demonstration import demonstration, home

Credentials = dict[str, str]
_HELD = "_credentials"


def now() -> datetime:
    return datetime.now(UTC)


def credentials() -> Credentials:
    """What stands in the address as this visitor's right: `key`, `workspace` or `link`; nothing on the demonstration company."""
    return dict(st.session_state.get(_HELD, {}))


def take_credentials(page: str) -> None:
    """Follow the address. Streamlit empties it when a page is chosen from its menu: then what was held stays."""
    shown = {name: st.query_params[name] for name in sorted(CREDENTIALS) if name in st.query_params}
    if shown or not state.comes_by_menu(page):
        st.session_state[_HELD] = shown
    if shown != credentials():
        st.query_params.update(credentials())


def open_workspace() -> Access:
    """What the address gives. Raises NotAllowed where it opens nothing."""
    held = credentials()
    if not held:
        demonstration()
    return resolve(home(), **held, now=now())


def enter(held: Credentials) -> None:
    """Go to another workspace, with none of this one's filters; `{}` is the demonstration company. For callbacks."""
    for name in CREDENTIALS & set(st.query_params):
        del st.query_params[name]
    st.query_params.update(held)
    state.change(state.view().reset())
