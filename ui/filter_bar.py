"""The filter bar that all pages share: period, comparison, grain, members, each a small button that says what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from kpi.comparison import previous
from kpi.periods import Grain, Period
from kpi.selection import Comparison, Selection
from locales import Sentence
from locales.markdown import escape
from locales.words import N_
from ui import state
from ui.address import Members, member_of, token
from ui.presets import CUSTOM, PRESETS
from ui.view import View
from ui.words import DIMENSION_NAMES, day_format, member_markdown, member_name, say, tell

IN_SIGHT = ("rep", "country", "channel")
"""Dimensions with a button of their own; the others are under "More filters"."""

OFFERED = ("rep", "team", "country", "region", "city", "channel", "campaign", "product", "segment")

COMPARISONS = {
    Comparison.PREVIOUS: N_("Previous period"),
    Comparison.YEAR: N_("Same period last year"),
    Comparison.CUSTOM: N_("Another period"),
    Comparison.TARGET: N_("Target"),
    Comparison.NONE: N_("No comparison"),
}
GRAINS = {
    "": N_("As fits the period"),
    Grain.DAY: N_("Days"),
    Grain.WEEK: N_("Weeks"),
    Grain.MONTH: N_("Months"),
    Grain.QUARTER: N_("Quarters"),
    Grain.HALF: N_("Half-years"),
    Grain.YEAR: N_("Years"),
}


def filter_bar(members: Members, selection: Selection, data: Period) -> None:
    """Draw the bar and, under it, one sentence that says what is shown."""
    view = state.view()
    offered = [dimension for dimension in OFFERED if members.get(dimension)]
    with st.container(horizontal=True, gap="xxsmall", key="filter_bar"):
        _period(view, selection)
        _comparison(view, selection)
        for dimension in (each for each in offered if each in IN_SIGHT):
            with st.popover(_members_label(view, dimension), icon=_icon(bool(view.members(dimension)))):
                _members(view, dimension, members[dimension])
        _more(view, members, [each for each in offered if each not in IN_SIGHT])
        if view != view.reset():
            st.button(say("Reset"), icon=":material/close:", type="tertiary", key="reset", on_click=lambda: state.change(view.reset()))
    st.caption(say(summary(view, selection, data)))


def summary(view: View, selection: Selection, data: Period) -> Sentence:
    """What is shown, in one sentence: period, comparison, filters, how far the data reaches."""
    period, compared = selection.period, selection.compared
    shown = Sentence("{first} – {last}", first=period.start, last=_last_day(period.end))
    if compared:
        shown = Sentence(
            "{shown}, compared with {first} – {last}", shown=shown, first=compared.start, last=_last_day(compared.end)
        )  # fmt: skip
    against_target = selection.comparison is Comparison.TARGET
    if against_target:
        shown = Sentence("{shown}, compared with the target", shown=shown)
    if (compared or against_target) and selection.to_date:
        shown = Sentence("{shown} (to date)", shown=shown)
    for each in view.filters:
        names = [Sentence("(none)") if member is None else member for member in each.members]
        shown = Sentence("{shown} · {dimension}: {members}", shown=shown, dimension=_dimension(each.dimension), members=names)
    if compared and compared.start < data.start:
        shown = Sentence("{shown} · the comparison begins before the data does", shown=shown)
    return Sentence("{shown} · data from {first} to {last}", shown=shown, first=data.start, last=_last_day(data.end))


def _last_day(end: date) -> date:
    return date.fromordinal(end.toordinal() - 1)


def _dimension(dimension: str) -> Sentence:
    return Sentence(DIMENSION_NAMES[dimension])


def _icon(active: bool) -> str | None:
    """What narrows the page has a mark; the others none, so that on a phone the bar takes two rows, not three."""
    return ":material/filter_alt:" if active else None


def _period(view: View, selection: Selection) -> None:
    days = Sentence("{first} – {last}", first=selection.period.start, last=_last_day(selection.period.end))
    label = PRESETS[view.period].label_in(selection.calendar) if view.period in PRESETS else days
    with st.popover(say(label), icon=":material/calendar_month:"):
        st.pills(
            say("Period"),
            list(PRESETS),
            format_func=lambda name: say(PRESETS[name].label_in(selection.calendar)),
            key=state.held("period", view.period if view.period in PRESETS else None),
            on_change=_take_preset,
        )
        st.date_input(
            say("From – to"),
            key=state.held("from_to", (selection.period.start, _last_day(selection.period.end))),
            min_value=date(1900, 1, 1),
            max_value=date(2200, 12, 31),
            format=day_format(),
            on_change=_take_dates,
        )
        st.pills(
            say("Steps of a trend"),
            list(GRAINS),
            format_func=lambda grain: say(GRAINS[grain]),
            key=state.held("grain", view.grain),
            on_change=lambda: state.change(replace(state.view(), grain=str(state.chosen_in("grain") or ""))),
        )


def _take_preset() -> None:
    chosen = state.chosen_in("period")
    if chosen:
        state.change(replace(state.view(), period=chosen, first=None, last=None))


def _take_dates() -> None:
    days: tuple[date, ...] = state.chosen_in("from_to")
    if len(days) == 2:
        state.change(replace(state.view(), period=CUSTOM, first=days[0], last=days[1]))


def _comparison(view: View, selection: Selection) -> None:
    with st.popover(say(COMPARISONS[view.comparison]), icon=":material/compare_arrows:"):
        st.radio(
            say("Compare with"),
            list(COMPARISONS),
            format_func=lambda comparison: say(COMPARISONS[comparison]),
            key=state.held("compare", view.comparison),
            on_change=lambda: _take_comparison(selection),
        )
        if view.other:
            st.date_input(
                say("From – to"),
                key=state.held("compare_from_to", (view.other.start, _last_day(view.other.end))),
                min_value=date(1900, 1, 1),
                max_value=date(2200, 12, 31),
                format=day_format(),
                on_change=_take_compared_days,
            )


def _take_comparison(selection: Selection) -> None:
    """Another period begins as the one before, to be changed."""
    chosen = Comparison(state.chosen_in("compare"))
    other = selection.compared or previous(selection.period)
    state.change(replace(state.view(), comparison=chosen, other=other if chosen is Comparison.CUSTOM else None))


def _take_compared_days() -> None:
    days: tuple[date, ...] = state.chosen_in("compare_from_to")
    if len(days) == 2:
        state.change(replace(state.view(), other=Period(days[0], days[1] + timedelta(days=1))))


def _members_label(view: View, dimension: str) -> str:
    chosen = view.members(dimension)
    if not chosen:
        return say(DIMENSION_NAMES[dimension])
    more = f" +{len(chosen) - 1}" if len(chosen) > 1 else ""
    return f"**{member_markdown(chosen[0])}**{escape(more)}"


def _members(view: View, dimension: str, known: Sequence[str | None]) -> None:
    key = f"filter_{dimension}"
    st.multiselect(
        say(DIMENSION_NAMES[dimension]),
        [token(member) for member in known],
        format_func=lambda text: member_name(member_of(text)),
        key=state.held(key, [token(member) for member in view.members(dimension)]),
        placeholder=tell("All"),
        select_all=False,
        on_change=lambda: state.change(state.view().filtered(dimension, tuple(member_of(text) for text in state.chosen_in(key)))),
    )


def _more(view: View, members: Members, dimensions: Sequence[str]) -> None:
    active = sum(bool(view.members(dimension)) for dimension in dimensions)
    label = Sentence("More filters ({number})", number=active) if active else N_("More filters")
    with st.popover(say(label), icon=_icon(bool(active))):
        for dimension in dimensions:
            _members(view, dimension, members[dimension])
