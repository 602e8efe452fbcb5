"""A formula's value and its last twelve months in this data, before it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import streamlit as st

from data.definitions import Definition
from kpi.currencies import currency_of
from kpi.kpis import KPI
from kpi.own.catalogue import own
from kpi.own.remarks import dates, said_of_no_stocks, unknown_texts
from kpi.own.tree import Node
from kpi.periods import Grain, Period, add_months, floor
from kpi.selection import Comparison
from kpi.status import State, status
from locales import Sentence
from ui.empty import no_value
from ui.figures import headlines
from ui.scene import Scene
from ui.trend_view import trend_chart
from ui.values import move, shown
from ui.words import language, say, tell

_ID = "own_preview"
MONTHS = 12


def preview(scene: Scene, written: Definition, tree: Node) -> None:
    """What the formula gives now; where it gives nothing, why."""
    tried = replace(written, id=written.id or _ID, name=written.name.strip() or tell("This formula"))
    version = replace(scene.data, definitions=(tried, *(each for each in scene.data.definitions if each.id != written.id)))
    there = replace(scene, access=replace(scene.access, version=version))
    kpi = own(version.definitions).kpis.get(tried.id)
    if kpi is None:
        st.error(say(own(version.definitions).broken[tried.id]), icon=":material/error:")
        return
    with st.container(border=True):
        _value(there, kpi)
        for unknown in (*unknown_texts(tree, version), *said_of_no_stocks(tree, language())):
            st.warning(say(unknown), icon=":material/help:")
        if counted := dates(tree):
            st.caption(" ".join(say(each) for each in counted))


def _value(scene: Scene, kpi: KPI) -> None:
    found = status(scene.data, kpi)
    if found.state is State.NOT:
        for sentence in found.because:
            st.info(say(sentence), icon=":material/help:")
        return
    value = headlines(scene.data, (kpi.id,), scene.selection)[kpi.id]
    if value.reason:
        no_value(value.reason)
        return
    moved = move(value, kpi)
    picture = st.columns([1, 3], gap="medium")
    with picture[0]:
        st.metric(
            say("This period"),
            shown(value.value, kpi.unit, currency_of(scene.data, kpi)),
            moved.text if moved else None,
            delta_color=moved.colour if moved else "off",
            delta_arrow=moved.arrow if moved else "off",
        )
        told = [Sentence("Counted from {rows} rows.", rows=value.rows)]
        told += [Sentence("Over all data: {because}.", because=each) for each in found.because]
        st.caption(" ".join(say(each) for each in told))
    with picture[1]:
        trend_chart(
            replace(scene, selection=replace(scene.selection, period=_year(scene), comparison=Comparison.NONE), grain=Grain.MONTH), kpi
        )


def _year(scene: Scene) -> Period:
    """The last twelve whole months."""
    end = floor(scene.today + timedelta(days=1), Grain.MONTH)
    return Period(add_months(end, -MONTHS), end)
