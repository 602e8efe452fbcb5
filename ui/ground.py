"""Colours of text for the ground the reader has chosen, where a table or a chart cannot take them from the theme itself."""

from __future__ import annotations

import streamlit as st

from ui.values import Colour

_TEXT: dict[str, dict[Colour, str]] = {
    "light": {"green": "#0f6442", "red": "#9c3412", "gray": "#56646b"},
    "dark": {"green": "#77dcae", "red": "#f5a27c", "gray": "#a3b1b7"},
}
"""The theme's own text colours (`.streamlit/config.toml`), each 4.5:1 against its ground."""

_PLAIN = {"light": "#0e171b", "dark": "#e6ecee"}
"""The colour of all other text, for charts that write on shades."""


def is_dark() -> bool:
    """Whether the reader looks at the dark ground."""
    return st.context.theme.type == "dark"


def plain_text() -> str:
    """The colour in which a chart writes on the ground."""
    return _PLAIN["dark" if is_dark() else "light"]


def news_text(colour: Colour) -> str:
    """The colour in which a table writes good, bad and no news."""
    return _TEXT["dark" if is_dark() else "light"][colour]
