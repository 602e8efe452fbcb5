"""Whether the values of a column can be what its name was taken for."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from data.checks.words import DOCUMENT
from data.matching.columns import Candidate
from data.matching.look import Look, look
from data.matching.names import plain
from data.matching.values import SAMPLE, are_currencies, are_places, distinct_share, known_kinds, values_of
from data.readers import RawTable
from data.systems.intake import columns, key
from data.tables import Kind

LONGEST_NAME = 60
"""Letters above which the usual value of a column is a text, and no name of anything."""

MOST = 0.75
"""The share of values that must look like what they are taken for."""

LONGEST_KEY = 20
SURVEYS = frozenset({"nps", "csat", "ces"})
MANY = 8
"""Rows from which on values that hardly repeat are no categories."""


def plausible(raw: RawTable, table: str, each: Candidate) -> bool:
    """Dates must look like dates, numbers like numbers, names like neither; a key of the table's own rows must not repeat."""
    seen = look(raw, each.column)
    if not seen.seen:
        return False
    if each.field in ("region", "city") and not are_places(raw, each):
        return False
    if not _fits(raw, table, each, seen):
        return False
    match columns(table)[each.field]:
        case Kind.NAME:
            return _is_name(seen)
        case Kind.ID:
            return _is_key(raw, table, each, seen)
        case Kind.DATE:
            return max(seen.date, seen.number if seen.length > 4 else 0.0) > MOST
        case Kind.FLAG:
            return seen.flag > MOST
        case Kind.HOURS:
            return seen.date < MOST and _share_counted(raw, each.column) > MOST
        case _:
            return seen.number > MOST and seen.date < MOST


def _share_counted(raw: RawTable, column: str) -> float:
    """The share of values that begin with a number: `3.5`, `01:30:00`, `26 h 10 min`."""
    values = values_of(raw, column)[:SAMPLE].drop_null()
    return float(pc.mean(pc.cast(pc.match_substring_regex(values, r"^[-+]?\d"), pa.int8())).as_py())


def _fits(raw: RawTable, table: str, each: Candidate, seen: Look) -> bool:
    """Whether values can be of a field that holds words of its own: currencies, kinds of surveys, states, categories that repeat."""
    match (table, each.field):
        case (_, "currency"):
            return are_currencies(values_of(raw, each.column))
        case ("activities", "kind"):
            return known_kinds(raw, each.column)
        case ("responses", "kind"):
            return bool({plain(word) for word in pc.unique(values_of(raw, each.column)[:SAMPLE]).to_pylist() if word} & SURVEYS)
        case (_, "status" | "stage"):
            return seen.number < MOST
        case ("orders", "document"):
            return any(DOCUMENT.meaning(word) for word in pc.unique(values_of(raw, each.column)[:SAMPLE]).to_pylist() if word)
        case (_, "category"):
            return seen.seen < MANY or distinct_share(raw, each.column) < MOST
    return True


def _is_name(seen: Look) -> bool:
    numbers = seen.number > 0.9 and seen.length > 2
    return seen.date < 0.5 and not numbers and not _is_flag(seen) and seen.length <= LONGEST_NAME


def _is_key(raw: RawTable, table: str, each: Candidate, seen: Look) -> bool:
    if (seen.date > 0.9 and seen.length > 8) or _is_flag(seen):
        return False
    if each.field != key(table):
        if seen.distinct == 1 and seen.seen >= MANY:
            return False
        return seen.several_words < 0.5 or seen.number > 0.5
    return (seen.several_words < 0.5 or _are_numbered(raw, each.column, seen)) and distinct_share(raw, each.column) > 0.9


def _are_numbered(raw: RawTable, column: str, seen: Look) -> bool:
    """Whether values of several words are short and have a number in each, as numbers of documents: `FT 2026/17`."""
    numbered = pc.match_substring_regex(values_of(raw, column)[:SAMPLE].drop_null(), "[0-9]")
    return seen.length <= LONGEST_KEY and bool(pc.all(numbered).as_py())


def _is_flag(seen: Look) -> bool:
    return seen.flag > 0.9 and seen.distinct <= 2 < seen.seen
