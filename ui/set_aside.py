"""Rows that were set aside: how many, why, which, and a file of them to put right."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from data.defused import csv_of, file_name
from data.readers.shape import unique_names
from data.scratch import scratch
from data.styles.sql import name
from data.version import Source
from data.workbench import MOST
from locales import Sentence
from ui.explained_table import explained_table
from ui.problems import in_words
from ui.row_editor import row_editor
from ui.scene import Scene
from ui.words import say, tell

SHOWN = 200
LONGEST_CELL = 500


def set_aside(scene: Scene, source: Source, key: str) -> None:
    """An expander with the rows; nothing where none was set aside."""
    if not source.rejected:
        return
    path = scene.access.workspace.root / "parquet" / source.rejected
    with st.expander(say(Sentence("Rows set aside: {rows}", rows=source.rows_rejected)), icon=":material/inventory_2:"):
        for reason, rows in _reasons(path):
            st.markdown(f"- {say(Sentence('{rows} × {reason}', rows=rows, reason=in_words(reason)))}")
        explained_table(_rows(path, SHOWN), hide_index=True, height=260, key=f"aside_{key}", alt=tell("The rows that were set aside"))
        if source.rows_rejected > SHOWN:
            st.caption(say(Sentence("The first {rows} are listed; the file has all.", rows=SHOWN)))
        if scene.version and source in scene.version.sources:
            row_editor(scene, source, lambda: _numbers(path), f"aside_{key}")
        stem = Path(source.file).stem
        st.download_button(
            say("Download them as CSV"),
            data=lambda: csv_of(_of_file(_rows(path, None), source)),
            file_name=file_name(stem, "_set_aside.csv"),
            mime="text/csv",
            icon=":material/download:",
            key=f"download_{key}",
            on_click="ignore",
        )
        st.caption(say("Put them right in a spreadsheet, take the columns with file, row and reason away, and drop the file here."))


def _reasons(path: Path) -> list[tuple[Sentence, int]]:
    with scratch() as connection:
        query = "SELECT reason, count(*) FROM read_parquet(?) GROUP BY reason ORDER BY 2 DESC, 1 LIMIT 20"
        return [(_reason(reason), count) for reason, count in connection.execute(query, [str(path)]).fetchall()]


def _rows(path: Path, limit: int | None) -> pd.DataFrame:
    """The rows set aside under names that differ; with a limit, cells are cut to what can be looked at."""
    with scratch() as connection:
        found = connection.read_parquet(str(path)).order("row")
        if limit is not None:
            cut = ", ".join(
                f"left({name(each)}, {LONGEST_CELL}) AS {name(each)}" for each in found.columns if each not in ("row", "reason")
            )
            found = found.limit(limit).project(f"row, reason{cut and f', {cut}'}")
        rows = found.df()
    rows["reason"] = [tell(in_words(_reason(reason))) for reason in rows["reason"]]
    ours = {"row": tell("Row"), "reason": tell("Reason")}
    return rows.set_axis(unique_names([ours.get(each, each) for each in rows.columns]), axis=1)


def _reason(text: str) -> Sentence:
    stored: Mapping[str, Any] = json.loads(text)
    return Sentence.from_json(dict(stored))


def _of_file(rows: pd.DataFrame, source: Source) -> pd.DataFrame:
    """The rows with the file they stand in before them."""
    where = f"{source.file} · {source.sheet}" if source.sheet else source.file
    rows.insert(0, tell("File"), where, allow_duplicates=True)
    return rows


def _numbers(path: Path) -> list[int]:
    """Where in the file the first rows that were set aside stand."""
    with scratch() as connection:
        return [row for (row,) in connection.execute("SELECT row FROM read_parquet(?) ORDER BY row LIMIT ?", [str(path), MOST]).fetchall()]
