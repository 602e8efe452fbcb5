"""The steps of a funnel in numbers; a click on a cell gives the list behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from kpi.funnel import Behind, Part, Step
from kpi.kpis import Unit
from locales import numbers
from locales.numbers import NO_VALUE, signed
from locales.words import N_
from ui.explained_table import explained_table
from ui.funnel_list import Asked
from ui.funnel_view import FunnelView, key_of, open_list, step_name
from ui.values import shown
from ui.words import capital, language, say, tell


@dataclass(frozen=True)
class Column:
    """One column: its heading, the number of a step, how it is written, what a click on it opens, and what it means."""

    name: str
    number: Callable[[int], float | None]
    shown: Callable[[float], str]
    opens: Part
    help: str = ""


def steps_table(found: FunnelView) -> None:
    """One row a step; columns that hold nothing are not shown."""
    columns = [each for each in _columns(found) if any(each.number(place) is not None for place in range(len(found.steps)))]
    frame = pd.DataFrame(
        {tell("Step"): [capital(step_name(step)) for step in found.steps]} | {tell(each.name): _values(found, each) for each in columns}
    )
    written_as: dict[Any, Any] = {tell(each.name): partial(_text, each.shown) for each in columns}
    base = f"steps_{found.of}_{found.reading}_{len(columns)}"
    key = key_of(base)
    explained_table(
        frame.style.format(written_as),
        hide_index=True,
        height=38 + 35 * len(found.steps),
        column_config={tell(each.name): st.column_config.Column(help=say(each.help) if each.help else None) for each in columns},
        placeholder=NO_VALUE,
        key=key,
        on_select=partial(_open, key, base, {tell(each.name): each.opens for each in columns}),
        selection_mode="single-cell",
        alt=tell("The steps of the funnel in numbers"),
    )


def _columns(found: FunnelView) -> Sequence[Column]:
    steps, currency = found.steps, found.currency

    def of(name: str) -> Callable[[int], Any]:
        return lambda place: getattr(steps[place], name)

    return (
        Column(N_("Count"), of("count"), _count, Part.REACHED),
        Column(N_("Of the step before"), of("step_share"), _share, Part.REACHED),
        Column(N_("Change"), lambda place: _moved(steps[place], found.step_before(place)), _points, Part.REACHED,
               N_("How the share of the step before moved against the period compared with, in percentage points.")),
        Column(N_("Of all"), of("cumulative_share"), _share, Part.REACHED),
        Column(N_("Value"), of("value"), lambda value: shown(value, Unit.MONEY, currency), Part.REACHED,
               N_("What the deals of those who came to the step are worth.")),
        Column(N_("Time to go on"), of("median_days"), _days, Part.REACHED, N_("Half of those who went on took less, half took more.")),
        Column(N_("Ended"), lambda place: steps[place].left or None, _count, Part.LEFT, N_("Lost or given up at this step.")),
        Column(N_("Still there"), lambda place: steps[place].waiting or None, _count, Part.WAITING, N_("Neither gone on nor ended.")),
        Column(N_("Waiting for"), of("waiting_days"), _days, Part.WAITING, N_("Half of those still there have waited longer.")),
    )  # fmt: skip


def _moved(step: Step, before: Step | None) -> float | None:
    if before is None or step.step_share is None or before.step_share is None:
        return None
    return step.step_share - before.step_share


def _values(found: FunnelView, column: Column) -> list[float | None]:
    return [None if (value := column.number(place)) is None else float(value) for place in range(len(found.steps))]


def _text(how: Callable[[float], str], value: float) -> str:
    return NO_VALUE if pd.isna(value) else how(value)


def _count(value: float) -> str:
    return shown(value, Unit.COUNT, None)


def _share(value: float) -> str:
    return shown(value, Unit.SHARE, None)


def _days(value: float) -> str:
    return shown(value, Unit.DAYS, None)


def _points(value: float) -> str:
    return signed(numbers.points(value, language()), round(value, 3))


def _open(key: str, base: str, opens: dict[str, Part]) -> None:
    cells = st.session_state[key]["selection"]["cells"]
    if cells:
        row, column = cells[0]
        open_list(Asked(Behind(opens.get(column, Part.REACHED), int(row))).written, base)
