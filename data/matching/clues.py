"""What the values of columns say whose names nobody knows: words of a status, known keys, amounts with a sign, dates in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyarrow.compute as pc

from data.checks.words import DEAL, LEAD, ORDER, TICKET
from data.matching.acquaintances import Known, acquainted
from data.matching.columns import Candidate, assign
from data.matching.guesses import MARGIN, OF_ANY_DATE, asked_where_tied
from data.matching.look import look
from data.matching.meanings import meanings_of
from data.matching.order_of_dates import OF_VALUES, by_order
from data.matching.places import share_of_countries
from data.matching.regions import named_regions, share_of_regions
from data.matching.values import SAMPLE, values_of
from data.readers import RawTable
from data.styles.words import CURRENCY_SIGNS
from data.systems.intake import columns
from data.systems.intake import key as key_of_table
from locales import Sentence

SAYING = {
    "deals": ("stage", DEAL, frozenset({"won", "lost"})),
    "tickets": ("stage", TICKET, frozenset({"closed"})),
    "leads": ("status", LEAD, frozenset({"qualified", "converted", "dropped"})),
    "orders": ("status", ORDER, frozenset({"cancelled", "refunded"})),
}
"""Table → the field of its states, their vocabulary, and the meanings that give them away."""

BOUGHT = frozenset({"orders", "order_lines", "subscriptions"})
"""Tables of purchases, each by a customer."""

NO_STATE_OF_ITS_OWN = frozenset({"from", "next", "reason", "date", "time", "duration", "quantity", "id", "probability", "amount", "rep"})
"""Meanings beside a stage that make a header something else: the stage before, the days in it, who led it."""

MOST_STATES = 20
MOST_ENDS = 6
"""Words that a column has at most that says only how a deal ended."""

FEWEST_PLACES = 3
"""Different values below which names of places may be there by chance."""

PLACES = frozenset({"country", "region"})
"""Meanings of a header that says a place."""

_SIGNED = re.compile(rf"(?:{'|'.join(map(re.escape, CURRENCY_SIGNS))}).*\d|\d.*(?:{'|'.join(map(re.escape, CURRENCY_SIGNS))})")


def by_values(raw: RawTable, left: Iterable[str], table: str, taken: Mapping[str, str], known: Known | None) -> dict[str, Candidate]:
    """Columns that are left, with the free fields that their values speak for."""
    left = list(left)
    free = set(columns(table)) - set(taken.values()) - {key_of_table(table)}
    dates = [each for each in left if look(raw, each).date > 0.95 and says_nothing(each)]
    found = [
        *(acquainted(raw, left, free, known) if known else ()),
        *of_states(raw, left, table, free),
        *_called_stage(raw, left, table, free),
        *_signed(raw, left, free),
        *_places(raw, left, free),
        *_bare_names(raw, table, free),
        *by_order(raw, table, dates, set(taken.values())),
    ]
    return assign(asked_where_tied(raw, found, table, MARGIN), taken, table)


def with_ends(raw: RawTable, table: str, chosen: Mapping[str, Candidate], left: Iterable[str]) -> dict[str, Candidate]:
    """The columns with how deals ended as their status, where a column of more words was taken for it and no other for the stage."""
    by_field = {each.field: each for each in chosen.values()}
    status = by_field.get("status")
    ends = _of_ends(raw, [each for each in left if each not in chosen]) if table == "deals" and status and "stage" not in by_field else []
    if status is None or not ends or look(raw, ends[0].column).distinct >= look(raw, status.column).distinct:
        return dict(chosen)
    return {**chosen, status.column: replace(status, field="stage"), ends[0].column: ends[0]}


def says_nothing(column: str) -> bool:
    """Whether a header leaves open what a date is of."""
    return frozenset().union(*meanings_of(column)) <= OF_ANY_DATE


def of_states(raw: RawTable, left: list[str], table: str, free: set[str]) -> list[Candidate]:
    """Few different words of which some say how it ended. Both a won and a lost one leave no doubt."""
    name, vocabulary, telling = SAYING.get(table, ("", DEAL, frozenset()))
    found: list[Candidate] = []
    if table == "deals" and "stage" not in free and "status" in free:
        return _of_ends(raw, left)
    for column in left if {name, "status", "stage"} & set(columns(table)) <= free else ():
        words = [each for each in pc.unique(values_of(raw, column)[:SAMPLE].drop_null()).to_pylist() if each.strip()]
        said = {vocabulary.meaning(each): each for each in words} if 2 <= len(words) <= MOST_STATES else {}
        shown = [said[each] for each in sorted(telling) if each in said]
        if shown and look(raw, column).number < 0.1 and look(raw, column).length <= 40:
            sure = 0.8 if table == "deals" and len(shown) > 1 else OF_VALUES
            why = Sentence("“{column}” has words that say how it ended, as “{word}”", column=column, word=shown[0])
            found.append(Candidate(column, name, sure, 0, why))
    return found


def _called_stage(raw: RawTable, left: list[str], table: str, free: set[str]) -> list[Candidate]:
    """A column of few words whose header has a word for stage among others, in a list of deals without one: asked, never passed over."""
    found = []
    for column in left if table == "deals" and "stage" in free else ():
        said = frozenset().union(*meanings_of(column))
        seen = look(raw, column) if "stage" in said and not said & NO_STATE_OF_ITS_OWN else None
        if seen and 2 <= seen.distinct <= MOST_STATES and 2 * seen.distinct <= seen.seen and max(seen.number, seen.date) < 0.1:
            why = Sentence("“{column}” is called a stage, and has few different words", column=column)
            found.append(Candidate(column, "stage", OF_VALUES, 0, why))
    return found


def _of_ends(raw: RawTable, left: list[str]) -> list[Candidate]:
    """Beside a stage, few words of which one says won and one lost: how the deal ended."""
    found = []
    for column in left:
        words = [each for each in pc.unique(values_of(raw, column)[:SAMPLE].drop_null()).to_pylist() if each.strip()]
        said = {DEAL.meaning(each) for each in words} if 2 <= len(words) <= MOST_ENDS else set()
        if {"won", "lost"} <= said:
            why = Sentence("“{column}” says of each deal whether it was won or lost", column=column)
            found.append(Candidate(column, "status", 0.8, 0, why))
    return found


def _bare_names(raw: RawTable, table: str, free: set[str]) -> list[Candidate]:
    """The only column that is called no more than a name, in a list of purchases that says no customer: asked, as it may be a product's."""
    if table not in BOUGHT or not {"customer", "customer_id"} <= free:
        return []
    named = [each for each in raw.header if (said := meanings_of(each)) and all(word == {"name"} for word in said)]
    why = (Sentence("“{column}” may name the customer, whom no other column names", column=each) for each in named)
    return [Candidate(column, "customer", OF_VALUES, 0, told) for column, told in zip(named, why, strict=True)] if len(named) == 1 else []


def _places(raw: RawTable, left: list[str], free: set[str]) -> list[Candidate]:
    """Columns of which nearly all values are countries or regions: used where the header says a place, else asked."""
    found = []
    for column in left if free & {"country", "region"} else ():
        values = values_of(raw, column)[:SAMPLE].drop_null()
        if pc.count_distinct(values).as_py() < FEWEST_PLACES or look(raw, column).number > 0.1:
            continue
        sure = 0.8 if frozenset().union(*meanings_of(column)) & PLACES else OF_VALUES
        if "country" in free and share_of_countries(values) > 0.9:
            why = Sentence("The values of “{column}” are names of countries", column=column)
            found.append(Candidate(column, "country", sure, 0, why))
        elif "region" in free and share_of_regions(values) > 0.9:
            found.append(Candidate(column, "region", sure, 0, named_regions(column)))
    return found


def _signed(raw: RawTable, left: list[str], free: set[str]) -> list[Candidate]:
    """The only amounts with the sign of a currency: asked, as they may be a cost or a discount."""
    if "amount" not in free:
        return []
    signed = [each for each in left if _share_signed(raw, each) > 0.9]
    why = (Sentence("“{column}” holds the only amounts with the sign of a currency", column=each) for each in signed)
    return [Candidate(column, "amount", OF_VALUES, 0, told) for column, told in zip(signed, why, strict=True)] if len(signed) == 1 else []


def _share_signed(raw: RawTable, column: str) -> float:
    values = [each for each in values_of(raw, column)[:SAMPLE].drop_null().to_pylist() if each.strip()]
    return sum(_SIGNED.search(each) is not None for each in values) / len(values) if values else 0.0
