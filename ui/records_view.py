"""The records behind a number."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from data.defused import defused
from kpi.kpis import KPI
from kpi.records import count, records
from locales import Sentence
from locales.extraction import field_label
from locales.numbers import NO_VALUE
from ui.scene import Scene
from ui.words import capital, say, tell

SHOWN = 2000
DOWNLOADED = 200_000


def records_tab(scene: Scene, kpi: KPI) -> None:
    """The rows counted, newest first, to search and to take along as CSV."""
    total = count(scene.data, kpi, scene.selection)
    rows = records(scene.data, kpi, scene.selection, SHOWN)
    if rows.empty:
        st.info(say("No single records stand behind this number in this selection."))
        return
    part = Sentence("{rows} records, newest first. The first {shown} are listed; the file has all.", rows=total, shown=SHOWN)
    st.caption(say(part if total > SHOWN else Sentence("{rows} records, newest first.", rows=total)))
    searched = st.text_input(say("Search"), placeholder=tell("A name, a stage, a key…"), key="search", icon=":material/search:")
    found = rows[matching(rows, searched)] if searched else rows
    st.dataframe(
        found,
        hide_index=True,
        column_config=headings(found),
        height=420,
        placeholder=NO_VALUE,
        key=f"records_{kpi.id}",
        alt=tell(Sentence("Records behind {kpi}", kpi=kpi.title)),
    )
    st.download_button(
        say("Download CSV"),
        data=lambda: as_csv(records(scene.data, kpi, scene.selection, DOWNLOADED)),
        file_name=f"{kpi.id}_{scene.selection.period.start}_{scene.selection.period.end}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def headings(rows: pd.DataFrame) -> dict[str, Any]:
    """Headings in the reader's language; days without their empty time."""
    return {str(name): _column(capital(tell(field_label(str(name)))), rows[name]) for name in rows.columns}


def _column(label: str, values: pd.Series) -> Any:
    if pd.api.types.is_datetime64_any_dtype(values):
        has_times = (values.dropna() != values.dropna().dt.normalize()).any()
        return st.column_config.DatetimeColumn(label, format="DD/MM/YYYY HH:mm" if has_times else "DD/MM/YYYY")
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return st.column_config.NumberColumn(label, format="localized")
    return st.column_config.Column(label)


def matching(rows: pd.DataFrame, searched: str) -> pd.Series:
    """Which rows hold a text in any of their cells, however it is cased."""
    text = rows.astype("string").fillna("")
    return text.apply(lambda column: column.str.contains(searched, case=False, regex=False)).any(axis=1)


def as_csv(rows: pd.DataFrame) -> bytes:
    """CSV that a spreadsheet opens as text: a name that would act as a formula there gets an apostrophe in front."""
    safe = rows.apply(lambda column: column.map(defused) if column.dtype in ("object", "str", "string") else column)
    return safe.to_csv(index=False).encode("utf-8-sig")
