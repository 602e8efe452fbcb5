"""What was understood of one file or sheet: table, columns, problems, questions, rows set aside."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st
from babel.numbers import format_percent

from data.corrections import Correction
from data.matching.understanding import signature_of_source
from data.questions import QUESTIONS
from data.systems.intake import columns
from data.version import ColumnMatch, Protection, Source
from locales import Sentence
from locales.languages import LOCALES
from locales.markdown import escape
from locales.words import N_
from sharing.uploads import choices, correct, forget
from ui.attempt import attempt
from ui.fields import TABLE_NAMES, field_name, table_name
from ui.problems import in_words, problems_list
from ui.scene import Scene
from ui.set_aside import set_aside
from ui.stages import stages
from ui.words import language, say, tell

DONE = {
    Protection.DROPPED: N_("Dropped"),
    Protection.HASHED: N_("Hashed, as a key"),
    Protection.KEPT: N_("Kept, as you asked"),
}
"""What was done with a column that says something of a person."""

_NOT_USED = "not_used"
"""No field of ours has this name; an empty one would be shown as an empty cell."""


def understood_source(scene: Scene, source: Source, key: str) -> None:
    """One file or sheet that waits, in a frame of its own, with everything that can be corrected."""
    mark = signature(source)
    with st.container(border=True):
        st.markdown(heading(source))
        problems_list(each for each in source.problems if each.check not in QUESTIONS)
        with st.expander(say(_columns_label(source)), icon=":material/view_column:", key=f"open_columns_{key}_{mark}"):
            _table(scene, source, mark, key)
            if source.table:
                _columns(scene, source, mark, key)
        stages(scene, source, mark, key)
        set_aside(scene, source, key)
        if chosen := choices(scene.access, mark):
            _remembered(scene, chosen, mark, key)


def heading(source: Source) -> str:
    """The file, and in one line what it is and how many rows it has."""
    folder, _, name = source.file.rpartition("/")
    where = escape(f"{name} · {source.sheet}" if source.sheet else name)
    within = f" :gray[({escape(folder)})]" if folder else ""
    counted = say(Sentence("rows read: {read}, used: {loaded}, set aside: {aside}",
                           read=source.rows_read, loaded=source.rows_loaded, aside=source.rows_rejected))  # fmt: skip
    maker = say("demonstration") if source.system == "demonstration" else escape(source.system or "")
    system = "" if source.system in (None, "spreadsheet") else f" · {maker}"
    return f"**{where}**{within}  \n:primary-badge[{escape(table_name(source.table))}]{system} · {counted}"


def signature(source: Source) -> str:
    """By what choices for this kind of file are remembered."""
    return signature_of_source(source)


def columns_frame(matches: tuple[ColumnMatch, ...]) -> pd.DataFrame:
    """The columns of a file as rows to show: name, examples, field, confidence, why, style."""
    return pd.DataFrame(
        {
            "column": [each.column for each in matches],
            "examples": ["  ·  ".join(each.examples) for each in matches],
            "field": [each.field or _NOT_USED for each in matches],
            "personal": [each.is_protected for each in matches],
            "done": [tell(DONE[each.protection]) if each.protection else "" for each in matches],
            "sure": [format_percent(each.confidence, "#,##0%", LOCALES[language()]) if each.field else "" for each in matches],
            "why": [tell(in_words(each.why)) for each in matches],
            "style": [tell(each.style) if each.style else "" for each in matches],
        }
    )


def columns_config(table: str | None) -> dict[str, Any]:
    """How these rows are shown; the field can be chosen."""
    return {
        "column": st.column_config.TextColumn(tell("Column"), pinned=True),
        "examples": st.column_config.TextColumn(tell("Examples"), width="medium"),
        "field": st.column_config.SelectboxColumn(
            tell("What it is"), options=[_NOT_USED, *(columns(table) if table else ())], required=True, width="medium",
            format_func=lambda name: tell("Not used") if name == _NOT_USED else field_name(str(name)),
        ),
        "personal": st.column_config.CheckboxColumn(
            tell("Personal"), width=100,
            help=say("Protect what names or reaches a person: it is dropped, or hashed where it is a key."),
        ),
        "done": st.column_config.TextColumn(tell("What was done"), width=150),
        "sure": st.column_config.TextColumn(tell("How sure"), width="small"),
        "why": st.column_config.TextColumn(tell("Why"), width="large"),
        "style": st.column_config.TextColumn(tell("How it is written"), width="large"),
    }  # fmt: skip


def _columns_label(source: Source) -> Sentence:
    used = sum(each.field is not None for each in source.columns)
    return Sentence("{used} of {columns} columns are used", used=used, columns=len(source.columns))


def _columns(scene: Scene, source: Source, mark: str, key: str) -> None:
    st.caption(say("Is something else than it seems? Choose what it is. The choice is remembered for the next file of this kind."))
    frame = columns_frame(source.columns)
    fields = [(each.field, each.protection) for each in source.columns]
    editor = f"columns_{key}_{mark}_{hash(tuple(fields))}"  # a fresh editor once a choice was applied
    st.data_editor(
        frame,
        key=editor,
        hide_index=True,
        disabled=["column", "examples", "done", "sure", "why", "style"],
        column_config=columns_config(source.table),
        on_change=lambda: _take_columns(scene, source, mark, editor),
        alt=tell(Sentence("The columns of {file}", file=source.file)),
    )


def _take_columns(scene: Scene, source: Source, mark: str, editor: str) -> None:
    edited = st.session_state[editor]["edited_rows"]
    chosen = {source.columns[int(row)].column: _field(change["field"]) for row, change in edited.items() if "field" in change}
    personal = {source.columns[int(row)].column: bool(change["personal"]) for row, change in edited.items() if "personal" in change}
    if chosen or personal:
        attempt(correct, scene.access, mark, Correction(columns=chosen, personal=personal))


def _field(chosen: str | None) -> str | None:
    return None if chosen in (None, _NOT_USED) else chosen


def _table(scene: Scene, source: Source, mark: str, key: str) -> None:
    name = f"table_{key}_{mark}_{source.table}"
    options = [None, *TABLE_NAMES]
    st.selectbox(
        say("What the file holds"),
        options,
        index=options.index(source.table),
        format_func=table_name,
        key=name,
        width=420,
        on_change=lambda: _take_table(scene, mark, st.session_state[name]),
    )


def _take_table(scene: Scene, mark: str, table: str | None) -> None:
    attempt(correct, scene.access, mark, Correction(table=table, no_table=table is None))


def _remembered(scene: Scene, chosen: Correction, mark: str, key: str) -> None:
    told = Sentence("Your choices for files of this kind are applied.")
    if chosen.chosen_on:
        told = Sentence("Read as you chose on {day} for files of this kind.", day=chosen.chosen_on)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f":material/history: {say(told)}")
        st.button(say("Forget them"), key=f"forget_{key}_{mark}", type="tertiary", on_click=attempt, args=(forget, scene.access, mark))
