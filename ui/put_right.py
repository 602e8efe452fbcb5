"""What was put right by hand, cell by cell, and the way back."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from data.fixes import Fix
from data.version import Source
from locales import Sentence
from locales.markdown import escape
from sharing.row_fixes import fixes_of, let_be
from ui.attempt import attempt
from ui.explained_table import explained_table
from ui.scene import Scene
from ui.words import say, tell


def put_right_list(scene: Scene) -> None:
    """An expander with every value put right in the files in sight; nothing where there is none."""
    found = {source: fixes for source in scene.data.sources if (fixes := fixes_of(scene.access, source))}
    if not found:
        return
    count = sum(len(fixes) for fixes in found.values())
    with st.expander(say(Sentence("Values put right by you: {count}", count=count)), icon=":material/edit_note:", key="put_right"):
        for number, (source, fixes) in enumerate(found.items()):
            _of_file(scene, source, fixes, f"p{number}_{scene.data.number}")


def _of_file(scene: Scene, source: Source, fixes: tuple[Fix, ...], key: str) -> None:
    rows = pd.DataFrame(
        {
            tell("Row"): [fix.row for fix in fixes],
            tell("Column"): [fix.column for fix in fixes],
            tell("The file says"): [fix.before or "–" for fix in fixes],
            tell("Put right to"): [fix.after or "–" for fix in fixes],
        }
    )
    st.markdown(f"**{escape(source.file)}**")
    chosen = explained_table(
        rows, hide_index=True, key=f"list_{key}", on_select="rerun", selection_mode="multi-row",
        alt=tell(Sentence("Values put right in {file}", file=source.file)),
    )  # fmt: skip
    places = chosen["selection"]["rows"]
    undone = [fixes[place] for place in places] or list(fixes)
    label = Sentence("Undo the chosen {count}", count=len(places)) if places else Sentence("Undo all {count}", count=len(fixes))
    st.button(
        say(label), key=f"undo_{key}", icon=":material/undo:", on_click=attempt, args=(let_be, scene.access, source, undone, date.today())
    )
