"""Words that may mean more than one thing: each with its rows and the meanings to choose from."""

from __future__ import annotations

import streamlit as st

from data.questions import Question, meant
from locales import Sentence
from locales.words import N_
from ui.question_options import Take
from ui.words import say, tell

LONGEST = 60

MEANINGS = {
    "deals": {"won": N_("won"), "lost": N_("lost"), "open": N_("open")},
    "tickets": {"open": N_("open"), "closed": N_("closed")},
    "orders": {"kept": N_("it counts"), "cancelled": N_("cancelled")},
    "leads": {"qualified": N_("qualified"), "converted": N_("converted"), "dropped": N_("given up"), "other": N_("none of these")},
}
"""Table → what a word of its stage or status may mean."""


def word_options(question: Question, key: str, take: Take) -> None:
    """One line a word, those of most rows first."""
    meanings = MEANINGS.get(question.table, {})
    for word in question.choices:
        name = f"word_{key}_{word.name}"
        shown = word.name if len(word.name) <= LONGEST else f"{word.name[: LONGEST - 1]}…"
        label = Sentence("“{word}” · rows: {count}", word=shown, count=word.count)

        def chosen(name: str = name, word: str = word.name) -> None:
            if meaning := st.session_state[name]:
                take(meant(question, word, meaning))

        st.segmented_control(say(label), list(meanings), format_func=lambda each: tell(meanings[each]), key=name, on_change=chosen)
