"""Links from page to page that keep the view."""

from __future__ import annotations

from typing import Any

import streamlit as st

_PAGES = "_pages"


def set_pages(pages: dict[str, Any]) -> None:
    """Keep this run's pages, by file name."""
    st.session_state[_PAGES] = pages


def page_named(file: str) -> Any:
    """The page of a file under `pages/`, to link to."""
    return st.session_state[_PAGES][file]
