"""A chart with the table of its numbers behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ui.words import say


def charted(chart: Any, *, key: str, title: str, columns: Mapping[str, Sequence[Any]]) -> None:
    """Draw the chart and, folded away under it, its numbers; `title` describes the table to a screen reader, as the chart has it."""
    st.altair_chart(chart, key=key)
    with st.expander(say("The numbers behind the chart"), icon=":material/table:"):
        st.dataframe(pd.DataFrame(columns), hide_index=True, alt=title)
