"""The table of open deals: chance, date with range, and what waits longer than was planned."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from data.version import Version
from forecasting.sales_cycle import SalesCycleForecast
from forecasting.sales_cycle.planned import planned_closes, slipped_days
from kpi.kpis import Unit
from locales import Sentence, numbers
from locales.numbers import NO_VALUE
from ui.explained_table import explained_table
from ui.figures import HASHES
from ui.month_names import day_name
from ui.sales_reading import Reading
from ui.scene import Scene
from ui.search import searched
from ui.taken_along import csv_to_come
from ui.values import shown
from ui.words import language, say, tell
from ui.written import share_column

SHOWN = 200
PLANNED, OVERDUE, SLIPPED = "planned", "overdue", "slipped"


def open_deals(scene: Scene, reading: Reading) -> None:
    """All open deals, the largest expected revenue first, to sort, search and take along."""
    deals = _listed(scene.data, reading.forecast, _chance(reading), reading.has_money, reading.forecast.as_of > scene.today)[1]
    st.header(say("The open deals"))
    if deals.empty:
        st.caption(say("No deal is open in this selection."))
        return
    if PLANNED in deals and (overdue := int(deals[OVERDUE].sum())):
        st.caption(say(Sentence("{count} of them are past the closing date planned in the CRM.", count=overdue)))
    if SLIPPED in deals:
        st.caption(
            say(Sentence("Moved to a later planned date since first written down: {count} of them.", count=int(deals[SLIPPED].count())))
        )
    if reading.total is not None and reading.knows_chances:
        total = reading.money(reading.total)
        st.caption(
            say(Sentence("Expected revenue is amount × chance. The largest comes first; all deals together make {total}.", total=total))
        )
    found = searched(deals, key="deals_search")
    if len(found) > SHOWN:
        st.caption(say(Sentence("{count} deals. The first {shown} are listed; the file has all.", count=len(found), shown=SHOWN)))
    table = _table(found.head(SHOWN))
    explained_table(
        _in_per_cent(table).style.format(_formats(reading, table)),
        hide_index=True,
        column_config=_columns(),
        height=460,
        placeholder=NO_VALUE,
        key="open_deals",
        alt=tell("Open deals with chance, expected closing date and amount"),
    )
    st.download_button(
        say("Download CSV"),
        data=csv_to_come(lambda: _table(deals), labels=None),
        file_name=f"open_deals_{reading.forecast.as_of}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _chance(reading: Reading) -> float | None:
    """The chance that every deal has by the simple rule; `None` where each has its own."""
    return reading.mean_chance if reading.by_rule else None


@st.cache_resource(max_entries=20, show_spinner=False, hash_funcs=HASHES | {SalesCycleForecast: id})
def _listed(
    version: Version, forecast: SalesCycleForecast, chance: float | None, has_money: bool, newest: bool
) -> tuple[SalesCycleForecast, pd.DataFrame]:
    """All open deals in their order, nothing written yet: every click would write thousands of them in the reader's language.

    With the forecast, so that no other one has its place. What the CRM plans is known for today alone.
    """
    deals = forecast.deals.copy()
    if chance is not None:
        deals["win_probability"] = chance
        deals["expected"] = deals["amount_used"] * chance
    deals = deals.sort_values("expected" if has_money else "win_probability", ascending=False, na_position="last")
    told = ("deal", "customer", "rep", *(("amount",) if has_money else ()), "win_probability", *(("expected",) if has_money else ()))
    listed = deals[[name for name in (*told, "close_median", "close_low", "close_high", "age_days") if name in deals]].copy()
    known = planned_closes(version) if newest else pd.Series()
    if len(known) and (planned := listed["deal"].map(known)).notna().any():
        listed[PLANNED] = planned
        listed[OVERDUE] = planned < pd.Timestamp(forecast.as_of)
    if newest and (slipped := listed["deal"].map(slipped_days(version))).notna().any():
        listed[SLIPPED] = slipped
    return forecast, listed.reset_index(drop=True)


def _table(deals: pd.DataFrame) -> pd.DataFrame:
    """Some of the deals listed, under headings in the reader's words."""
    columns: dict[str, Any] = {tell("Deal"): deals["deal"]}
    columns |= {
        tell(label): deals[name] for name, label in (("customer", "Customer"), ("rep", "Rep"), ("amount", "Amount")) if name in deals
    }
    if deals["win_probability"].notna().any():
        columns[tell("Chance")] = deals["win_probability"].round(2)
        if "expected" in deals:
            columns[tell("Expected revenue")] = deals["expected"].round(2)
    columns[tell("Expected close")] = deals["close_median"]
    if PLANNED in deals:
        columns[tell("Planned close")] = deals[PLANNED]
        columns[tell("Past due")] = deals[OVERDUE]
    columns[tell("Range")] = [_days(low, high) for low, high in zip(deals["close_low"], deals["close_high"], strict=True)]
    if SLIPPED in deals:
        columns[tell("Slipped by")] = deals[SLIPPED]
    columns[tell("Days open")] = deals["age_days"].round()
    return pd.DataFrame(columns).reset_index(drop=True)


def _days(low: pd.Timestamp, high: pd.Timestamp) -> str:
    return NO_VALUE if pd.isna(low) else f"{day_name(low)} – {day_name(high)}"


def _in_per_cent(table: pd.DataFrame) -> pd.DataFrame:
    chance = tell("Chance")
    return table.assign(**{chance: table[chance] * 100}) if chance in table else table


def _formats(reading: Reading, table: pd.DataFrame) -> dict[Any, Any]:
    """Numbers stay numbers, so that headings sort them; only their text is the reader's."""
    currency = reading.forecast.summary.currency
    written: dict[Any, Any] = {
        tell("Amount"): lambda value: NO_VALUE if pd.isna(value) else shown(value, Unit.MONEY, currency),
        tell("Expected revenue"): lambda value: NO_VALUE if pd.isna(value) else shown(value, Unit.MONEY, currency, short=True),
        tell("Days open"): lambda value: shown(value, Unit.COUNT, None),
        tell("Slipped by"): lambda value: NO_VALUE if pd.isna(value) else numbers.days(value, language()),
    }
    return {name: form for name, form in written.items() if name in table}


def _columns() -> dict[str, Any]:
    return {
        tell("Chance"): share_column(),
        tell("Expected close"): st.column_config.DateColumn(
            help=say("If it closes, then as likely before as after this day; won or lost.")
        ),
        tell("Planned close"): st.column_config.DateColumn(help=say("The date written down in the CRM.")),
        tell("Range"): st.column_config.TextColumn(help=say("If it closes, it closes between these days with a chance of 80%.")),
        tell("Slipped by"): st.column_config.NumberColumn(
            help=say("How much later the date planned in the CRM is now than when it was first written down.")
        ),
        tell("Past due"): st.column_config.CheckboxColumn(help=say("The planned date has passed and the deal is still open.")),
    }
