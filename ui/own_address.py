"""The workspace's own address, and the end of the workspace."""

from __future__ import annotations

import streamlit as st

from locales import Sentence
from sharing.access import delete
from ui.attempt import attempt
from ui.drop import keep_this_address
from ui.scene import Scene
from ui.words import say, tell
from ui.workspace import enter

_WORD = "delete_word"


def own_address(scene: Scene) -> None:
    """The address with the key, for those who look for it later."""
    st.header(say("This workspace"))
    with st.expander(say("The address of this workspace"), icon=":material/key:"):
        keep_this_address()


def delete_workspace(scene: Scene) -> None:
    """Delete everything, after a word was typed."""
    word = tell("delete")
    with st.expander(say("Delete this workspace"), icon=":material/delete:"):
        st.markdown(say("Its data, versions, files, scenarios and links are removed for good. Nobody can bring them back."))
        typed = st.text_input(say(Sentence("Type “{word}” to confirm", word=word)), key=_WORD, width=300)
        ready = typed.strip().casefold() == word.casefold()
        st.button(say("Delete for good"), key="delete", disabled=not ready, on_click=attempt, args=(_delete, scene, word))


def _delete(scene: Scene, word: str) -> None:
    if str(st.session_state.get(_WORD, "")).strip().casefold() != word.casefold():
        return
    delete(scene.access)
    enter({})
