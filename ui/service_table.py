"""The table of the page Service: every agent, kind or channel in numbers."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from kpi.kpis import Unit
from kpi.service import Desk, Survey
from locales import Sentence
from locales.numbers import NO_VALUE
from ui.explained_table import explained_table
from ui.figures import without
from ui.leaderboards import SMALL, name_of
from ui.scene import Scene
from ui.service import Service
from ui.service_figures import desks_of, rated_of, survey_of
from ui.service_members import chosen, possible
from ui.service_words import count, time
from ui.ticks import ticks
from ui.values import shown
from ui.words import DIMENSION_NAMES, capital, member_name, say, tell

HEIGHT = 38 + 35 * 13


def by_member(scene: Scene, found: Service) -> None:
    """Who has the tickets: the desk of every member, with its ratings; a tick narrows the page to it."""
    dimension = chosen(possible(scene, found.kpis)) if found.kpis else None
    if dimension is None:
        return
    title = Sentence("Service by {dimension}", dimension=name_of(dimension))
    st.header(say(title))
    members = desks_of(scene.data, found.kpis, scene.selection, dimension)
    if dimension in DIMENSION_NAMES:
        st.caption(say("Tick a row to narrow the whole page to it; untick it to take that back."))
    names = [each.member for each in members]
    explained_table(
        _frame(scene, dimension, members),
        hide_index=True,
        height=min(HEIGHT, 38 + 35 * len(members)),
        placeholder=NO_VALUE,
        alt=tell(title),
        column_config={capital(tell(name_of(dimension))): st.column_config.TextColumn(pinned=True)},
        **ticks("service_members", dimension, names),
    )


def _frame(scene: Scene, dimension: str, members: tuple[Desk, ...]) -> Any:
    """Numbers stay numbers, so that a click on a heading sorts them."""
    columns: dict[str, tuple[list[Any], Any]] = {
        capital(tell(name_of(dimension))): ([member_name(each.member) for each in members], None),
        tell("Opened"): ([each.opened for each in members], count),
        tell("Closed"): ([each.closed for each in members], count),
        tell("Open now"): ([each.open for each in members], count),
        tell("Over 30 days"): ([each.long_open if each.open is not None else None for each in members], count),
        tell("Half within"): ([each.resolution.median for each in members], time),
        tell("Nine in ten within"): ([each.resolution.p90 for each in members], time),
        tell("First reply"): ([each.reply.median for each in members], time),
    }
    shares = _satisfied(scene, dimension)
    if shares:
        columns[tell("Satisfied")] = ([shares.get(each.member, (None, 0))[0] for each in members], _share)
        columns[tell("Ratings")] = ([shares.get(each.member, (None, 0))[1] for each in members], _rows)
    told = {name: column for name, column in columns.items() if any(value is not None for value in column[0])}
    frame = pd.DataFrame({name: values for name, (values, _) in told.items()})
    return frame.style.format({name: written for name, (_, written) in told.items() if written}, na_rep=NO_VALUE)


def _satisfied(scene: Scene, dimension: str) -> dict[str | None, tuple[float | None, int]]:
    """Member → the share satisfied and how many answered, in surveys; where those do not know the dimension, in ratings of tickets."""
    if dimension in possible(scene, (Survey.CSAT,)):
        told = survey_of(scene.data, Survey.CSAT, without(scene.selection, dimension), (dimension,))
        return {each.member: (each.value.value, each.value.rows) for each in told}
    return {each.name: (each.share, each.rated) for each in rated_of(scene.data, scene.selection, dimension)}


def _share(value: float) -> str:
    return shown(value, Unit.SHARE, None)


def _rows(value: float) -> str:
    return f"{count(value)} · {tell('few')}" if value < SMALL else count(value)
