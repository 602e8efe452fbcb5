"""Every place in numbers: what a click on the map does, a tick here does."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from kpi.compute import Value
from kpi.geography import Mapped
from locales import Sentence
from locales.numbers import NO_VALUE
from ui import state
from ui.explained_table import explained_table
from ui.geography_view import Geography
from ui.leaderboards import member_table
from ui.words import member_name, say, tell

HEIGHT = 38 + 35 * 13


def places_table(here: Geography) -> None:
    """Places, then names that are none, then the rows without one, then the whole."""
    rows = [*((here.name(place), place.members, place.value) for place in here.found.placed), *_elsewhere(here.found)]
    values = tuple(replace(value, group=((here.level.dimension, name),)) for name, _, value in rows)
    key = f"places_{here.kpi.id}_{here.level}_{hash(tuple(members for _, members, _ in rows))}"
    explained_table(
        member_table(replace(here.found.ranked, members=values), here.kpi, here.currency, here.level.dimension),
        hide_index=True,
        height=min(HEIGHT, 38 + 35 * (len(rows) + 1)),
        key=key,
        on_select=partial(_narrow, key, here.level.dimension, [members for _, members, _ in rows]),
        selection_mode="single-row",
        placeholder=NO_VALUE,
        alt=tell(Sentence("{kpi} by place", kpi=here.kpi.title)),
    )
    st.caption(say("Click a place on the map, or tick its row, to go into it."))


def _elsewhere(found: Mapped) -> list[tuple[str, tuple[str | None, ...], Value]]:
    unmatched = [(f"{value.group[0][1]} · {tell('not on the map')}", (value.group[0][1],), value) for value in found.unmatched]
    return [*unmatched, *((member_name(None), (None,), value) for value in (found.nowhere,) if value)]


def _narrow(key: str, dimension: str, rows: list[tuple[str | None, ...]]) -> None:
    for row in st.session_state[key]["selection"]["rows"]:
        if row < len(rows):
            state.change(state.view().filtered(dimension, rows[row]))
