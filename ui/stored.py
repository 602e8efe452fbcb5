"""The files of the version in sight: what they were understood as, what was set aside, and the way back to correct them."""

from __future__ import annotations

import streamlit as st

from data.checks.catalogue import NAMES
from data.version import Source
from locales import Sentence
from sharing.uploads import look_again
from ui.attempt import attempt
from ui.explained_table import explained_table
from ui.open_in_stored import open_in_stored
from ui.problems import problems_list
from ui.questions import open_questions
from ui.scene import Scene
from ui.set_aside import set_aside
from ui.understood import columns_config, columns_frame, heading
from ui.words import say, tell
from ui.workspace import now

LISTED = 6


def stored(scene: Scene) -> None:
    """One frame a file; nothing while the workspace is empty, and nothing for those who come through a link: it shows figures."""
    version = scene.version
    if version is None or not version.sources or scene.access.link is not None:
        return
    st.header(say("Files in this data"))
    problems_list(version.problems)
    open_in_stored(scene, version.sources)
    for number, source in enumerate(version.sources[:LISTED]):
        _file(scene, source, f"s{number}")
    if len(version.sources) > LISTED:
        with st.expander(say(Sentence("All other files: {number}", number=len(version.sources) - LISTED)), key="other_files"):
            for number, source in enumerate(version.sources[LISTED:], start=LISTED):
                _file(scene, source, f"s{number}")


def _file(scene: Scene, source: Source, key: str) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(heading(source), width="stretch")
            if scene.may_edit and source.sha256 and scene.access.workspace.original_path(source.sha256).is_file():
                st.button(
                    say("Correct it"), icon=":material/edit:", type="tertiary", key=f"again_{key}",
                    on_click=attempt, args=(look_again, scene.access, source, now()),
                )  # fmt: skip
        _told(scene, source)
        if asked := len(open_questions([source])):
            st.caption(f":material/help: {say(Sentence('Open questions: {number}.', number=asked))}")
        with st.expander(say("What was understood"), icon=":material/view_column:"):
            problems_list(each for each in source.problems if (source.table, each.check) not in NAMES)  # those are under Checks
            explained_table(
                columns_frame(source.columns),
                hide_index=True,
                column_config=columns_config(source.table),
                key=f"understood_{key}",
                alt=tell(Sentence("The columns of {file}", file=source.file)),
            )
        set_aside(scene, source, key)


def _told(scene: Scene, source: Source) -> None:
    """That a person's choices were applied, and whether the file can be read again with others."""
    if source.corrected_on:
        st.caption(f":material/edit_note: {say(Sentence('Corrected by you on {day}.', day=source.corrected_on))}")
    if scene.may_edit and source.sha256 and not scene.access.workspace.original_path(source.sha256).is_file():
        st.caption(say("The original is not kept here. To correct what was understood, drop the file again."))
