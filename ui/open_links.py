"""The links that were made: what each shows, until when, how often it was opened, and the way to take it back."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from locales import Sentence
from locales.markdown import escape
from sharing.link import Link
from sharing.links import links_of, revoke
from ui.attempt import attempt
from ui.filled import filled
from ui.navigation import FIRST, shareable
from ui.scene import Scene
from ui.words import say
from ui.workspace import now


def open_links(scene: Scene) -> None:
    """Open links, then, folded, those that have ended or were taken back. Nothing for those who may only look."""
    if not scene.may_edit:
        return
    links = links_of(scene.access)
    if not links:
        return
    moment = now()
    st.header(say("Links you made"))
    opened = [each for each in links if each.is_open(moment)]
    if not opened:
        st.caption(say("None is open."))
    for link in opened:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(_described(link), width="stretch")
            with st.popover(say("Take back"), type="tertiary"):
                st.markdown(say(Sentence("Close “{name}” at once, for everybody who has it?", name=link.name)))
                st.button(
                    **filled(say("Yes, take it back")),
                    key=f"revoke_{link.id}",
                    on_click=attempt,
                    args=(revoke, scene.access, link.id, moment),
                )
    closed = [each for each in links if not each.is_open(moment)]
    if closed:
        with st.expander(say(Sentence("Closed links: {number}", number=len(closed)))):
            for link in closed:
                st.markdown(_described(link))


def _described(link: Link) -> str:
    page = shareable().get(link.page or FIRST)
    shows = Sentence("live") if link.version is None else Sentence("frozen at version {number}", number=link.version)
    last = (link.expires_at - timedelta(microseconds=1)).date()
    ends = Sentence("taken back on {day}", day=link.revoked_at.date()) if link.revoked_at else Sentence("open until {day}", day=last)
    if not link.revoked_at and not link.is_open(now()):
        ends = Sentence("ended on {day}", day=last)
    count = Sentence("opened {count} times", count=link.opened) if link.opened != 1 else Sentence("opened once")
    line = " · ".join(say(each) for each in (Sentence(page.title) if page else Sentence(link.page), shows, ends, count))
    return f"**{escape(link.name)}**  \n:gray[{line}]"
