"""All KPIs by family, a row each: name, value, change, the way there, target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from kpi.compute import Value
from kpi.currencies import currency_of
from kpi.importance import by_family
from kpi.kpis import KPI
from locales import Sentence
from locales.numbers import NO_VALUE
from ui.explained_table import explained_table
from ui.figures import steps_of
from ui.ground import news_text
from ui.opening import open_kpi
from ui.scene import Scene
from ui.target_state import target_state
from ui.values import Move, move, shown
from ui.words import say, tell

ROW, HEADER = 35, 38


def families(scene: Scene, wholes: Mapping[str, Value], targets: Mapping[str, float]) -> None:
    """A section a family; its heading counts what got better and worse. What is closed is not read step by step, nor drawn."""
    usable = {kpi_id: value for kpi_id, value in wholes.items() if value.reason is None}
    named = {kpi_id: scene.catalogue[kpi_id].family for kpi_id in usable}
    st.header(say("All KPIs"))
    for family in by_family(named.values()):
        values = [value for kpi_id, value in usable.items() if named[kpi_id] == family]
        with st.expander(_heading(scene, family, values), key=f"opened_{family}", on_change="rerun") as opened:
            if opened.open:
                _rows(scene, family, values, targets)


def _moves(scene: Scene, values: Sequence[Value]) -> list[Move | None]:
    return [move(value, scene.catalogue[value.kpi]) for value in values]


def _heading(scene: Scene, family: str, values: Sequence[Value]) -> str:
    moves = _moves(scene, values)
    better, worse = (sum(each is not None and each.colour == colour for each in moves) for colour in ("green", "red"))
    counted = Sentence("{count} KPIs, {better} better, {worse} worse", count=len(moves), better=better, worse=worse)
    plain = Sentence("KPIs: {count}", count=len(moves))
    return f"**{say(family)}** · {say(counted if better or worse else plain)}"


def _rows(scene: Scene, family: str, values: Sequence[Value], targets: Mapping[str, float]) -> None:
    """The table; a click on a name opens the KPI."""
    key, change = f"row_{family}", tell("Change")
    frame = _frame(scene, values, targets)
    colours = [f"color: {news_text(each.colour if each else 'gray')}" for each in _moves(scene, values)]
    explained_table(
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


def _frame(scene: Scene, values: Sequence[Value], targets: Mapping[str, float]) -> pd.DataFrame:
    steps = steps_of(scene.data, tuple(value.kpi for value in values), scene.selection, scene.grain)
    kpis = [scene.catalogue[value.kpi] for value in values]
    money = [currency_of(scene.data, kpi) for kpi in kpis]
    columns: dict[str, list[Any]] = {
        tell("KPI"): [_name(kpi, value) for kpi, value in zip(kpis, values, strict=True)],
        tell("Value"): [shown(value.value, kpi.unit, each, short=True) for value, kpi, each in zip(values, kpis, money, strict=True)],
        tell("Change"): [_change(value, moved) for value, moved in zip(values, _moves(scene, values), strict=True)],
        tell("Trend"): [_ripe(steps[value.kpi]) for value in values],
    }
    if any(value.kpi in targets for value in values):
        columns[tell("Target")] = [
            _target(value, kpi, targets.get(kpi.id), each) for value, kpi, each in zip(values, kpis, money, strict=True)
        ]
    return pd.DataFrame(columns)


def _name(kpi: KPI, value: Value) -> str:
    """Its name, with the member whose value it is where it is read by members."""
    return tell(Sentence("{kpi}: {member}", kpi=kpi.title, member=value.group[0][1])) if value.group else tell(kpi.name)


def _target(value: Value, kpi: KPI, target: float | None, currency: str | None) -> str:
    known = target is not None and value.value is not None
    return tell(target_state(kpi, value.value or 0.0, target or 0.0, currency, in_column=True)) if known else ""


def _ripe(steps: Sequence[Value]) -> list[float]:
    return [step.value for step in steps if step.value is not None and not step.immature]


def _change(value: Value, moved: Move | None) -> str:
    if moved:
        return moved.written
    return tell(Sentence("no data before {day}", day=value.no_data_before)) if value.no_data_before else NO_VALUE


def _columns(key: str) -> dict[str, Any]:
    config = st.column_config
    return {
        tell("KPI"): config.ButtonColumn(type="tertiary", alignment="left", pinned=True, width=255, key=key),
        tell("Value"): config.TextColumn(alignment="right", width=85),
        tell("Change"): config.TextColumn(width=150),
        tell("Trend"): config.LineChartColumn(width=130, color="primary"),
    }
