"""One cell of a pivot in full: its numbers, why it is empty, and the ways on from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import streamlit as st

from data.tables import DIMENSIONS
from kpi.kpis import KPI
from kpi.pivot import Head, Part
from kpi.pivot.pivot import is_few
from locales import Sentence
from locales.markdown import escape
from ui import state
from ui.links import page_named, parameters
from ui.pivot_words import Words
from ui.presets import CUSTOM
from ui.values import move, shown
from ui.view import View
from ui.words import say


def cell(words: Words, row: Head, column: Head, kpi: KPI) -> None:
    """What the cell says, a link to the KPI for just these rows, and a button that narrows the page to them."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{say(kpi.title)}** · {escape(words.place(row, column))}")
        st.markdown(" ".join(say(each) for each in _said(words, row, column, kpi)))
        narrowed = narrowed_view(words, row, column)
        if narrowed is None:
            return
        with st.container(horizontal=True):
            address = parameters(narrowed.chosen("kpi", kpi.id), ("kpi",))
            st.page_link(page_named("kpi.py"), label=say("Open this KPI here"), icon=":material/monitoring:", query_params=address)
            if narrowed != state.view():
                st.button(
                    say("Narrow the page to this"), icon=":material/filter_alt:", key="narrow", on_click=state.change, args=(narrowed,)
                )


def _said(words: Words, row: Head, column: Head, kpi: KPI) -> list[Sentence]:
    value, currency = words.pivot.cell(row, column, kpi), words.currencies[kpi.id]
    if value.reason:
        return [value.reason]
    said = [Sentence("{value}, counted from {rows} rows.", value=shown(value.value, kpi.unit, currency), rows=value.rows)]
    if moved := move(value, kpi):
        before = shown(value.comparison, kpi.unit, currency)
        said.append(Sentence("{change} against {before}.", change=moved.text, before=before))
    if is_few(value, kpi):
        said.append(Sentence("That is too few to judge by."))
    return said


def narrowed_view(words: Words, row: Head, column: Head) -> View | None:
    """The view of one cell's rows; `None` where no filter says which they are."""
    layout, view = words.pivot.layout, state.view()
    if Part.OTHERS in (row.part, column.part):
        return None
    named = [*zip(layout.rows, row.group, strict=False), *((str(layout.across), member) for member in column.group)]
    if any(dimension not in DIMENSIONS for dimension, _ in named):
        return None
    for dimension, member in named:
        view = view.filtered(dimension, (member,))
    if column.period:
        view = replace(view, period=CUSTOM, first=column.period.start, last=column.period.end - timedelta(days=1))
    return view
