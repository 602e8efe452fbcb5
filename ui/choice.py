"""A choice that only one page has, carried by the address in words that are the same in every language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from locales import Sentence
from ui import state
from ui.words import capital, say, tell


def chosen(name: str, options: Mapping[str, str | Sentence], default: str) -> str:
    """What the address says for a choice, else the default. `name` must be among the page's `choices` in `ui.navigation`."""
    value = state.view().choice(name)
    return value if value is not None and value in options else default


def known(name: str, options: Mapping[str, str | Sentence], default: str) -> str:
    """What the address says for a choice that buttons of the page make, else the default; a value that is no option is said so."""
    _answer_unknown(name, options, default)
    return chosen(name, options, default)


def select(
    name: str,
    label: str,
    options: Mapping[str, str | Sentence],
    default: str,
    *,
    width: int = 420,
    found_by: Mapping[str, str] | None = None,
    find: Callable[[str], str | None] | None = None,
) -> str:
    """A select box for the choice. `options` are value in the address → label (an English msgid).

    `found_by` are other words for an option, in the reader's language: they stand behind its label, so that typing one of them finds it.
    `find` tells which option is meant by a text that stands in no label.
    """
    others = found_by or {}
    _answer_unknown(name, options, default)
    st.selectbox(
        say(label),
        list(options),
        format_func=lambda option: " · ".join(each for each in (tell(options[option]), others.get(option, "")) if each),
        key=state.held(name, chosen(name, options, default)),
        on_change=lambda: _take(name, default, find),
        accept_new_options=find is not None,
        width=width,
    )
    return chosen(name, options, default)


def several(
    name: str,
    label: str,
    options: Mapping[str, str | Sentence],
    default: tuple[str, ...],
    *,
    most: int,
) -> tuple[str, ...]:
    """A box for one or more of the options, `most` at most, in the order in which they were chosen; in the address between commas."""
    asked = (state.view().choice(name) or "").split(",")
    chosen = tuple(dict.fromkeys(each for each in asked if each in options))[:most] or default
    for value in (each for each in asked if each and each not in options):
        st.warning(say(Sentence("“{value}” cannot be chosen here.", value=value)))
    st.multiselect(
        say(label),
        list(options),
        format_func=lambda option: tell(options[option]),
        key=state.held(name, list(chosen)),
        max_selections=most,
        placeholder=tell("Choose one or more"),
        select_all=False,
        on_change=lambda: _take_several(name, default),
    )
    return chosen


def segments(name: str, label: str, options: Mapping[str, str | Sentence], default: str) -> str:
    """A row of buttons for the choice, for few options."""
    _answer_unknown(name, options, default)
    st.segmented_control(
        say(label),
        list(options),
        format_func=lambda option: capital(say(options[option])),
        key=state.held(name, chosen(name, options, default)),
        required=True,
        on_change=lambda: _take(name, default),
        label_visibility="collapsed",
    )
    return chosen(name, options, default)


def _answer_unknown(name: str, options: Mapping[str, str | Sentence], default: str) -> None:
    value = state.view().choice(name)
    if value is not None and value not in options and not state.drop_if_left(name):
        default_label = options[default]
        shown = default_label if isinstance(default_label, Sentence) else Sentence(default_label)
        st.warning(say(Sentence("“{value}” cannot be chosen here; {shown} is shown instead.", value=value, shown=shown)))


def _take(name: str, default: str, find: Callable[[str], str | None] | None = None) -> None:
    written = state.chosen_in(name)
    value = (find(written) if find else None) or written
    state.change(state.view().chosen(name, None if value == default else value))


def _take_several(name: str, default: tuple[str, ...]) -> None:
    value = tuple(state.chosen_in(name))
    state.change(state.view().chosen(name, None if value in ((), default) else ",".join(value)))
