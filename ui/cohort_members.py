"""Members of a dimension side by side: a corrected line each, and all of them in numbers."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts.by_age import Line, by_age
from kpi.cohorts import NAMES, SMALL, Cohorts, dimensions_of
from kpi.kpis import Unit
from kpi.members import number_of
from locales import Sentence
from locales.numbers import NO_VALUE
from locales.words import N_
from ui import choice
from ui.cohort_lines import SINCE, aged, axis_of, scale_of, told_of
from ui.cohort_view import CohortView
from ui.explained_table import explained_table
from ui.figures import cohorts_of, colours_of
from ui.leaderboards import TOLD, name_of
from ui.scene import Scene
from ui.takeaway import unchecked
from ui.values import shown
from ui.words import DIMENSION_NAMES, capital, language, member_name, say, tell

NOTHING = "none"
DRAWN = 4
LARGEST = 300
"""A dimension of more members is nothing to set side by side."""


def side_by_side(scene: Scene, found: CohortView) -> None:
    """The choice of a dimension and, where one is chosen, its largest members."""
    offered = _offered(scene, found)
    if not offered:
        return
    dimension = choice.select("beside", N_("Side by side"), {NOTHING: N_("Nothing"), **offered}, NOTHING, width=260)
    if dimension == NOTHING:
        return
    parts = [each for each in cohorts_of(scene.data, scene.selection, found.counted, found.grain, (dimension,)) if each.cohorts]
    _picture(scene, found, dimension, parts)
    _table(found, dimension, parts)


def _offered(scene: Scene, found: CohortView) -> dict[str, str | Sentence]:
    names = [name for name in dimensions_of(scene.data, found.counted) if name not in TOLD and number_of(scene.data, name) <= LARGEST]
    ordered = [*(name for name in DIMENSION_NAMES if name in names), *(name for name in names if name not in DIMENSION_NAMES)]
    return {name: name_of(name) for name in ordered}


def _member(each: Cohorts) -> str | None:
    return each.group[0][1]


def _picture(scene: Scene, found: CohortView, dimension: str, parts: list[Cohorts]) -> None:
    drawn = [each for each in parts if each.size >= SMALL and told_of(each.points)][:DRAWN]
    if not drawn:
        st.info(say(Sentence("None of these has {rows} rows: too few to set side by side.", rows=SMALL)), icon=":material/info:")
        return
    colours = colours_of(scene.data, dimension).of([_member(each) for each in drawn])
    title = Sentence("{name} by {dimension} and the time since", name=Sentence(NAMES[found.counted]), dimension=name_of(dimension))
    chart = by_age(
        [_line(found, each, colours[_member(each)]) for each in drawn],
        title=tell(title),
        axis=axis_of(found),
        age=tell(SINCE[found.grain]),
        scale=scale_of(found),
        language=language(),
    )
    st.altair_chart(unchecked(chart), key=f"cohorts_beside_{found.counted}_{found.grain}_{dimension}")
    if len(parts) > len(drawn):
        st.caption(say(Sentence("Drawn are the {drawn} largest of {all}; filters choose others.", drawn=len(drawn), all=len(parts))))


def _line(found: CohortView, each: Cohorts, colour: str) -> Line:
    return Line(member_name(_member(each)), colour, [aged(found, point) for point in told_of(each.points)])


def _table(found: CohortView, dimension: str, parts: list[Cohorts]) -> None:
    """Every member at the age that the headline speaks of."""
    age = found.judged.age if found.judged else 0
    points = [each.points[age] if age < len(each.points) else None for each in parts]
    known = [point if point and point.corrected is not None else None for point in points]
    value = tell(Sentence("{name}, {time}", name=Sentence(NAMES[found.counted]), time=found.time(age)))
    frame = pd.DataFrame(
        {
            capital(tell(name_of(dimension))): [member_name(_member(each)) for each in parts],
            value: [point.corrected if point else None for point in known],
            tell("From"): [point.low if point else None for point in known],
            tell("To"): [point.high if point else None for point in known],
            tell("Counted simply"): [point.raw if point else None for point in points],
            tell("Began in this period"): [each.size for each in parts],
        }
    ).dropna(axis="columns", how="all")
    numbers = [name for name in (value, tell("From"), tell("To"), tell("Counted simply")) if name in frame]
    written: dict[Any, Any] = {name: partial(_value, found) for name in numbers}
    explained_table(
        frame.style.format(written | {tell("Began in this period"): _size}),
        hide_index=True,
        height=min(38 + 35 * len(parts), 38 + 35 * 12),
        placeholder=NO_VALUE,
        alt=value,
    )


def _value(found: CohortView, number: float) -> str:
    return NO_VALUE if pd.isna(number) else found.shown(number)


def _size(size: float) -> str:
    counted = shown(size, Unit.COUNT, None)
    return f"{counted} · {tell('few')}" if size < SMALL else counted
