"""Rows of a file in an editor, to be put right in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from data.store import StoreError
from data.version import Source
from data.workbench import MOST, Bench
from locales import Sentence
from locales.words import N_
from sharing.refusal import NotAllowed
from sharing.row_fixes import bench, put_right
from ui.fields import field_name
from ui.filled import filled
from ui.problems import in_words
from ui.progress import progress
from ui.scene import Scene
from ui.words import say, tell

HOW = N_(
    "Write each value as the file writes its own; an empty cell is no value. The change is kept beside the original file, which stays "
    "as it is, and is made again whenever the file is read."
)
_SAID = "_rows_put_right"


def row_editor(scene: Scene, source: Source, rows: Callable[[], Sequence[int]], key: str, first: Sequence[str] = ()) -> None:
    """A button that opens the editor; in it the rows as the file says, and a button that stores what was changed."""
    if not scene.may_edit or not source.sha256:
        return
    opened = f"bench_{key}"
    if not st.toggle(say("Put them right here"), key=f"open_{key}"):
        st.session_state.pop(opened, None)
        return
    mark = (scene.data.number, source.label)
    if st.session_state.get(opened, (None, None))[0] != mark:
        laid = _laid_out(scene, source, rows(), first)
        if laid is None:
            return
        st.session_state[opened] = (mark, laid)
    _edit(scene, source, st.session_state[opened][1], f"{key}_{scene.data.number}")


def say_put_right() -> None:
    """What was put right, once."""
    if said := st.session_state.pop(_SAID, None):
        st.success(say(said), icon=":material/check_circle:")


def _laid_out(scene: Scene, source: Source, rows: Sequence[int], first: Sequence[str]) -> Bench | None:
    try:
        with st.spinner(say("Reading the file…"), show_time=False):
            return bench(scene.access, source, rows, first)
    except (StoreError, NotAllowed) as refusal:
        st.info(say(refusal.sentence), icon=":material/info:")
        return None


def _edit(scene: Scene, source: Source, laid: Bench, key: str) -> None:
    if not laid.rows:
        st.info(
            say("These rows did not fit the columns of the file: put them right in the file and drop it again."), icon=":material/info:"
        )
        return
    st.caption(say(HOW))
    frame = _frame(laid)
    names = {f"c{place}": each for place, each in enumerate(laid.columns)}
    config = {name: st.column_config.TextColumn(each.column, help=field_name(each.field)) for name, each in names.items()}
    edited = st.data_editor(
        frame,
        key=f"editor_{key}",
        hide_index=True,
        disabled=["row"],
        num_rows="fixed",
        placeholder="",
        column_config={"row": st.column_config.NumberColumn(tell("Row"), format="%d", pinned=True), **config},
        alt=tell(Sentence("Rows of {file} to be put right", file=source.file)),
    )
    if len(laid.rows) == MOST:
        st.caption(say(Sentence("The first {rows} rows are laid out.", rows=MOST)))
    if st.button(**filled(say("Store these values"), ":material/check:"), key=f"store_{key}"):
        _store(scene, source, laid, _texts(edited, laid))


def _frame(laid: Bench) -> pd.DataFrame:
    texts = {f"c{place}": [cells[each.column] for cells in laid.rows.values()] for place, each in enumerate(laid.columns)}
    return pd.DataFrame({"row": list(laid.rows), **{name: pd.Series(cells, dtype="string") for name, cells in texts.items()}})


def _texts(edited: pd.DataFrame, laid: Bench) -> dict[int, dict[str, str | None]]:
    return {
        int(cells["row"]): {
            each.column: None if pd.isna(cells[f"c{place}"]) else str(cells[f"c{place}"]) for place, each in enumerate(laid.columns)
        }
        for cells in edited.to_dict("records")
    }


def _store(scene: Scene, source: Source, laid: Bench, edited: dict[int, dict[str, str | None]]) -> None:
    fixes, refused = laid.fixes(edited)
    for each in refused:
        st.error(say(in_words(each)), icon=":material/error:")
    if refused:
        return
    if not fixes:
        st.info(say("Nothing was changed yet."), icon=":material/info:")
        return
    try:
        with progress(N_("Reading the file again…")) as tell_progress:
            version = put_right(scene.access, source, fixes, date.today(), tell_progress)
    except (StoreError, NotAllowed) as refusal:
        st.error(say(refusal.sentence), icon=":material/error:")
        return
    st.session_state[_SAID] = Sentence("Stored as version {number}: {what}.", number=version.number, what=version.note)
    st.rerun()
