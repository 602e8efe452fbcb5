"""One question: what is asked, of which files, what hangs on it, its answers, and what happens without one."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from data.corrections import Correction
from data.questions import Question
from data.tables import DIMENSIONS
from kpi.catalogue import CATALOGUE
from kpi.depending import depending
from locales import Sentence
from sharing.uploads import answer
from ui.attempt import attempt
from ui.fields import field_name, field_sentence
from ui.question_options import column_options, style_options, system_options, table_options
from ui.question_words import word_options
from ui.scene import Scene
from ui.words import say, tell

NAMED = 3
"""So many files and KPIs are named, or one more; the others are counted."""


def question_card(scene: Scene, question: Question, key: str) -> None:
    """A frame with one question; an answer is applied at once and remembered."""

    def take(corrections: Mapping[str, Correction]) -> None:
        attempt(answer, scene.access, corrections)

    with st.container(border=True):
        st.markdown(f":material/help: **{say(asked(question))}**")
        st.caption("  \n".join(say(each) for each in (_files(question), hanging(question)) if each))
        match question.check:
            case "style-ambiguous":
                style_options(question, key, take)
            case "table-unsure":
                table_options(question, key, take)
            case "system-unsure":
                system_options(question, key, take)
            case "word-doubtful":
                word_options(question, key, take)
            case _:
                column_options(question, key, take)
        st.caption(say(left_open(question)))


def asked(question: Question) -> Sentence:
    """The question in a line."""
    match question.check:
        case "style-ambiguous":
            return Sentence("How is “{column}” written?", column=question.column)
        case "table-unsure":
            return Sentence("What is a row of this file?")
        case "system-unsure":
            first, second = question.choices
            return Sentence("Which system wrote this, {first} or {second}?", first=first.name, second=second.name)
        case "word-doubtful":
            return Sentence("What do these words under “{field}” mean?", field=field_name(question.column))
    field = field_sentence(question.field or "")
    if len(question.choices) > 1:
        return Sentence("Which column counts as “{field}”?", field=field)
    if question.check == "column-contradicted":
        return Sentence("Is “{column}” {field}? Most of its values do not look like it.", column=question.column, field=field)
    return Sentence("Is “{column}” {field}?", column=question.column, field=field)


def hanging(question: Question) -> Sentence | None:
    """What hangs on the answer, in words of the pages."""
    if question.field is None:
        return None
    kpis = [tell(CATALOGUE[each].name) for each in depending_on(question)]
    if len(kpis) > NAMED + 1:
        named, others = ", ".join(kpis[:NAMED]), len(kpis) - NAMED
        return Sentence("Without it, these rows do not count in: {kpis}, and {others} more KPIs.", kpis=named, others=others)
    if kpis:
        return Sentence("Without it, these rows do not count in: {kpis}.", kpis=kpis)
    if question.field in DIMENSIONS:
        return Sentence("Without it: no view by {field}.", field=field_sentence(question.field))
    return Sentence("No KPI needs it.")


def depending_on(question: Question) -> tuple[str, ...]:
    """The KPIs that hang on it, by id."""
    return tuple(dict.fromkeys(kpi for table, field in question.fields for kpi in depending(table, field)))


def left_open(question: Question) -> Sentence:
    """What happens where nobody answers."""
    match question.check:
        case "style-ambiguous":
            return Sentence("Left open: values that stay empty: {count}.", count=question.rows)
        case "table-unsure":
            return Sentence("Left open: nothing of it is used; rows: {count}.", count=question.rows)
        case "system-unsure":
            return Sentence("Left open: it is read as from {system}.", system=question.choices[0].name if question.choices else "")
        case "word-doubtful":
            return Sentence("Left open: in {count} rows these words mean nothing.", count=question.rows)
    if len(question.choices) > 1:
        return Sentence("Left open: none of these columns is used.")
    return Sentence("Left open: this column is not used.")


def _files(question: Question) -> Sentence:
    files = list(dict.fromkeys(each.source.label for each in question.asked))
    if len(files) > NAMED + 1:
        return Sentence("In {files} and {others} more files.", files=", ".join(files[:NAMED]), others=len(files) - NAMED)
    return Sentence("In {files}.", files=files)
