"""Whether the values of a column can be what its name was taken for."""

from __future__ import annotations

from data.matching.columns import Candidate
from data.matching.look import Look, look
from data.matching.values import are_places, distinct_share
from data.readers import RawTable
from data.systems.intake import columns, key
from data.tables import Kind

LONGEST_NAME = 60
"""Letters above which the usual value of a column is a text, and no name of anything."""

MOST = 0.75
"""The share of values that must look like what they are taken for."""


def plausible(raw: RawTable, table: str, each: Candidate) -> bool:
    """Dates must look like dates, numbers like numbers, names like neither; a key of the table's own rows must not repeat."""
    seen = look(raw, each.column)
    if not seen.seen:
        return False
    if each.field in ("region", "city") and not are_places(raw, each):
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
        case _:
            return seen.number > MOST and seen.date < MOST


def _is_name(seen: Look) -> bool:
    numbers = seen.number > 0.9 and seen.length > 2
    return seen.date < 0.5 and not numbers and not _is_flag(seen) and seen.length <= LONGEST_NAME


def _is_key(raw: RawTable, table: str, each: Candidate, seen: Look) -> bool:
    if (seen.date > 0.9 and seen.length > 8) or _is_flag(seen):
        return False
    if each.field != key(table):
        return seen.several_words < 0.5 or seen.number > 0.5
    return seen.several_words < 0.5 and distinct_share(raw, each.column) > 0.9


def _is_flag(seen: Look) -> bool:
    return seen.flag > 0.9 and seen.distinct <= 2 < seen.seen
