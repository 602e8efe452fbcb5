"""The records behind a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from kpi.kpis import KPI
from kpi.records import count, records
from locales import Sentence
from locales.extraction import field_label
from locales.numbers import NO_VALUE
from ui.explained_table import explained_table
from ui.scene import Scene
from ui.taken_along import NO_LABELS, csv_to_come
from ui.words import capital, say, tell

SHOWN = 2000
"""Rows that are searched."""
MOST_LISTED = 500
"""Rows that are listed of those found."""
DOWNLOADED = 200_000


def records_tab(scene: Scene, kpi: KPI) -> None:
    """The rows counted, newest first, to search and to take along as CSV."""
    period = scene.selection.period
    record_list(
        records(scene.data, kpi, scene.selection, SHOWN),
        count(scene.data, kpi, scene.selection),
        lambda: records(scene.data, kpi, scene.selection, DOWNLOADED),
        title=Sentence("Records behind {kpi}", kpi=kpi.title),
        name=f"{kpi.id}_{period.start}_{period.end}",
    )


def record_list(
    rows: pd.DataFrame,
    total: int,
    all_rows: Callable[[], pd.DataFrame],
    *,
    title: Sentence,
    name: str,
    oldest_first: bool = False,
    labels: Mapping[str, str] = NO_LABELS,
) -> None:
    """A list to search, and all of it to take along as a file called `name`. `labels` are headings of columns that are no fields."""
    if rows.empty:
        st.info(say("No single records stand behind this number in this selection."))
        return
    st.caption(say(_how_many(total, oldest_first)))
    searched = st.text_input(say("Search"), placeholder=tell("A name, a stage, a key…"), key="search", icon=":material/search:")
    found = rows[matching(rows, searched)] if searched else rows
    explained_table(
        found.head(MOST_LISTED),
        hide_index=True,
        column_config=headings(found, labels),
        height=420,
        placeholder=NO_VALUE,
        key=f"records_{name}",
        alt=tell(title),
    )
    st.download_button(
        say("Download CSV"),
        data=csv_to_come(all_rows, labels),
        file_name=f"{name}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _how_many(total: int, oldest_first: bool) -> Sentence:
    counts = {"rows": total, "shown": MOST_LISTED}
    if oldest_first:
        part = Sentence("{rows} records, who waits longest first. The first {shown} are listed; the file has all.", **counts)
        return part if total > MOST_LISTED else Sentence("{rows} records, who waits longest first.", rows=total)
    part = Sentence("{rows} records, newest first. The first {shown} are listed; the file has all.", **counts)
    return part if total > MOST_LISTED else Sentence("{rows} records, newest first.", rows=total)


def headings(rows: pd.DataFrame, labels: Mapping[str, str] = NO_LABELS) -> dict[str, Any]:
    """Headings in the reader's language, those of fields and those in `labels`."""
    names = [str(name) for name in rows.columns]
    return {name: st.column_config.Column(capital(tell(labels.get(name) or field_label(name)))) for name in names}


def matching(rows: pd.DataFrame, searched: str) -> pd.Series:
    """Which rows hold a text in any of their cells, however it is cased."""
    text = rows.astype("string").fillna("")
    return text.apply(lambda column: column.str.contains(searched, case=False, regex=False)).any(axis=1)
