"""The customers one by one: all, those who drift away, and by group."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts.bars import Bar, bars
from charts.finish import Scale
from data.version import Version
from forecasting.customer_value import CustomerValueForecast
from forecasting.customer_value.drifting import drifting
from forecasting.customer_value.groups import are_known, groups_of
from locales import Sentence, numbers
from locales.numbers import NO_VALUE
from locales.words import N_
from ui import choice
from ui.charted import charted
from ui.customer_value import money, subscribe
from ui.explained_table import explained_table
from ui.figures import HASHES
from ui.new_customer import new_customer
from ui.scene import Scene
from ui.search import searched
from ui.sections import sections
from ui.taken_along import csv_to_come
from ui.words import DIMENSION_NAMES, language, member_name, say, tell
from ui.written import share_column

SHOWN = 200
"""Rows that are listed: writing each in the reader's language takes its time, and nobody reads more; the file has all."""

GROUPS = ("segment", "country", "channel", "region", "rep")
ACTIVE = N_("The chance that the customer has not left for good.")
AGAIN = N_("The chance to buy at least once in the time looked ahead to.")
STAYS = N_("The chance that the customer still pays on the last day looked ahead to.")
COHORT, WON_IN = "cohort", N_("year of the first purchase")


def customers(scene: Scene, found: CustomerValueForecast) -> None:
    """All customers, those worth a call, or groups of them."""
    sections(
        "list",
        {
            "all": (N_("All customers"), lambda: _all(found)),
            "drifting": (N_("Valuable and drifting"), lambda: _drifting(found)),
            "groups": (N_("By group"), lambda: _groups(scene, found)),
            "new": (N_("A new customer"), lambda: new_customer(scene, found)),
        },
    )


def _all(found: CustomerValueForecast) -> None:
    _table(found, searched(found.customers, key="customers_search"), key="customers")


def _drifting(found: CustomerValueForecast) -> None:
    if found.customers["alive"].isna().all():
        st.info(say("There are too few purchases to tell who is still active."), icon=":material/info:")
        return
    rows = drifting(found.customers)
    if rows.empty:
        st.info(say("None of the customers who brought most is likely to be gone."), icon=":material/check_circle:")
        return
    st.markdown(
        say(
            Sentence(
                "{count} customers brought much so far ({value} together), and are now more likely gone than not. A call costs little.",
                count=len(rows), value=money(found, rows["past_value"].sum()),
            )
        )
    )  # fmt: skip
    _table(found, rows, key="drifting")


def _named(found: CustomerValueForecast, rows: pd.DataFrame) -> pd.DataFrame:
    """The columns that a person reads, under their headings."""
    columns: dict[str, Any] = {
        tell("Customer"): rows["customer"],
        tell("Expected revenue"): rows["value"].round(2),
        tell("80% range"): [_range(found, low, high) for low, high in zip(rows["value_low"], rows["value_high"], strict=True)],
        tell("Revenue so far"): rows["past_value"],
    }
    if rows["alive"].notna().any():
        columns[tell(_alive(found))] = rows["alive"].round(2)
    if rows["buys_again"].notna().any():
        columns[tell("Buys again")] = rows["buys_again"].round(2)
    columns[tell(_latest(found))] = rows["last_purchase"]
    columns[tell("Months they will pay" if subscribe(found) else "Expected purchases")] = [
        _purchases(row) for row in rows.to_dict("records")
    ]
    return pd.DataFrame(columns).reset_index(drop=True)


def _alive(found: CustomerValueForecast) -> str:
    return N_("Still pays at the end") if subscribe(found) else N_("Still active")


def _latest(found: CustomerValueForecast) -> str:
    return N_("Last subscribed") if subscribe(found) else N_("Last purchase")


def _in_per_cent(table: pd.DataFrame, *chances: str) -> pd.DataFrame:
    return table.assign(**{name: table[name] * 100 for name in chances if name in table})


def _table(found: CustomerValueForecast, rows: pd.DataFrame, *, key: str) -> None:
    amounts = (tell("Expected revenue"), tell("Revenue so far"))
    if len(rows) > SHOWN:
        st.caption(say(Sentence("{count} customers. The first {shown} are listed; the file has all.", count=len(rows), shown=SHOWN)))
    explained_table(
        _in_per_cent(_named(found, rows.head(SHOWN)), tell(_alive(found)), tell("Buys again")).style.format(
            dict.fromkeys(amounts, partial(money, found))
        ),
        hide_index=True,
        placeholder=NO_VALUE,
        height=min(460, 38 + 35 * max(len(rows), 1)),
        column_config={
            tell(_alive(found)): share_column(help=say(STAYS if subscribe(found) else ACTIVE)),
            tell("Buys again"): share_column(help=say(AGAIN)),
            tell(_latest(found)): st.column_config.DateColumn(),
        },
        key=key,
        alt=tell("Customers with expected and past revenue"),
    )
    st.download_button(
        say("Download CSV"),
        data=csv_to_come(lambda: _named(found, rows), labels=None),
        file_name=f"{key}_{found.as_of}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"{key}_csv",
    )


def _groups(scene: Scene, found: CustomerValueForecast) -> None:
    possible = {name: DIMENSION_NAMES[name] for name in GROUPS if are_known(scene.data, name, found.summary.source)} | {COHORT: WON_IN}
    dimension = choice.segments("group", N_("By"), possible, next(iter(possible)))
    summed = _summed(scene.data, found, dimension)[1]
    names = [member_name(None if pd.isna(each) else str(each)) for each in summed.index]
    title = tell(Sentence("Expected revenue by {dimension}", dimension=Sentence(possible[dimension])))
    rows = summed.to_dict("records")
    axis = tell("Expected revenue") + (f" ({found.summary.currency})" if found.summary.currency else "")
    charted(
        bars(
            [Bar(name, row["value"], money(found, row["value"])) for name, row in zip(names, rows, strict=True)],
            title=title, axis=axis, scale=Scale.PLAIN, names=(tell("Expected revenue"), tell("Revenue so far")), language=language(),
        ),
        key=f"groups_{dimension}",
        title=title,
        columns={
            tell(possible[dimension]): names,
            tell("Expected revenue"): [money(found, row["value"]) for row in rows],
            tell("Revenue so far"): [money(found, row["past_value"]) for row in rows],
            tell("Customers"): [numbers.count(row["customers"], language()) for row in rows],
        },
    )  # fmt: skip


@st.cache_resource(max_entries=20, show_spinner=False, hash_funcs=HASHES | {CustomerValueForecast: id})
def _summed(version: Version, found: CustomerValueForecast, dimension: str) -> tuple[CustomerValueForecast, pd.DataFrame]:
    """The customers of each member together, the most valuable first; with the forecast, so that no other one has its place."""
    if dimension == COHORT:
        member = found.customers["first_purchase"].dt.year.astype(str)
    else:
        member = found.customers["customer"].map(groups_of(version, dimension, found.summary.source))
    summed = found.customers.assign(member=member).groupby("member", dropna=False)[["value", "past_value"]].sum()
    summed["customers"] = found.customers.groupby(member, dropna=False).size()
    return found, summed.sort_values("value", ascending=False)


def _range(found: CustomerValueForecast, low: float, high: float) -> str:
    return NO_VALUE if pd.isna(low) else f"{money(found, low)} – {money(found, high)}"


def _purchases(row: dict[Any, Any]) -> str:
    expected = numbers.count(round(row["purchases"], 1), language())
    if pd.isna(row["purchases_low"]):
        return expected
    low, high = (numbers.count(round(row[end]), language()) for end in ("purchases_low", "purchases_high"))
    return f"{expected} ({low} – {high})"
