"""Answers that hold for the files that wait, each with the way to be asked again."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.corrections import Answer, answers_in
from data.matching.understanding import signature_of_source
from data.styles import style_named
from data.systems.intake import columns
from data.tables import Kind
from data.version import Source
from locales import Sentence
from sharing.uploads import ask_again, choices
from ui.attempt import attempt
from ui.fields import field_sentence
from ui.scene import Scene
from ui.words import say, tell


def answered_before(scene: Scene, sources: Sequence[Source]) -> None:
    """One line an answer, the same one of several files once; nothing where nothing was ever chosen for these files."""
    found = _answers(scene, sources)
    if not found:
        return
    with st.expander(say(Sentence("Answers that are applied: {number}", number=len(found))), icon=":material/history:", key="open_answers"):
        for number, (each, (kind, marks)) in enumerate(found.items()):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(say(_told(each, kind)), width="stretch")
                st.button(
                    say("Ask again"), key=f"ask_{number}", type="tertiary", on_click=attempt, args=(ask_again, scene.access, marks, each)
                )


def _answers(scene: Scene, sources: Sequence[Source]) -> dict[Answer, tuple[Kind | None, list[str]]]:
    """Each answer with the kind of the field it is about, and the signatures of the headers for which it was given."""
    found: dict[Answer, tuple[Kind | None, list[str]]] = {}
    for source in sources:
        mark = signature_of_source(source)
        fields = {each.column: each.field for each in source.columns}
        for each in answers_in(choices(scene.access, mark)):
            kind = columns(source.table or "").get(fields.get(each.about) or "")
            found.setdefault(each, (kind, []))[1].append(mark)
    return {each: (kind, list(dict.fromkeys(marks))) for each, (kind, marks) in found.items()}


def _told(each: Answer, kind: Kind | None) -> Sentence:
    match each.part:
        case "styles":
            style = style_named(each.chosen or "", kind) if kind else None
            return Sentence("“{column}”: {how}", column=each.about, how=style.sentence if style else each.chosen)
        case "words":
            return Sentence("“{word}” means {meaning}", word=each.word, meaning=Sentence(each.chosen or ""))
        case "system":
            return Sentence("It comes from {system}", system=each.chosen)
        case _ if each.chosen is None:
            return Sentence("“{column}” is not used", column=each.about)
        case _:
            return Sentence("“{column}” is {field}", column=each.about, field=tell(field_sentence(each.chosen)))
