"""Rows that two versions differ in: which fields, a few examples, and all of them as a file."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from data.defused import csv_of
from data.differences import Difference, rows_of
from data.version import Version
from locales import Sentence
from locales.words import written
from ui.explained_table import explained_table
from ui.fields import field_name, table_name
from ui.words import language, say, tell

_DAY = re.compile(r"\d{4}-\d\d-\d\d 00:00:00")
_OURS = "seen "
"""With it begin the keys of stage changes that were read off two exports: they tell nobody anything."""


def changed_rows(before: Version, after: Version, found: tuple[Difference, ...]) -> None:
    """An expander a table, where there is more to see than its numbers."""
    for each in found:
        with st.expander(say(Sentence("Rows that differ: {table}", table=table_name(each.table))), key=f"differ_{each.table}"):
            if each.fields:
                fields = [Sentence("{field}: {count}", field=field_name(name), count=count) for name, count in each.fields[:8]]
                st.markdown(say(Sentence("Values that change: {fields}", fields=fields)))
            if each.changes:
                explained_table(_changes(each), hide_index=True, key=f"changes_{each.table}", alt=tell("Some of the values that change"))
            if added := [name for name in each.added_rows if not name.startswith(_OURS)]:
                st.markdown(say(Sentence("New, among others: {names}", names=added)))
            if each.gone_rows:
                st.markdown(say(Sentence("Gone, among others: {names}", names=list(each.gone_rows))))
            st.download_button(
                say("Download them as CSV"),
                data=partial(_csv, before, after, each.table),
                file_name=f"{each.table}_differences.csv",
                mime="text/csv",
                icon=":material/download:",
                key=f"download_differ_{each.table}",
                on_click="ignore",
            )


def _changes(found: Difference) -> pd.DataFrame:
    return pd.DataFrame(
        {
            tell("Row"): [each.key for each in found.changes],
            tell("Column"): [field_name(each.field) for each in found.changes],
            tell("Before"): [day(each.before or "") for each in found.changes],
            tell("After"): [day(each.after or "") for each in found.changes],
        }
    )


def day(text: str) -> str:
    """A day without its empty time, as the reader writes days; any other value as it is."""
    if not _DAY.fullmatch(text):
        return text
    return written(date.fromisoformat(text[:10]), language(), str)


def _csv(before: Version, after: Version, table: str) -> bytes:
    """CSV in which nothing acts as a formula."""
    return csv_of(rows_of(before, after, table).to_pandas())
