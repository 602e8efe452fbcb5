"""What stands where there is nothing to show: what is missing, which export has it, and one click for each way out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import streamlit as st

from kpi.status import span
from kpi.whereabouts import is_lack
from locales import Sentence
from locales.words import N_
from ui import state
from ui.links import page_named, parameters
from ui.scene import Scene, scene
from ui.words import DIMENSION_NAMES, capital, say

ALL = "all"
"""The preset that is all days of the data."""


def empty_workspace() -> None:
    """The workspace holds no data."""
    st.title(say("There is no data here yet"))
    st.markdown(
        say(
            "Drop the exports of your CRM, help desk or shop on the page Data: "
            "each file is recognised, and the KPIs it can answer appear at once."
        )
    )
    _bring(N_("Bring in data"))


def not_in_data(because: Iterable[Sentence | str]) -> None:
    """What no filter is to blame for: each thing that the data lacks, and the way to bring it."""
    for sentence in dict.fromkeys(because):
        st.info(capital(say(sentence)), icon=":material/help:")
    bring_more()


def no_value(reason: Sentence | None) -> None:
    """A number that cannot be computed for what is selected: why, and each filter that one click takes back."""
    here = scene()
    st.info(capital(say(reason or _nothing_left(here))), icon=":material/info:")
    ways_back(reason)
    if reason and (is_lack(reason) or not here.selection.filters):
        bring_more()


def only_there(here: Scene) -> Sentence:
    """What there is, where that answers no KPI."""
    return Sentence(
        "This data holds only {tables}. Most KPIs need deals, leads, orders or tickets.",
        tables=[Sentence(table) for table in here.data.facts],
    )


def bring_more() -> None:
    """The way to the page Data; none for who came by a link, which shows figures alone."""
    if scene().access.link is None:
        _bring(N_("Bring more data"))


def _bring(label: str) -> None:
    st.page_link(page_named("data.py"), label=say(label), icon=":material/upload_file:", query_params=parameters(state.view()))


def _nothing_left(here: Scene) -> Sentence:
    """Whose nothing it is: of the members chosen, in the days chosen."""
    period = here.selection.period
    days = {"first": period.start, "last": period.end - timedelta(days=1)}
    chosen = [Sentence("(none)") if member is None else member for each in here.selection.filters for member in each.members]
    if chosen:
        return Sentence("Nothing to count of {members} from {first} to {last}. Take back a filter, or look at more days.",
                        members=chosen, **days)  # fmt: skip
    return Sentence("Nothing to count from {first} to {last}. Look at more days.", **days)


def ways_back(reason: Sentence | None = None) -> None:
    """A button for each filter and, where that may be in the way, for the period; none for who came by a link."""
    here = scene()
    if here.access.link is not None:
        return
    view, mark = state.view(), reason.template if reason else ""
    with st.container(horizontal=True, gap="small"):
        for each in here.selection.filters:
            names = [Sentence("(none)") if member is None else member for member in each.members]
            dimension = Sentence(DIMENSION_NAMES[each.dimension])
            st.button(
                say(Sentence("Take back {dimension}: {members}", dimension=dimension, members=names)),
                icon=":material/filter_alt_off:",
                key=f"take_back_{each.dimension}_{mark}",
                on_click=_take_back,
                args=(each.dimension,),
            )
        known = span(here.data)
        if (
            reason is None
            and known
            and view.period != ALL
            and not (here.selection.period.start <= known.start and known.end <= here.selection.period.end)
        ):
            shown = Sentence("All days of the data: {first} – {last}", first=known.start, last=known.end - timedelta(days=1))
            st.button(say(shown), icon=":material/calendar_month:", key=f"all_days_{mark}", on_click=_all_days)


def _take_back(dimension: str) -> None:
    state.change(state.view().filtered(dimension, ()))


def _all_days() -> None:
    state.change(replace(state.view(), period=ALL, first=None, last=None))
