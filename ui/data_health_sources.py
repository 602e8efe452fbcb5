"""Tables by how fresh they are, and files by what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data.version import Source
from kpi.kpis import Unit
from kpi.state_of_data import Rhythm, Touching
from locales import Sentence
from locales.numbers import NO_VALUE
from locales.words import N_
from ui import state
from ui.data_health_words import state_of
from ui.explained_table import explained_table
from ui.fields import table_name
from ui.links import page_named, parameters
from ui.scene import Scene
from ui.values import shown
from ui.words import say, tell

HEIGHT = 38 + 35 * 16


def tables(found: Sequence[Rhythm], since: int | None) -> None:
    """Each table with its days, the one that ended first at the top.

    `since` are the days since the data ended, `None` where time stands still.
    """
    if not found:
        st.info(say("No table of this data has dates."))
        return
    st.markdown(say(_late([each for each in found if each.is_late])))
    if since is not None and all(each.longest_gap is not None and each.silent + since > each.longest_gap for each in found):
        st.markdown(say(Sentence("All of it ended {days} days ago, longer than any table ever paused: bring newer exports.", days=since)))
    frame = pd.DataFrame(
        {
            "table": [table_name(each.table) for each in found],
            "rows": [each.rows for each in found],
            "first": [each.first for each in found],
            "last": [each.last for each in found],
            "silent": [each.silent for each in found],
            "gap": [each.longest_gap for each in found],
            "state": [tell(state_of(each)) for each in found],
            "empty": [len(each.empty_months) for each in found],
        }
    )
    explained_table(
        frame.style.format(dict.fromkeys(("rows", "silent", "gap", "empty"), counted), na_rep=NO_VALUE),
        hide_index=True,
        placeholder=NO_VALUE,
        height=min(HEIGHT, 38 + 35 * len(found)),
        key="data_health_tables",
        alt=tell("How fresh each table is"),
        column_config={
            "table": st.column_config.TextColumn(tell("Table"), pinned=True),
            "rows": st.column_config.NumberColumn(tell("Rows")),
            "first": st.column_config.DateColumn(tell("First day")),
            "last": st.column_config.DateColumn(tell("Last day")),
            "silent": st.column_config.NumberColumn(tell("Days behind")),
            "gap": st.column_config.NumberColumn(tell("Longest pause"), help=say("Days without rows, in the last year of the table.")),
            "state": st.column_config.TextColumn(tell("State")),
            "empty": st.column_config.NumberColumn(
                tell("Empty months"), help=say("Months without rows between the first and the last day.")
            ),
        },
    )
    st.caption(say("Late is a table that ends earlier than the rest of the data, by more days than it ever paused in its last year."))


def _late(late: Sequence[Rhythm]) -> Sentence:
    if not late:
        return Sentence("No table ends earlier than the rest for longer than it has ever paused.")
    return Sentence(
        "Behind the rest for longer than they ever paused: {tables}.", tables=[Sentence(table_name(each.table)) for each in late]
    )


def files(scene: Scene, found: Sequence[Touching], today: date) -> None:
    """Each file or sheet: what it is, rows in and out, when it ends, and the findings in it; the way to correct it."""
    sources = scene.data.sources
    if not sources:
        st.info(say("This data came from no files."))
        return
    ended = [_last_day(scene, source) for source in sources]
    frame = pd.DataFrame(
        {
            "file": [source.label for source in sources],
            "table": [table_name(source.table) for source in sources],
            "read": [source.rows_read for source in sources],
            "used": [source.rows_loaded for source in sources],
            "aside": [source.rows_rejected for source in sources],
            "last": ended,
            "days": [(today - day).days if day else None for day in ended],
            "findings": [sum(_is_in(each, source) for each in found) for source in sources],
        }
    ).sort_values(["aside", "findings"], ascending=False, kind="stable")
    explained_table(
        frame.style.format(dict.fromkeys(("read", "used", "aside", "days", "findings"), counted), na_rep=NO_VALUE),
        hide_index=True,
        placeholder=NO_VALUE,
        height=min(HEIGHT, 38 + 35 * len(frame)),
        key="data_health_files",
        alt=tell("Files: rows in and out, freshness, findings"),
        column_config={
            "file": st.column_config.TextColumn(tell("File"), pinned=True),
            "table": st.column_config.TextColumn(tell("Table")),
            "read": st.column_config.NumberColumn(tell("Rows read")),
            "used": st.column_config.NumberColumn(tell("Used")),
            "aside": st.column_config.NumberColumn(tell("Set aside")),
            "last": st.column_config.DateColumn(tell("Last day")),
            "days": st.column_config.NumberColumn(tell("Days since")),
            "findings": st.column_config.NumberColumn(tell("Findings")),
        },
    )
    to_data(N_("The rows set aside, and how each file was understood"))


def _last_day(scene: Scene, source: Source) -> date | None:
    """The last day of a file; of what was written as a table at once, the table's."""
    stored = scene.data.facts.get(source.table or "")
    return source.days.latest or (stored.last if stored and not source.part else None)


def _is_in(found: Touching, source: Source) -> bool:
    return any(place.source is source or place.source == source for place in found.listed.places)


def counted(number: Any) -> str:
    """A whole number in a table, in the reader's style."""
    return NO_VALUE if pd.isna(number) else shown(float(number), Unit.COUNT, None)


def to_data(label: str) -> None:
    """The way to the page on which it is put right; `label` is an English msgid."""
    st.page_link(page_named("data.py"), label=say(label), icon=":material/upload_file:", query_params=parameters(state.view()))
