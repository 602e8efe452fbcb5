"""A new link with a name, an end, and live or frozen data."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from locales import Sentence
from locales.words import N_
from sharing.links import EXPIRIES, create, expiry_after, expiry_with, links_of
from sharing.names import LONGEST_NAME
from sharing.refusal import NotAllowed
from sharing.routes import address as link_address
from ui.filled import filled
from ui.navigation import PageFacts
from ui.own_copy import own_copy_button
from ui.scene import Scene
from ui.share_view import ALONE, WHOLE, view_parameters
from ui.whole_address import whole_address
from ui.words import day_format, say, tell
from ui.workspace import now

_MADE, _REFUSED = "_link_made", "_link_refused"
LIVE, FROZEN = N_("Live: always the newest data"), N_("Frozen: the data as it is now")
DAYS = N_("In a live link a period such as “Last 12 months” moves on with the data; a frozen one keeps its days.")
CHOSEN_DAY = 0
WEEK = 7


def new_link(scene: Scene, page: PageFacts) -> None:
    """A form; on the demonstration company and a shared view, why there is none."""
    if scene.access.link is not None:
        return
    st.header(say("A link with a name"))
    if not scene.may_edit:
        _instead(scene)
        return
    st.markdown(say("It is for looking only, ends on a day you choose, and can be taken back at any time. It never contains the key."))
    st.caption(f"{say(ALONE if page.bare else WHOLE)} {say(DAYS)}")
    with st.container(border=True):
        st.text_input(say("Name"), key="link_name", max_chars=LONGEST_NAME, placeholder=tell("For whom, or for what: Board, March"))
        st.radio(say("Data"), [LIVE, FROZEN], format_func=say, key="link_data", horizontal=True)
        _until()
        st.button(**filled(say("Make the link"), ":material/add_link:"), key="make_link", on_click=_make, args=(scene, page))
        if refused := st.session_state.pop(_REFUSED, None):
            st.error(say(refused), icon=":material/error:")
    _made(scene)


def _until() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        days = st.selectbox(
            say("Open for"),
            [*EXPIRIES, CHOSEN_DAY],
            index=EXPIRIES.index(WEEK),
            format_func=lambda each: tell(Sentence("{days} days", days=each) if each > 1 else "1 day" if each else "until a day I choose"),
            key="link_days",
            width=240,
        )
        if days == CHOSEN_DAY:
            today = now().date()
            st.date_input(
                say("Last day"),
                value=today + timedelta(days=WEEK),
                min_value=today,
                max_value=today + timedelta(days=364),
                format=day_format(),
                key="link_last_day",
                width=240,
            )


def _make(scene: Scene, page: PageFacts) -> None:
    asked = st.session_state
    days = asked["link_days"]
    ends = expiry_after(now(), days) if days else expiry_with(asked["link_last_day"])
    frozen = asked["link_data"] == FROZEN
    state = view_parameters(scene, page, fixed=frozen)
    try:
        link, token = create(scene.access, asked["link_name"], page.url_path, state, frozen=frozen, expires_at=ends, now=now())
    except NotAllowed as refusal:
        asked[_REFUSED] = refusal.sentence
        return
    asked[_MADE] = (link, token)
    asked["link_name"] = ""


def _made(scene: Scene) -> None:
    made, token = st.session_state.get(_MADE, (None, ""))
    if made is None or not any(each.id == made.id and each.is_open(now()) for each in links_of(scene.access)):
        return  # made in another workspace, or taken back since
    ready = Sentence("The link “{name}” is ready. Copy it now: it is shown only once.", name=made.name)
    with st.container(border=True):
        st.markdown(f":material/check_circle: **{say(ready)}**")
        st.code(whole_address(link_address(token)), language=None, wrap_lines=True)


def _instead(scene: Scene) -> None:
    if not scene.access.is_demo:
        st.markdown(say("Only who has the key of this workspace can make links. You can pass on the address above."))
        return
    st.markdown(say("The demonstration company belongs to everybody, so nobody can make links to it. In a copy of your own you can."))
    own_copy_button(scene)
