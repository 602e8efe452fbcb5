"""How each file that waits comes in: added, bringing up to date, or in the place of another; proposed, with the reason."""

from __future__ import annotations

import streamlit as st

from data.drafts import Draft
from data.proposing import Proposed
from data.version import Mode
from locales.markdown import escape
from locales.words import N_
from sharing.drafts import choose_mode
from ui.attempt import attempt
from ui.problems import in_words
from ui.scene import Scene
from ui.words import say, tell

MODES = {
    Mode.UPSERT: N_("Bring up to date and add"),
    Mode.APPEND: N_("Only add"),
    Mode.REPLACE: N_("Take the place of what is there"),
}
LISTED = 6


def joining(scene: Scene, draft: Draft) -> None:
    """One line a file: its name, the choice where there is one, and why it is proposed."""
    ones = [each for each in draft.proposed if each.source.part]
    for number, each in enumerate(ones[:LISTED]):
        _one(scene, each, number)
    if len(ones) > LISTED:
        with st.expander(say("How the other files come in"), key="other_modes"):
            for number, each in enumerate(ones[LISTED:], start=LISTED):
                _one(scene, each, number)


def _one(scene: Scene, each: Proposed, number: int) -> None:
    key = f"mode_{number}_{each.source.label}_{each.source.mode}"
    st.markdown(f":material/sync: **{escape(each.source.label)}** · {say(in_words(each.proposal.reason))}")
    if each.proposal.choices:
        st.selectbox(
            say("How it comes in"),
            each.proposal.choices,
            index=each.proposal.choices.index(each.source.mode),
            format_func=lambda mode: tell(MODES[mode]),
            key=key,
            width=420,
            label_visibility="collapsed",
            on_change=lambda: attempt(choose_mode, scene.access, each.source.label, st.session_state[key]),
        )
        if each.source.mode is Mode.APPEND and each.proposal.twice:
            st.warning(say("You chose to add rows for days that are there already: they will count twice."), icon=":material/warning:")
