"""Where data comes in: files are dropped, and on the demonstration company a workspace of one's own is offered."""

from __future__ import annotations

import streamlit as st

from data.apart.spare import warm
from data.limits import MEGABYTE
from data.settings import settings
from sharing.access import new_workspace, own_copy
from sharing.uploads import receive
from ui.attempt import attempt
from ui.filled import filled
from ui.scene import Scene
from ui.whole_address import whole_address
from ui.words import say, tell
from ui.workspace import credentials, enter_new, is_new, now

_DROP = "_drop"


def invitation(scene: Scene) -> None:
    """Whose data this is, and how to begin with one's own."""
    st.title(say("Data"))
    if scene.access.is_demo:
        st.markdown(
            say("You are looking at the demonstration company: four years of an invented company. Try everything, nothing can break.")
        )
    with st.container(border=True):
        st.header(say("Start with your own data"))
        st.markdown(
            say(
                "Drop the exports you already have. Each is recognised, you see what was understood, and the KPIs it can answer appear at "
                "once. Your data stays in a workspace that only those with its address can open."
            )
        )
        with st.container(horizontal=True):
            st.button(
                **filled(say("Start with your own data"), ":material/upload_file:"),
                key="start",
                on_click=attempt,
                args=(_start, scene),
            )
            if scene.access.is_demo:
                st.button(say("Start from a copy of the demonstration company"), key="copy", on_click=attempt, args=(_copy, scene))


def drop(scene: Scene) -> None:
    """The place to drop files. They are kept on the server before anything else happens."""
    st.title(say("Data"))
    if is_new(scene.access.workspace):
        keep_this_address()
    st.markdown(
        say(
            "**Drop your exports here**, several at once: CSV, Excel, JSON, Parquet, or a zip of them. From HubSpot, Salesforce, another "
            "CRM, a help desk, a shop, or a spreadsheet of your own. Nothing is changed before you say so."
        )
    )
    turn = st.session_state.setdefault(_DROP, 0)
    warm()
    dropped = st.file_uploader(
        tell("Files"),
        accept_multiple_files=True,
        key=f"drop_{turn}",
        label_visibility="collapsed",
        max_upload_size=settings().limits.bytes // MEGABYTE,
    )
    if dropped:
        with st.spinner(say("Keeping the files…")):
            attempt(receive, scene.access, [(each.name, each) for each in dropped], now())
        st.session_state[_DROP] = turn + 1  # an emptied uploader: the server has the files now
        st.rerun()


def keep_this_address() -> None:
    """The address with the key, to be kept."""
    with st.container(border=True):
        st.markdown(f":material/key: {say('**This is your workspace. Keep this address: it is the only key to it.**')}")
        st.code(whole_address("data", credentials()), language=None, wrap_lines=True)
        st.caption(
            say(
                "Put it among your bookmarks. Whoever has it can change the data, and nobody can give it back to you when it is lost. "
                "To let others only look, use the page “Share a view”."
            )
        )


def _start(scene: Scene) -> None:
    enter_new(*new_workspace(scene.access.home))


def _copy(scene: Scene) -> None:
    enter_new(*own_copy(scene.access.home, scene.access), same_data=True)
