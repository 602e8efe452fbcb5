"""Saved views: a menu on every page that opens one, saves the one that is looked at, renames and deletes, with undo."""

from __future__ import annotations

import streamlit as st

from locales import Sentence
from locales.markdown import escape
from sharing import saved_views
from sharing.saved_views import SavedView, views_of
from ui import state
from ui.attempt import attempt
from ui.links import page_named
from ui.navigation import PAGES, PageFacts, shareable
from ui.own_copy import own_copy_button
from ui.scene import Scene
from ui.share_view import view_parameters
from ui.words import say, tell
from ui.workspace import credentials, now

_NAME, _CHOSEN, _NEW_NAME, _DELETED = "view_name", "view_chosen", "view_new_name", "_view_deleted"


def saved_views_menu(scene: Scene, page: PageFacts) -> None:
    """The menu, for everybody who may look at the workspace; what came through a link is that link's view alone."""
    if scene.access.link is not None or scene.version is None:
        return
    kept = views_of(scene.access)
    label = Sentence("Saved views ({number})", number=len(kept)) if kept else Sentence("Saved views")
    with st.popover(say(label), icon=":material/bookmark:", width="stretch"):
        for view in kept:
            _link(view)
        if not kept:
            st.caption(say("No view is saved yet. Save one, and everybody who may look at this workspace opens it from here."))
        if scene.access.is_demo:
            st.caption(say("The demonstration company belongs to everybody. In a copy of your own you can save views."))
            own_copy_button(scene, "own_copy_in_menu")
        elif scene.access.may_edit:
            _save_form(scene, page)
            if kept:
                _change(scene, kept)
    _undo(scene)


def opened_by(view: SavedView) -> dict[str, list[str]]:
    """The parameters that open a view for this visitor: with their own right, in their own language."""
    written = {name: [value] if isinstance(value, str) else list(value) for name, value in view.state.items()}
    spoken = state.view().language
    return written | {name: [value] for name, value in credentials().items()} | ({"lang": [spoken]} if spoken else {})


def _link(view: SavedView) -> None:
    facts = next((each for each in PAGES if each.url_path == view.page), None)
    if facts:  # a page that is no more opens nothing
        st.page_link(page_named(facts.file), label=escape(view.name), icon=facts.icon, query_params=opened_by(view))


def _save_form(scene: Scene, page: PageFacts) -> None:
    if page not in shareable().values():
        st.caption(say("Open the page that you want to save."))
        return
    with st.form("save_view", border=False, clear_on_submit=True):
        st.text_input(say("Name of this view"), key=_NAME, max_chars=80, placeholder=tell("For instance: Monday, by rep"))
        st.form_submit_button(say("Save this view"), icon=":material/save:", on_click=attempt, args=(_save, scene, page))


def _save(scene: Scene, page: PageFacts) -> None:
    written = view_parameters(scene, page, fixed=False)
    saved_views.save(scene.access, str(st.session_state.get(_NAME, "")), page.url_path, written, now())


def _change(scene: Scene, kept: list[SavedView]) -> None:
    names = {view.id: view.name for view in kept}
    with st.expander(say("Rename or delete"), icon=":material/edit:"):
        chosen = st.selectbox(
            say("View"), list(names), format_func=lambda each: names.get(each, ""), key=_CHOSEN, placeholder=tell("Choose one")
        )
        if chosen is None:
            return
        st.text_input(say("New name"), key=_NEW_NAME, max_chars=80)
        with st.container(horizontal=True):
            st.button(say("Rename"), key="rename_view", on_click=attempt, args=(_rename, scene, chosen))
            st.button(say("Delete"), key="delete_view", icon=":material/delete:", on_click=attempt, args=(_delete, scene, chosen))


def _rename(scene: Scene, view_id: int) -> None:
    saved_views.rename(scene.access, view_id, str(st.session_state.get(_NEW_NAME, "")))
    st.session_state[_NEW_NAME] = ""


def _delete(scene: Scene, view_id: int) -> None:
    st.session_state[_DELETED] = (scene.access.workspace.root, saved_views.delete(scene.access, view_id))


def _undo(scene: Scene) -> None:
    """What was deleted last, to be put back; until something else is done with views."""
    root, deleted = st.session_state.get(_DELETED, (None, None))
    if deleted is None or root != scene.access.workspace.root or not scene.may_edit:
        return
    st.caption(say(Sentence("“{name}” is deleted.", name=deleted.name)))
    st.button(say("Put it back"), key="undo_delete_view", icon=":material/undo:", on_click=attempt, args=(_put_back, scene, deleted))


def _put_back(scene: Scene, deleted: SavedView) -> None:
    saved_views.put_back(scene.access, deleted)
    del st.session_state[_DELETED]
