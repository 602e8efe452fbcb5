"""The filled button, the one action a page is about, written so that it can be read on either ground."""

from __future__ import annotations

from typing import Any

from ui.ground import is_dark

_ON_PALE = "#10191d"
"""By night the accent is pale, and Streamlit writes on it in white, which nobody can read there: 8.6 : 1 in place of 2.1 : 1."""


def filled(label: str, icon: str | None = None) -> dict[str, Any]:
    """What `st.button` is given for a filled button with this label, which is Markdown."""
    if not is_dark():
        return {"label": label, "icon": icon, "type": "primary"}
    words = f"{icon} {label}" if icon else label
    return {"label": f':color[{words}]{{foreground="{_ON_PALE}"}}', "type": "primary"}
