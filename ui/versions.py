"""Versions: every import is one, and any of them can be had back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import streamlit as st
from babel.dates import format_datetime

from data.store import StoreError
from data.version import Version
from locales import Sentence
from locales.languages import LOCALES
from locales.words import N_
from sharing.access import restore, undo
from sharing.refusal import NotAllowed
from ui.fields import table_sentence
from ui.filled import filled
from ui.scene import Scene
from ui.words import language, say

LISTED = 5
_SAID = "_versions_said"


def versions(scene: Scene) -> None:
    """The versions, the newest first; undo, and the way back to each, for those who may."""
    known = scene.access.versions()[::-1]
    if not known:
        return
    st.header(say("Versions"))
    if said := st.session_state.pop(_SAID, None):
        st.info(say(said), icon=":material/history:")
    for version in known[:LISTED]:
        _version(scene, version, newest=known[0])
    if len(known) > LISTED:
        with st.expander(say(Sentence("{number} older versions", number=len(known) - LISTED))):
            for version in known[LISTED:]:
                _version(scene, version, newest=known[0])


def _version(scene: Scene, version: Version, newest: Version) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(_described(version, current=version is newest, named=scene.access.link is None), width="stretch")
        if not scene.may_edit:
            return
        if version is newest and version.parent is not None:
            _confirmed(
                N_("Undo"), Sentence("Go back to version {number}? Nothing is lost: this can be undone too.", number=version.parent),
                f"undo_{version.number}", lambda: undo(scene.access),
            )  # fmt: skip
        elif version is not newest:
            _confirmed(
                N_("Go back to this one"),
                Sentence("Show version {number} again? Nothing is lost: this can be undone too.", number=version.number),
                f"restore_{version.number}", lambda: restore(scene.access, version.number),
            )  # fmt: skip


def _described(version: Version, *, current: bool, named: bool) -> str:
    """`named`: with its note, which names files; a link shows figures alone."""
    made = format_datetime(datetime.fromisoformat(version.created_at), "d MMM y, HH:mm", locale=LOCALES[language()])
    badge = f" :green-badge[{say('current')}]" if current else ""
    tables = [
        Sentence("{table}: {rows}", rows=facts.rows, table=table_sentence(name)) for name, facts in version.facts.items() if facts.rows
    ]
    firsts = [facts.first for facts in version.facts.values() if facts.first]
    lasts = [facts.last for facts in version.facts.values() if facts.last]
    span = f" · {say(Sentence('{first} – {last}', first=min(firsts), last=max(lasts)))}" if firsts and lasts else ""
    note = f" · {say(version.note)}" if named else ""
    number = say(Sentence("Version {number}", number=version.number))
    rows = say(Sentence("{tables}", tables=tables)) if tables else ""
    return f"**{number}**{badge} · {made} UTC{note}  \n:gray[{rows}{span}]"


def _confirmed(label: str, question: Sentence, key: str, act: Callable[[], Version]) -> None:
    with st.popover(say(label), type="tertiary", key=f"ask_{key}"):  # of its own, so that it is closed once the version has changed
        st.markdown(say(question))
        st.button(**filled(say("Yes, go back")), key=key, on_click=_do, args=(act,))


def _do(act: Callable[[], Version]) -> None:
    try:
        version = act()
        st.session_state[_SAID] = version.note
    except (StoreError, NotAllowed) as refusal:
        st.session_state[_SAID] = refusal.sentence
