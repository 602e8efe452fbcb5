"""How soon leads are answered, and by whom they are not."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts.bars import MOST, Bar, bars
from charts.finish import Scale
from kpi.adoption import Person
from kpi.kpis import Unit
from locales import Sentence
from ui.charted import charted
from ui.figures import trends
from ui.grain import choose_grain
from ui.leaderboards import SMALL
from ui.list_link import list_link
from ui.scene import Scene
from ui.service_times import HALF, NINE
from ui.service_words import time
from ui.step_lines import Line, step_lines
from ui.values import shown
from ui.words import language, say, tell


def leads(scene: Scene, people: Sequence[Person]) -> None:
    """The time until the first answer at the left, the leads never answered by person at the right; the way to those who wait."""
    choose_grain(scene)
    left, right = st.columns(2, gap="medium")
    with left:
        _through_time(scene)
    with right:
        _by_person(people)
    list_link("unanswered_leads", Sentence("Leads without a first contact, the newest first"))


def _through_time(scene: Scene) -> None:
    kpi = scene.catalogue["lead_response_time"]
    steps = trends(scene.data, (kpi.id,), scene.selection, scene.grain)[kpi.id]
    middle, tail = [step.value for step in steps], [dict(step.beside).get("p90") for step in steps]
    title = Sentence("{kpi} step by step: within what time half and nine in ten are done", kpi=kpi.title)
    st.markdown(f"**{say(kpi.title)}**")
    axis = f"{tell(kpi.name)} ({tell('hours')})"
    step_lines(scene, steps, Line(HALF, middle), Line(NINE, tail), key="adoption_response", title=title, axis=axis, written=time)


def _by_person(people: Sequence[Person]) -> None:
    told = sorted(
        (each for each in people if each.never_answered is not None), key=lambda each: (each.leads < SMALL, -(each.never_answered or 0))
    )[:MOST]
    if not told:
        return
    title = Sentence("Leads never answered, by person")
    st.markdown(f"**{say(title)}**")
    drawn = [Bar(each.member or "", each.never_answered or 0.0, _share(each.never_answered), few=each.leads < SMALL) for each in told]
    charted(
        bars(drawn, title=tell(title), axis=tell("of leads"), scale=Scale.SHARE, names=(tell("Never answered"), " "), language=language()),
        key="adoption_never",
        title=tell(title),
        columns={
            tell("Rep"): [each.name for each in drawn],
            tell("Never answered"): [each.shown for each in drawn],
            tell("Leads answered within"): [time(each.response) for each in told],
            tell("Leads answered"): [each.leads for each in told],
        },
    )
    if any(each.few for each in drawn):
        st.caption(say(Sentence("Pale: fewer than {rows} rows, too few to judge by.", rows=SMALL)))


def _share(share: float | None) -> str:
    return shown(share, Unit.SHARE, None)
