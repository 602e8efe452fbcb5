"""How long tickets take: until they are resolved, until the first reply; the middle and the tail."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts.bars import Bar, bars
from charts.finish import Scale
from charts.intervals import Estimate, intervals
from kpi.kpis import KPI, Unit
from kpi.service import Desk, Duration, Within
from locales import Sentence
from locales.words import N_
from ui.charted import charted
from ui.figures import trends
from ui.leaderboards import SMALL, name_of
from ui.scene import Scene
from ui.service_figures import desks_of, within_of
from ui.service_members import MOST, choose_steps_and_split, chosen, possible
from ui.service_words import time
from ui.step_lines import Line, step_lines
from ui.values import shown
from ui.words import capital, language, member_name, say, tell

HALF, NINE = N_("Half within"), N_("Nine in ten within")
WITHIN = {
    1: N_("within an hour"),
    4: N_("within 4 hours"),
    24: N_("within a day"),
    72: N_("within 3 days"),
    168: N_("within a week"),
    720: N_("within 30 days"),
}


def resolution(scene: Scene, kpis: tuple[str, ...]) -> None:
    """The time until a ticket is resolved, and the share resolved by some hours, open ones counted in."""
    _took(scene, "resolution_time", kpis, [(each.member, each.resolution) for each in _members(scene, kpis)])
    found = within_of(scene.data, scene.selection)
    if found:
        _within(found)


def reply(scene: Scene, kpis: tuple[str, ...]) -> None:
    """The time until the first reply."""
    _took(scene, "first_reply_time", kpis, [(each.member, each.reply) for each in _members(scene, kpis)])


def _members(scene: Scene, kpis: tuple[str, ...]) -> tuple[Desk, ...]:
    dimension = chosen(possible(scene, kpis))
    return desks_of(scene.data, kpis, scene.selection, dimension) if dimension else ()


def _took(scene: Scene, kpi_id: str, kpis: tuple[str, ...], members: Sequence[tuple[str | None, Duration]]) -> None:
    kpi, dimension = scene.catalogue[kpi_id], chosen(possible(scene, kpis))
    choose_steps_and_split(scene, possible(scene, kpis))
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(f"**{say(kpi.title)}**")
        _through_time(scene, kpi)
    told = [(member, each) for member, each in members if each.median is not None][:MOST]
    with right:
        if dimension and told:
            st.markdown(f"**{say(Sentence('{kpi} by {dimension}', kpi=kpi.title, dimension=name_of(dimension)))}**")
            _spans(kpi, dimension, sorted(told, key=lambda each: (each[1].cases < SMALL, each[1].median)))


def _through_time(scene: Scene, kpi: KPI) -> None:
    steps = trends(scene.data, (kpi.id,), scene.selection, scene.grain)[kpi.id]
    middle, tail = [step.value for step in steps], [dict(step.beside).get("p90") for step in steps]
    title = Sentence("{kpi} step by step: within what time half and nine in ten are done", kpi=kpi.title)
    axis = f"{tell(kpi.name)} ({tell('hours')})"
    step_lines(scene, steps, Line(HALF, middle), Line(NINE, tail), key=f"service_{kpi.id}", title=title, axis=axis, written=time)


def _spans(kpi: KPI, dimension: str, told: Sequence[tuple[str | None, Duration]]) -> None:
    """Each member's median, with the range in which eight in ten of its tickets lie; few tickets are drawn hollow, and last."""
    title = Sentence("{kpi} by {dimension}: the middle, and where eight in ten lie", kpi=kpi.title, dimension=name_of(dimension))
    drawn = [
        Estimate(member_name(member), each.median or 0.0, each.p10 or 0.0, each.p90 or 0.0, tell(_in_words(each)), few=each.cases < SMALL)
        for member, each in told
    ]
    charted(
        intervals(drawn, title=tell(title), axis=tell("hours"), scale=Scale.PLAIN, language=language()),
        key=f"service_spans_{kpi.id}_{dimension}",
        title=tell(title),
        columns={
            capital(tell(name_of(dimension))): [each.name for each in drawn],
            tell(HALF): [time(each.median) for _, each in told],
            tell(NINE): [time(each.p90) for _, each in told],
            tell("Tickets"): [each.cases for _, each in told],
        },
    )
    read = [
        Sentence("Dot: half within. Line: where eight in ten tickets lie."),
        *([Sentence("Empty circle: fewer than {rows} rows, too few to judge by.", rows=SMALL)] if any(each.few for each in drawn) else []),
    ]
    st.caption(" ".join(say(each) for each in read))


def _in_words(each: Duration) -> Sentence:
    return Sentence(
        "half within {median}, eight in ten from {low} to {high}; tickets: {cases}",
        median=time(each.median), low=time(each.p10), high=time(each.p90), cases=each.cases,
    )  # fmt: skip


def _within(found: Within) -> None:
    """The shares resolved by some hours, and the middle and tail that do not forget what is open."""
    shares = [(tell(WITHIN[hours]), share) for hours, share in found.shares if share is not None]
    title = Sentence("Tickets opened in this period: how many were resolved within an hour, a day, a week")
    drawn = [Bar(name, share, shown(share, Unit.SHARE, None)) for name, share in shares]
    st.header(say("Resolved, open ones counted in"))
    left, right = st.columns(2, gap="medium")
    with left:
        charted(
            bars(
                drawn, title=tell(title), axis=tell("of tickets opened"), scale=Scale.SHARE,
                names=(tell("Resolved"), " "), language=language(),
            ),
            key="service_within",
            title=tell(title),
            columns={tell("Resolved"): [name for name, _ in shares], tell("Share"): [each.shown for each in drawn]},
        )  # fmt: skip
    with right:
        st.markdown(say(_honest(found)))
        st.caption(say("A median of resolved tickets alone looks the better the more is left lying. Method: Kaplan and Meier (1958)."))


def _honest(found: Within) -> Sentence:
    told = {"tickets": found.tickets, "open": found.still_open}
    if found.median is None:
        return Sentence(
            "Of {tickets} tickets opened in this period {open} are still open. Counted in as tickets that take at least as long as they "
            "have waited so far, not even half are resolved yet.", **told,
        )  # fmt: skip
    if found.p90 is None:
        return Sentence(
            "Of {tickets} tickets opened in this period {open} are still open. Counted in as tickets that take at least as long as they "
            "have waited so far, half are resolved within {median}, but not yet nine in ten.", **told, median=time(found.median),
        )  # fmt: skip
    return Sentence(
        "Of {tickets} tickets opened in this period {open} are still open. Counted in as tickets that take at least as long as they have "
        "waited so far, half are resolved within {median}, nine in ten within {p90}.",
        **told, median=time(found.median), p90=time(found.p90),
    )  # fmt: skip
