"""Who has how many rows of a list; a tick narrows the page to one of them, and is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from kpi.lists import Listed
from kpi.lists.rows import Held
from locales import Sentence, numbers
from locales.numbers import NO_VALUE
from ui import state
from ui.explained_table import explained_table
from ui.told import Told, told_table
from ui.words import DIMENSION_NAMES, language, member_name, say, tell

TALLEST = 420


def people(listed: Listed, held: Sequence[Held], dimension: str = "rep") -> None:
    """One row a member, most first."""
    members = [each.member for each in held]
    chosen = state.view().members(dimension)
    key = f"held_{listed.id}_{hash((chosen, tuple(members)))}"
    explained_table(
        told_table(
            {
                tell(DIMENSION_NAMES[dimension]): [member_name(each.member) for each in held],
                tell("Number"): [_count(each.rows) for each in held],
                tell("Longest"): [_days(each.longest) for each in held],
            }
        ),
        hide_index=True,
        placeholder=NO_VALUE,
        height=min(TALLEST, 38 + 35 * len(held)),
        key=key,
        alt=tell(Sentence("{list} by {dimension}", list=Sentence(listed.name), dimension=Sentence(DIMENSION_NAMES[dimension]))),
        on_select=partial(_narrow, key, dimension, members),
        selection_mode="multi-row",
        selection_default={"selection": {"rows": [index for index, member in enumerate(members) if member in chosen]}},
    )
    st.caption(say("Tick a row to narrow the whole page to it; untick it to take that back."))


def _count(number: int) -> Told:
    return Told(number, numbers.count(number, language()))


def _days(days: int | None) -> Told:
    return Told(None, NO_VALUE) if days is None else Told(days, numbers.days(days, language()))


def _narrow(key: str, dimension: str, members: Sequence[str | None]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    state.change(state.view().filtered(dimension, tuple(members[row] for row in rows if row < len(members))))
