"""Cells of files we hand out, so that a spreadsheet shows them and never runs them."""

from __future__ import annotations

import re
from typing import TypeVar

import pandas as pd

Cell = TypeVar("Cell")
LONGEST_STEM = 80
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_WITHIN = re.compile(r"(?<=[;\t\n\r])(?=[ \"']*[=@+])")
"""Where a spreadsheet that parts cells otherwise than by commas would begin another cell with a formula."""
_NOT_IN_NAMES = re.compile(r"[^\w .()-]+")
_NUMBER = re.compile(r"[+-]?[\d.,]+ ?%?")


def defused(cell: Cell) -> Cell | str:
    """The cell, with an apostrophe in front where it is text that begins like a formula; numbers with a sign are no formulas.

    >>> defused("=1+1"), defused("-12.50"), defused(-3)
    ("'=1+1", '-12.50', -3)
    """
    if not isinstance(cell, str):
        return cell
    inside = cell[:1] + _WITHIN.sub("'", cell[1:])
    return f"'{inside}" if cell.startswith(_STARTS) and not _NUMBER.fullmatch(cell) else inside


def file_name(stem: str, ending: str) -> str:
    """A name for a file we hand out, made of a name that came with a file.

    >>> file_name('../a"b; rm', ".csv")
    '.._a_b_ rm.csv'
    """
    return f"{_NOT_IN_NAMES.sub('_', stem)[:LONGEST_STEM].strip() or 'file'}{ending}"


def csv_of(rows: pd.DataFrame) -> bytes:
    """CSV in which nothing acts as a formula, names of columns included; with the mark by which Excel knows UTF-8."""
    return rows.map(defused).rename(columns=defused).to_csv(index=False).encode("utf-8-sig")
