"""The day from which a forecast looks ahead; it stands in the address, for the period of the filter bar says what lies behind."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from locales import Sentence
from locales.words import N_
from ui import state
from ui.scene import Scene
from ui.selection import first_day_of
from ui.words import day_format, say

NAME = "as_of"
WHY = N_(
    "A forecast looks ahead from one day and uses only what was known before it. The period above does not apply here, the "
    "other filters do. Choose an earlier day to see what would have been said then."
)


def as_of(scene: Scene) -> date:
    """The day in the address, else the day after the last of the data; a day that is none, or lies outside, is answered with a sentence."""
    last = scene.today + timedelta(days=1)
    text = state.view().choice(NAME)
    if text is None:
        return last
    try:
        day = date.fromisoformat(text)
    except ValueError:
        st.warning(say(Sentence("“{value}” is not a day like 2026-01-31; the day after the data, {day}, is taken.", value=text, day=last)))
        return last
    first = first_day_of(scene.version, scene.today)
    if first < day <= last:
        return day
    st.warning(
        say(
            Sentence("{value} lies outside the data, which goes from {first} to {last}; {day} is taken.",
                     value=day, first=first, last=scene.today, day=last)
        )
    )  # fmt: skip
    return last


def as_of_input(scene: Scene, day: date) -> None:
    """The input for the day, with the reason why it is asked."""
    latest = scene.today + timedelta(days=1)
    st.date_input(
        say("As of"),
        key=state.held(NAME, day),
        min_value=first_day_of(scene.version, scene.today),
        max_value=latest,
        format=day_format(),
        help=say(WHY),
        width=180,
        on_change=lambda: _take(latest),
    )


def _take(latest: date) -> None:
    day = state.chosen_in(NAME)
    if day is not None:
        state.change(state.view().chosen(NAME, None if day == latest else day.isoformat()))
