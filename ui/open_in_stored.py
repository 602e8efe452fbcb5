"""Questions that stored files left open: what was asked, what it leaves empty, and the way to answer it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.version import Source
from locales import Sentence
from sharing.uploads import look_again
from ui.attempt import attempt
from ui.question_card import asked, hanging, left_open
from ui.questions import open_questions
from ui.scene import Scene
from ui.words import say
from ui.workspace import now


def open_in_stored(scene: Scene, sources: Sequence[Source]) -> None:
    """Each open question in a line, and one button that reads the originals again to ask; nothing where none is open."""
    found = open_questions(sources)
    if not found:
        return
    files = {each.source.sha256: each.source for question in found for each in question.asked}
    kept = [each for each in files.values() if _is_kept(scene, each)]
    with st.container(border=True):
        st.markdown(f":material/help: **{say(Sentence('Open questions: {number}.', number=len(found)))}**")
        for question in found:
            told = (asked(question), left_open(question), hanging(question))
            st.markdown("- " + " ".join(say(each) for each in told if each))
        if scene.may_edit and kept:
            st.button(
                say("Answer them"), icon=":material/edit:", key="answer_stored", on_click=attempt, args=(_look_again, scene, kept),
                help=say("The files are read again. Nothing is changed before you store them."),
            )  # fmt: skip


def _is_kept(scene: Scene, source: Source) -> bool:
    return bool(source.sha256) and scene.access.workspace.original_path(source.sha256).is_file()


def _look_again(scene: Scene, sources: Sequence[Source]) -> None:
    for source in sources:
        look_again(scene.access, source, now())
