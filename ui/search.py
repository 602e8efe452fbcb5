"""A search box over a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui.words import say, tell


def searched(table: pd.DataFrame, *, key: str) -> pd.DataFrame:
    """The rows in whose text the searched words occur; all where nothing is searched."""
    words = st.text_input(
        say("Search"), placeholder=tell("A name, a stage, a key…"), key=key, icon=":material/search:", label_visibility="collapsed"
    )
    if not words:
        return table
    text = table.select_dtypes(exclude="number").astype("string").fillna("")
    return table[text.apply(lambda column: column.str.contains(words, case=False, regex=False)).any(axis=1)]
