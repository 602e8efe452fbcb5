"""All KPIs by family, a row each: name, value, change, the way there, target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from kpi.compute import Value
from kpi.importance import by_family
from locales import Sentence
from locales.numbers import NO_VALUE
from ui.figures import Overview, currency_of
from ui.ground import news_text
from ui.opening import open_kpi
from ui.scene import Scene
from ui.target_state import target_state
from ui.values import Move, move, shown
from ui.words import say, tell

ROW, HEADER = 35, 38


def families(scene: Scene, found: Overview, targets: Mapping[str, float]) -> None:
    """A section a family, the first open; its heading counts what got better and worse."""
    usable = {kpi_id: value for kpi_id, value in found.wholes.items() if value.reason is None}
    named = {kpi_id: scene.catalogue[kpi_id].family for kpi_id in usable}
    st.subheader(say("All KPIs"))
    for place, family in enumerate(by_family(named.values())):
        values = [value for kpi_id, value in usable.items() if named[kpi_id] == family]
        moves = [move(value, scene.catalogue[value.kpi]) for value in values]
        with st.expander(_heading(family, moves), expanded=place == 0):
            _rows(scene, family, values, moves, found, targets)


def _heading(family: str, moves: Sequence[Move | None]) -> str:
    better, worse = (sum(each is not None and each.colour == colour for each in moves) for colour in ("green", "red"))
    counted = Sentence("{count} KPIs, {better} better, {worse} worse", count=len(moves), better=better, worse=worse)
    plain = Sentence("KPIs: {count}", count=len(moves))
    return f"**{say(family)}** · {say(counted if better or worse else plain)}"


def _rows(
    scene: Scene, family: str, values: Sequence[Value], moves: Sequence[Move | None], found: Overview, targets: Mapping[str, float]
) -> None:
    """The table; a click on a name opens the KPI."""
    key, change = f"row_{family}", tell("Change")
    frame = _frame(scene, values, moves, found, targets)
    colours = [f"color: {news_text(each.colour if each else 'gray')}" for each in moves]
    st.dataframe(
        frame.style.apply(lambda _: colours, subset=[change]),
        column_config=_columns(key),
        hide_index=True,
        height=HEADER + ROW * len(frame),
        key=f"family_{family}",
        alt=tell(Sentence("The KPIs of {family} with value and change", family=Sentence(family))),
    )
    clicked = st.session_state.get(key)
    if clicked:
        open_kpi(values[clicked["row"]].kpi)


def _frame(
    scene: Scene, values: Sequence[Value], moves: Sequence[Move | None], found: Overview, targets: Mapping[str, float]
) -> pd.DataFrame:
    kpis = [scene.catalogue[value.kpi] for value in values]
    money = [currency_of(scene.data, kpi) for kpi in kpis]
    columns: dict[str, list[Any]] = {
        tell("KPI"): [tell(kpi.name) for kpi in kpis],
        tell("Value"): [shown(value.value, kpi.unit, each, short=True) for value, kpi, each in zip(values, kpis, money, strict=True)],
        tell("Change"): [_change(value, moved) for value, moved in zip(values, moves, strict=True)],
        tell("Trend"): [
            [step.value for step in found.steps[value.kpi] if step.value is not None and not step.immature] for value in values
        ],
    }
    if any(value.kpi in targets for value in values):
        columns[tell("Target")] = [
            tell(target_state(kpi, value.value, targets[kpi.id], each)) if kpi.id in targets and value.value is not None else ""
            for value, kpi, each in zip(values, kpis, money, strict=True)
        ]
    return pd.DataFrame(columns)


def _change(value: Value, moved: Move | None) -> str:
    if moved:
        return moved.written
    return tell(Sentence("no data before {day}", day=value.no_data_before)) if value.no_data_before else NO_VALUE


def _columns(key: str) -> dict[str, Any]:
    config = st.column_config
    return {
        tell("KPI"): config.ButtonColumn(type="tertiary", alignment="left", pinned=True, width="medium", key=key),
        tell("Value"): config.TextColumn(alignment="right", width=110),
        tell("Change"): config.TextColumn(width=190),
        tell("Trend"): config.LineChartColumn(width="medium", color="primary"),
    }
