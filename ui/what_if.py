"""The parts of the page that tries things out: drivers to move, a target, and what comes of it."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from charts.months_ahead import MonthAhead, months_ahead
from charts.steps_between import StepBetween, steps_between
from forecasting.goal_seek import Requirement, requirements
from forecasting.goal_words import of_deals
from forecasting.refusal import Refusal
from forecasting.what_if_base import history_of
from kpi.periods import Grain
from kpi.status import span
from locales import Sentence, numbers
from locales.words import N_
from ui import state
from ui.charted import charted
from ui.empty import no_value
from ui.links import page_named, parameters
from ui.month_names import month_name
from ui.scene import Scene
from ui.what_if_moves import by_each_month, move_drivers, start_from
from ui.what_if_trial import Trial
from ui.words import language, say, tell

SHORT = N_("{revenue} by {day}: {missing} short of the target")
REACHED = N_("{revenue} by {day}: the target is reached, {spare} to spare")
SHORT_OF_MORE = N_("{revenue} by {day}: {missing} short of 10% growth")
MORE_REACHED = N_("{revenue} by {day}: {spare} more than 10% growth")
IN_TIME = N_(
    "Only a part of a move shows by {last}: it acts on what begins from {day} on, of which {share}% closes by then. What is under way "
    "closes as before."
)


def try_out(scene: Scene) -> Trial | None:
    """The title, the controls and the result; `None` where the data has nothing to move, after saying why."""
    title = st.empty()
    title.title(say("What if?"))
    try:
        start = start_from(scene)
        above = st.container()
        controls, result = st.columns([2, 3], gap="large")
        with controls:
            trial = move_drivers(scene, start)
    except Refusal as refusal:
        no_value(refusal.sentence)
        return None
    title.title(say(headline(trial)))
    with above:
        _numbers(trial)
        st.caption(
            say(
                "Counted is all revenue at the pace of the period above, also from deals yet to come. Sales cycle has the deals open now, "
                "Revenue outlook the season and the trend."
            )
        )
        st.caption(say(_tried(trial)))
        with st.container(horizontal=True):
            for page, name, icon in (
                ("sales_cycle.py", N_("Sales cycle"), ":material/hourglass_top:"),
                ("revenue_outlook.py", N_("Revenue outlook"), ":material/insights:"),
            ):
                st.page_link(page_named(page), label=say(name), icon=icon, query_params=parameters(state.view()))
    with result:
        _picture(trial)
    return trial


def headline(trial: Trial) -> Sentence:
    """What comes of it, in one sentence."""
    revenue, missing = trial.rounded(trial.projection.revenue), trial.gap.missing
    if missing > 0:
        short = trial.rounded(missing)
        template = SHORT if trial.target_is_set else SHORT_OF_MORE
        return Sentence(template, revenue=revenue, day=trial.last_day, missing=short)
    template = REACHED if trial.target_is_set else MORE_REACHED
    return Sentence(template, revenue=revenue, day=trial.last_day, spare=trial.rounded(-missing))


def _tried(trial: Trial) -> Sentence:
    """How sure the pace is: what it would have said of earlier stretches as long."""
    if trial.tried is None:
        return Sentence("There is too little past to try this pace on: take it as a first guess.")
    return Sentence(
        "Tried on the past: the pace of the period before each would have missed the last {stretches} stretches of {ahead} months by "
        "{share} on average.",
        stretches=trial.tried.stretches,
        ahead=len(trial.projection.by_month),
        share=numbers.share(trial.tried.error, language()),
    )


def _numbers(trial: Trial) -> None:
    projection = trial.projection
    with st.grid(min_column_width=170, gap="small"):
        delta = trial.change(projection.revenue - projection.unchanged) if projection.revenue != projection.unchanged else None
        st.metric(say("With these moves"), trial.money(projection.revenue), delta, border=True, height="stretch")
        st.metric(say("As it is"), trial.money(projection.unchanged), border=True, height="stretch")
        st.metric(
            say("Target") if trial.target_is_set else say("10% growth"),
            trial.money(trial.target),
            tell("reached") if trial.gap.missing <= 0 else tell(Sentence("{missing} short", missing=trial.money(trial.gap.missing))),
            delta_color="green" if trial.gap.missing <= 0 else "orange",
            delta_arrow="off",
            border=True,
            height="stretch",
        )


def _picture(trial: Trial) -> None:
    """What each move contributes; the steps add up to the cent."""
    projection = trial.projection
    level, steps = float(projection.unchanged), [_whole(tell("As it is"), projection.unchanged, trial)]
    for driver, part in projection.contributions.items():
        if part:
            steps.append(StepBetween(tell(trial.names[driver]), level, level + float(part), trial.change(part)))
            level += float(part)
    steps.append(_whole(tell("With these moves"), projection.revenue, trial))
    title = tell(N_("What each move contributes to revenue"))
    axis = tell("Revenue") + (f" ({trial.currency})" if trial.currency else "")
    name = tell(Sentence("Target: {target}", target=trial.money(trial.target)))
    charted(
        steps_between(steps, title=title, axis=axis, language=language(), target=float(trial.target), target_name=name),
        key="contributions",
        title=title,
        columns={tell("Step"): [each.name for each in steps], tell("Revenue"): [each.shown for each in steps]},
    )
    st.caption(
        say(
            Sentence(
                "Dashed line: {target}, to be reached. The steps add up exactly; where moves act together, their joint effect is shared "
                "among them.",
                target=trial.money(trial.target),
            )
        )
    )
    if any(projection.contributions.values()) and (share := round(100 * projection.in_time)) < 100:
        st.caption(
            say(Sentence(IN_TIME, last=trial.last_day, day=projection.period.start, share=share)),
        )


def _whole(name: str, amount: Decimal, trial: Trial) -> StepBetween:
    return StepBetween(name, 0.0, float(amount), trial.money(amount), whole=True)


def by_month(trial: Trial) -> None:
    """The months, with the moves and as it is."""
    months = [
        MonthAhead(month_name(each.period.start), float(each.revenue), None, None, trial.money(each.revenue), float(each.unchanged),
                   trial.money(each.unchanged))
        for each in trial.projection.by_month
    ]  # fmt: skip
    names = (tell("With these moves"), tell("As it is"))
    title = tell(N_("Revenue by month, with these moves and as it is"))
    axis = tell("Revenue") + (f" ({trial.currency})" if trial.currency else "")
    charted(
        months_ahead(months, title=title, axis=axis, names=names, language=language()),
        key="what_if_months",
        title=title,
        columns={
            tell("Month"): [each.name for each in months],
            names[0]: [each.shown for each in months],
            names[1]: [each.rule_shown for each in months],
        },
    )
    st.caption(say("Bars: with these moves. Diamonds: as it is."))
    for note in trial.projection.notes:
        st.markdown(f"- {say(note)}")
    if trial.projection.late:
        st.markdown(f"- {say(Sentence('What these leads bring after that day: {late}.', late=trial.money(trial.projection.late)))}")


def what_it_takes(scene: Scene, trial: Trial) -> None:
    """For each driver alone, how far it would have to move, and how often the past got there."""
    st.caption(say("Each driver by itself, the others as they are set above."))
    if trial.gap.missing > 0 and (share := round(100 * trial.projection.in_time)) < 100:
        st.caption(say(Sentence(IN_TIME, last=trial.last_day, day=trial.projection.period.start, share=share)))
    needed = requirements(
        trial.start.base, trial.drivers, trial.projection.period, trial.target, curve=trial.start.curve,
        history=_history(scene, trial), grain=Grain.MONTH,
    )  # fmt: skip
    with st.grid(4, min_column_width=190, gap="small"):
        for each in needed:
            _requirement(trial, each)


def _requirement(trial: Trial, each: Requirement) -> None:
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{say(trial.names[each.driver])}**")
        said = _in_money(trial, each)
        st.markdown(say(said if trial.start.by_leads else of_deals(said)))
        past = each.feasibility
        if past is not None:
            st.progress(past.reached / past.steps, text=say(past.sentence))
            if past.is_thin:
                st.caption(say("That is too little past to judge by."))


def _in_money(trial: Trial, each: Requirement) -> Sentence:
    """The sentence, deal sizes in the currency."""
    if each.driver != "deal_size":
        return each.sentence
    values = each.sentence.values
    sizes = {name: trial.money(value) for name, value in values.items() if isinstance(value, float)}
    return Sentence(each.sentence.template, **values | sizes)


def _history(scene: Scene, trial: Trial) -> dict[str, list[float]]:
    return history_of(by_each_month(scene), trial.start.by_leads, span(scene.data) or scene.selection.period)
