"""Cells of files we hand out, so that a spreadsheet shows them and never runs them."""

from __future__ import annotations

import re
from typing import TypeVar

import pandas as pd

Cell = TypeVar("Cell")
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?[\d.,]+ ?%?")


def defused(cell: Cell) -> Cell | str:
    """The cell, with an apostrophe in front where it is text that begins like a formula; numbers with a sign are no formulas.

    >>> defused("=1+1"), defused("-12.50"), defused(-3)
    ("'=1+1", '-12.50', -3)
    """
    if isinstance(cell, str) and cell.startswith(_STARTS) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def csv_of(rows: pd.DataFrame) -> bytes:
    """CSV in which nothing acts as a formula, names of columns included; with the mark by which Excel knows UTF-8."""
    return rows.map(defused).rename(columns=defused).to_csv(index=False).encode("utf-8-sig")
