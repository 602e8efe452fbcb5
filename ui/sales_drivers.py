"""What moves a deal's chance, in words."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from forecasting.sales_cycle.drivers import Driver, Level
from kpi.kpis import Unit
from locales import Sentence, numbers
from locales.words import N_
from ui.sales_reading import Reading
from ui.values import shown
from ui.words import DIMENSION_NAMES, capital, language, member_name, say, tell

SHOWN = 5
NAMES = {"age": N_("Days open"), "amount": N_("Amount"), "stage": N_("Stage"), "days in stage": N_("Days in the stage")}


def drivers(reading: Reading) -> None:
    """The strongest few; nothing where the simple rule is shown, which knows no differences, or where there are none."""
    found = reading.forecast.drivers[:SHOWN]
    if reading.by_rule or not found:
        return
    st.header(say("What moves a deal’s chance"))
    for each in found:
        st.markdown(f"- {say(told(each, reading.forecast.summary.currency))}")
    st.caption(
        say(
            "The average chance if all deals now open had the same, everything else as it is. It describes deals; it does not say what "
            "would happen if one changed hands."
        )
    )


def told(driver: Driver, currency: str | None) -> Sentence:
    """Its least and its most likely member; of a number where the chance is least and where it is most, the smaller number first."""
    ends = [pick(driver.levels, key=lambda each: each.chance) for pick in (min, max)]
    low, high = sorted(ends, key=lambda each: float(each.member)) if driver.is_number else ends
    name, text = capital(tell(_name(driver.field))), _text(driver, currency)
    values = {"field": name, "low": text(low), "high": text(high), "low_chance": _share(low), "high_chance": _share(high)}
    if driver.is_number:
        return Sentence("{field}: {low_chance} at {low}, {high_chance} at {high}", **values)
    return Sentence("{field}: {low_chance} with {low}, {high_chance} with {high}", **values)


def _name(field: str) -> str:
    return NAMES[field] if field in NAMES else DIMENSION_NAMES[field]


def _text(driver: Driver, currency: str | None) -> Callable[[Level], str]:
    if driver.field == "amount":
        return lambda level: shown(float(level.member), Unit.MONEY, currency, short=True)
    if driver.is_number:
        return lambda level: numbers.days(float(level.member), language())
    return lambda level: member_name(str(level.member))


def _share(level: Level) -> str:
    return numbers.share(level.chance, language())
