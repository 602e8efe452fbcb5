"""The parts of the page Cohorts: the answer, the choices, the numbers, how to read them."""

from __future__ import annotations

import streamlit as st

from kpi.cohorts import GRAINS, MEANINGS, NAMES, SMALL, Cohort, Counted, Kind, lacking_for
from kpi.kpis import Unit
from kpi.periods import Grain
from locales import Sentence
from locales.words import N_
from ui import choice
from ui.cohort_view import CohortView
from ui.empty import no_value
from ui.glossary import meaning_of
from ui.page_head import page_head
from ui.scene import Scene
from ui.steps import step_name
from ui.values import shown
from ui.words import say, tell

_ANSWERS = {
    Counted.RETENTION: N_("After {time}, {value} of customers are still there"),
    Counted.AGAIN: N_("{value} of customers buy again within {time}"),
    Counted.REVENUE: N_("A customer brings {value} within {time}"),
    Counted.WON: N_("{value} of leads are won within {time}"),
    Counted.WON_REVENUE: N_("A lead brings {value} within {time}"),
}
_HIDDEN = {
    Kind.STAYING: N_("Counted simply it would be {raw}: {young} of {all} have not been there for so long, and count as staying."),
    Kind.COMING: N_("Counted simply it would be {raw}: {young} of {all} are younger than that, and count as if nothing could still come."),
    Kind.AMOUNT: N_("Counted simply it would be {raw}: {young} of {all} are younger than that, and have had less time to bring anything."),
}
_COMPARED = N_("The period chooses who began in it; what became of them is counted up to the end of the data.")
STEPS = {Grain.MONTH: N_("Months"), Grain.QUARTER: N_("Quarters"), Grain.YEAR: N_("Years")}


def answer(scene: Scene, found: CohortView) -> bool:
    """The headline, with what the simple count would hide; False where there is none, after saying why."""
    point = found.judged
    if point is None or point.corrected is None:
        page_head(N_("There are no cohorts to show here") if not found.whole.cohorts else N_("These cohorts are too young to judge"))
        _why_not(scene, found)
        return False
    value = found.shown(point.corrected, short=True)
    headline = Sentence(_ANSWERS[found.counted], value=value, time=found.time(point.age))
    page_head(headline, _hidden(found), tab=N_("Cohorts"))
    return True


def _hidden(found: CohortView) -> Sentence:
    """What counting all alike would make of it."""
    point, size = found.judged, found.whole.size
    if found.counted is Counted.RETENTION and point is not None and point.corrected == 1:
        return Sentence("Nobody has been silent for long enough yet to count as lost: a longer period shows who leaves.")
    if point is None or point.watched == size:
        return Sentence("All {all} are old enough to tell.", all=size)
    return Sentence(_HIDDEN[found.kind], raw=found.shown(point.raw), young=size - point.watched, all=size)


def _why_not(scene: Scene, found: CohortView) -> None:
    lacking = lacking_for(scene.data)[found.counted]
    no_value(found.whole.reason)
    if lacking:
        st.caption(say("Customers need orders, won deals or subscriptions with customer and day; leads a day, and deals naming them."))


def choices(scene: Scene, found: CohortView) -> None:
    """What is counted, and how long a cohort is."""
    names = {each.value: NAMES[each] for each in found.answered or (found.counted,)} | {found.counted.value: NAMES[found.counted]}
    first = next(iter(names))
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        choice.select("counted", N_("What is counted"), names, first, width=300)
        choice.segments("every", N_("Cohorts by"), {each.value: STEPS[each] for each in GRAINS}, found.fitting.value)


def numbers(found: CohortView) -> None:
    """Corrected and simple, how many there are, the best and the weakest cohort at the same age."""
    point = found.judged
    if point is None:
        return
    best, worst = _extremes(found, point.age)
    with st.grid(min_column_width=170, gap="small"):
        st.metric(say("Corrected"), found.shown(point.corrected, short=True), help=say("Each counts only as long as it was watched."))
        st.metric(say("Counted simply"), found.shown(point.raw, short=True), help=say("All count alike, also those too young to tell."))
        st.metric(say("Began in this period"), shown(found.whole.size, Unit.COUNT, None), help=meaning_of(tell("Began in this period")))
        st.metric(say("Old enough to tell"), shown(point.watched, Unit.COUNT, None), help=meaning_of(tell("Old enough to tell")))
        for label, cohort in ((N_("Best cohort"), best), (N_("Weakest cohort"), worst)):
            cell = cohort.at(point.age) if cohort else None
            if cohort and cell:
                st.metric(say(label), step_name(cohort.period, found.grain), found.shown(cell.value), delta_color="off", delta_arrow="off")


def _extremes(found: CohortView, age: int) -> tuple[Cohort | None, Cohort | None]:
    """The best and the weakest of the cohorts that have come to an age and are large enough; none of fewer than three."""
    judged = [each for each in found.whole.cohorts if each.size >= SMALL and (cell := each.at(age)) and not cell.young]
    if len(judged) < 3:
        return None, None
    ordered = sorted(judged, key=lambda each: each.cells[age].value)
    return ordered[-1], ordered[0]


def remarks(found: CohortView) -> None:
    """What is counted, and by which method."""
    amount = Sentence("Corrected: at each age the mean of what those old enough brought then, added up.")
    share = Sentence(
        "Corrected: at each age the share of those it could still happen to, multiplied up (Kaplan–Meier), with a band of 95%."
    )
    method = amount if found.kind is Kind.AMOUNT else share
    st.caption(" ".join(say(each) for each in (Sentence(MEANINGS[found.counted]), method, Sentence(_COMPARED), *found.whole.notes)))
