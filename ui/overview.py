"""The parts of the overview."""

from __future__ import annotations

from datetime import date

import streamlit as st

from kpi.arithmetic import depth_of
from kpi.compute import Value
from kpi.kpis import KPI
from kpi.status import State
from locales import Sentence
from locales.words import N_
from ui.cards import card
from ui.figures import currency_of, overview_of, statuses
from ui.scene import Scene
from ui.selection import first_day_of
from ui.values import Move, move, relative_change, shown
from ui.words import say

FEW_ROWS = 30
"""Fewer rows than these move by chance: they are not announced as what moved most."""

MOVERS = 3


def headline(scene: Scene) -> None:
    """One sentence on revenue (or the first KPI there is), one on what moved most."""
    values = _values(scene)
    first = values.get("revenue") or next(iter(values.values()), None)
    if first is None:
        st.title(say("Nothing can be counted yet"))
        return
    st.title(say(_first_sentence(scene, first)))
    moved = [each for each in _movers(scene, values) if each.kpi != first.kpi][:MOVERS]
    if moved:
        st.markdown(say(Sentence("What moved most: {moves}.", moves=[_move_sentence(scene, each) for each in moved])))


def families(scene: Scene) -> None:
    """The cards of the KPIs that have a value, family by family."""
    values, drawn = _values(scene), _computed(scene)[1]
    for family in dict.fromkeys(scene.catalogue[kpi_id].family for kpi_id in values):
        st.subheader(say(family))
        with st.grid(min_column_width=232, gap="small"):
            for kpi_id, value in values.items():
                if scene.catalogue[kpi_id].family == family:
                    card(scene.data, scene.catalogue[kpi_id], value, drawn[kpi_id])


def unanswered(scene: Scene) -> None:
    """The KPIs without a value here: what is missing in the data, or why the filters do not apply."""
    lacking = {kpi_id: each.because for kpi_id, each in statuses(scene.data).items() if each.state is State.NOT}
    sliced = {kpi_id: (value.reason,) for kpi_id, value in _computed(scene)[0].items() if value.reason}
    for title, found in ((N_("Not for this selection"), sliced), (N_("Not from this data"), lacking)):
        if found:
            with st.expander(f"{say(title)} ({len(found)})", icon=":material/help:"):
                for kpi_id, because in found.items():
                    st.markdown(f"**{say(scene.catalogue[kpi_id].name)}** · " + " ".join(say(each) for each in because))


def _computed(scene: Scene) -> tuple[dict[str, Value], dict[str, list[Value]]]:
    ids = tuple(kpi_id for kpi_id, each in statuses(scene.data).items() if each.state is not State.NOT)
    return overview_of(scene.data, ids, scene.selection, scene.grain) if ids else ({}, {})


def _values(scene: Scene) -> dict[str, Value]:
    return {kpi_id: value for kpi_id, value in _computed(scene)[0].items() if value.reason is None}


def _first_sentence(scene: Scene, value: Value) -> Sentence:
    kpi = scene.catalogue[value.kpi]
    text, moved = shown(value.value, kpi.unit, currency_of(scene.data, kpi), short=True), move(value, kpi)
    if moved is None:
        return Sentence("{kpi}: {value}", kpi=kpi.title, value=text)
    return Sentence("{kpi}: {value}, {change} against {before}", kpi=kpi.title, value=text, change=moved.text,
                    before=shown(value.comparison, kpi.unit, currency_of(scene.data, kpi), short=True))  # fmt: skip


def _movers(scene: Scene, values: dict[str, Value]) -> list[Value]:
    """The values with enough rows and a comparison that the data covers whole, by relative change, largest first.

    A KPI that is itself a change (growth) is not among them: how a change changed is no headline.
    """
    first_day = _first_day(scene)
    moved = [
        value
        for value in values.values()
        if value.rows >= FEW_ROWS
        and not value.immature
        and not depth_of(scene.catalogue[value.kpi].measure)
        and value.compared
        and value.compared.start >= first_day
        and relative_change(value)
    ]
    return sorted(moved, key=lambda value: abs(relative_change(value) or 0), reverse=True)


def _first_day(scene: Scene) -> date:
    return first_day_of(scene.version, scene.today)


def _move_sentence(scene: Scene, value: Value) -> Sentence:
    kpi: KPI = scene.catalogue[value.kpi]
    moved: Move | None = move(value, kpi)
    return Sentence("{kpi} {change}", kpi=kpi.title, change=moved.text if moved else "")
