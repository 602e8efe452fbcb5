"""All cohorts together by age: the corrected line with its band, the simple one behind it."""

from __future__ import annotations

from typing import Any

from charts.by_age import Aged, Line, by_age
from charts.finish import Scale
from charts.palette import MEMBERS, QUIET
from kpi.cohorts import NAMES, SMALL, Kind, Point
from kpi.kpis import Unit
from kpi.periods import Grain
from locales import Sentence
from locales.words import N_
from ui.charted import charted
from ui.cohort_view import CohortView
from ui.values import shown
from ui.words import language, tell

SINCE = {
    Grain.MONTH: N_("Months since, the first one included"),
    Grain.QUARTER: N_("Quarters since, the first one included"),
    Grain.YEAR: N_("Years since, the first one included"),
}


def lines(found: CohortView) -> None:
    """The picture and its numbers. The corrected line ends where fewer than `SMALL` are old enough, except at its very beginning."""
    told = told_of(found.whole.points)
    raw = [_simple(found, each) for each in found.whole.points[: len(told)]]
    names = tell("Corrected"), tell("Counted simply")
    chart = by_age(
        [Line(names[0], MEMBERS[0], [aged(found, each) for each in told]), Line(names[1], QUIET, raw, quiet=True)],
        title=tell(_title(found)),
        axis=axis_of(found),
        age=tell(SINCE[found.grain]),
        scale=scale_of(found),
        language=language(),
    )
    charted(chart, key=f"cohort_lines_{found.counted}_{found.grain}", title=tell(_title(found)), columns=_columns(found))


def _simple(found: CohortView, point: Point) -> Aged:
    return Aged(point.age + 1, point.raw, f"{tell(found.time(point.age))}: {found.shown(point.raw)}")


def told_of(points: tuple[Point, ...]) -> list[Point]:
    """The points of which something can be said: of enough, from the first age on."""
    known = [each for each in points if each.corrected is not None]
    return [each for each in known if each.watched >= SMALL] or known


def aged(found: CohortView, point: Point) -> Aged:
    """A point of the corrected line."""
    text = f"{tell(found.time(point.age))}: {found.shown(point.corrected)}"
    if point.low is not None and point.high is not None:
        text += f" ({found.shown(point.low)} – {found.shown(point.high)})"
    return Aged(point.age + 1, point.corrected or 0.0, text, point.low, point.high)


def axis_of(found: CohortView) -> str:
    unit = found.currency or "" if found.kind is Kind.AMOUNT else "%"
    return f"{tell(NAMES[found.counted])} ({unit})" if unit else tell(NAMES[found.counted])


def scale_of(found: CohortView) -> Scale:
    return Scale.PLAIN if found.kind is Kind.AMOUNT else Scale.SHARE


def _title(found: CohortView) -> Sentence:
    point = found.judged
    named: dict[str, Any] = {"name": Sentence(NAMES[found.counted])}
    if point is None:
        return Sentence("{name} by the time since", **named)
    named |= {"corrected": found.shown(point.corrected), "raw": found.shown(point.raw), "time": found.time(point.age)}
    return Sentence("{name}: {corrected} after {time}, counted simply {raw}", **named)


def _columns(found: CohortView) -> dict[str, list[str]]:
    points = found.whole.points
    return {
        tell(SINCE[found.grain]): [str(each.age + 1) for each in points],
        tell("Corrected"): [found.shown(each.corrected) for each in points],
        tell("From"): [found.shown(each.low) for each in points],
        tell("To"): [found.shown(each.high) for each in points],
        tell("Mean of those old enough"): [found.shown(each.average) for each in points],
        tell("Counted simply"): [found.shown(each.raw) for each in points],
        tell("Old enough to tell"): [shown(each.watched, Unit.COUNT, None) for each in points],
    }
