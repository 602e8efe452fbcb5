"""A copy of the demonstration company that is one's own, where something is to be kept."""

from __future__ import annotations

import streamlit as st

from sharing.access import own_copy
from ui.attempt import attempt
from ui.scene import Scene
from ui.words import say
from ui.workspace import enter_new


def own_copy_button(scene: Scene, key: str = "own_copy") -> None:
    """A button that makes the copy and goes there, on the same page; two of one run have different keys."""
    st.button(say("Make your own copy"), icon=":material/content_copy:", key=key, on_click=attempt, args=(_copy, scene))


def _copy(scene: Scene) -> None:
    enter_new(*own_copy(scene.access.home, scene.access), same_data=True)
