"""Which workspace this visitor sees and what may be done there. The one place that decides it, from the address."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from data.store import Workspace
from sharing.access import Access, resolve
from sharing.links import CREDENTIALS
from ui import state
from ui.demonstration import demonstration, home

Credentials = dict[str, str]
_HELD, _NEW = "_credentials", "_new_workspace"


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


def enter(held: Credentials, *, same_data: bool = False) -> None:
    """Go to another workspace; `{}` is the demonstration company. Filters go along only where the data is the same. For callbacks."""
    for name in CREDENTIALS & set(st.query_params):
        del st.query_params[name]
    st.query_params.update(held)
    if not same_data:
        state.change(state.view().reset())


def enter_new(key: str, workspace: Workspace, *, same_data: bool = False) -> None:
    """Go to a workspace that was just made, whose key this visitor has to be told to keep. For callbacks."""
    st.session_state[_NEW] = workspace.root.name
    enter({"key": key}, same_data=same_data)


def is_new(workspace: Workspace) -> bool:
    """Whether this visitor made the workspace in this session."""
    return st.session_state.get(_NEW) == workspace.root.name
