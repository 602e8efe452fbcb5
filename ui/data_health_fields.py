"""How full each field of a table is, and which KPIs need it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kpi.state_of_data import Field, fields_of
from locales import Sentence
from locales.words import N_
from ui import choice
from ui.data_health_sources import HEIGHT, counted
from ui.explained_table import explained_table
from ui.fields import field_name, table_name, table_sentence
from ui.scene import Scene
from ui.words import say, tell
from ui.written import share_column


def fields(scene: Scene) -> None:
    """The fields of one table, the emptiest first."""
    every = fields_of(scene.data, scene.catalogue)
    tables = sorted({each.table for each in every}, key=table_name)
    if not tables:
        return
    table = choice.select("table", N_("Table"), {name: table_sentence(name) for name in tables}, tables[0])
    own = [each for each in every if each.table == table]
    lacking = [each for each in own if not each.filled]
    st.markdown(say(_said(own, lacking)))
    frame = pd.DataFrame(
        {
            "field": [field_name(each.name) for each in own],
            "filled": [each.share * 100 for each in own],
            "empty": [each.rows - each.filled for each in own],
            "kpis": [", ".join(tell(scene.catalogue[kpi].name) for kpi in each.kpis) for each in own],
        }
    )
    explained_table(
        frame.style.format({"empty": counted}),
        hide_index=True,
        height=min(HEIGHT, 38 + 35 * len(own)),
        key=f"data_health_fields_{table}",
        alt=tell(Sentence("How full the fields of {table} are", table=table_sentence(table))),
        column_config={
            "field": st.column_config.TextColumn(tell("Field"), pinned=True),
            "filled": share_column(tell("Filled")),
            "empty": st.column_config.NumberColumn(tell("Empty")),
            "kpis": st.column_config.TextColumn(tell("KPIs that read it"), width="large"),
        },
    )


def _said(own: Sequence[Field], lacking: Sequence[Field]) -> Sentence:
    told = {"table": table_name(own[0].table), "rows": own[0].rows}
    if not lacking:
        return Sentence("{table}: {rows} rows; no KPI lacks a field of it.", **told)
    names = [field_name(each.name) for each in lacking]
    return Sentence("{table}: {rows} rows; without any value, though KPIs ask for it: {fields}.", **told, fields=names)
