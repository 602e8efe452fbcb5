"""Files that wait: what was understood of them, what is asked, and the button that stores them."""

from __future__ import annotations

import streamlit as st

from data.importing import Outcome
from data.readers import Refused
from data.store import StoreError
from locales import Sentence
from locales.markdown import escape
from locales.words import N_
from sharing.refusal import NotAllowed
from sharing.uploads import put_back, store, waiting
from ui.attempt import attempt
from ui.difference import difference_in_sight
from ui.fields import table_sentence
from ui.filled import filled
from ui.links import page_named, parameters
from ui.progress import progress
from ui.questions import open_questions, questions_in_sight
from ui.reading import read_in_sight
from ui.scene import Scene
from ui.state import view
from ui.understood import understood_source
from ui.words import say

_STORED = "_stored"


def waiting_files(scene: Scene) -> None:
    """Everything about the files that are not stored yet; nothing where none waits."""
    if waiting(scene.access):
        outcome = read_in_sight(scene)
        if outcome is not None:
            _outcome(scene, outcome)
    _just_stored(scene)


def _outcome(scene: Scene, outcome: Outcome) -> None:
    st.header(say("What was understood"))
    _summary(outcome)
    questions_in_sight(scene, outcome.sources)
    difference_in_sight(scene, outcome)
    with st.container(horizontal=True):
        if outcome.sources and st.button(**filled(say("Store this data"), ":material/check:"), key="store"):
            _store(scene, outcome)
        st.button(say("Discard all files"), key="put_back", type="tertiary", on_click=attempt, args=(put_back, scene.access))
    for number, refused in enumerate(outcome.refused):
        _refused(scene, refused, number)
    for number, source in enumerate(outcome.sources):
        understood_source(scene, source, key=f"w{number}")


def _summary(outcome: Outcome) -> None:
    rows = sum(source.rows_loaded for source in outcome.sources)
    aside = sum(source.rows_rejected for source in outcome.sources)
    asked = len(open_questions(outcome.sources))
    said = [Sentence("Rows that can be used: {rows}.", rows=rows)]
    if aside:
        said.append(Sentence("Rows set aside, each with its reason: {rows}.", rows=aside))
    if asked:
        said.append(Sentence("Open questions: {number}. Answer them below, or store the data and answer later.", number=asked))
    st.markdown(" ".join(say(each) for each in said))


def _refused(scene: Scene, refused: Refused, number: int) -> None:
    name = refused.file.split("/")[0]
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        icon = ":material/block:" if not refused.empty_of_tables else ":material/info:"
        st.markdown(f"{icon} **{escape(refused.file)}** · {say(refused.sentence)}")
        if name == refused.file:
            st.button(say("Discard"), key=f"put_back_{number}", type="tertiary", on_click=attempt, args=(put_back, scene.access, name))


def _store(scene: Scene, outcome: Outcome) -> None:
    try:
        with progress(N_("Storing…")) as tell_progress:
            version = store(scene.access, outcome, tell_progress)
    except (StoreError, NotAllowed) as problem:
        st.error(say(problem.sentence), icon=":material/error:")
        return
    st.session_state[_STORED] = version.number
    st.rerun()


def _just_stored(scene: Scene) -> None:
    version = scene.version
    if version is None or st.session_state.pop(_STORED, None) != version.number:
        return
    tables = [
        Sentence("{rows} {table}", rows=facts.rows, table=table_sentence(name)) for name, facts in version.facts.items() if facts.rows
    ]
    with st.container(border=True):
        st.markdown(f":material/check_circle: **{say(Sentence('Stored as version {number}.', number=version.number))}** "
                    + say(Sentence("It holds {tables}.", tables=tables)))  # fmt: skip
        st.page_link(
            page_named("overview.py"), label=say("See the numbers"), icon=":material/arrow_forward:", query_params=parameters(view())
        )
