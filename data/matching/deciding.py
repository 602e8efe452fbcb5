"""Which of several fields a column is whose header may name each of them: its values decide, or a person is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import pyarrow.compute as pc

from data.checks.words import DEAL, LEAD, ORDER, TICKET, Vocabulary
from data.matching.channels import is_channel
from data.matching.columns import BAR, Candidate
from data.matching.places import country
from data.matching.plausible import plausible
from data.matching.regions import is_region
from data.matching.shortened import ASK
from data.matching.values import SAMPLE, values_of
from data.readers import RawTable

MOST, FEW = 0.7, 0.3
"""Shares of different values that speak for a field, and against it."""

STATES: Mapping[str, Vocabulary] = {"deals": DEAL, "leads": LEAD, "orders": ORDER, "tickets": TICKET}
KNOWN: Mapping[str, Callable[[str], bool]] = {
    "country": lambda text: country(text) is not None,
    "region": is_region,
    "channel": is_channel,
}
"""Fields of which values can be known."""

TOLD = 0.8
"""How sure a field is that a header may mean and values speak for."""

MOST_STATES = 20
ENDED = frozenset({"won", "lost", "closed", "qualified", "converted", "dropped", "cancelled", "refunded", "kept"})


def decided(raw: RawTable, table: str, found: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that their values allow; those of a column that may be several fields are asked about, unless values speak for one."""
    by_column: dict[str, list[Candidate]] = {}
    for each in found:
        if plausible(raw, table, each):
            by_column.setdefault(each.column, []).append(each)
    return [each for column, several in by_column.items() for each in _of_column(raw, table, column, several)]


def _of_column(raw: RawTable, table: str, column: str, several: list[Candidate]) -> list[Candidate]:
    speaking = {each.field: _speak(raw, table, column, each.field) for each in several}
    left = [each for each in several if (said := speaking[each.field]) is None or said > FEW]
    told = [each for each in left if (speaking[each.field] or 0.0) >= MOST]
    left = told or left
    left = _agreed(left)
    if {each.field for each in left} == {"stage", "status"}:
        left = [each for each in left if each.field == "stage"]
    if len({each.field for each in left}) > 1:
        return [replace(each, confidence=min(each.confidence, ASK)) for each in left]
    return [replace(each, confidence=max(each.confidence, TOLD)) for each in left] if told else left


def _agreed(found: list[Candidate]) -> list[Candidate]:
    """Of what may be used without a question, fields that a known name and the meanings of words both speak for, if there are any."""
    sure = [each for each in found if each.confidence >= BAR]
    twice = [name for name, times in Counter(each.field for each in sure).items() if times > 1]
    return [each for each in sure if each.field in twice] or sure or found


def _speak(raw: RawTable, table: str, column: str, field: str) -> float | None:
    """The share of different values that are what the field holds; `None` where values of it cannot be known."""
    values = [each for each in pc.unique(values_of(raw, column)[:SAMPLE].drop_null()).to_pylist() if each.strip()]
    if field in ("status", "stage"):
        ended = table in STATES and any(STATES[table].meaning(each) in ENDED for each in values)
        return 1.0 if ended and len(values) <= MOST_STATES else None
    known = KNOWN.get(field)
    return sum(map(known, values)) / len(values) if known and values else None
