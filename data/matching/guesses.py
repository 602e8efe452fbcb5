"""Fields for columns whose names nobody wrote down: by what their words mean, by names that are nearly known, by their values alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from data.matching.arithmetic import whole_of
from data.matching.codes import with_keys
from data.matching.columns import BAR, TIED, Candidate, assign, nearly_known
from data.matching.deciding import decided
from data.matching.look import look
from data.matching.meanings import meanings_of, meant, own_meanings
from data.matching.plausible import plausible
from data.matching.shortened import shortened
from data.matching.unfamiliar import unfamiliar
from data.matching.values import values_of
from data.readers import RawTable
from data.systems.intake import columns
from data.tables import TABLES, Kind
from locales import Sentence

MARGIN = 0.02
"""By how much two columns that may be one field must differ for one of them to be used without a question."""

OF_ANY_DATE = frozenset({"date", "time", "now", "nothing", "month", "name"})
"""Meanings that leave open what a date is of."""

Rivals = dict[tuple[str, int], list[str]]
"""Field and rank → the columns that fit it alike."""


def guessed(raw: RawTable, left: Iterable[str], table: str, taken: Mapping[str, str], least: float = 0.0) -> dict[str, Candidate]:
    """The columns that are left with the free fields they may be, where their values allow it. `least`: how sure a guess must be."""
    left, used = list(left), set(taken.values())
    free = {name for name in columns(table) if name not in used}
    by_meaning = [each for each in meant(left, table) if each.field in free and each.confidence >= least]
    nearly = [each for each in nearly_known(left, table, free) if not _says_more(each, table)]
    fitting = [each for each in (*by_meaning, *nearly) if plausible(raw, table, each)]
    fitting += _told_apart(raw, left, table, free, fitting) if not least else []
    found = assign(asked_where_tied(raw, fitting, table, MARGIN), taken, table)
    return found | _only_date(raw, table, {**taken, **{column: each.field for column, each in found.items()}})


def _told_apart(raw: RawTable, left: list[str], table: str, free: set[str], sure: list[Candidate]) -> list[Candidate]:
    """What short, joined or misspelt words may be, of columns that nothing else is certain of, decided by their values or asked."""
    settled = {each.column for each in sure if each.confidence >= BAR}
    open_ = [column for column in left if column not in settled]
    return decided(raw, table, [each for each in (*shortened(open_, table), *unfamiliar(open_, table)) if each.field in free])


def _says_more(each: Candidate, table: str) -> bool:
    """Whether a header has a word of a meaning that the known name lacks: more than a typing error."""
    known = str(each.why.values.get("known", ""))
    return bool(_all_meanings(each.column) - _all_meanings(known) - own_meanings(table))


def _all_meanings(header: str) -> frozenset[str]:
    return frozenset().union(*meanings_of(header))


def asked_where_tied(raw: RawTable, found: list[Candidate], table: str, margin: float = 0.0005) -> list[Candidate]:
    """Two columns that fit a measure, date or name equally well (up to the margin) are asked about, never drawn."""
    found = with_keys(raw, _without_people(found), table)
    best = _highest(found, "field")
    ahead = _highest(found, "column")
    rivals: Rivals = {}
    for each in found:
        level = max(best[each.field], ahead[each.column]) - each.confidence < margin
        if level and columns(table)[each.field] is not Kind.ID:
            rank = each.rank if margin < MARGIN else 0  # of names that are written down, the more usual one is no rival of another
            rivals.setdefault((each.field, rank), []).append(each.column)
    found, rivals = _with_whole(raw, found, rivals, table)
    tied = {(name, column): columns_ for (name, _), columns_ in rivals.items() if not _all_the_same(raw, columns_) for column in columns_}
    return [_tied(each, tied[each.field, each.column]) if (each.field, each.column) in tied else each for each in found]


def _with_whole(raw: RawTable, found: list[Candidate], rivals: Rivals, table: str) -> tuple[list[Candidate], Rivals]:
    """Of amounts that are parts of one another, the whole is used, and the others are no rivals of it."""
    for (name, rank), several in [*rivals.items()]:
        different = list(dict.fromkeys(several))
        whole = whole_of(raw, different) if columns(table)[name] is Kind.MONEY and len(different) > 1 else None
        if whole:
            why = Sentence("“{column}” is {others} and what is added to them in the same row", column=whole,
                           others=[each for each in different if each != whole])  # fmt: skip
            found = [each for each in found if each.field != name or each.column not in different or each.column == whole]
            found = [replace(each, why=why) if (each.field, each.column) == (name, whole) else each for each in found]
            rivals = {**rivals, (name, rank): [whole]}
    return found, rivals


def _without_people(found: list[Candidate]) -> list[Candidate]:
    """Beside a column that says customer, one that says contact alone is none."""
    said = {each.column: _all_meanings(each.column) for each in found if each.field == "customer"}
    if not any("customer" in meanings for meanings in said.values()):
        return found
    people = {column for column, meanings in said.items() if "contact" in meanings and "customer" not in meanings}
    return [each for each in found if each.field != "customer" or each.column not in people]


def _tied(each: Candidate, columns_: list[str]) -> Candidate:
    others = tuple(dict.fromkeys(column for column in columns_ if column != each.column))
    return replace(each, confidence=min(each.confidence, TIED), rivals=others)


def _highest(found: list[Candidate], by: str) -> dict[str, float]:
    """The highest confidence for each field, or of each column."""
    highest: dict[str, float] = {}
    for each in found:
        name = getattr(each, by)
        highest[name] = max(highest.get(name, 0.0), each.confidence)
    return highest


def _all_the_same(raw: RawTable, rivals: list[str]) -> bool:
    """Whether columns hold the same values row by row, so that it does not matter which one counts."""
    first = values_of(raw, rivals[0])
    return all(values_of(raw, other).equals(first) for other in rivals[1:])


def _only_date(raw: RawTable, table: str, taken: Mapping[str, str]) -> dict[str, Candidate]:
    """The one column of dates of a table that has none yet, where its name does not say that it is another date."""
    dated = TABLES[table].dated if table in TABLES else None
    kinds = columns(table)
    if dated is None or any(kinds[name] is Kind.DATE for name in taken.values()):
        return {}
    dates = [column for column in raw.header if column not in taken and look(raw, column).date > 0.95]
    if len(dates) != 1 or not _all_meanings(dates[0]) <= OF_ANY_DATE:
        return {}
    why = Sentence("“{column}” holds the only dates of this file", column=dates[0])
    return {dates[0]: Candidate(dates[0], dated, 0.8, 0, why)}
