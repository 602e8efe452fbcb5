"""What the stages of a file's deals were taken for, to be put right where a company uses a word its own way."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data.corrections import Correction
from data.scratch import scratch
from data.version import Source
from locales import Sentence
from sharing.uploads import correct
from ui.attempt import attempt
from ui.question_words import MEANINGS
from ui.scene import Scene
from ui.words import say, tell

SHOWN = 60


def stages(scene: Scene, source: Source, mark: str, key: str) -> None:
    """A table of stage, deals and meaning; the meaning can be chosen. Nothing where a file has no stages."""
    found = _found(scene, source) if source.table == "deals" and source.part else None
    if found is None or found.empty:
        return
    editor = f"stages_{key}_{mark}_{hash(tuple(found['meaning']))}"
    with st.expander(say("What the stages mean"), icon=":material/flag:", key=f"open_stages_{key}_{mark}"):
        st.caption(say("Does your company use a word its own way? Choose what it means. The choice is remembered."))
        st.data_editor(
            found,
            key=editor,
            hide_index=True,
            disabled=["stage", "deals"],
            column_config={
                "stage": st.column_config.TextColumn(tell("Stage")),
                "deals": st.column_config.NumberColumn(tell("Deals")),
                "meaning": st.column_config.SelectboxColumn(
                    tell("Meaning"),
                    options=list(MEANINGS["deals"]),
                    format_func=lambda each: tell(MEANINGS["deals"].get(str(each), str(each))),
                ),
            },
            on_change=lambda: _take(scene, source, mark, editor, list(found["stage"])),
            alt=tell(Sentence("The stages of {file} and what they mean", file=source.file)),
        )


def _found(scene: Scene, source: Source) -> pd.DataFrame | None:
    path = str(scene.access.workspace.root / "parquet" / str(source.part))
    with scratch() as connection:
        if not {"stage", "status"} <= set(connection.read_parquet(path).columns):
            return None
        query = (
            "SELECT stage, count(*) AS deals, CASE WHEN count(DISTINCT status) = 1 THEN min(status) END AS meaning "
            "FROM read_parquet(?) WHERE stage IS NOT NULL GROUP BY stage ORDER BY deals DESC, stage LIMIT ?"
        )
        return connection.execute(query, [path, SHOWN]).df()


def _take(scene: Scene, source: Source, mark: str, editor: str, names: list[str]) -> None:
    field = "stage" if any(each.field == "stage" for each in source.columns) else "status"
    edited = st.session_state[editor]["edited_rows"]
    words = {names[int(row)]: change["meaning"] for row, change in edited.items() if change.get("meaning")}
    if words:
        attempt(correct, scene.access, mark, Correction(words={field: words}))
