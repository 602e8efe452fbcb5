"""Notes under a trend: what happened on a day, to be read by all and written by those who may edit."""

from __future__ import annotations

from datetime import date

import streamlit as st

from kpi.kpis import KPI
from kpi.periods import Period
from locales import Sentence
from sharing.notes import LONGEST_NOTE, Note, delete, notes_of, write
from ui.attempt import attempt
from ui.scene import Scene
from ui.words import day_format, say, tell
from ui.workspace import now


def notes_in(scene: Scene, kpi: KPI) -> list[Note]:
    """The notes whose day lies in the selection."""
    period = scene.selection.period
    return [note for note in notes_of(scene.access, kpi.id) if period.start <= note.day < period.end]


def notes(scene: Scene, kpi: KPI) -> None:
    """The notes of the period, numbered as on the chart, each with its day; a form to write one for those who may."""
    found, may_write = notes_in(scene, kpi), scene.may_edit and scene.access.link is None
    if not found and not may_write:
        return
    with st.expander(say(Sentence("Notes ({count})", count=len(found))), icon=":material/sticky_note_2:"):
        for number, note in enumerate(found, start=1):
            _line(scene, number, note, may_delete=may_write)
        if may_write:
            _form(scene, kpi)


def _line(scene: Scene, number: int, note: Note, *, may_delete: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(say(Sentence("{number}. {day}: {text}", number=number, day=note.day, text=note.text)), width="stretch")
        if may_delete:
            st.button(
                say("Delete"),
                type="tertiary",
                icon=":material/delete:",
                key=f"delete_note_{note.id}",
                on_click=attempt,
                args=(delete, scene.access, note.id),
            )


def _form(scene: Scene, kpi: KPI) -> None:
    with st.form(f"note_{kpi.id}", clear_on_submit=True, border=False):
        day = st.date_input(say("Day"), value=_last_day(scene.selection.period, scene.today), format=day_format(), width=180)
        text = st.text_input(say("What happened?"), max_chars=LONGEST_NOTE, placeholder=tell("New price list, fair, campaign…"))
        everywhere = st.checkbox(say("On the trends of all KPIs"))
        if st.form_submit_button(say("Keep the note"), icon=":material/add:") and isinstance(day, date):
            attempt(write, scene.access, day, text, None if everywhere else kpi.id, now())
            st.rerun()


def _last_day(period: Period, today: date) -> date:
    return min(today, date.fromordinal(period.end.toordinal() - 1))
