"""Amounts in a list of rows, each written in the currency of its row."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from data.tables import Kind
from kpi.kpis import Unit
from kpi.tables import TABLES
from locales.extraction import field_label
from locales.numbers import NO_VALUE
from ui.values import shown
from ui.words import capital, tell
from ui.written import written


def in_money(rows: pd.DataFrame, table: str) -> Any:
    """The rows of a table for `st.dataframe`, amounts read as money; as numbers they stay, so that headings sort them."""
    amounts = _amounts(rows, table)
    if not amounts or rows.empty:
        return rows
    currencies = rows["currency"] if "currency" in rows else pd.Series(None, index=rows.index, dtype=object)
    numbered = rows.astype(dict.fromkeys(amounts, float))
    styled = written(numbered)
    for currency, part in numbered.groupby(currencies.fillna("")):
        styled = styled.format(partial(money_text, currency=str(currency) or None), subset=(part.index, amounts))
    return styled


def money_headings(rows: pd.DataFrame, table: str) -> dict[str, Any]:
    """Headings of amounts, without a format of their own: that of a number would take the place of the text."""
    return {name: st.column_config.Column(capital(tell(field_label(name)))) for name in _amounts(rows, table)}


def _amounts(rows: pd.DataFrame, table: str) -> list[str]:
    known = TABLES[table].columns
    return [str(name) for name in rows.columns if known.get(name) is Kind.MONEY]


def money_text(value: float, currency: str | None) -> str:
    """One amount, as everywhere else."""
    return NO_VALUE if pd.isna(value) else shown(value, Unit.MONEY, currency)
