"""The lists that people act on: a card for each; of the one that is chosen who has how many, and its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import pandas as pd
import streamlit as st

from data.version import Version
from kpi.lists import LISTS, Listed
from kpi.lists.rows import Held, by_member, count, reason, rows
from kpi.periods import Period
from kpi.resolve import known_until
from kpi.selection import Filter, Selection
from kpi.terms import Terms
from locales import Sentence
from locales.numbers import NO_VALUE
from ui import choice, state
from ui.empty import no_value
from ui.explained_table import explained_table
from ui.figures import HASHES
from ui.in_money import in_money, money_headings
from ui.page_head import page_head
from ui.records_view import headings, matching
from ui.scene import Scene
from ui.taken_along import csv_to_come
from ui.to_do_people import people
from ui.words import member_name, say, tell

LISTED, DOWNLOADED = 500, 200_000


@dataclass(frozen=True)
class ToDo:
    """The list that is chosen, how many rows each list has (`None` where the data cannot make it), and who has how many of the chosen."""

    listed: Listed
    totals: Mapping[str, int | None]
    held: Sequence[Held]

    @property
    def total(self) -> int | None:
        return self.totals[self.listed.id]


def lists(scene: Scene) -> ToDo:
    """The answer of the list that is chosen, and how many rows each list has."""
    totals = {each.id: _total(scene, each) for each in LISTS.values()}
    usual = next((name for name, total in totals.items() if total is not None), next(iter(LISTS)))
    listed = LISTS[choice.known("todo", {each.id: each.name for each in LISTS.values()}, usual)]
    found = ToDo(listed, totals, by_member(scene.data, listed, scene.selection))
    page_head(_headline(found), _beneath(scene, found))
    with st.grid(5, min_column_width=150, gap="small"):
        for each in LISTS.values():
            _card(each, found.totals[each.id], chosen=each is listed, usual=each.id == usual)
    return found


def chosen_rows(scene: Scene, found: ToDo) -> None:
    """Of the list that is chosen: who has how many, and the rows, to search and to take along as CSV."""
    if why := reason(scene.data, found.listed, scene.selection):
        no_value(why)
        return
    if not found.total:
        st.info(say("Nothing to do here."))
    searched = _search() if found.total else ""
    who, what = st.columns([2, 3], gap="medium") if any(each.member is not None for each in found.held) else (None, st.container())
    if who:
        with who:
            people(found.listed, found.held)
    if found.total:
        with what:
            _table(scene, found.listed, found.total, searched)


def _total(scene: Scene, listed: Listed) -> int | None:
    return None if reason(scene.data, listed, scene.selection) else count(scene.data, listed, scene.selection)


def _headline(found: ToDo) -> Sentence:
    if all(total is None for total in found.totals.values()):
        return Sentence("This data makes none of the lists.")
    return Sentence(found.listed.headline, rows=found.total) if found.total else Sentence(found.listed.name)


def _beneath(scene: Scene, found: ToDo) -> Sentence:
    day = known_until(scene.data, scene.selection.today) or scene.selection.today
    meaning = found.listed.said(scene.selection.terms)
    named = [each for each in found.held if each.member is not None]
    is_alone = bool(named) and (len(named) == 1 or named[0].rows > named[1].rows)
    if not is_alone or not found.total:
        return Sentence("{meaning} As things stand on {day}; the period above does not apply.", meaning=meaning, day=day)
    return Sentence("{member} has the most: {rows}. {meaning} As things stand on {day}; the period above does not apply.",
                    member=member_name(named[0].member), rows=named[0].rows, meaning=meaning, day=day)  # fmt: skip


def _card(listed: Listed, total: int | None, *, chosen: bool, usual: bool) -> None:
    with st.container(border=True, height="stretch", gap="xxsmall"):
        number = NO_VALUE if total is None else tell(Sentence("{count}", count=total))
        st.metric(tell(listed.name), number, label_visibility="collapsed")
        icon = ":material/radio_button_checked:" if chosen else ":material/radio_button_unchecked:"
        st.button(
            say(listed.name), type="tertiary", icon=icon, key=f"list_{listed.id}", on_click=partial(_choose, None if usual else listed.id)
        )


def _choose(listed: str | None) -> None:
    state.change(state.view().chosen("todo", listed))


def _search() -> str:
    return st.text_input(
        say("Search"),
        placeholder=tell("A name, a stage, a key…"),
        key="search_to_do",
        icon=":material/search:",
        label_visibility="collapsed",
    )


@st.cache_data(max_entries=50, show_spinner=False, hash_funcs=HASHES | {Filter: repr})
def _listing(version: Version, listed: str, filters: tuple[Filter, ...], today: date, terms: Terms) -> pd.DataFrame:
    """The first rows of a list, whatever period the bar shows."""
    asked = Selection(Period(today, today + timedelta(days=1)), today, filters=filters, terms=terms)
    return rows(version, LISTS[listed], asked, LISTED).dropna(axis="columns", how="all")


def _table(scene: Scene, listed: Listed, total: int, searched: str) -> None:
    listing = _listing(scene.data, listed.id, scene.selection.filters, scene.selection.today, scene.selection.terms)
    found = listing[matching(listing, searched)] if searched else listing
    explained_table(
        in_money(found, listed.table),
        hide_index=True,
        column_config=headings(found) | money_headings(found, listed.table),
        height=420,
        placeholder=NO_VALUE,
        key=f"to_do_{listed.id}",
        alt=tell(listed.name),
    )
    if total > LISTED:
        st.caption(say(Sentence("The first {shown} are listed; the file has all.", shown=LISTED)))
    st.download_button(
        say("Download CSV"),
        data=csv_to_come(lambda: rows(scene.data, listed, scene.selection, DOWNLOADED)),
        file_name=f"{listed.id}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
