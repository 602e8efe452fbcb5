"""A number that only one page has, carried by the address."""

from __future__ import annotations

import streamlit as st

from locales import Sentence
from locales.numbers import percent_sign
from ui import state
from ui.words import language, say


def number(name: str, low: int, high: int, default: int) -> int:
    """What the address says for a number, else the default; what is no whole number, or out of bounds, is answered with a sentence."""
    text = state.view().choice(name)
    if text is None:
        return default
    try:
        value = int(text)
    except ValueError:
        value = low - 1
    if low <= value <= high:
        return value
    st.warning(
        say(
            Sentence("The address asks for {name} “{value}”; it can be a whole number from {low} to {high}. {default} is taken.",
                     name=name, value=text, low=low, high=high, default=default)
        )
    )  # fmt: skip
    return default


def slider(name: str, label: str, low: int, high: int, value: int) -> None:
    """A slider in per cent; 0 leaves no trace in the address."""
    st.slider(
        label,
        low,
        high,
        key=state.held(name, value),
        step=1,
        format="%+d" + percent_sign(language()).replace("%", "%%"),
        on_change=lambda: keep(name, 0),
    )


def keep(name: str, default: int) -> None:
    """Put a widget's number into the view. For callbacks."""
    value = state.chosen_in(name)
    state.change(state.view().chosen(name, None if value is None or int(value) == default else str(int(value))))
