"""The cohorts as a triangle of shaded cells, the mean of those old enough under them."""

from __future__ import annotations

import streamlit as st

from charts.triangle import Aged, triangle
from kpi.cohorts import NAMES, SMALL, Cell, Cohort, Kind
from kpi.kpis import Unit
from locales import Sentence, numbers
from locales.numbers import NO_VALUE
from ui.charted import charted
from ui.cohort_lines import SINCE
from ui.cohort_view import CohortView
from ui.ground import plain_text
from ui.scene import Scene
from ui.steps import step_name
from ui.values import shown
from ui.words import language, say, tell

MOST = 36
"""So many cohorts are drawn, the latest; the table has all."""


def cells(scene: Scene, found: CohortView) -> None:
    """The picture, how to read it, and its numbers."""
    drawn = found.whole.cohorts[-MOST:]
    rows = [_cell(found, _name(scene, found, cohort), cohort.size, cell) for cohort in drawn for cell in cohort.cells]
    longest = max(len(cohort.cells) for cohort in drawn)
    means = [_mean(found, point.age, point.average) for point in found.whole.points[:longest] if point.average is not None]
    title = Sentence("{name} by cohort and the time since", name=Sentence(NAMES[found.counted]))
    chart = triangle(
        [*rows, *means],
        title=tell(title),
        age=tell(SINCE[found.grain]),
        language=language(),
        ink=plain_text(),
        from_zero=found.kind is Kind.AMOUNT,
    )
    charted(chart, key=f"triangle_{found.counted}_{found.grain}", title=tell(title), columns=_columns(scene, found))
    if said := _remarks(found):
        st.caption(" ".join(say(each) for each in said))


def _mean(found: CohortView, age: int, value: float) -> Aged:
    name = tell("All together")
    return Aged(name, age + 1, value, _short(found, value), f"{name}, {tell(found.time(age))}: {found.shown(value)}", young=False)


def _remarks(found: CohortView) -> list[Sentence]:
    said = []
    if any(cell.young for each in found.whole.cohorts for cell in each.cells):
        said.append(Sentence("Hatched: the step has not ended, so the value still moves and is not judged."))
    if any(each.size < SMALL for each in found.whole.cohorts):
        said.append(Sentence("With a star: fewer than {rows} rows, too few to judge by.", rows=SMALL))
    if len(found.whole.cohorts) > MOST:
        said.append(Sentence("Drawn are the latest {drawn} of {all} cohorts; the table has all.", drawn=MOST, all=len(found.whole.cohorts)))
    return said


def _name(scene: Scene, found: CohortView, cohort: Cohort) -> str:
    few = "*" if cohort.size < SMALL else ""
    return f"{step_name(cohort.period, found.grain, scene.selection.calendar)} · {shown(cohort.size, Unit.COUNT, None)}{few}"


def _cell(found: CohortView, name: str, size: int, cell: Cell) -> Aged:
    text = f"{name}, {tell(found.time(cell.age))}: {found.shown(cell.value)}"
    young = f" ({tell('not complete')})" if cell.young else ""
    return Aged(name, cell.age + 1, cell.value, _short(found, cell.value), text + young, cell.young)


def _short(found: CohortView, value: float | None) -> str:
    """A number that fits a cell: whole per cent, of small shares with a decimal; amounts without their currency."""
    if value is None:
        return NO_VALUE
    if found.kind is Kind.AMOUNT:
        return numbers.count(round(value), language(), short=True)
    per_cent = value * 100
    return numbers.count(round(per_cent, 0 if _is_large(found) else 1), language())


def _is_large(found: CohortView) -> bool:
    """Whether shares are so large that whole per cent tell them apart."""
    return max((cell.value for cohort in found.whole.cohorts for cell in cohort.cells), default=0.0) > 0.3


def _columns(scene: Scene, found: CohortView) -> dict[str, list[str]]:
    """A row a cohort, a column an age; young cells in brackets."""
    longest = max(len(each.cells) for each in found.whole.cohorts)
    columns = {
        tell("Cohort"): [step_name(each.period, found.grain, scene.selection.calendar) for each in found.whole.cohorts],
        tell("Size"): [shown(each.size, Unit.COUNT, None) for each in found.whole.cohorts],
    }
    return columns | {str(age + 1): [_text(found, each.at(age)) for each in found.whole.cohorts] for age in range(longest)}


def _text(found: CohortView, cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"({found.shown(cell.value)})" if cell.young else found.shown(cell.value)
