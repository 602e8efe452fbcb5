"""Tables that a file may be where none is told for certain: what a person is asked instead of a refusal."""

from __future__ import annotations

from data.matching.columns import Candidate
from data.matching.tables import matched, name_of, names_entity
from data.readers import RawTable
from data.systems import WORDS, Words
from data.systems.intake import columns, needs
from data.tables import Kind
from data.version import Choice

OFFERED = 3
FEWEST = 3
"""So many columns must fit a table before it is offered; of a wide file also a third of the first dozen."""
SAYING = (Kind.DATE, Kind.MONEY, Kind.FLAG)
"""Kinds of which one must be there: names and keys alone say little of what a row is."""


def likely(raw: RawTable) -> tuple[Choice, ...]:
    """Up to three tables, the likeliest first, each with the columns that would fill its fields; none where nothing fits well."""
    if not raw.has_header or not raw.rows_read:
        return ()
    weighed = [(_weight(raw, words, found), words.table, found) for words in WORDS.values() if (found := matched(raw, words, exact=False))]
    fitting = sorted((each for each in weighed if each[0]), key=lambda each: -each[0])[:OFFERED]
    best = fitting[0][0] if fitting else 0.0
    return tuple(
        Choice(table, tuple((column, each.field) for column, each in found.items()))
        for weight, table, found in fitting
        if weight * 2 > best
    )


def _weight(raw: RawTable, words: Words, found: dict[str, Candidate]) -> float:
    """How well a table fits: its columns, those that hardly any other has, and its name in the file's; 0 where it cannot be."""
    fields = {each.field for each in found.values()}
    kinds = {columns(words.table)[name] for name in fields}
    enough = max(FEWEST, min(len(raw.header), 12) / 3)
    if len(fields) < enough or not kinds & set(SAYING) or not fields.issuperset(needs(words.table)):
        return 0.0
    sure = sum(each.confidence for each in found.values())
    return sure + 0.5 * len(words.telling & fields) + (2.0 if names_entity(name_of(raw), words) else 0.0)
