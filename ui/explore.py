"""The parts of the page Explore."""

from __future__ import annotations

import streamlit as st

from kpi.compute import Value
from kpi.pivot import Pivot
from kpi.pivot.pivot import SMALL, is_few
from locales import Sentence
from locales.words import N_
from ui import choice
from ui.empty import no_value, not_in_data, only_there
from ui.explore_against import two_kpis
from ui.explore_choices import Asked, ask, dimensions_offered, kpis_offered
from ui.figures import pivot_of
from ui.page_head import page_head
from ui.pivot_cell import cell
from ui.pivot_files import downloads
from ui.pivot_table import columns_of, pivot_table
from ui.pivot_words import Words
from ui.scene import Scene
from ui.selection import first_day_of
from ui.words import say


def explore(scene: Scene) -> None:
    """What stands out, the choices, the table."""
    above = st.container()
    if not kpis_offered(scene):
        with above:
            page_head(N_("There is nothing to explore yet"))
        not_in_data((only_there(scene),))
        return
    if choice.segments("as", N_("Seen as"), {"table": N_("Table"), "against": N_("Two against each other")}, "table") == "against":
        two_kpis(scene, above)
        return
    asked = ask(scene)
    words = Words.of(scene, pivot_of(scene.data, asked.layout, scene.selection))
    with above:
        page_head(words.headline(), words.change(first_day_of(scene.version, scene.today)))
        if not any(value.rows for value in words.pivot.cells.values()):
            no_value(next((value.reason for value in words.pivot.cells.values() if value.reason), None))
        elif not dimensions_offered(scene, asked.layout.kpis):
            not_in_data((Sentence("{kpi} cannot be split here: its data names no rep, place, channel or product.",
                                  kpi=words.pivot.kpis[0].title),))  # fmt: skip
    _table(words, asked)


def _table(words: Words, asked: Asked) -> None:
    columns = columns_of(words.pivot, asked.faces(words.pivot.compared))
    selected = pivot_table(words, asked, columns)
    st.caption(" ".join(say(each) for each in _remarks(words, asked)))
    if selected:
        row, shown = selected
        cell(words, row, shown.head, shown.kpi)
    downloads(words, columns)


def _remarks(words: Words, asked: Asked) -> list[Sentence]:
    """How the table is read, and what it cannot tell."""
    pivot = words.pivot
    said = [
        Sentence("Totals and others are counted from their own rows, not added up from cells."),
        Sentence("Click a heading to order by it, a cell to open it."),
    ]
    if any(is_few(value, kpi) for kpi in pivot.kpis for value in _of(pivot, kpi.id)):
        said.append(Sentence("* fewer than {rows} rows: too few to judge by.", rows=SMALL))
    if asked.heat and len(asked.faces(pivot.compared)) > 1:
        said.append(Sentence("Teal: more. Green: changed for the better, orange for the worse."))
    for kpi in pivot.kpis:
        if reason := next((value.reason for value in _of(pivot, kpi.id) if value.reason), None):
            said.append(Sentence("{kpi} cannot be told apart everywhere here: {reason}.", kpi=kpi.title, reason=reason))
    return said


def _of(pivot: Pivot, kpi: str) -> list[Value]:
    return [value for (_, _, each), value in pivot.cells.items() if each == kpi]
