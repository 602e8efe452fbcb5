"""Who uses the CRM and when, and everybody in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from charts.cells import Cell, cells
from kpi.adoption import Person, Team
from kpi.compute import Value
from kpi.kpis import Unit
from kpi.selection import Comparison
from locales import Sentence
from locales.numbers import NO_VALUE
from locales.words import N_
from ui.adoption_words import deals_of_nobody, records_of_nobody
from ui.charted import charted
from ui.explained_table import explained_table
from ui.figures import figures, without
from ui.grain import choose_grain
from ui.scene import Scene
from ui.service_words import time
from ui.step_lines import step_of
from ui.ticks import ticks
from ui.values import shown
from ui.words import language, say, tell

HEIGHT = 38 + 35 * 15
MOST = 30
"""People in one picture; the table has all."""


def use(scene: Scene, kpis: tuple[str, ...], team: Team, chosen: Sequence[Person], people: Sequence[Person]) -> None:
    """The picture of days with a log-in, or of records created where log-ins are not known; then the table of everybody."""
    choose_grain(scene)
    if "login_frequency" in kpis:
        _when(scene, chosen, "login_frequency", "days with a log-in, per person", N_("Days with a log-in"))
    elif "records_created" in kpis:
        _when(scene, chosen, "records_created", None, N_("Records created"))
    _table(people)
    for each in (deals_of_nobody(team, chosen), records_of_nobody(team, chosen)):
        if each:
            st.caption(say(each))


def _when(scene: Scene, people: Sequence[Person], kpi: str, beside: str | None, name: str) -> None:
    """A row a person, a column a step; `beside` names the value beside the KPI that is drawn, if it is not the KPI itself."""
    asked = replace(without(scene.selection, "rep"), grain=scene.grain, comparison=Comparison.NONE)
    steps = figures(scene.data, (kpi,), asked, ("rep",))
    found = {(step.group[0][1], step.period.start): _of(step, beside) for step in steps}
    columns = {step.period.start: step_of(scene, step) for step in sorted(steps, key=lambda each: each.period.start)}
    drawn = [each for each in people if any(found.get((each.member, start)) for start in columns)][:MOST]
    if not drawn:
        return
    title = Sentence("{what} by person, step by step", what=Sentence(name))
    st.markdown(f"**{say(title)}**")
    table = {each.member or "": [found.get((each.member, start)) or 0.0 for start in columns] for each in drawn}
    charted(
        cells(
            [
                Cell(person, column, number, f"{tell(name)}: {shown(number, Unit.COUNT, None)}")
                for person, numbers in table.items()
                for column, number in zip(columns.values(), numbers, strict=True)
            ],
            title=tell(title),
            language=language(),
        ),
        key=f"adoption_{kpi}",
        title=tell(title),
        columns={tell("Rep"): list(table)}
        | {column: [table[person][place] for person in table] for place, column in enumerate(columns.values())},
    )


def _of(step: Value, beside: str | None) -> float | None:
    return dict(step.beside).get(beside) if beside else step.value


def _table(people: Sequence[Person]) -> None:
    st.header(say("Everybody in numbers"))
    st.caption(say("Tick a row to narrow the whole page to it; untick it to take that back."))
    explained_table(
        _frame(people),
        hide_index=True,
        height=min(HEIGHT, 38 + 35 * len(people)),
        placeholder=NO_VALUE,
        alt=tell("The use of the CRM by person"),
        column_config={tell("Rep"): st.column_config.TextColumn(pinned=True)},
        **ticks("adoption_people", "rep", [each.member for each in people]),
    )


def _frame(people: Sequence[Person]) -> Any:
    """Numbers stay numbers, so that a click on a heading sorts them; what the data does not tell has no column."""
    columns: dict[str, tuple[list[Any], Any]] = {
        tell("Rep"): ([each.member for each in people], None),
        tell("Days with a log-in"): ([each.days for each in people], _count),
        tell("of working days"): ([each.day_share for each in people], _share),
        tell("Records created"): ([each.created for each in people], _count),
        tell("Open deals"): ([each.open_deals for each in people], _count),
        tell("Untouched deals"): ([each.untouched for each in people], _count),
        tell("Past their close"): ([each.past_due for each in people], _count),
        tell("Without an amount"): ([each.without_amount for each in people], _count),
        tell("Leads answered within"): ([each.response for each in people], time),
        tell("Never answered"): ([each.never_answered for each in people], _share),
    }
    told = {name: column for name, column in columns.items() if any(each is not None for each in column[0])}
    frame = pd.DataFrame({name: numbers for name, (numbers, _) in told.items()})
    return frame.style.format({name: written for name, (_, written) in told.items() if written}, na_rep=NO_VALUE)


def _count(number: float) -> str:
    return shown(number, Unit.COUNT, None)


def _share(number: float) -> str:
    return shown(number, Unit.SHARE, None)
