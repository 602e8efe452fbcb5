"""The rows of one file that fail a check: a few in a table, all of them as a file, and an editor."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from data.checks.listing import Place
from data.defused import csv_of, file_name
from data.workbench import MOST
from locales import Sentence
from locales.markdown import escape
from ui.explained_table import explained_table
from ui.fields import field_name
from ui.question_words import MEANINGS
from ui.row_editor import row_editor
from ui.scene import Scene
from ui.words import say, tell

SHOWN = 50


def check_rows(scene: Scene, place: Place, key: str) -> None:
    """The file, the rows in a table, and what can be done with them."""
    source, finding = place.source, place.finding
    where = f"{source.file} · {source.sheet}" if source.sheet else source.file
    counted = say(Sentence("rows: {rows}", rows=finding.count))
    st.markdown(f"**{escape(where)}** :gray[· {counted}]")
    explained_table(
        _named(place.rows(SHOWN), finding.check.table), hide_index=True, height="auto" if finding.count < 8 else 260, key=f"rows_{key}",
        placeholder="–", alt=tell(Sentence("Rows of {file} that fail this check", file=source.file)),
    )  # fmt: skip
    if finding.count > SHOWN:
        st.caption(say(Sentence("The first {rows} are listed; the file has all.", rows=SHOWN)))
    _download(place, f"{Path(source.file).stem}_{finding.check.name}", key)
    row_editor(scene, source, lambda: place.numbers(MOST), f"check_{key}", finding.check.fields)


def _download(place: Place, stem: str, key: str) -> None:
    def rows() -> pd.DataFrame:
        found = _named(place.rows(), place.finding.check.table)
        found.insert(0, tell("File"), place.source.file)
        return found

    st.download_button(
        say("Download them as CSV"), data=lambda: csv_of(rows()), file_name=file_name(stem, ".csv"), mime="text/csv",
        icon=":material/download:", key=f"csv_{key}", on_click="ignore",
    )  # fmt: skip


def _named(rows: pd.DataFrame, table: str) -> pd.DataFrame:
    """The rows under the names that people have for our fields, a status in words; dates without a time as days."""
    shown = rows.copy()
    if "status" in rows:
        meant = {word: tell(meaning) for word, meaning in MEANINGS.get(table, {}).items()}
        shown["status"] = [meant.get(word, word) for word in rows["status"]]
    for name in rows.select_dtypes("datetime"):
        known = rows[name].dropna()
        if (known.dt.normalize() == known).all():
            shown[name] = rows[name].dt.date
    return shown.rename(columns={name: tell("Row") if name == "row" else field_name(str(name)) for name in rows.columns})
