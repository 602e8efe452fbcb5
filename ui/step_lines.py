"""Two series of the same steps in one picture: what came in and what went out, the middle and the tail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from charts.finish import Scale
from charts.trend import Point, trend
from kpi.compute import Value
from locales import Sentence
from ui.charted import charted
from ui.scene import Scene
from ui.steps import step_name
from ui.words import language, tell


@dataclass(frozen=True)
class Line:
    """A name (an English msgid) and a value a step."""

    name: str
    values: Sequence[float | None]


def step_lines(
    scene: Scene,
    steps: Sequence[Value],
    first: Line,
    second: Line,
    *,
    key: str,
    title: Sentence,
    axis: str,
    written: Callable[[float | None], str],
) -> None:
    """The first line in the accent, the second dashed grey, and the table of both; `written` says a value in words."""
    drawn = [
        [point(scene, step, value, written(value)) for step, value in zip(steps, line.values, strict=True)] for line in (first, second)
    ]
    names = (tell(first.name), tell(second.name))
    chart = trend(*drawn, title=tell(title), axis=axis, scale=Scale.PLAIN, names=names, language=language())
    columns = {tell("Period"): [step_of(scene, step) for step in steps]}
    columns |= {tell(line.name): [written(value) for value in line.values] for line in (first, second)}
    charted(chart, key=key, title=tell(title), columns=columns)


def point(scene: Scene, step: Value, value: float | None, text: str) -> Point:
    """A step of a line; one that has not ended says so."""
    running, name = step.period.is_running(scene.selection.today), step_of(scene, step)
    return Point(step.period.start, value, f"{name} ({tell('not complete')})" if running else name, text, running)


def step_of(scene: Scene, step: Value) -> str:
    """What a step is called."""
    return step_name(step.period, scene.grain, scene.selection.calendar)
