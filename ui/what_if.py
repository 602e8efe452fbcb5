"""The parts of the page that tries things out: drivers to move, a target, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import streamlit as st

from charts.months_ahead import MonthAhead, months_ahead
from charts.steps_between import StepBetween, steps_between
from forecasting.goal_seek import Gap, Requirement, gap, requirements
from forecasting.goal_words import of_deals
from forecasting.refusal import Refusal
from forecasting.what_if import DRIVERS, Drivers, Projection, ahead, project_over
from forecasting.what_if_base import KPIS, Start, history_of, start_of
from forecasting.what_if_pace import Tried, tried
from kpi.catalogue import CATALOGUE
from kpi.compute import Value
from kpi.currencies import currency_of
from kpi.kpis import Unit
from kpi.periods import Grain, Period
from kpi.selection import Comparison
from kpi.status import span
from locales import Sentence, numbers
from locales.numbers import signed
from locales.words import N_
from ui import choice, state
from ui.charted import charted
from ui.empty import no_value
from ui.figures import headlines, trends
from ui.links import page_named, parameters
from ui.month_names import month_name
from ui.number_choice import number, slider
from ui.scene import Scene
from ui.target import revenue_target
from ui.values import shown
from ui.words import label, language, say, tell

CHOICES = ("leads", "conversion", "deal_size", "cycle", "months", "target", "part")
MONTHS = {"3": N_("3 months"), "6": N_("6 months"), "12": N_("12 months")}
LOWEST, HIGHEST = -50, 100
SHORT_FROM = 10_000_000
A_MONTH = 365.25 / 12

SHORT = N_("{revenue} by {day}: {missing} short of the target")
REACHED = N_("{revenue} by {day}: the target is reached, {spare} to spare")
SHORT_OF_MORE = N_("{revenue} by {day}: {missing} short of 10% growth")
MORE_REACHED = N_("{revenue} by {day}: {spare} more than 10% growth")
IN_TIME = N_(
    "Only a part of a move shows by {last}: it acts on what begins from {day} on, of which {share}% closes by then. What is under way "
    "closes as before."
)

NAMES = {
    "leads": N_("Leads"),
    "conversion": N_("Conversion"),
    "deal_size": N_("Deal size"),
    "cycle": N_("Sales cycle"),
}
WITHOUT_LEADS = {"leads": N_("Deals decided"), "conversion": N_("Win rate")}


@dataclass(frozen=True)
class Trial:
    """What is tried: from where, moved how, over which days, against which target; and what comes of it."""

    start: Start
    drivers: Drivers
    projection: Projection
    target: Decimal
    gap: Gap
    currency: str | None
    target_is_set: bool
    tried: Tried | None

    def money(self, value: Decimal | float) -> str:
        return shown(float(value), Unit.MONEY, self.currency)

    def change(self, value: Decimal | float) -> str:
        return signed(self.money(abs(float(value))), float(value))

    def rounded(self, value: Decimal | float) -> str:
        """For a headline: whole below ten millions, as the gap to the target is told."""
        return shown(float(value), Unit.MONEY, self.currency, short=abs(float(value)) >= SHORT_FROM)

    @property
    def names(self) -> dict[str, str]:
        return NAMES if self.start.by_leads else NAMES | WITHOUT_LEADS

    @property
    def last_day(self) -> date:
        return self.projection.period.end - timedelta(days=1)


def try_out(scene: Scene) -> Trial | None:
    """The title, the controls and the result; `None` where the data has nothing to move, after saying why."""
    title = st.empty()
    title.title(say("What if?"))
    try:
        start = start_from(scene)
        above = st.container()
        controls, result = st.columns([2, 3], gap="large")
        with controls:
            trial = _controls(scene, start)
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


def start_from(scene: Scene) -> Start:
    """How it went in the period of the filter bar. Raises Refusal."""
    values = headlines(scene.data, KPIS, replace(scene.selection, comparison=Comparison.NONE))
    return start_of(values, _in_data(scene), scene.today)


def _in_data(scene: Scene) -> Period:
    """The period from the first day of the data on: days of which nothing is known are no days without revenue."""
    period, known = scene.selection.period, span(scene.data)
    return replace(period, start=known.start) if known and period.start < known.start < period.end else period


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


def _controls(scene: Scene, start: Start) -> Trial:
    st.header(say("Move the drivers"))
    months = int(choice.segments("months", N_("How far ahead"), MONTHS, "3"))
    names = NAMES if start.by_leads else NAMES | WITHOUT_LEADS
    moves = {driver: number(driver, LOWEST, HIGHEST, 0) for driver in DRIVERS}
    drivers = Drivers(*(moves[driver] / 100 for driver in DRIVERS))
    currency = currency_of(scene.data, CATALOGUE["revenue"])
    for driver in DRIVERS:
        if driver != "cycle" or start.base.cycle_days:
            named = Sentence("{name}: {value}", name=tell(names[driver]), value=tell(_from_to(driver, start, moves[driver], currency)))
            slider(driver, label(named), LOWEST, HIGHEST, moves[driver])
    if start.by_leads:
        st.caption(say(_conversion(scene, start)))
    elif start.base.conversion >= 1:
        st.caption(say("No lost deal is recorded, so the win rate of 100% says nothing of deals to come."))
    if start.base.has_more:
        st.caption(say(_more(start, currency)))
    period = ahead(scene.today, months)
    target = revenue_target(scene, period, start)
    projection = project_over(start.base, drivers, period, start.curve)
    st.button(say("Move everything back"), key="moves_back", type="tertiary", icon=":material/undo:", on_click=_back)
    return Trial(
        start, drivers, projection, target.amount, gap(projection, target.amount), currency, target.is_set, _pace(scene, start, months)
    )


def _pace(scene: Scene, start: Start, months: int) -> Tried | None:
    """The pace tried on the whole months of the data."""
    known = span(scene.data)
    if known is None:
        return None
    steps = [each for each in _by_month(scene)["revenue"] if known.start <= each.period.start and each.period.end <= known.end]
    base = max(round(start.base.period.days / A_MONTH), 1)
    return tried([each.value or 0.0 for each in steps], base, months)


def _more(start: Start, currency: str | None) -> Sentence:
    """That leads times conversion times deal size are not all of revenue, where they are not."""
    product, revenue = (shown(value, Unit.MONEY, currency, short=True) for value in (start.base.product, start.base.revenue))
    said = {"product": product, "revenue": revenue}
    if start.by_leads:
        return Sentence(
            "Leads × conversion × deal size make {product} in that period, revenue was {revenue}: what else brings revenue moves along.",
            **said,
        )
    return Sentence(
        "Deals decided × win rate × deal size make {product} in that period, revenue was {revenue}: what else brings revenue moves along.",
        **said,
    )


def _conversion(scene: Scene, start: Start) -> Sentence:
    """What conversion is here, beside the KPI that managers know by that name: the two have different bases."""
    said = Sentence(
        "Conversion here is deals won ÷ leads, both of the period: deals of earlier leads and of customers who buy again count too."
    )
    found = headlines(scene.data, ("lead_to_customer_rate",), replace(scene.selection, comparison=Comparison.NONE))["lead_to_customer_rate"]
    if found.value is None:
        return said
    rate = numbers.share(found.value, language())
    return Sentence("{said} The lead-to-customer rate, {rate}, follows the leads of the period alone.", said=said, rate=rate)


def _from_to(driver: str, start: Start, move: int, currency: str | None) -> Sentence:
    """Where a driver stands, and where it is moved to."""
    base, ratio = start.base, 1 + move / 100
    now = {
        "leads": base.leads / base.period.days * A_MONTH,
        "conversion": base.conversion,
        "deal_size": base.deal_size,
        "cycle": base.cycle_days or 0.0,
    }[driver]
    texts = [_text(driver, value, currency) for value in (now, now * ratio)]
    return Sentence("{now} → {moved}", now=texts[0], moved=texts[1]) if move else Sentence("{now}", now=texts[0])


def _text(driver: str, value: float, currency: str | None) -> str:
    match driver:
        case "leads":
            return tell(Sentence("{count} a month", count=numbers.count(round(value), language())))
        case "conversion":
            return numbers.share(value, language())
        case "cycle":
            return numbers.days(value, language())
        case _:
            return numbers.money(round(value), language(), currency=currency)


def _back() -> None:
    view = state.view()
    for driver in DRIVERS:
        view = view.chosen(driver, None)
    state.change(view)


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
    return history_of(_by_month(scene), trial.start.by_leads, span(scene.data) or scene.selection.period)


def _by_month(scene: Scene) -> Mapping[str, Sequence[Value]]:
    """What the drivers come from, month by month over all of the data."""
    whole = span(scene.data) or scene.selection.period
    return trends(scene.data, KPIS, replace(scene.selection, period=whole, undated=False), Grain.MONTH)
