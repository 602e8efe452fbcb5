"""Numbers and days in tables as the page's language writes them; the browser would write them in its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from locales import numbers
from locales.numbers import NO_VALUE, percent_sign
from ui.month_names import day_name, moment_name
from ui.words import language

MOST_ROWS = 1000
"""Each cell of a styled table takes its time, 0.2 s for so many rows; longer ones are left to the browser."""
PLAIN = ("number", "date", "datetime", None)
"""Kinds of columns that read as a text; bars, ticks and lines are drawn."""


def written(data: Any, config: Mapping[Any, Any] | None = None) -> Any:
    """The table, styled: what is shown is text in the reader's language, what is sorted is the number or the day itself.

    Columns with a format of their own keep it. In a table that is styled already only days are written: its numbers are its own matter.
    """
    table = getattr(data, "data", data)
    if not isinstance(table, pd.DataFrame) or table.empty or len(table) > MOST_ROWS or not table.columns.is_unique:
        return data
    is_styled = isinstance(data, Styler)
    found: dict[Any, Any] = {
        name: text
        for name in table.columns
        if _is_plain((config or {}).get(name)) and (text := _text_of(table[name], days_alone=is_styled))
    }
    styled = data if is_styled else table.style
    return styled.format(found, subset=list(found), na_rep=NO_VALUE) if found else data  # without, all others would lose theirs


def share_column(label: str | None = None, *, width: int = 110, help: str | None = None) -> Any:
    """A bar with a share of 0 to 100 beside it, whole, for the browser writes these by itself."""
    sign = percent_sign(language()).replace("%", "%%")
    return st.column_config.ProgressColumn(label, width=width, min_value=0, max_value=100, format=f"%.0f{sign}", help=help)


def _is_plain(given: Any) -> bool:
    options = given.get("type_config") or {} if isinstance(given, dict) else {}
    return options.get("type") in PLAIN and not options.get("format")


def _text_of(values: pd.Series, *, days_alone: bool) -> Callable[[Any], str] | None:
    known = values.dropna()
    if pd.api.types.is_datetime64_any_dtype(values):
        return moment_name if (known != known.dt.normalize()).any() else day_name
    if len(known) and values.dtype == object and known.map(lambda cell: type(cell) is date).all():
        return day_name
    if days_alone or not pd.api.types.is_numeric_dtype(values) or pd.api.types.is_bool_dtype(values):
        return None
    return partial(numbers.count, language=language())
