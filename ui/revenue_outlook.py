"""The parts of the page that looks at revenue to come."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from forecasting.refusal import Refusal
from forecasting.revenue import Ahead, Kind, kinds_of, reads_deals
from forecasting.sales_cycle import SalesCycleForecast
from locales import Sentence
from locales.words import N_
from ui import choice, state
from ui.applicable import applicable
from ui.as_of import WHY, as_of, as_of_input
from ui.backtest_card import FELL_BELOW, EarlierDay, Trial, backtest_card, groups_of, off_by
from ui.empty import no_value
from ui.fits import Stopped, revenue_fit, sales_cycle_fit
from ui.links import page_named, parameters
from ui.month_names import month_name
from ui.number_card import number_card
from ui.outlook_picture import movements_table, outlook_chart
from ui.outlook_reading import Reading
from ui.scene import Scene
from ui.values import share_shown
from ui.words import say

__all__ = ["backtest", "look_ahead", "movements", "numbers_of", "picture", "remarks"]

SPANS = {"3": N_("3 months"), "6": N_("6 months"), "12": N_("12 months")}
KINDS = {str(Kind.REVENUE): N_("Revenue"), str(Kind.RECURRING): N_("Recurring revenue")}
COVERED = N_("{share} of the months lay inside the range that should hold 80% of them.")
RULES = {
    "last month": N_("every month brings what the last one brought"),
    "mean of the last twelve months": N_("every month brings what the last twelve brought on average"),
    "same month of the year before": N_("every month brings what it brought a year before"),
}

APART = N_("Each movement is forecast apart: what is new as an amount, what grows, shrinks or leaves as a part of what there is.")
ORDERS = N_(
    "Revenue here is that of orders, which do not say from which deal they come. What the deals open now will bring stands in Sales cycle; "
    "it is no part to be taken off or added."
)
STAYS = N_("recurring revenue stays as it was at the end of the last month")


def look_ahead(scene: Scene) -> Reading | None:
    """The title, the day, how far ahead and of what, and the forecast; `None` where there is none, after saying why."""
    title = st.empty()
    title.title(say("Revenue: what will the coming months bring?"))
    day = as_of(scene)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        as_of_input(scene, day)
        span = choice.segments("months", N_("How far ahead"), SPANS, "6")
        kinds = kinds_of(scene.data)
        offered = {str(each): KINDS[str(each)] for each in kinds}
        kind = Kind(choice.segments("kind", N_("Of what"), offered, str(kinds[0]))) if len(kinds) > 1 else kinds[0]
    st.caption(say(WHY))
    place = st.empty()
    filters = applicable(scene, "subscriptions" if kind is Kind.RECURRING else "deals" if reads_deals(scene.data) else "orders")
    asked: SalesCycleForecast | Refusal | None = None
    pipeline: SalesCycleForecast | None = None
    if kind is Kind.REVENUE and reads_deals(scene.data):
        # What open deals bring is fitted once for this page and for theirs.
        asked = sales_cycle_fit(scene.data, day, filters).awaited(place)
        if isinstance(asked, Stopped):
            no_value(asked.sentence)
            return None
        pipeline = None if isinstance(asked, Refusal) else asked
    found = revenue_fit(scene.data, day, Ahead(int(span), kind), filters, pipeline).awaited(place)
    if isinstance(found, Refusal):
        # of deals that are all open the sales cycle says it plainly; for the KPI the column is missing
        all_open = not scene.data.has("deals", "closed_at")
        no_value(asked.sentence if all_open and isinstance(asked, Refusal) else found.sentence)
        return None
    reading = Reading(found)
    title.title(say(reading.headline))
    return reading


def numbers_of(reading: Reading) -> None:
    """The few numbers."""
    summary, parts = reading.forecast.summary, reading.parts
    with st.grid(min_column_width=180, gap="small"):
        if reading.is_recurring:
            number_card(N_("Recurring revenue now"), reading.money(reading.now))
            number_card(N_("Expected at the end"), reading.money(summary.expected), reading.total_range)
            for name, amount in reading.moved.items():
                number_card(reading.label_of(name), reading.money(amount))
            return
        number_card(N_("Expected revenue"), reading.money(summary.expected), reading.total_range)
        if summary.last_year is not None:
            number_card(N_("The same months of the year before"), reading.money(summary.last_year))
        for name, amount in parts.items():
            number_card(reading.label_of(name), reading.money(amount), reading.share_of(amount))


def picture(scene: Scene, reading: Reading) -> None:
    """The months, as they were and as they are expected; why they have no parts, where open deals might be looked for."""
    st.header(say("Month by month"))
    outlook_chart(reading)
    if not reading.is_recurring and scene.data.has("deals") and not reads_deals(scene.data):
        st.caption(say(ORDERS))
        st.page_link(
            page_named("sales_cycle.py"), label=say("Sales cycle"), icon=":material/hourglass_top:", query_params=parameters(state.view())
        )


def movements(reading: Reading) -> None:
    """What moves recurring revenue; nothing of other revenue, or where the simple rule is shown, which knows no movements."""
    if len(reading.movements):
        st.header(say("What moves it"))
        movements_table(reading)


def backtest(reading: Reading) -> None:
    """The card that says how good this forecast has been."""
    backtest_card(_trial(reading))


def _trial(reading: Reading) -> Trial | None:
    tested = reading.forecast.backtest
    if tested is None:
        return None
    rows: list[Any] = tested.quarters.to_dict("records") if len(tested.quarters) else []
    days = [EarlierDay(_quarter(row["quarter"]), *(reading.money(row[who]) for who in ("model", "was", "rule"))) for row in rows] or [
        EarlierDay(month_name(row["month"]), *(reading.money(row[who]) for who in ("model", "was", "rule")))
        for row in _next_months(tested.months)
    ]
    month = N_("Recurring revenue, off by") if reading.is_recurring else N_("A month’s revenue, off by")
    errors = [(month, share_shown(tested.error), share_shown(tested.error_rule))]
    if rows and not reading.is_recurring:
        ours, theirs = (share_shown(off_by(tested.quarters[who], tested.quarters["was"])) for who in ("model", "rule"))
        errors.append((N_("A quarter’s revenue, off by"), ours, theirs))
    return Trial(
        days,
        errors,
        tested.coverage,
        COVERED,
        tested.beats_rule,
        STAYS if reading.is_recurring else RULES[str(tested.rule)],
        Sentence(
            tested.sentence.template,
            **tested.sentence.values | {"error": share_shown(tested.error), "rule_error": share_shown(tested.error_rule)},
        ),
        days_head=N_("Period"),
        chances=groups_of(tested.calibration, "months"),
        wording=FELL_BELOW,
    )


def _next_months(months: pd.DataFrame) -> list[Any]:
    """What was said of a month on its first day, of the last four."""
    return months[months["ahead"] == 1].tail(4).to_dict("records")


def _quarter(first: pd.Timestamp) -> str:
    return f"{month_name(first)} – {month_name(first + pd.DateOffset(months=2))}"


def remarks(reading: Reading) -> None:
    """How it was made."""
    summary = reading.forecast.summary
    for note in summary.notes:
        st.caption(f":material/info: {say(note)}")
    with st.expander(say("How this is worked out"), icon=":material/help:"):
        st.markdown(f"- {say(summary.why)}")
        if reading.has_range:
            st.markdown(
                f"- {say('The range is as wide as this forecast was off on earlier days: four of five months lay inside one like it.')}"
            )
        if reading.parts:
            st.markdown(
                f"- {say('What is yet to come are deals that nobody has created yet: their usual part of a month that far ahead.')}"
            )
        if len(reading.movements):
            st.markdown(f"- {say(APART)}")
