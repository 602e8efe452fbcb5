"""Who looks at what, where it is not one's own: a quiet line at the top of every page, and the page of an address that opens nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NoReturn

import streamlit as st

from locales import Sentence
from sharing.access import Access
from sharing.link import Link
from ui.filled import filled
from ui.words import say
from ui.workspace import enter, is_new


def banner(access: Access, page: str) -> None:
    """Nothing on the demonstration company and, once its maker has been told to keep the address, in one's own workspace."""
    if access.link is not None:
        st.info(say(_of_link(access.link, access)), icon=":material/visibility:")
    elif not access.may_edit and not access.is_demo:
        sentence = Sentence("You may look at this workspace, filter it and pass the address on. Only who has its key can change it.")
        st.info(say(sentence), icon=":material/visibility:")
    elif access.may_edit and is_new(access.workspace) and page != "data":  # that page shows the address itself
        sentence = Sentence("This workspace is yours. Keep the address of this page, among your bookmarks: it is the only key to it.")
        st.info(say(sentence), icon=":material/key:")


def closed(sentence: Sentence) -> NoReturn:
    """Say why an address opens nothing, and offer a way on."""
    st.title(say("This address is closed"))
    st.warning(say(sentence), icon=":material/link_off:")
    st.button(**filled(say("Open the demonstration company")), key="to_demo", on_click=enter, args=({},))
    st.stop()


def _of_link(link: Link, access: Access) -> Sentence:
    last = (link.expires_at - timedelta(microseconds=1)).date()
    if link.version is None or access.version is None:
        return Sentence(
            "“{name}” was shared with you to look at. It shows the newest data and is open until {day}.", name=link.name, day=last
        )
    made = date.fromisoformat(access.version.created_at[:10])
    return Sentence(
        "“{name}” was shared with you to look at. It shows the data as it was on {made} and is open until {day}.",
        name=link.name,
        made=made,
        day=last,
    )
