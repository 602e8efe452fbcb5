"""Problems of a file in plain sentences, the worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import streamlit as st

from data.version import Problem
from locales import Sentence
from ui.fields import field_sentence, table_sentence
from ui.words import say

_NAMED: dict[str, Callable[[str], Sentence]] = {
    "field": field_sentence,
    "other_field": field_sentence,
    "table": table_sentence,
    "other_table": table_sentence,
    "kind": Sentence,
}
_DAYS = ("last", "today")
"""What checks name as a day; manifests keep it as text."""
SIGNS = {"error": ":material/error:", "warning": ":material/warning:", "note": ":material/info:"}


def problems_list(problems: Iterable[Problem]) -> None:
    """One line a problem, with a few of the values it is about."""
    for each in sorted(problems, key=lambda each: (list(SIGNS).index(each.severity), -each.count)):
        st.markdown(f"{SIGNS[each.severity]} {say(_counted(each))}{_examples(each)}")


def _counted(problem: Problem) -> Sentence:
    """Reasons for which rows were set aside speak of one row: the count is put before them."""
    said = in_words(problem.sentence)
    return Sentence("{rows} × {reason}", rows=problem.count, reason=said) if problem.check == "row-rejected" else said


def _examples(problem: Problem) -> str:
    if not problem.examples:
        return ""
    examples = "; ".join(problem.examples)
    named = (
        Sentence("rows {examples} …", examples=examples) if problem.check == "row-rejected" else Sentence("{examples}", examples=examples)
    )
    return f" :gray[({say(named)})]"


def in_words(sentence: Sentence) -> Sentence:
    """The sentence with our fields and tables by the names that people have for them."""
    named = {name: _NAMED[name](value) for name, value in sentence.values.items() if name in _NAMED and isinstance(value, str)}
    days = {name: date.fromisoformat(str(sentence.values[name])) for name in _DAYS if name in sentence.values}
    return Sentence(sentence.template, **sentence.values | named | days) if named or days else sentence
