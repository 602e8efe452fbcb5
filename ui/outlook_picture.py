"""The picture and the table of months to come."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from charts.outlook import AHEAD, PAST, Piece, Whole, outlook
from locales.numbers import NO_VALUE
from locales.words import N_
from ui.charted import charted
from ui.explained_table import explained_table
from ui.month_names import month_name
from ui.outlook_reading import MOVEMENTS, PARTS, Reading
from ui.words import language, say, tell

BEFORE = 18
"""Whole months that are drawn before those ahead."""


def outlook_chart(reading: Reading) -> None:
    """Months as they were, and months ahead with their parts and ranges."""
    past, ahead = reading.forecast.history.tail(BEFORE), reading.forecast.months
    before, expected = tell("Was"), tell("Expected")
    names = {name: tell(label) for name, label in PARTS.items()} if reading.parts else {"expected": expected}
    parts = {before: PAST, **dict(zip(names.values(), AHEAD, strict=False))}
    rows: list[Any] = list(ahead.to_dict("records"))
    pieces = [
        Piece(month_name(month), before, value, reading.money(value)) for month, value in past[["month", "value"]].to_numpy().tolist()
    ]
    pieces += [Piece(month_name(row["month"]), label, row[name], reading.money(row[name])) for row in rows for name, label in names.items()]
    wholes = [
        Whole(month_name(row["month"]), row["expected"], _known(row["low"]), _known(row["high"]), _with_range(reading, row)) for row in rows
    ]
    title = (
        tell(N_("Recurring revenue by month, as it was and as it is expected"))
        if reading.is_recurring
        else tell(N_("Revenue by month, as it was and as it is expected"))
    )
    axis = tell("Recurring revenue") if reading.is_recurring else tell("Revenue")
    if currency := reading.forecast.summary.currency:
        axis = f"{axis} ({currency})"
    columns = {
        tell("Month"): [each.month for each in wholes],
        expected: [reading.money(each.value) for each in wholes],
        tell("80% range"): [_range(reading, row) for row in rows],
        tell("Simple rule"): [reading.money(row["rule"]) for row in rows],
    }
    if reading.parts:
        columns |= {tell(label): [reading.money(row[name]) for row in rows] for name, label in PARTS.items()}
    charted(
        outlook(pieces, wholes, parts=parts, title=title, axis=axis, names=(tell("Month"), tell("Part")), language=language()),
        key="outlook",
        title=title,
        columns=columns,
    )
    read = N_("Grey: as it was. In colour: expected. Lines: the range that holds 80% of outcomes.")
    st.caption(say(read if reading.has_range else N_("Grey: as it was. In colour: expected.")))


def movements_table(reading: Reading) -> None:
    """What moves recurring revenue from the start of each month to its end; each row adds up."""
    rows = reading.movements.to_dict("records")
    columns = {
        tell("Month"): [month_name(row["month"]) for row in rows],
        tell("At the start"): [reading.money(row["start"]) for row in rows],
        **{tell(label): [reading.money(row[name]) for row in rows] for name, label in MOVEMENTS.items()},
        tell("At the end"): [reading.money(row["end"]) for row in rows],
    }
    explained_table(pd.DataFrame(columns), hide_index=True, placeholder=NO_VALUE, alt=tell("What moves recurring revenue month by month"))


def _known(value: float) -> float | None:
    return None if pd.isna(value) else value


def _range(reading: Reading, row: dict[str, Any]) -> str:
    return NO_VALUE if pd.isna(row["low"]) else f"{reading.money(row['low'])} – {reading.money(row['high'])}"


def _with_range(reading: Reading, row: dict[str, Any]) -> str:
    return reading.money(row["expected"]) if pd.isna(row["low"]) else f"{reading.money(row['expected'])} ({_range(reading, row)})"
