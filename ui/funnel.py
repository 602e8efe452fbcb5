"""The parts of the page Funnel: the answer, the choices, the numbers, how to read them."""

from __future__ import annotations

import streamlit as st

from kpi.funnel import Of
from kpi.funnel.step import MEANING, Step
from kpi.kpis import Unit
from locales import Sentence
from locales.words import N_
from ui import choice
from ui.empty import no_value
from ui.funnel_change import Change, more, points
from ui.funnel_view import READINGS, THROUGH, FunnelView
from ui.glossary import meaning_of
from ui.page_head import page_head
from ui.values import shown
from ui.words import capital, say, tell


def answer(found: FunnelView) -> bool:
    """The headline; False where there is no funnel, after saying why."""
    if not found.steps or not any(step.count for step in found.steps):
        page_head(N_("There is no funnel to show here"))
        no_value(found.whole.reason)
        if found.whole.reason:
            st.caption(say("A funnel needs an export of leads or deals with the day they came in and what became of them."))
        return False
    page_head(_headline(found), _most_lost(found), tab=N_("Funnel"))
    return True


def _headline(found: FunnelView) -> Sentence:
    first, last = found.steps[0], found.steps[-1]
    named = {"count": first.count, "share": shown(last.cumulative_share, Unit.SHARE, None), "won": last.count}
    if not found.by_cohort:
        if found.of is Of.DEALS:
            return Sentence("{won} deals won, {count} opened", **named)
        return Sentence("{won} leads won, {count} came in", **named)
    if found.of is Of.DEALS:
        return Sentence("{share} of {count} deals opened have been won", **named)
    if found.is_conversion:
        return Sentence("{share} of {count} leads have been converted", **named)
    return Sentence("{share} of {count} leads have been won", **named)


def _most_lost(found: FunnelView) -> Sentence | None:
    """Before which step the most end, and for what."""
    place = max(range(len(found.steps)), key=lambda each: found.steps[each].left)
    step = found.steps[place]
    if not step.left:
        return None
    named = {"step": found.steps[place + 1].name, "left": step.left}
    reason = next((loss for loss in step.losses if loss.reason is not None), None)
    if reason is None or len(step.losses) < 2:
        return Sentence("More are lost on the way to “{step}” than anywhere else: {left}.", **named)
    return Sentence(
        "More are lost on the way to “{step}” than anywhere else: {left}, of these {count} for “{reason}”.",
        **named,
        count=reason.count,
        reason=reason.reason,
    )


def choices(found: FunnelView) -> None:
    """Whose way, and in which reading."""
    with st.container(horizontal=True, gap="medium"):
        choice.segments("through", N_("What goes through"), {each.value: name for each, name in THROUGH.items()}, found.usual.value)
        choice.segments("reading", N_("Reading"), {each.value: name for each, name in READINGS.items()}, "cohort")


def numbers(found: FunnelView) -> None:
    """What came out at the end, beside the period compared with, and what is still on the way."""
    last, before = found.steps[-1], found.step_before(len(found.steps) - 1)
    young = found.whole.young
    with st.grid(min_column_width=170, gap="small"):  # as wide as a change of a share with the word for it
        if found.by_cohort:
            share = shown(last.cumulative_share, Unit.SHARE, None)
            _metric(Sentence("{step}, of all", step=last.name), share, points(last, before, young=young), "Of all")
        _metric(
            last.name,
            shown(last.count, Unit.COUNT, None),
            more(last.count, before.count if before else None, young=young),
        )
        if last.value is not None:
            worth = shown(last.value, Unit.MONEY, found.currency, short=True)
            _metric(Sentence("{step}, value", step=last.name), worth, more(last.value, before.value if before else None, young=young))
        if found.by_cohort:
            _metric(Sentence("Still on the way"), shown(_sum(found.steps, "waiting"), Unit.COUNT, None), None)
        _metric(Sentence("Ended on the way"), shown(_sum(found.steps, "left"), Unit.COUNT, None), None)


def _sum(steps: tuple[Step, ...], name: str) -> int:
    return sum(getattr(step, name) or 0 for step in steps)


def _metric(label: Sentence | str, value: str, change: Change | None, help: str = "") -> None:
    """`help` is the term of the glossary that explains it, where the label is none."""
    st.metric(
        capital(say(label)),
        value,
        change.text if change else None,
        delta_color=change.colour if change else "off",
        delta_arrow=change.arrow if change else "off",
        delta_description=tell(change.word) if change and change.word else None,
        help=meaning_of(tell(help or label)),
    )


def remarks(found: FunnelView) -> None:
    """How the funnel is read, and what it cannot tell."""
    said = [Sentence(MEANING[found.reading]), *found.whole.notes]
    if found.whole.young:
        said.append(Sentence("This period is young: nine in ten wins take longer than has passed since its end."))
    st.caption(" ".join(say(each) for each in said))
