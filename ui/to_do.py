"""The lists that people act on: a card for each, and the rows of the one that is chosen."""

from __future__ import annotations

import streamlit as st

from kpi.lists import LISTS, Listed
from kpi.lists.rows import count, reason, rows
from kpi.resolve import known_until
from locales import Sentence
from locales.numbers import NO_VALUE
from locales.words import N_
from ui import choice
from ui.empty import no_value
from ui.records_view import as_csv, headings, matching
from ui.scene import Scene
from ui.words import say, tell

LISTED, DOWNLOADED = 1000, 200_000


def lists(scene: Scene) -> None:
    """How much there is to do in all, and in each list."""
    why = {each.id: reason(scene.data, each, scene.selection) for each in LISTS.values()}
    totals = {each.id: count(scene.data, each, scene.selection) for each in LISTS.values() if not why[each.id]}
    st.title(say(_headline(totals)))
    st.caption(say(_as_of(scene)))
    with st.container(horizontal=True, gap="small"):
        for each in LISTS.values():
            _card(scene, each, totals.get(each.id), why[each.id])


def chosen_rows(scene: Scene) -> None:
    """The rows of the list that is chosen: to search and to take along as CSV."""
    options = {each.id: each.name for each in LISTS.values()}
    listed = LISTS[choice.select("todo", N_("List"), options, _first_made(scene))]
    if why := reason(scene.data, listed, scene.selection):
        no_value(why)
        return
    total = count(scene.data, listed, scene.selection)
    if not total:
        st.info(say("Nothing to do here."))
        return
    _table(scene, listed, total)


def _first_made(scene: Scene) -> str:
    """The list shown where none was chosen: the first that this data makes."""
    made = (each.id for each in LISTS.values() if not reason(scene.data, each, scene.selection))
    return next(made, next(iter(LISTS.values())).id)


def _headline(totals: dict[str, int]) -> Sentence:
    if not totals:
        return Sentence("This data makes none of the lists.")
    return Sentence("{rows} rows to act on", rows=sum(totals.values())) if any(totals.values()) else Sentence("Nothing to act on")


def _as_of(scene: Scene) -> Sentence:
    day = known_until(scene.data, scene.selection.today) or scene.selection.today
    return Sentence(
        "As things stand at the end of {day}, the last day that is known. Filters narrow the lists, the period does not.", day=day
    )


def _card(scene: Scene, listed: Listed, total: int | None, why: Sentence | None) -> None:
    with st.container(border=True, width=340):
        st.metric(tell(listed.name), NO_VALUE if total is None else tell(Sentence("{count}", count=total)))
        st.caption(say(why or listed.said(scene.selection.terms)))


def _table(scene: Scene, listed: Listed, total: int) -> None:
    listing = rows(scene.data, listed, scene.selection, LISTED)
    searched = st.text_input(say("Search"), placeholder=tell("A name, a stage, a key…"), key="search_to_do", icon=":material/search:")
    found = listing[matching(listing, searched)] if searched else listing
    st.dataframe(
        found,
        hide_index=True,
        column_config=headings(found),
        height=420,
        placeholder=NO_VALUE,
        key=f"to_do_{listed.id}",
        alt=tell(listed.name),
    )
    if total > LISTED:
        st.caption(say(Sentence("The first {shown} are listed; the file has all.", shown=LISTED)))
    st.download_button(
        say("Download CSV"),
        data=lambda: as_csv(rows(scene.data, listed, scene.selection, DOWNLOADED)),
        file_name=f"{listed.id}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
