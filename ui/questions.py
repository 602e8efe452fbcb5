"""What could not be told for certain, as questions with their possible answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import streamlit as st
from babel.numbers import format_decimal

from data.corrections import Correction
from data.readings import Reading, readings
from data.systems.intake import columns
from data.tables import Kind
from data.version import Problem, Source
from locales import Sentence
from locales.languages import LOCALES
from locales.markdown import escape
from locales.words import N_
from sharing.uploads import correct
from ui.attempt import attempt
from ui.fields import field_name, field_sentence
from ui.problems import in_words
from ui.scene import Scene
from ui.words import language, say, tell

QUESTIONS = ("system-unsure", "style-ambiguous", "column-unsure", "column-contradicted", "word-doubtful")
"""Checks whose problems a person can answer."""

MEANINGS = {
    "deals": {"won": N_("won"), "lost": N_("lost"), "open": N_("open")},
    "tickets": {"open": N_("open"), "closed": N_("closed")},
    "orders": {"kept": N_("it counts"), "cancelled": N_("cancelled")},
    "leads": {"qualified": N_("qualified"), "converted": N_("converted"), "dropped": N_("given up"), "other": N_("none of these")},
}
"""Table → what a word of its stage or status may mean."""


def questions_of(source: Source) -> list[Problem]:
    """The questions of one file."""
    return [each for each in source.problems if each.check in QUESTIONS]


def questions(scene: Scene, source: Source, mark: str, key: str) -> None:
    """Each question with what can be answered; an answer is applied at once and remembered."""
    for number, problem in enumerate(questions_of(source)):
        with st.container(border=True):
            place = f"{key}_{number}_{mark}"
            match problem.check:
                case "style-ambiguous":
                    _style(scene, source, problem, mark, place)
                case "system-unsure":
                    _system(scene, problem, mark, place)
                case "word-doubtful":
                    _words(scene, source, problem, mark, place)
                case _:
                    _column(scene, problem, mark, place)


def _system(scene: Scene, problem: Problem, mark: str, place: str) -> None:
    st.markdown(f":material/help: **{say(in_words(problem.sentence))}**")
    with st.container(horizontal=True):
        for name in ("first", "second"):
            system = str(problem.sentence.values[name])
            st.button(
                say(Sentence("It comes from {system}", system=system)),
                key=f"system_{place}_{name}",
                on_click=attempt,
                args=(correct, scene.access, mark, Correction(system=system)),
            )


def _style(scene: Scene, source: Source, problem: Problem, mark: str, place: str) -> None:
    column = str(problem.sentence.values["column"])
    match = next(each for each in source.columns if each.column == column)
    kind = columns(source.table or "")[match.field or ""]
    st.markdown(f":material/help: **{say(Sentence('How is “{column}” written?', column=column))}**")
    st.caption(say("Until you choose, only values that mean the same either way are used."))
    telling = str(match.style.values.get("example", "")) if match.style else ""
    offered = readings(column, tuple(dict.fromkeys(filter(None, (telling, *match.examples)))), kind)
    if not offered:
        st.markdown(say(in_words(problem.sentence)))
    with st.container(horizontal=True):
        for reading in offered:
            with st.container(border=True, width=300):
                st.markdown(_shown(reading, kind))
                st.button(
                    say(reading.sentence),
                    key=f"style_{place}_{reading.style}",
                    on_click=attempt,
                    args=(correct, scene.access, mark, Correction(styles={column: reading.style})),
                )


def _shown(reading: Reading, kind: Kind) -> str:
    return "  \n".join(f"{escape(text)} → **{escape(_meant(value, kind))}**" for text, value in reading.values)


def _meant(value: str, kind: Kind) -> str:
    """What a value means, written the reader's way: the month as a word, so that no doubt is left."""
    if kind is Kind.DATE:
        return tell(Sentence("{day}", day=date.fromisoformat(value[:10])))
    return format_decimal(Decimal(value), format="#,##0.###", locale=LOCALES[language()])


def _column(scene: Scene, problem: Problem, mark: str, place: str) -> None:
    column, field = str(problem.sentence.values["column"]), str(problem.sentence.values["field"])
    st.markdown(f":material/help: **{say(in_words(problem.sentence))}**")
    if problem.examples:
        st.caption(escape("  ·  ".join(problem.examples)))
    with st.container(horizontal=True):
        yes = Sentence("Yes, it is {field}", field=field_sentence(field))
        st.button(say(yes), key=f"yes_{place}", on_click=attempt, args=(correct, scene.access, mark, Correction(columns={column: field})))
        st.button(
            say("No, do not use it"),
            key=f"no_{place}",
            on_click=attempt,
            args=(correct, scene.access, mark, Correction(columns={column: None})),
        )


def _words(scene: Scene, source: Source, problem: Problem, mark: str, place: str) -> None:
    field = str(problem.sentence.values["column"])
    st.markdown(f":material/help: **{say(Sentence('What do these words under “{field}” mean?', field=field_name(field)))}**")
    meanings = MEANINGS.get(source.table or "", {})
    with st.container(horizontal=True):
        for number, word in enumerate(problem.examples):
            name = f"word_{place}_{number}"
            st.selectbox(
                escape(word),
                list(meanings),
                index=None,
                placeholder=tell("Choose"),
                format_func=lambda meaning: tell(meanings[meaning]),
                key=name,
                width=200,
                on_change=lambda name=name, word=word: attempt(
                    correct, scene.access, mark, Correction(words={field: {word: st.session_state[name]}})
                ),
            )
