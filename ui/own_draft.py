"""The KPI that somebody is writing: kept over pages, its formula in the address too."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from data.definitions import Definition
from kpi.kpis import Better
from kpi.own.formula_error import FormulaError
from kpi.own.printing import printed
from kpi.own.reading import read
from kpi.own.tree import Node
from kpi.own.vocabulary import Others
from kpi.periods import Grain
from locales.languages import LANGUAGES
from ui import state
from ui.words import language

FORMULA = "formula"
"""The choice of the page that holds the formula."""

EMPTY = Definition("", "", "", "", "", str(Better.HIGHER), str(Grain.MONTH))
_DRAFT, FIELD = "_own_draft", "own_formula"


def draft() -> Definition:
    """What is being written. Its formula is in the reader's words, its id empty while it is a new one, its unit while it is to be told."""
    return replace(st.session_state.get(_DRAFT, EMPTY), formula=state.view().choice(FORMULA) or "")


def set_draft(written: Definition) -> None:
    """Take over what is written. For callbacks."""
    st.session_state[_DRAFT] = written
    st.session_state[FIELD] = written.formula
    state.change(state.view().chosen(FORMULA, written.formula or None))


def change_draft(name: str, key: str) -> None:
    """Take over one field from its widget. For callbacks."""
    value = st.session_state[key]
    if name == "formula":
        state.change(state.view().chosen(FORMULA, value or None))
    else:
        st.session_state[_DRAFT] = replace(draft(), **{name: value or ""})


def add_to_formula(text: str) -> None:
    """Put a name at the end of the formula. For callbacks."""
    written = draft()
    set_draft(replace(written, formula=f"{written.formula} {text}".strip()))


def read_in_words(formula: str, others: Others) -> Node:
    """The tree of a formula in the reader's words or, where an address came in another language, in those. Raises FormulaError."""
    try:
        return read(formula, language(), others)
    except FormulaError as fault:
        for other in (each for each in LANGUAGES if each != language()):
            if (tree := _read_or_nothing(formula, other, others)) is not None:
                return tree
        raise fault


def in_words(formula: str, others: Others = ()) -> str:
    """A formula as it is kept in the reader's words; as it is where it means nothing any more."""
    tree = _read_or_nothing(formula, "en", others)
    return formula if tree is None else printed(tree, language(), others)


def _read_or_nothing(formula: str, in_language: str, others: Others) -> Node | None:
    try:
        return read(formula, in_language, others)
    except FormulaError:
        return None
