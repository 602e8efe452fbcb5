"""The trend of a KPI, with what it is compared with, and the table behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from charts.finish import Scale
from charts.trend import Behind, Noted, Point, Range, trend
from forecasting.expected import FALSE_ALARMS, Expected
from kpi.compute import Value
from kpi.currencies import currency_of
from kpi.kpis import KPI, Unit
from kpi.selection import Comparison
from locales import Sentence
from locales.numbers import NO_VALUE
from ui.explained_table import explained_table
from ui.figures import compared_trend, expected_of, leading_of, trends
from ui.grain import choose_grain
from ui.notes import notes_in
from ui.scene import Scene
from ui.selection import with_goals
from ui.steps import step_name
from ui.takeaway import described, takeaway
from ui.values import shown
from ui.words import language, say, tell

SCALES = {Unit.SHARE: Scale.SHARE, Unit.RATIO: Scale.RATIO}
FROM_ZERO = (Unit.COUNT, Unit.MONEY)
"""Amounts are drawn from zero, so that a small change does not look large; shares and durations are not, for they would all look flat."""

OFTEN = round(1 / FALSE_ALARMS)
"""One in so many ordinary steps lies outside its range."""


def trend_chart(scene: Scene, kpi: KPI) -> None:
    """The steps to choose, the chart with all that lies behind it, and a table of the same numbers."""
    choose_grain(scene)
    currency = currency_of(scene.data, kpi)
    led = leading_of(scene.data, kpi.id, scene.selection, scene.grain)
    steps = list(led.steps) if led else trends(scene.data, (kpi.id,), scene.selection, scene.grain)[kpi.id]
    before = [] if led else compared_trend(scene.data, kpi.id, scene.selection, scene.grain)[: len(steps)]
    if sum(step.value is not None for step in steps) < 2:
        st.caption(say("There are too few steps with a value to draw a trend. Choose a longer period or shorter steps."))
        return
    name = Sentence("{kpi}: {member}", kpi=kpi.title, member=led.member) if led else kpi.title
    title = Sentence(
        "{kpi} from {first} to {last}",
        kpi=name,
        first=steps[0].period.start,
        last=min(steps[-1].period.end - timedelta(days=1), scene.today),
    )
    ranges, goals = ({}, []) if led else (_ranges(scene, kpi), _goals(scene, kpi))
    chart = trend(
        [point(step, step, scene, kpi, currency) for step in steps],
        [point(step, place, scene, kpi, currency) for step, place in zip(before, steps, strict=False)],
        title=tell(title),
        axis=axis_title(kpi, currency),
        scale=SCALES.get(kpi.unit, Scale.PLAIN),
        names=(tell("This period"), tell("Compared with")),
        language=language(),
        zero=kpi.unit in FROM_ZERO,
        behind=_behind(scene, kpi, ranges, goals, currency),
    )
    names, values = [_name(step, scene) for step in steps], [shown(step.value, kpi.unit, currency) for step in steps]
    st.altair_chart(described(chart, takeaway(tell(title), names, values)), key=f"trend_{kpi.id}")
    if ranges:
        pale = Sentence("Pale: the range to be expected from its own history; one ordinary step in {often} lies outside.", often=OFTEN)
        st.caption(say(pale))
    with st.expander(say("The numbers behind the chart"), icon=":material/table:"):
        columns = _columns(scene, kpi, steps, before)
        if goals:
            columns[tell("Target")] = [shown(goal.value, kpi.unit, currency) for goal in goals]
        if ranges:
            columns[tell("Expected")] = [_expected_cell(ranges.get(step.period.start), kpi, currency) for step in steps]
        explained_table(pd.DataFrame(columns), hide_index=True, alt=tell(title))


def _ranges(scene: Scene, kpi: KPI) -> dict[date, Expected]:
    """First day of a step → its expected range, where one can be told."""
    found = expected_of(scene.data, kpi.id, scene.selection, scene.grain)
    return {each.period.start: each for each in found if each.low is not None and each.high is not None}


def _goals(scene: Scene, kpi: KPI) -> list[Value]:
    """The targets of the steps; none where the whole is compared with its target already, or there are none."""
    if scene.selection.comparison is Comparison.TARGET:
        return []
    asked = replace(with_goals(scene.selection, scene.access), comparison=Comparison.TARGET)
    return compared_trend(scene.data, kpi.id, asked, scene.grain)


def _behind(scene: Scene, kpi: KPI, ranges: Mapping[date, Expected], goals: Sequence[Value], currency: str | None) -> Behind:
    return Behind(
        expected=[Range(day, each.low or 0.0, each.high or 0.0, _range_in_words(each, kpi, currency)) for day, each in ranges.items()],
        target=[point(goal, goal, scene, kpi, currency) for goal in goals],
        target_name=tell("Target"),
        notes=[Noted(note.day, str(number), note.text) for number, note in enumerate(notes_in(scene, kpi), start=1)],
    )


def _range_in_words(expected: Expected, kpi: KPI, currency: str | None) -> str:
    low, high = (shown(each, kpi.unit, currency) for each in (expected.low, expected.high))
    return tell(Sentence("expected: {low} to {high}", low=low, high=high))


def axis_title(kpi: KPI, currency: str | None) -> str:
    """The name with its unit."""
    unit = {Unit.MONEY: currency or "", Unit.SHARE: "%", Unit.DAYS: tell("days"), Unit.HOURS: tell("hours")}.get(kpi.unit, "")
    unit = unit or (tell(kpi.per) if kpi.per else "")
    return f"{tell(kpi.name)} ({unit})" if unit else tell(kpi.name)


def point(step: Value, place: Value, scene: Scene, kpi: KPI, currency: str | None) -> Point:
    running = step.period.is_running(scene.selection.today) or step.immature
    name = _name(step, scene)
    return Point(
        place.period.start,
        step.value,
        f"{name} ({tell('not complete')})" if running else name,
        shown(step.value, kpi.unit, currency),
        running,
    )


def _name(step: Value, scene: Scene) -> str:
    return step_name(step.period, scene.grain, scene.selection.calendar)


def _columns(scene: Scene, kpi: KPI, steps: Sequence[Value], before: Sequence[Value]) -> dict[str, list[str] | list[int]]:
    currency = currency_of(scene.data, kpi)
    columns: dict[str, list[str] | list[int]] = {
        tell("Period"): [_name(step, scene) for step in steps],
        tell(kpi.name): [shown(step.value, kpi.unit, currency) for step in steps],
        tell("Rows"): [step.rows for step in steps],
    }
    if before:
        padded = [shown(step.value, kpi.unit, currency) for step in before] + [""] * (len(steps) - len(before))
        columns[tell("Compared with")] = padded
    return columns


def _expected_cell(expected: Expected | None, kpi: KPI, currency: str | None) -> str:
    if expected is None:
        return NO_VALUE
    low, high = (shown(each, kpi.unit, currency) for each in (expected.low, expected.high))
    return f"{low} – {high}"
