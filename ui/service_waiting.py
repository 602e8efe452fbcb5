"""What waits: the backlog by age, and what came in and went out."""

from __future__ import annotations

import streamlit as st

from charts.parts import Part, parts
from kpi.compute import Value
from kpi.service.desk import BANDS
from locales import Sentence
from locales.words import N_
from ui.charted import charted
from ui.figures import trends
from ui.list_link import list_link
from ui.scene import Scene
from ui.service_members import choose_steps_and_split, possible
from ui.service_words import count
from ui.step_lines import Line, step_lines, step_of
from ui.words import language, say, tell


def waiting(scene: Scene, kpis: tuple[str, ...]) -> None:
    """The backlog by age at the end of each step; what came in and what was closed; the way to the tickets themselves."""
    choose_steps_and_split(scene, possible(scene, kpis))
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(f"**{say('Open tickets by age')}**")
        _ages(scene)
    with right:
        if "tickets" in kpis:
            st.markdown(f"**{say('Opened and closed')}**")
            _in_and_out(scene)
    list_link("open_tickets", Sentence("The open tickets, oldest first"))


def _ages(scene: Scene) -> None:
    steps = trends(scene.data, ("ticket_backlog",), scene.selection, scene.grain)["ticket_backlog"]
    drawn = [
        Part(step_of(scene, step), tell(band), waits, f"{tell(band)}: {count(waits)}")
        for step in steps
        for band, waits in _by_age(step).items()
    ]
    title = Sentence("Open tickets by age, at the end of each step: {last} at the last", last=count(steps[-1].value))
    charted(
        parts(drawn, order=[tell(band) for band in BANDS], title=tell(title), axis=tell("Open tickets"), language=language()),
        key="service_ages",
        title=tell(title),
        columns={tell("Period"): [step_of(scene, step) for step in steps]}
        | {tell(band): [_by_age(step)[band] for step in steps] for band in BANDS},
    )


def _by_age(step: Value) -> dict[str, float]:
    beside = dict(step.beside)
    return {band: beside.get(band) or 0 for band in BANDS}


def _in_and_out(scene: Scene) -> None:
    steps = trends(scene.data, ("tickets",), scene.selection, scene.grain)["tickets"]
    opened = [step.value for step in steps]
    closed = [dict(step.beside).get("tickets closed") for step in steps]
    both = [count(sum(each or 0 for each in values)) for values in (opened, closed)]
    title = Sentence("Tickets opened: {opened}, closed: {closed}", opened=both[0], closed=both[1])
    lines = Line(N_("Opened"), opened), Line(N_("Closed"), closed)
    step_lines(scene, steps, *lines, key="service_in_and_out", title=title, axis=tell("Tickets"), written=count)
