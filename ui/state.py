"""The one value a session remembers: its view. Widgets are drawn from it and change it; the address follows it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui.view import View

_VIEW, _ADDRESS, _PAGE, _TOUCHED, _NOTICES, _LEFT = "_view", "_address", "_page", "_touched", "_notices", "_left"
_GIVEN = "_given"


def current() -> View | None:
    """The session's view, or `None` before the address was read."""
    return st.session_state.get(_VIEW)


def view() -> View:
    """The session's view."""
    return st.session_state.get(_VIEW) or View()


def comes_by_menu(page: str) -> bool:
    """Whether this run shows another page than the last."""
    return st.session_state.get(_PAGE) not in (None, page)


def drop_if_left(name: str) -> bool:
    """Take a choice back if another page left it, and whether it did: pages that share a parameter's name need not share its values."""
    value = view().choice(name)
    if value is None or st.session_state.get(_LEFT, {}).get(name) != value:
        return False
    st.session_state[_VIEW] = view().chosen(name, None)
    return True


def change(changed: View) -> None:
    """Take over a view that the person made by a control. For callbacks."""
    st.session_state[_VIEW] = changed
    st.session_state[_TOUCHED] = True
    st.session_state[_NOTICES] = ()


def hold(fixed: View) -> None:
    """Show a view that nobody chose here and nobody can change: the one that a link is bound to."""
    st.session_state[_VIEW] = fixed


def held(key: str, value: Any) -> str:
    """Give a widget its value from the view, and return the widget's own key; `chosen_in` reads what was chosen in it.

    Where anything but the widget itself changed the value, it becomes another widget: one that is not drawn, in a closed popover, keeps
    what was last chosen there in the browser, which sends it again with the next click, wherever that is.
    """
    held_before = st.session_state.setdefault(_GIVEN, {})
    turn, given = held_before.get(key, (0, value))
    if value != given and st.session_state.get(_own_key(key, turn)) == given:
        turn += 1
    held_before[key] = (turn, value)
    st.session_state[_own_key(key, turn)] = value
    return _own_key(key, turn)


def chosen_in(key: str) -> Any:
    """What was chosen in the widget that `held` this key. For callbacks."""
    turn, _ = st.session_state[_GIVEN][key]
    return st.session_state[_own_key(key, turn)]


def _own_key(key: str, turn: int) -> str:
    return f"{key}_{turn}" if turn else key
