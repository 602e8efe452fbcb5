"""The files of the version in sight: what they were understood as, what was set aside, and the way back to correct them."""

from __future__ import annotations

import streamlit as st

from data.version import Source
from locales import Sentence
from sharing.refusal import NotAllowed
from sharing.uploads import look_again
from ui.problems import problems_list
from ui.scene import Scene
from ui.set_aside import set_aside
from ui.understood import columns_config, columns_frame, heading
from ui.words import say, tell
from ui.workspace import now

_REFUSED = "_look_again_refused"


def stored(scene: Scene) -> None:
    """One expander a file; nothing while the workspace is empty."""
    version = scene.version
    if version is None or not version.sources:
        return
    st.subheader(say("Files in this data"))
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(say(refused), icon=":material/error:")
    problems_list(version.problems)
    for number, source in enumerate(version.sources):
        _file(scene, source, f"s{number}")


def _file(scene: Scene, source: Source, key: str) -> None:
    with st.container(border=True):
        st.markdown(heading(source))
        with st.expander(say("What was understood"), icon=":material/view_column:"):
            problems_list(source.problems)
            st.dataframe(
                columns_frame(source.columns),
                hide_index=True,
                column_config=columns_config(source.table),
                key=f"understood_{key}",
                alt=tell(Sentence("The columns of {file}", file=source.file)),
            )
            if scene.may_edit and source.sha256:
                st.button(say("Correct it"), icon=":material/edit:", key=f"again_{key}", on_click=_again, args=(scene, source))
        if scene.access.link is None:  # a link shows figures; rows that were set aside are for the workspace
            set_aside(scene, source, key)


def _again(scene: Scene, source: Source) -> None:
    try:
        look_again(scene.access, source, now())
    except NotAllowed as refusal:
        st.session_state[_REFUSED] = refusal.sentence
