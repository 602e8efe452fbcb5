"""A table in which every heading that is a term says what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from ui.glossary import meaning_of
from ui.written import written


def explained_table(data: Any, *, column_config: Mapping[Any, Any] | None = None, **options: Any) -> Any:
    """`st.dataframe`, in the reader's language, with the meaning of each heading that has one and no help of its own."""
    return st.dataframe(written(data, column_config), column_config=explained(data, column_config or {}), **options)


def explained(data: Any, config: Mapping[Any, Any]) -> dict[Any, Any]:
    """The settings of columns, each heading with what it means; `data` is a frame, a styled one, or columns by name."""
    table = getattr(data, "data", data)
    found = dict(config)
    for name in (each for each in (table.columns if isinstance(table, pd.DataFrame) else table) if isinstance(each, str)):
        given = found.get(name)
        known = given if isinstance(given, dict) else {}
        if given is not None and not isinstance(given, dict | str):
            continue
        meaning = meaning_of(str((given if isinstance(given, str) else known.get("label")) or name))
        if meaning and not known.get("help"):
            found[name] = {**(known or st.column_config.Column(given if isinstance(given, str) else None)), "help": meaning}
    return found
