"""The drivers that are moved on the page that tries things out: from where, how far, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from forecasting.goal_seek import gap
from forecasting.what_if import DRIVERS, Drivers, ahead, project_over
from forecasting.what_if_base import KPIS, Start, start_of
from forecasting.what_if_pace import Tried, tried
from kpi.catalogue import CATALOGUE
from kpi.compute import Value
from kpi.currencies import currency_of
from kpi.kpis import Unit
from kpi.periods import Grain, Period
from kpi.selection import Comparison
from kpi.status import span
from locales import Sentence, numbers
from locales.words import N_
from ui import choice, state
from ui.figures import headlines, trends
from ui.number_choice import number, slider
from ui.scene import Scene
from ui.target import revenue_target
from ui.values import shown
from ui.what_if_trial import NAMES, WITHOUT_LEADS, Trial
from ui.words import label, language, say, tell

CHOICES = ("leads", "conversion", "deal_size", "cycle", "months", "target", "part")
MONTHS = {"3": N_("3 months"), "6": N_("6 months"), "12": N_("12 months")}
LOWEST, HIGHEST = -50, 100
A_MONTH = 365.25 / 12


def start_from(scene: Scene) -> Start:
    """How it went in the period of the filter bar. Raises Refusal."""
    values = headlines(scene.data, KPIS, replace(scene.selection, comparison=Comparison.NONE))
    return start_of(values, _in_data(scene), scene.today)


def _in_data(scene: Scene) -> Period:
    """The period from the first day of the data on: days of which nothing is known are no days without revenue."""
    period, known = scene.selection.period, span(scene.data)
    return replace(period, start=known.start) if known and period.start < known.start < period.end else period


def move_drivers(scene: Scene, start: Start) -> Trial:
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
    steps = [each for each in by_each_month(scene)["revenue"] if known.start <= each.period.start and each.period.end <= known.end]
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


def by_each_month(scene: Scene) -> Mapping[str, Sequence[Value]]:
    """What the drivers come from, month by month over all of the data."""
    whole = span(scene.data) or scene.selection.period
    return trends(scene.data, KPIS, replace(scene.selection, period=whole, undated=False), Grain.MONTH)
