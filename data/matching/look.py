"""What the first values of a column look like, told without a database: quick enough to ask of every column for every table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from data.matching.values import SAMPLE, values_of
from data.readers import RawTable
from data.styles.profile import DATE, NUMBER
from data.styles.words import FALSE_WORDS, TRUE_WORDS

_MONTH = r"(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d"
_DATE, _NUMBER = re.compile(f"{DATE}|{_MONTH}"), re.compile(NUMBER)
_FLAGS = frozenset((*TRUE_WORDS, *FALSE_WORDS))


@dataclass(frozen=True)
class Look:
    """Shares (0 to 1) of the values looked at that are dates, numbers, yes or no, or several words; their usual length; how many differ."""

    seen: int
    date: float
    number: float
    flag: float
    several_words: float
    length: float
    distinct: int


def look(raw: RawTable, column: str) -> Look:
    """The look of the first filled values of a column."""
    values = [each for each in values_of(raw, column).drop_null()[:SAMPLE].to_pylist() if each]
    if not values:
        return Look(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0)

    def share(true_of: list[bool]) -> float:
        return sum(true_of) / len(values)

    return Look(
        len(values),
        share([_DATE.fullmatch(each[:40]) is not None for each in values]),
        share([_NUMBER.fullmatch(each[:40]) is not None for each in values]),
        share([each.lower() in _FLAGS for each in values]),
        share([" " in each for each in values]),
        median(len(each) for each in values),
        len(set(values)),
    )
