"""A chart with the table of its numbers behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from locales.numbers import NO_VALUE
from ui.explained_table import explained_table
from ui.takeaway import described, takeaway
from ui.words import say


def charted(chart: Any, *, key: str, title: str, columns: Mapping[str, Sequence[Any]]) -> None:
    """Draw the chart and, folded away under it, its numbers: the first column names what is drawn, the second is its value.

    `title` describes both to a screen reader; the chart's text also says where it begins and ends.
    """
    names, values = [*columns.values()][:2]
    st.altair_chart(described(chart, takeaway(title, names, values)), key=key)
    with st.expander(say("The numbers behind the chart"), icon=":material/table:"):
        explained_table(pd.DataFrame(columns), hide_index=True, placeholder=NO_VALUE, alt=title)
