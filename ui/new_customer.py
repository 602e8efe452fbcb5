"""What one more customer is worth, what winning one costs, and what all customers are worth today: margin and waiting counted."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from data.version import Version
from forecasting.customer_value import CustomerValueForecast
from forecasting.customer_value.worth import Valuation, Worth, cost_of_winning, known_margin, worth
from kpi.kpis import Unit
from kpi.selection import Filter
from locales import Sentence, numbers
from locales.words import N_
from ui import number_choice, state
from ui.customer_value import money
from ui.figures import HASHES
from ui.number_card import number_card
from ui.scene import Scene
from ui.values import shown
from ui.words import language, say, tell

WHOLE = 100
WAITING = 10  # per cent a year, what many companies count
KNOWN_MARGIN = N_("The margin of orders with a cost in this data.")
UNKNOWN_MARGIN = N_("This data names no costs: set your margin.")
NOT_WITHIN = N_("not within these days")
NO_COST = N_("What winning a customer costs is not known. Import spend on marketing and sales, and this says how many times it comes back.")


def new_customer(scene: Scene, found: CustomerValueForecast) -> None:
    """The section: the two terms, the numbers, how it adds up month by month."""
    version, filters = scene.data, scene.selection.filters
    own, cost = _known(version, found.as_of, filters)
    said = worth(found, _terms(own), cost)
    _numbers(found, said)
    if found.newcomer is None:
        st.info(say("Too few customers were won within a year to say what one more will bring."), icon=":material/info:")
        return
    if cost is None:
        st.info(say(NO_COST), icon=":material/info:")
    _months(found)


@st.cache_data(max_entries=40, show_spinner=False, hash_funcs=HASHES | {Filter: repr})
def _known(version: Version, as_of: date, filters: tuple[Filter, ...]) -> tuple[float | None, float | None]:
    return known_margin(version, as_of, filters), cost_of_winning(version, as_of, filters)


def _terms(own: float | None) -> Valuation:
    """What the reader says of margin and waiting; the margin is the data's own until then, or the whole of revenue."""
    usual = WHOLE if own is None else round(100 * own)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name, label, value in (
            ("margin", N_("Margin, % of revenue"), number_choice.number("margin", 0, WHOLE, usual)),
            ("waiting", N_("Discount, % a year"), number_choice.number("waiting", 0, WHOLE, WAITING)),
        ):
            st.number_input(
                say(label), 0, WHOLE, key=state.held(name, value), step=1, width=200,
                on_change=number_choice.keep, args=(name, usual if name == "margin" else WAITING),
            )  # fmt: skip
    st.caption(say(UNKNOWN_MARGIN if own is None else KNOWN_MARGIN))
    return Valuation(number_choice.number("margin", 0, WHOLE, usual) / 100, number_choice.number("waiting", 0, WHOLE, WAITING) / 100)


def _numbers(found: CustomerValueForecast, said: Worth) -> None:
    with st.grid(min_column_width=170, gap="small"):
        number_card(
            N_("All customers, worth today"), money(found, said.value), None, N_("Their expected revenue × margin, less for waiting.")
        )
        if said.new_customer is None:
            return
        number_card(N_("A new customer, worth today"), money(found, said.new_customer))
        if said.cost is None:
            return
        number_card(N_("Winning one costs"), money(found, said.cost), None, N_("Acquisition cost over the year before."))
        if said.ratio is None:
            return
        number_card(
            N_("Brings back the cost"), tell(Sentence("{ratio} times", ratio=numbers.count(round(said.ratio, 1), language()))), _pays(said)
        )


def _pays(said: Worth) -> Sentence:
    if said.pays_back is None:
        return Sentence("paid back {when}", when=Sentence(NOT_WITHIN))
    return Sentence("paid back by the end of month {month}", month=said.pays_back)


def _months(found: CustomerValueForecast) -> None:
    """What one more customer will have brought, in revenue, by the end of some months."""
    new = found.newcomer
    if new is None:
        return
    ends = [month for month in (1, 2, 3, 6, 9, 12) if month <= len(new.by_month)]
    st.caption(
        say(
            Sentence("Won within the last year: {count} customers, who at first brought {first} each.",
                     count=new.won, first=money(found, new.first))
        )
    )  # fmt: skip
    columns = {
        tell("Months since won"): [shown(month, Unit.COUNT, None) for month in ends],
        tell("Revenue brought by then"): [money(found, new.by_month[month - 1]) for month in ends],
    }
    st.table(pd.DataFrame(columns), hide_index=True, alt=tell("What a new customer brings, month by month"))
