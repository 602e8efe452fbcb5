"""Columns that are named like a customer, rep or product and hold its key: `Cliente` 1042 beside `Nome cliente`."""

from __future__ import annotations

import re
from dataclasses import replace

import pyarrow.compute as pc

from data.matching.columns import Candidate
from data.matching.values import SAMPLE, values_of
from data.readers import RawTable
from data.systems.intake import columns
from locales import Sentence

KEY_OF = {"customer": "customer_id", "rep": "rep_id", "product": "product_id"}
CODE = re.compile(r"[A-Za-z]{0,4}[-_./]?\d+")
NEARLY_ALL = 0.9


def with_keys(raw: RawTable, found: list[Candidate], table: str) -> list[Candidate]:
    """The candidates, those for a name turned into ones for its key where values are numbers, or codes beside a column with the names."""
    return [_key(raw, each, found, table) for each in found]


def _key(raw: RawTable, each: Candidate, found: list[Candidate], table: str) -> Candidate:
    key = KEY_OF.get(each.field)
    if key is None or key not in columns(table) or any(other.field == key for other in found):
        return each
    values = [text for text in pc.unique(values_of(raw, each.column)[:SAMPLE].drop_null()).to_pylist() if text.strip()]
    if not values or sum(CODE.fullmatch(text) is not None for text in values) < NEARLY_ALL * len(values):
        return each
    beside = any(other.field == each.field and other.column != each.column for other in found)
    if not beside and not all(text.isdigit() for text in values):
        return each
    why = Sentence("The values of “{column}” are keys and no names", column=each.column)
    return replace(each, field=key, confidence=min(each.confidence, 0.9), why=why)
