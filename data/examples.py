"""A few values of each column as they came, by which a person sees what is in it."""

from __future__ import annotations

from dataclasses import replace

from data.readers import RawTable
from data.version import ColumnMatch

SHOWN = 3
LONGEST = 60
LOOKED_AT = 500
"""Rows from the top in which different values are looked for."""


def with_examples(raw: RawTable, matches: tuple[ColumnMatch, ...]) -> tuple[ColumnMatch, ...]:
    """The matches with the first different values of their columns; none where a column may name or reach a person."""
    return tuple(each if each.is_protected else replace(each, examples=_of(raw, each.column)) for each in matches)


def _of(raw: RawTable, column: str) -> tuple[str, ...]:
    values = raw.rows.column(column).slice(0, LOOKED_AT).to_pylist()
    return tuple(value[:LONGEST] for value in list(dict.fromkeys(value for value in values if value))[:SHOWN])
