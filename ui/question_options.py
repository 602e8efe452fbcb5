"""The answers to a question side by side: each with what a few real values would mean, and the button that chooses it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

import streamlit as st
from babel.numbers import format_decimal

from data.corrections import Correction
from data.questions import Question, answered
from data.readings import as_read, readings
from data.systems.intake import columns
from data.tables import Kind
from locales import Sentence
from locales.languages import LOCALES
from locales.markdown import escape
from ui.fields import field_sentence, table_sentence
from ui.words import capital, language, say, tell

Take = Callable[[Mapping[str, Correction]], None]
Pairs = Iterable[tuple[str, str | None]]

SHOWN = 3
WIDTH = 240
READ_AS = frozenset({Kind.DATE, Kind.MONEY, Kind.NUMBER, Kind.COUNT, Kind.HOURS})
"""Kinds whose values mean something else than their letters."""


def style_options(question: Question, key: str, take: Take) -> None:
    """Each way of reading, the likelier first."""
    kind = question.kind or Kind.NAME
    with st.container(horizontal=True):
        for each in readings([choice.name for choice in question.choices], question.examples[:SHOWN], kind):
            with st.container(border=True, width=WIDTH, height="stretch"):
                st.markdown(_pairs(each.values, kind) or say("Its values are personal and are not shown."))
                _button(capital(say(each.sentence)), f"style_{key}_{each.style}", take, answered(question, each.style))


def column_options(question: Question, key: str, take: Take) -> None:
    """Each column with what is in it, and that it is none of them."""
    kind, several = question.kind or Kind.NAME, len(question.choices) > 1
    field = field_sentence(question.field or "")
    with st.container(horizontal=True):
        for number, choice in enumerate(question.choices):
            with st.container(border=True, width=WIDTH, height="stretch"):
                if several:
                    st.markdown(f"“{escape(choice.name)}”")
                st.markdown(_pairs(_examples(question, choice.name, kind), kind) or say("Its values are personal or empty."))
                yes = Sentence("It is “{column}”", column=choice.name) if several else Sentence("Yes, it is {field}", field=field)
                _button(say(yes), f"yes_{key}_{number}", take, answered(question, choice.name))
        with st.container(border=True, width=WIDTH, height="stretch"):
            st.markdown(say("These columns are left out.") if several else say("The column is left out."))
            _button(say("None of these") if several else say("No, do not use it"), f"no_{key}", take, answered(question, None))


def system_options(question: Question, key: str, take: Take) -> None:
    """Each system with what would be read differently from it."""
    values = question.first.problem.sentence.values
    with st.container(horizontal=True):
        for choice, name in zip(question.choices, ("table", "other_table"), strict=False):
            with st.container(border=True, width=WIDTH, height="stretch"):
                if name in values:
                    st.markdown(say(Sentence("Its rows are {table}.", table=table_sentence(str(values[name])))))
                for column, field in choice.fields[:SHOWN]:
                    st.markdown(say(Sentence("“{column}” is {field}", column=column, field=field_sentence(field))))
                    kind = columns(str(values.get(name, question.table))).get(field, Kind.NAME)
                    st.caption(_pairs(_examples(question, column, kind), kind))
                told = Sentence("It comes from {system}", system=choice.name)
                _button(say(told), f"system_{key}_{choice.name}", take, answered(question, choice.name))


def table_options(question: Question, key: str, take: Take) -> None:
    """Each table that it may be with what its columns would mean, and that it is none of them."""
    with st.container(horizontal=True):
        for choice in question.choices:
            with st.container(border=True, width=WIDTH, height="stretch"):
                for column, field in choice.fields[:SHOWN]:
                    st.markdown(say(Sentence("“{column}” is {field}", column=column, field=field_sentence(field))))
                    kind = columns(choice.name).get(field, Kind.NAME)
                    st.caption(_pairs(_examples(question, column, kind), kind))
                _button(capital(say(table_sentence(choice.name))), f"table_{key}_{choice.name}", take, answered(question, choice.name))
        with st.container(border=True, width=WIDTH, height="stretch"):
            st.markdown(say("The file is left out."))
            _button(say("None of these"), f"no_{key}", take, answered(question, None))


def _button(label: str, key: str, take: Take, corrections: Mapping[str, Correction]) -> None:
    st.button(label, key=key, on_click=take, args=(corrections,), width="stretch")


def _examples(question: Question, column: str, kind: Kind) -> Pairs:
    """A few values of a column, those that cannot be read first where that is the doubt; none of a column that is protected."""
    matches = question.column_of(column)
    if any(match.is_protected for match in matches):
        return ()
    failing = question.examples[:1] if question.check == "column-contradicted" else ()
    found = tuple(dict.fromkeys((*failing, *(example for match in matches for example in match.examples))))[:SHOWN]
    return as_read(found, kind, column) if kind in READ_AS else tuple((text, None) for text in found)


def _pairs(pairs: Pairs, kind: Kind) -> str:
    return "  \n".join(f"{escape(text)}{_meant(value, kind)}" for text, value in pairs)


def _meant(value: str | None, kind: Kind) -> str:
    """What a value means, written the reader's way: the month as a word, so that no doubt is left."""
    if kind not in READ_AS:
        return ""
    if value is None:
        return f" → :gray[{say('empty')}]"
    if kind is Kind.DATE:
        return f" → **{escape(tell(Sentence('{day}', day=date.fromisoformat(value[:10]))))}**"
    return f" → **{escape(format_decimal(Decimal(value), format='#,##0.###', locale=LOCALES[language()]))}**"
