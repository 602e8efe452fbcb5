"""Files being read, in sight: how far it is, what is being done, and a button that stops it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.apart.drop import Stopped
from data.outcome import Outcome
from data.store import StoreError
from sharing.refusal import NotAllowed
from sharing.under_way import Failed, UnderWay
from sharing.uploads import put_back, read_again, reading, stop_reading
from ui.attempt import attempt
from ui.filled import filled
from ui.scene import Scene
from ui.words import say

EVERY = 0.3  # seconds between looks at how far it is


def read_in_sight(scene: Scene) -> Outcome | None:
    """What was understood of the files that wait; `None` where they could not be read, which is then said with what can be done."""
    try:
        found = reading(scene.access, date.today())
        return found if isinstance(found, Outcome) else _followed(scene, found)
    except Stopped as stopped:
        st.info(say(stopped.sentence), icon=":material/stop_circle:")
        _ways_on(scene)
    except (StoreError, NotAllowed, Failed) as problem:
        st.error(say(problem.sentence), icon=":material/error:")
        _ways_on(scene)
    return None


def _followed(scene: Scene, under_way: UnderWay) -> Outcome:
    """Wait for it. A click elsewhere or a refresh ends the waiting, not the reading."""
    outcome = under_way.awaited(EVERY)
    if outcome is not None:
        return outcome
    place = st.empty()
    with place.container(border=True, key="reading"):
        bar = st.progress(under_way.share, text=say(under_way.doing))
        st.button(say("Cancel"), icon=":material/stop_circle:", key="stop_reading", on_click=attempt, args=(stop_reading, scene.access))
    try:
        while outcome is None:
            bar.progress(under_way.share, text=say(under_way.doing))
            outcome = under_way.awaited(EVERY)
        return outcome
    finally:
        place.empty()


def _ways_on(scene: Scene) -> None:
    with st.container(horizontal=True):
        st.button(**filled(say("Read the files")), key="read_again", on_click=attempt, args=(read_again, scene.access))
        st.button(say("Discard all files"), key="put_back_unread", type="tertiary", on_click=attempt, args=(put_back, scene.access))
