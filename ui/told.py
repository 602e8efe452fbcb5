"""A number in a table that is read as a text and sorted as a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import nan
from typing import Any

import pandas as pd

from locales.numbers import NO_VALUE

DECIMALS = 6
"""More are no news, but noise of the arithmetic (109.77900000000001) that a download would show."""


class Told(float):
    """A number with the text by which it is read, such as its range; without a value it sorts last and reads as none.

    A text that has no value, such as "more than 10", stands at its bound: of what is no number the browser shows no text, and by
    this number, which is the one that the table's own download writes, the cell is sorted. Raises ValueError for a text without one.
    """

    text: str

    def __new__(cls, value: float | None, text: str = NO_VALUE) -> Told:
        if value is None and text != NO_VALUE:
            raise ValueError(f"{text!r} has no number to be sorted by")
        made = super().__new__(cls, nan if value is None or text == NO_VALUE else round(value, DECIMALS))
        made.text = text
        return made


def told_table(columns: Mapping[str, Sequence[Any]]) -> Any:
    """A table for `st.dataframe`: columns of `Told` show their texts."""
    frame = pd.DataFrame({name: pd.Series(list(cells), dtype=object if _is_told(cells) else None) for name, cells in columns.items()})
    return frame.style.format({name: _text for name, cells in columns.items() if _is_told(cells)})


def _is_told(cells: Sequence[Any]) -> bool:
    return any(isinstance(each, Told) for each in cells)


def _text(cell: Any) -> str:
    return cell.text if isinstance(cell, Told) else str(cell)
