"""What customers say: through time and by member, each with the range in which it may well lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from charts.finish import Scale
from charts.intervals import Estimate, intervals
from charts.ranges import Ranged, ranges
from kpi.kpis import KPI, Unit
from kpi.selection import Comparison
from kpi.service import Answered, Rated, Survey
from locales import Sentence
from locales.words import N_
from ui import choice
from ui.charted import charted
from ui.figures import without
from ui.leaderboards import SMALL, name_of
from ui.scene import Scene
from ui.service_figures import patience_of, rated_of, survey_of
from ui.service_members import MOST, choose_steps_and_split, chosen, possible
from ui.service_words import reach, survey_value
from ui.step_lines import step_of
from ui.trend_view import SCALES
from ui.values import shown
from ui.words import capital, language, member_name, say, tell

LIES = N_("May well lie")


def satisfaction(scene: Scene, asked: tuple[Survey, ...], kpis: tuple[str, ...]) -> None:
    """One survey through time and by member; of satisfaction also by how long the ticket took."""
    names = {str(each): scene.catalogue[each].name for each in asked}
    survey = Survey(choice.segments("survey", N_("What was asked"), names, str(asked[0]))) if len(asked) > 1 else asked[0]
    kpi = scene.catalogue[survey]
    choose_steps_and_split(scene, possible(scene, kpis) or possible(scene, (survey,)))
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(f"**{say(kpi.title)}**")
        _through_time(scene, survey, kpi)
    with right:
        _by_member(scene, survey, kpi, kpis)
    if survey is Survey.CSAT:
        _patience(scene)


def _through_time(scene: Scene, survey: Survey, kpi: KPI) -> None:
    steps = survey_of(scene.data, survey, replace(scene.selection, grain=scene.grain, comparison=Comparison.NONE))
    title = Sentence("{kpi} step by step, with the range in which it may well lie", kpi=kpi.title)
    told = [_ranged(scene, each) for each in steps]
    scale = SCALES.get(kpi.unit, Scale.PLAIN)
    drawn = ranges(told, title=tell(title), axis=tell(kpi.name), scale=scale, language=language())
    columns: dict[str, list[Any]] = {tell("Period"): [step_of(scene, each.value) for each in steps]}
    charted(drawn, key=f"service_answers_{survey}", title=tell(title), columns=columns | _columns(kpi, steps))


def _ranged(scene: Scene, each: Answered) -> Ranged:
    low, high = each.range or (None, None)
    words = f"{step_of(scene, each.value)}: {survey_value(each)} ({reach(each) or tell('too few answers')})"
    return Ranged(each.value.period.start, each.value.value, low, high, words, few=each.value.rows < SMALL)


def _by_member(scene: Scene, survey: Survey, kpi: KPI, kpis: tuple[str, ...]) -> None:
    dimension = chosen(possible(scene, kpis) or possible(scene, (survey,)))
    if dimension is None:
        return
    title = Sentence("{kpi} by {dimension}", kpi=kpi.title, dimension=name_of(dimension))
    st.markdown(f"**{say(title)}**")
    if dimension in possible(scene, (survey,)):
        _answers_by(scene, survey, kpi, dimension, title)
    elif survey is Survey.CSAT:
        bands = rated_of(scene.data, scene.selection, dimension)
        _ratings(bands[:MOST], name_of(dimension), title, key=f"service_rated_{dimension}")
        st.caption(say("From the ratings of tickets: surveys do not say which kind of ticket they are about."))
    else:
        st.info(say("These answers do not say which kind of ticket they are about. Choose another split."))


def _answers_by(scene: Scene, survey: Survey, kpi: KPI, dimension: str, title: Sentence) -> None:
    told = [each for each in survey_of(scene.data, survey, without(scene.selection, dimension), (dimension,)) if each.range][:MOST]
    if not told:
        st.caption(say("Too few answers to compare."))
        return
    told.sort(key=lambda each: (each.value.rows < SMALL, -(each.value.value or 0)))
    drawn = [
        Estimate(
            member_name(each.member), each.value.value or 0.0, *(each.range or (0.0, 0.0)), f"{survey_value(each)} ({reach(each)})",
            few=each.value.rows < SMALL,
        )
        for each in told
    ]  # fmt: skip
    whole = survey_of(scene.data, survey, scene.selection)[0].value.value
    scale = SCALES.get(kpi.unit, Scale.PLAIN)
    columns: dict[str, list[Any]] = {capital(tell(name_of(dimension))): [each.name for each in drawn]}
    charted(
        intervals(drawn, title=tell(title), axis=tell(kpi.name), scale=scale, language=language(), reference=whole),
        key=f"service_by_{survey}_{dimension}",
        title=tell(title),
        columns=columns | _columns(kpi, told),
    )
    _how_to_read(any(each.few for each in drawn))


def _columns(kpi: KPI, told: Sequence[Answered]) -> dict[str, list[Any]]:
    return {
        tell(kpi.name): [survey_value(each) for each in told],
        tell(LIES): [reach(each) for each in told],
        tell("Answers"): [each.value.rows for each in told],
    }


def _patience(scene: Scene) -> None:
    bands = [each for each in patience_of(scene.data, scene.selection) if each.rated]
    if len(bands) < 2:
        return
    named = [Rated(tell(each.name or ""), each.rated, each.satisfied) for each in bands]
    first, last = named[0], named[-1]
    title = Sentence(
        "Satisfied with tickets that took {short}: {first}; {long}: {last}",
        short=first.name, first=shown(first.share, Unit.SHARE, None), long=last.name, last=shown(last.share, Unit.SHARE, None),
    )  # fmt: skip
    st.header(say(title))
    _ratings(named, Sentence("It took"), title, key="service_patience")
    st.caption(say("The two go together. That waiting is the reason is not shown by this: hard cases take long, and please less anyway."))


def _ratings(bands: Sequence[Rated], name: Sentence, title: Sentence, *, key: str) -> None:
    """The share satisfied of each, with its range."""
    drawn = [
        Estimate(
            member_name(each.name), each.share or 0.0, *(each.range or (0.0, 0.0)), shown(each.share, Unit.SHARE, None), each.rated < SMALL
        )
        for each in bands
    ]
    charted(
        intervals(drawn, title=tell(title), axis=tell("Satisfied"), scale=Scale.SHARE, language=language()),
        key=key,
        title=tell(title),
        columns={
            capital(tell(name)): [each.name for each in drawn],
            tell("Satisfied"): [each.shown for each in drawn],
            tell("Ratings"): [each.rated for each in bands],
        },
    )
    _how_to_read(any(each.few for each in drawn))


def _how_to_read(few: bool) -> None:
    line = Sentence("Line: where the true value may well lie (95%). Where lines overlap, chance alone may make the difference.")
    hollow = Sentence("Empty circle: fewer than {rows} rows, too few to judge by.", rows=SMALL)
    st.caption(" ".join(say(each) for each in ((line, hollow) if few else (line,))))
