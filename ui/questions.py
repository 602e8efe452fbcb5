"""What could not be told for certain: one place where it is asked, once for all files that wait, what moves most KPIs first."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.questions import OF_FILES, Question, questions
from data.version import Source
from locales import Sentence
from ui.answered import answered_before
from ui.question_card import depending_on, question_card
from ui.scene import Scene
from ui.words import say

OPEN = 3
"""So many questions are open at once; the others are folded."""


def open_questions(sources: Sequence[Source]) -> list[Question]:
    """The questions of files, each once: about whole files first, then those on which most KPIs hang."""
    return sorted(questions(sources), key=_place)


def questions_in_sight(scene: Scene, sources: Sequence[Source]) -> None:
    """Every open question with its answers, then those that were answered; nothing where there are neither."""
    found = open_questions(sources)
    if found:
        with st.container(key="questions"):
            st.markdown(f"## {say('Questions')}")
            st.markdown(
                say("These files can be read in more than one way. One click answers; the answer holds for all files of the same kind.")
            )
            for number, question in enumerate(found[:OPEN]):
                question_card(scene, question, f"q{number}")
            if len(found) > OPEN:
                with st.expander(say(Sentence("More questions: {number}", number=len(found) - OPEN)), icon=":material/help:"):
                    for number, question in enumerate(found[OPEN:], start=OPEN):
                        question_card(scene, question, f"q{number}")
    answered_before(scene, sources)


def _place(question: Question) -> tuple[bool, int, bool, int]:
    return question.check not in OF_FILES, -len(depending_on(question)), question.table != "deals", -question.rows
