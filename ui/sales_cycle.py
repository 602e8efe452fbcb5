"""The parts of the page that looks at open deals: when they close, and what they bring."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from charts.months_ahead import MonthAhead, months_ahead
from charts.outcomes import outcomes
from forecasting.refusal import Refusal
from forecasting.sales_cycle import Backtest, SalesCycleForecast
from kpi.kpis import Unit
from locales import Sentence, numbers
from locales.numbers import NO_VALUE
from locales.words import N_
from ui import state
from ui.applicable import applicable
from ui.as_of import WHY, as_of, as_of_input
from ui.backtest_card import EarlierDay, Trial, backtest_card, groups_of, off_by
from ui.charted import charted
from ui.empty import no_value, ways_back
from ui.fits import sales_cycle_fit
from ui.links import page_named, parameters
from ui.month_names import day_name, month_name
from ui.number_card import number_card
from ui.open_deals import open_deals
from ui.sales_reading import Reading
from ui.scene import Scene
from ui.sections import sections
from ui.values import days_shown, share_shown, shown
from ui.words import language, say, tell

__all__ = ["backtest", "look_ahead", "numbers_of", "open_deals", "pictures", "remarks", "what_is_counted"]

COVERED = N_("{share} of the closing dates lay inside the range that should hold 80% of them.")
RULE = N_("every open deal is worth its amount times the win rate so far, and closes after the mean cycle")
UNKNOWN_CHANCES = N_(
    "Bars: what closes in each month if every open deal is won. This data has no lost deal, so nobody knows how many will be: import lost "
    "deals too, and this says what to expect."
)
COUNTED = N_("Counted are the deals open when a period began, and what they brought in it; deals created later are not in it.")
CENSORED = N_(
    "Deals that are still open have already lasted a while. Leaving them out makes the cycle look shorter than it is; "
    "here they count as not closed yet."
)


def look_ahead(scene: Scene) -> Reading | None:
    """The title, the day it looks ahead from, and the forecast; `None` where there is none, after saying why."""
    title = st.empty()
    title.title(say("Open deals: when will they close, and what will they bring?"))
    day = as_of(scene)
    as_of_input(scene, day)
    st.caption(say(WHY))
    filters = applicable(scene, "deals")
    place = st.empty()
    found = sales_cycle_fit(scene.data, day, filters).awaited(place)
    if isinstance(found, Refusal):
        no_value(found.sentence)
        return None
    reading = Reading(found, scene.selection.calendar)
    title.title(say(reading.headline))
    if not found.summary.open_deals:
        _nothing_open(reading)
        return None
    return reading


def _nothing_open(reading: Reading) -> None:
    """What there is to see where no deal is open: the filters that may be in the way, and how deals ended."""
    ways_back(reading.headline)  # the period of the filter bar is not in the way: it does not apply here
    with st.grid(min_column_width=170, gap="small"):
        _cycle(reading)
    if reading.forecast.summary.won_deals:
        st.header(say("How deals end"))
        _curve(reading.forecast)
    remarks(reading)


def numbers_of(reading: Reading) -> None:
    """The few numbers, each beside the plain one that it corrects."""
    summary = reading.forecast.summary
    with st.grid(min_column_width=160, gap="small"):
        number_card(N_("Open deals"), shown(summary.open_deals, Unit.COUNT, None))
        if reading.total is not None:
            if reading.money(reading.soon) != reading.money(reading.total):
                by_then = N_("Expected by {day}") if reading.knows_chances else N_("By {day}")
                number_card(Sentence(by_then, day=reading.last_day), reading.money(reading.soon), reading.soon_range)
            label = N_("Expected revenue from them") if reading.knows_chances else N_("If every one of them is won")
            number_card(label, reading.money(reading.total), reading.total_range)
        if reading.mean_chance is not None:
            beside = Sentence("of all deals closed before: {share} won", share=share_shown(summary.win_rate_closed))
            chance = numbers.share(reading.mean_chance, language())
            number_card(N_("Average chance of an open deal"), chance, beside, reading.why_chances_differ)
        _cycle(reading)


def _cycle(reading: Reading) -> None:
    summary = reading.forecast.summary
    if summary.cycle_median is not None:
        alone = Sentence("won deals alone: {days}", days=days_shown(summary.cycle_median_won))
        number_card(N_("Median sales cycle"), numbers.days(summary.cycle_median, language()), alone, CENSORED)


def what_is_counted(reading: Reading) -> None:
    """What the headline, the cards and *What if* each count."""
    for each in reading.counted:
        st.caption(say(each))
    st.caption(
        say(
            "Counted are only deals that are open now. Revenue outlook foresees all revenue, also from deals yet to come; What if tries "
            "out another pace and targets."
        )
    )
    with st.container(horizontal=True):
        for page, label, icon in (
            ("revenue_outlook.py", N_("Revenue outlook"), ":material/insights:"),
            ("what_if.py", N_("What if"), ":material/tune:"),
        ):
            st.page_link(page_named(page), label=say(label), icon=icon, query_params=parameters(state.view()))


def pictures(reading: Reading) -> None:
    """Revenue by month, or how deals end as they age."""
    st.header(say("What is coming"))
    sections(
        "picture",
        {
            "months": (N_("Revenue by month"), lambda: _months(reading)),
            "curve": (N_("How deals end"), lambda: _curve(reading.forecast)),
        },
    )


def _months(reading: Reading) -> None:
    frame = reading.months
    text = reading.money if reading.has_money else lambda value: numbers.ratio(value, language())
    rows: list[Any] = list(frame.itertuples())
    months = [
        MonthAhead(
            name=month_name(row.month),
            value=row.value,
            low=row.low,
            high=row.high,
            shown=_with_range(row.value, row.low, row.high, text),
            rule=None if reading.by_rule or not reading.knows_chances else row.rule,
            rule_shown=text(row.rule),
        )
        for row in rows
    ]
    names = (tell("Expected"), tell("Simple rule"))
    axis = tell("Expected revenue") if reading.has_money else tell("Expected wins")
    if reading.has_money and (currency := reading.forecast.summary.currency):
        axis = f"{axis} ({currency})"
    title = tell(N_("Revenue expected from the open deals, by month"))
    charted(
        months_ahead(months, title=title, axis=axis, names=names, language=language()),
        key="months",
        title=title,
        columns={
            tell("Month"): [each.name for each in months],
            tell("Expected"): [text(each.value) for each in months],
            tell("80% range"): [_range(each.low, each.high, text) for each in months],
            tell("Simple rule"): [each.rule_shown for each in months],
        },
    )
    if not reading.knows_chances:
        st.caption(say(UNKNOWN_CHANCES))
    elif reading.has_range:
        st.caption(say("Bars: expected. Lines: the range that holds 80% of outcomes. Diamonds: the simple rule."))


def _curve(found: SalesCycleForecast) -> None:
    curve = found.curve
    series = {"won": tell("Won"), "lost": tell("Lost"), "open": tell("Still open")}
    if found.summary.win_rate is None:
        series = {name: label for name, label in series.items() if name != "lost"}
    title = tell("Share of deals won, lost and still open, by days since they were created")
    sample = curve.iloc[:: max(len(curve) // 24, 1)]
    charted(
        outcomes(curve, series=series, title=title, axis=tell("Share of deals"), days=tell("Days since created"), language=language()),
        key="curve",
        title=title,
        columns={
            tell("Days since created"): [int(each) for each in sample["days"]],
            **{label: [numbers.share(each, language()) for each in sample[name]] for name, label in series.items()},
        },
    )
    st.caption(say("Bands: where the shares lie with 95% certainty. Open deals count for as long as they have been watched."))


def backtest(reading: Reading) -> None:
    """The card that says how good this forecast has been."""
    backtest_card(_trial(reading, reading.forecast.backtest) if reading.forecast.backtest else None)


def _trial(reading: Reading, tested: Backtest) -> Trial:
    prefix = "next_" if reading.has_money else "next_wins_"
    text = reading.money if reading.has_money else lambda value: numbers.ratio(value, language())
    days = [
        EarlierDay(_span(row), *(text(row[f"{prefix}{who}"]) for who in ("model", "was", "rule")))
        for row in tested.origins.to_dict("records")
    ]
    errors = [
        (N_("A month’s revenue, off by"), share_shown(tested.revenue_error), share_shown(tested.revenue_error_rule)),
        (N_("A closing date, off by"), days_shown(tested.days_error), days_shown(tested.days_error_rule)),
    ]
    if not reading.has_money:
        errors[0] = (N_("A month’s wins, off by"), share_shown(tested.wins_error), share_shown(tested.wins_error_rule))
    ours, theirs = (share_shown(off_by(tested.origins[f"{prefix}{who}"], tested.origins[f"{prefix}was"])) for who in ("model", "rule"))
    errors.insert(0, (N_("A period’s revenue, off by") if reading.has_money else N_("A period’s wins, off by"), ours, theirs))
    return Trial(
        days,
        errors,
        tested.coverage,
        COVERED,
        tested.beats_rule,
        RULE,
        _in_their_style(tested, reading.has_money),
        days_head=N_("Period"),
        counted=COUNTED,
        chances=groups_of(tested.calibration, "deals"),
    )


def _span(row: dict[Any, Any]) -> str:
    return f"{day_name(row['origin'])} – {day_name(row['last_day'])}"


def _in_their_style(tested: Backtest, has_money: bool) -> Sentence:
    """The verdict of the back-test with its shares written the reader's way."""
    ours, theirs = (tested.revenue_error, tested.revenue_error_rule) if has_money else (tested.wins_error, tested.wins_error_rule)
    return Sentence(tested.sentence.template, **tested.sentence.values | {"error": share_shown(ours), "rule_error": share_shown(theirs)})


def remarks(reading: Reading) -> None:
    """How it was made, and what was left out."""
    summary = reading.forecast.summary
    with st.expander(say("How this is worked out, and what is left out"), icon=":material/help:"):
        st.markdown(f"- {say(reading.why_chances_differ)}" if reading.mean_chance is not None else "")
        st.markdown(f"- {say(summary.why)}")
        for note in summary.notes:
            st.markdown(f"- {say(note)}")
        for each in summary.left_out:
            st.markdown(f"- {say(Sentence('Left out: {count} deals {because}.', count=each.count, because=each.because))}")


def _range(low: float | None, high: float | None, text: Callable[[float], str]) -> str:
    return NO_VALUE if low is None or high is None or pd.isna(low) else f"{text(low)} – {text(high)}"


def _with_range(value: float, low: float, high: float, text: Callable[[float], str]) -> str:
    return text(value) if pd.isna(low) else f"{text(value)} ({_range(low, high, text)})"
