"""Columns that name or reach a person, or hold free text, told by their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from data.matching.personal import Personal

SAMPLE = 500
"""How many values, evenly spread, tell what a column holds."""

MOST = 0.5
"""The share of values that must look alike."""

EMAIL = re.compile(r"[^\s@,;<>()\"']+@[^\s@,;<>()\"']+\.[^\W\d_]{2,}")
_PHONE = re.compile(r"[+(]?\d[\d ().\-/]{5,20}\d")
_GROUPED = re.compile(r"^[+(]|^\d{2,5}[ /.\-]\d{2,8}(?:[ .\-]\d{2,8}){0,4}$")
_DATE = re.compile(r"\d{1,4}[./\- ]\d{1,2}[./\- ]\d{1,4}(?:[ T].*)?")
_AMOUNT = re.compile(r"[+\-]?\(?\d{1,3}(?:[., ]\d{3})+(?:[.,]\d+)?\)?|[+\-]?\d+[.,]\d+")
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_'’.\-]*(?:[ '’.\-]+[^\W\d_][^\W\d_]*){1,4}\.?")

TEXT_LENGTH = 40
TEXT_WORDS = 4
"""How long values of free text are on average, and of how many words."""


def by_values(values: pa.ChunkedArray) -> Personal | None:
    """E-mail addresses, phone numbers or free text; names of people look like any others and are not told from them."""
    sample = sample_of(values)
    for what, looks in _LOOKS.items():
        if sample and _share(sample, looks) >= MOST:
            return what
    return Personal.TEXT if _is_text(sample) else None


def key_by_values(values: pa.ChunkedArray) -> Personal | None:
    """E-mail addresses or phone numbers that stand for whom they reach. Other keys are grouped like phone numbers: these need a prefix."""
    sample = sample_of(values)
    if sample and _share(sample, is_email) >= MOST:
        return Personal.EMAIL
    return Personal.PHONE if sample and _share(sample, lambda value: value[:1] in "+(" and is_phone(value)) >= MOST else None


def name_people(values: pa.ChunkedArray) -> bool:
    """Whether values that stand for people are their names rather than codes: two words or more, with capitals and without digits."""
    sample = sample_of(values)
    return bool(sample) and _share(sample, lambda value: _NAME.fullmatch(value) is not None) >= MOST


def sample_of(values: pa.ChunkedArray) -> list[str]:
    """Up to `SAMPLE` filled values from the whole column."""
    filled = values.drop_null()
    step = max(len(filled) // SAMPLE, 1)
    return pc.take(filled, pa.array(range(0, len(filled), step)[:SAMPLE], pa.int64())).to_pylist() if len(filled) else []


def is_email(value: str) -> bool:
    return EMAIL.search(value) is not None


def is_phone(value: str) -> bool:
    """A number as people write those of telephones: seven to fifteen digits with a prefix or in groups, no date and no amount.

    >>> is_phone("+39 02 1234567"), is_phone("(555) 123-4567"), is_phone("2024-01-31"), is_phone("1 234 567"), is_phone("4901234567")
    (True, True, False, False, False)
    """
    text = value.strip()[:40]
    if not 7 <= sum(each.isdigit() for each in text) <= 15 or not _PHONE.fullmatch(text) or not _GROUPED.search(text):
        return False
    return text.startswith("+") or not (_DATE.fullmatch(text) or _AMOUNT.fullmatch(text))


def _is_text(sample: Sequence[str]) -> bool:
    if not sample or len(set(sample)) < MOST * len(sample):
        return False
    size = len(sample)
    return sum(map(len, sample)) / size >= TEXT_LENGTH and sum(value.count(" ") + 1 for value in sample) / size >= TEXT_WORDS


def _share(sample: Sequence[str], looks: Callable[[str], bool]) -> float:
    return sum(looks(value[:200]) for value in sample) / len(sample)


_LOOKS: dict[Personal, Callable[[str], bool]] = {Personal.EMAIL: is_email, Personal.PHONE: is_phone}
