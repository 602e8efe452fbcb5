"""The parts of the page that looks at customers: what they will bring, and who drifts away."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import streamlit as st

from charts.finish import Scale
from charts.intervals import Estimate, intervals
from forecasting.customer_value import Backtest, CustomerValueForecast, Method, Source, sources
from forecasting.customer_value.backtest import missed
from forecasting.customer_value.total_range import total_range
from forecasting.refusal import Refusal
from kpi.kpis import Unit
from locales import Sentence, numbers
from locales.words import N_
from ui import choice
from ui.as_of import WHY, as_of, as_of_input
from ui.backtest_card import BOUGHT, STAYED, EarlierDay, Trial, backtest_card, groups_of
from ui.charted import charted
from ui.empty import no_value
from ui.fits import customer_value_fit
from ui.month_names import day_name
from ui.number_card import number_card
from ui.scene import Scene
from ui.values import share_shown, shown
from ui.words import language, say, tell

HORIZONS = {"90": N_("90 days"), "180": N_("180 days"), "365": N_("One year")}
COVERED = N_("{share} of the customers’ revenues lay inside the range that should hold 80% of them.")
RULE = N_("each customer goes on buying as often, and for as much, as so far")
PAYING_RULE = N_("each customer goes on paying the same")
SOURCES = {Source.PURCHASES: N_("buy"), Source.SUBSCRIPTIONS: N_("subscribe")}
PICTURED = 12
AVERAGE_TESTED = N_(
    "On earlier days the average came closer than the simple rule: one customer was typically off by {error} against {rule_error}, "
    "the total by {total}% against {rule_total}%. It does not say who will bring more."
)
WHO_BUY = N_(
    "Counted are those who are customers already. What customers still to be won will bring stands in Revenue outlook, within all revenue."
)
WHO_PAY = N_(
    "Counted are those who pay now. What customers still to be won will bring stands in Revenue outlook, within recurring revenue."
)
KNOWN_THEN = N_("Counted are those who were customers on that day already; whoever was won later is not in it.")
MISSED = N_(
    "The range is as wide as the total was off on earlier days, at worst, and at least as wide as the ranges of single customers together"
    " allow."
)


def look_ahead(scene: Scene) -> CustomerValueForecast | None:
    """The title, the day and how far ahead, and the forecast; `None` where there is none, after saying why."""
    title = st.empty()
    title.title(say("Customers: what will they bring?"))
    day = as_of(scene)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        as_of_input(scene, day)
        horizon = choice.segments("horizon", N_("How far ahead"), HORIZONS, "365")
        source = _source(scene)
    st.caption(say(WHY))
    found = customer_value_fit(scene.data, day, int(horizon), scene.selection.filters, source).awaited(st.empty())
    if isinstance(found, Refusal):
        no_value(found.sentence)
        return None
    title.title(say(_headline(found)))
    return found


def _source(scene: Scene) -> Source:
    """What customers are judged by, where the data has both purchases and subscriptions."""
    possible = sources(scene.data)
    if len(possible) == 1:
        return possible[0]
    return Source(choice.segments("source", N_("Customers who"), {str(each): SOURCES[each] for each in possible}, str(possible[0])))


def tells_apart(found: CustomerValueForecast) -> bool:
    """Whether different customers are given different values; an average of all says nothing of any of them."""
    values = found.customers["value"]  # the largest first
    return found.summary.method is not Method.AVERAGE and len(values) > 1 and round(values.iloc[0], 2) != round(values.iloc[-1], 2)


def _headline(found: CustomerValueForecast) -> Sentence:
    last = found.as_of + timedelta(days=found.summary.horizon_days - 1)
    if not tells_apart(found):
        return Sentence(
            "About {value} by {day}, from the average of {customers} customers",
            value=money(found, found.summary.value), customers=found.summary.customers, day=last,
        )  # fmt: skip
    return Sentence(
        "{value} is expected from {customers} customers by {day}",
        value=money(found, found.summary.value), customers=found.summary.customers, day=last,
    )  # fmt: skip


def totals(found: CustomerValueForecast) -> None:
    """The few numbers."""
    summary, customers = found.summary, found.customers
    with st.grid(min_column_width=170, gap="small"):
        number_card(N_("Expected revenue"), money(found, summary.value), _missed(found), MISSED)
        number_card(N_("Their revenue so far"), money(found, summary.past_value))
        number_card(
            N_("Months they will pay") if subscribe(found) else N_("Expected purchases"),
            shown(round(summary.purchases), Unit.COUNT, None),
            Sentence("so far {count}", count=summary.past_purchases),
        )
        if subscribe(found) and customers["alive"].notna().any():
            staying = float(customers["alive"].sum())
            number_card(
                N_("Customers who still pay at the end"),
                shown(round(staying), Unit.COUNT, None),
                Sentence("{share} of all", share=numbers.share(staying / max(len(customers), 1), language())),
            )
        if customers["buys_again"].notna().any():
            again = float(customers["buys_again"].sum())
            number_card(
                N_("Customers who buy again"),
                shown(round(again), Unit.COUNT, None),
                Sentence("{share} of all", share=numbers.share(again / max(len(customers), 1), language())),
            )
    st.caption(say(WHO_PAY if subscribe(found) else WHO_BUY))


def _missed(found: CustomerValueForecast) -> Sentence | None:
    """The range of the total, where it was tried out."""
    ends = total_range(found)
    return None if ends is None else Sentence("{low} to {high}", low=money(found, ends[0]), high=money(found, ends[1]))


def picture(found: CustomerValueForecast) -> None:
    """The customers who will bring most, with their ranges."""
    st.header(say("Who will bring most"))
    if not tells_apart(found):
        average = money(found, found.summary.value / max(found.summary.customers, 1))
        st.info(
            say(Sentence("Too little history to tell customers apart: each is given the average, {value}.", value=average)),
            icon=":material/info:",
        )
        return
    top = found.customers.head(PICTURED)
    title = tell(N_("Customers with the highest expected revenue, and its range"))
    members = [
        Estimate(
            row["customer"],
            row["value"],
            row["value"] if pd.isna(row["value_low"]) else row["value_low"],
            row["value"] if pd.isna(row["value_high"]) else row["value_high"],
            with_range(found, row["value"], row["value_low"], row["value_high"]),
        )
        for row in top.to_dict("records")
    ]
    axis = tell("Expected revenue") + (f" ({found.summary.currency})" if found.summary.currency else "")
    charted(
        intervals(members, title=title, axis=axis, scale=Scale.PLAIN, language=language()),
        key="top_customers",
        title=title,
        columns={tell("Customer"): [each.name for each in members], tell("Expected revenue"): [each.shown for each in members]},
    )
    if top["value_low"].notna().any():
        st.caption(say("Dot: expected. Line: where it lies with a chance of 80%. Single customers are harder to foretell than their sum."))
    else:
        st.caption(say("Dot: expected. The simple rule knows no range."))


def backtest(found: CustomerValueForecast) -> None:
    """The card that says how good this forecast has been."""
    backtest_card(_trial(found, found.backtest) if found.backtest else None)


def _trial(found: CustomerValueForecast, tested: Backtest) -> Trial:
    days = [
        EarlierDay(day_name(row["origin"]), *(money(found, row[f"value_{who}"]) for who in ("model", "actual", "rule")))
        for row in tested.origins.to_dict("records")
    ]
    model, rule = tested.model, tested.rule
    errors = [
        (N_("All customers together, off by"), _off(missed(tested.origins, "model")), _off(missed(tested.origins, "rule"))),
        (N_("One customer, typically off by"), money(found, model.rmse_value), money(found, rule.rmse_value)),
    ]
    return Trial(
        days,
        errors,
        tested.coverage,
        COVERED,
        tested.beats_rule,
        PAYING_RULE if subscribe(found) else RULE,
        _tested(found, tested.sentence),
        tells_apart(found),
        counted=KNOWN_THEN,
        chances=groups_of(tested.calibration, "customers"),
        wording=STAYED if subscribe(found) else BOUGHT,
    )


def _tested(found: CustomerValueForecast, sentence: Sentence) -> Sentence:
    """The verdict of the back-test in the data's money; of an average it is said that it is one."""
    said = sentence.values.get("said")
    if isinstance(said, Sentence):  # the verdict, and a word of caution behind it
        return Sentence(sentence.template, **sentence.values | {"said": _tested(found, said)})
    missed_total = "total" in sentence.values  # else nothing was paid
    template = AVERAGE_TESTED if missed_total and not tells_apart(found) else sentence.template
    return Sentence(template, **sentence.values | {name: money(found, sentence.values[name]) for name in ("error", "rule_error")})


def remarks(found: CustomerValueForecast) -> None:
    """How it was made, and what was left out."""
    summary = found.summary
    for note in summary.notes:
        st.caption(f":material/info: {say(note)}")
    with st.expander(say("How this is worked out, and what is left out"), icon=":material/help:"):
        st.markdown(f"- {say(Sentence('Method: {method}.', method=Sentence(summary.method.value)))} {say(_why(found))}")
        if not subscribe(found):
            st.markdown(f"- {say(Sentence('Purchases are the {table} of this data.', table=Sentence(summary.source)))}")
        for each in summary.left_out:
            st.markdown(f"- {say(Sentence('Left out: {count} {what}.', count=each.count, what=_in_money(found, each.because)))}")


def _in_money(found: CustomerValueForecast, sentence: Sentence) -> Sentence:
    """What a sentence says of an amount in the data's money."""
    amounts = {name: money(found, value) for name, value in sentence.values.items() if name == "value" and isinstance(value, int | float)}
    return Sentence(sentence.template, **sentence.values | amounts)


def _why(found: CustomerValueForecast) -> Sentence:
    why = found.summary.why
    return _tested(found, why) if "rule_error" in why.values or "said" in why.values else why


def is_rule(found: CustomerValueForecast) -> bool:
    return found.summary.method in (Method.RULE, Method.GOES_ON)


def subscribe(found: CustomerValueForecast) -> bool:
    """Whether it is about customers who subscribe."""
    return found.summary.source == Source.SUBSCRIPTIONS


def money(found: CustomerValueForecast, value: float) -> str:
    return shown(float(value), Unit.MONEY, found.summary.currency, short=True)


def with_range(found: CustomerValueForecast, value: float, low: float, high: float) -> str:
    return money(found, value) if pd.isna(low) else f"{money(found, value)} ({money(found, low)} – {money(found, high)})"


def _off(error: float | None) -> str:
    return share_shown(None if error is None else abs(error))
