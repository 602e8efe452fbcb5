"""The table of open deals: chance, date with range, and what waits longer than was planned."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from data.version import Version
from forecasting.sales_cycle.planned import planned_closes
from kpi.kpis import Unit
from locales import Sentence
from locales.numbers import NO_VALUE
from ui.explained_table import explained_table
from ui.month_names import day_name
from ui.sales_reading import Reading
from ui.scene import Scene
from ui.search import searched
from ui.taken_along import csv_to_come
from ui.values import shown
from ui.words import say, tell
from ui.written import share_column

SHOWN = 500


def open_deals(scene: Scene, reading: Reading) -> None:
    """All open deals, the largest expected revenue first, to sort, search and take along."""
    table = _table(scene.data, reading, newest=reading.forecast.as_of > scene.today)
    st.header(say("The open deals"))
    if table.empty:
        st.caption(say("No deal is open in this selection."))
        return
    overdue = table.get(tell("Past due"), pd.Series(dtype=bool))
    if overdue.any():
        st.caption(say(Sentence("{count} of them are past the closing date planned in the CRM.", count=int(overdue.sum()))))
    found = searched(table, key="deals_search")
    explained_table(
        _in_per_cent(found.head(SHOWN)).style.format(_formats(reading, found)),
        hide_index=True,
        column_config=_columns(),
        height=460,
        placeholder=NO_VALUE,
        key="open_deals",
        alt=tell("Open deals with chance, expected closing date and amount"),
    )
    st.download_button(
        say("Download CSV"),
        data=csv_to_come(lambda: table, labels=None),
        file_name=f"open_deals_{reading.forecast.as_of}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _table(version: Version, reading: Reading, *, newest: bool) -> pd.DataFrame:
    deals = reading.forecast.deals.copy()
    if reading.by_rule and reading.mean_chance is not None:
        deals["win_probability"] = reading.mean_chance
        deals["expected"] = deals["amount_used"] * reading.mean_chance
    deals = deals.sort_values("expected" if reading.has_money else "win_probability", ascending=False, na_position="last")
    columns: dict[str, Any] = {tell("Deal"): deals["deal"]}
    columns |= {tell(label): deals[name] for name, label in (("customer", "Customer"), ("rep", "Rep")) if name in deals}
    if reading.has_money:
        columns[tell("Amount")] = deals["amount"]
    if deals["win_probability"].notna().any():
        columns[tell("Chance")] = deals["win_probability"].round(2)
    plan = _plan(version, reading, deals["deal"]) if newest else {}
    columns[tell("Expected close")] = deals["close_median"]
    if plan:
        columns[tell("Past due")] = plan[tell("Past due")]
    columns[tell("Range")] = [_days(low, high) for low, high in zip(deals["close_low"], deals["close_high"], strict=True)]
    columns |= plan
    columns[tell("Days open")] = deals["age_days"].round()
    return pd.DataFrame(columns).reset_index(drop=True)


def _plan(version: Version, reading: Reading, deals: pd.Series) -> dict[str, Any]:
    """What the CRM plans; only for today, for the plan of an earlier day is not known any more."""
    known = planned_closes(version)
    if known.empty or (planned := deals.map(known)).isna().all():
        return {}
    overdue = planned < pd.Timestamp(reading.forecast.as_of)
    return {tell("Planned close"): planned, tell("Past due"): overdue}


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
        tell("Days open"): lambda value: shown(value, Unit.COUNT, None),
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
        tell("Past due"): st.column_config.CheckboxColumn(help=say("The planned date has passed and the deal is still open.")),
    }
