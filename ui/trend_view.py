"""The trend of a KPI, with what it is compared with, and the table behind it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from charts.finish import Scale
from charts.trend import Point, trend
from kpi.compute import Value
from kpi.kpis import KPI, Unit
from locales import Sentence
from ui.figures import compared_trend, currency_of, leading_of, trends
from ui.scene import Scene
from ui.steps import step_name
from ui.values import shown
from ui.words import language, say, tell

SCALES = {Unit.SHARE: Scale.SHARE, Unit.RATIO: Scale.RATIO}
FROM_ZERO = (Unit.COUNT, Unit.MONEY)
"""Amounts are drawn from zero, so that a small change does not look large; shares and durations are not, for they would all look flat."""


def trend_chart(scene: Scene, kpi: KPI) -> None:
    """The chart, its description, and a table of the same numbers."""
    currency = currency_of(scene.data, kpi)
    led = leading_of(scene.data, kpi.id, scene.selection, scene.grain)
    steps = list(led.steps) if led else trends(scene.data, (kpi.id,), scene.selection, scene.grain)[kpi.id]
    before = [] if led else compared_trend(scene.data, kpi.id, scene.selection, scene.grain)[: len(steps)]
    if sum(step.value is not None for step in steps) < 2:
        st.caption(say("There are too few steps with a value to draw a trend. Choose a longer period or shorter steps."))
        return
    name = Sentence("{kpi}: {member}", kpi=kpi.title, member=led.member) if led else kpi.title
    title = Sentence("{kpi} from {first} to {last}", kpi=name, first=steps[0].period.start, last=steps[-1].period.start)
    chart = trend(
        [point(step, step, scene, kpi, currency) for step in steps],
        [point(step, place, scene, kpi, currency) for step, place in zip(before, steps, strict=False)],
        title=tell(title),
        axis=axis_title(kpi, currency),
        scale=SCALES.get(kpi.unit, Scale.PLAIN),
        names=(tell("This period"), tell("Compared with")),
        language=language(),
        zero=kpi.unit in FROM_ZERO,
    )
    st.altair_chart(chart, key=f"trend_{kpi.id}")
    with st.expander(say("The numbers behind the chart"), icon=":material/table:"):
        names = [_name(step, scene) for step in steps]
        st.dataframe(_table(names, steps, before, kpi, currency), hide_index=True, alt=tell(title))


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


def _table(names: Sequence[str], steps: Sequence[Value], before: Sequence[Value], kpi: KPI, currency: str | None) -> pd.DataFrame:
    columns = {
        tell("Step"): list(names),
        tell(kpi.name): [shown(step.value, kpi.unit, currency) for step in steps],
        tell("Rows"): [step.rows for step in steps],
    }
    if before:
        padded = [shown(step.value, kpi.unit, currency) for step in before] + [""] * (len(steps) - len(before))
        columns[tell("Compared with")] = padded
    return pd.DataFrame(columns)
