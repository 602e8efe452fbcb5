"""Links from page to page that keep the view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ui import address
from ui.view import View
from ui.workspace import credentials

_PAGES = "_pages"


def set_pages(pages: dict[str, Any]) -> None:
    """Keep this run's pages, by file name."""
    st.session_state[_PAGES] = pages


def page_named(file: str) -> Any:
    """The page of a file under `pages/`, to link to."""
    return st.session_state[_PAGES][file]


def parameters(view: View, choices: Sequence[str] = ()) -> address.Parameters:
    """What an address within this visitor's workspace carries: the view, and the right to see it."""
    return address.write(view, choices) | {name: [value] for name, value in credentials().items()}
