"""Which field of ours each column of theirs is, by its name: known names, then names that are nearly known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from data.matching.joined import spellings, written
from data.matching.names import bare, forms, in_order
from data.systems import SHARED, WORDS
from data.systems.intake import MERGED, columns
from locales import Sentence

BAR = 0.75
"""How sure a match must be to be used."""

ASKED = 0.71
"""From here up to the bar, a match is shown as a question."""

TIED = 0.74
"""How sure a match is where two columns fit a field equally well: it is asked which one counts."""

FALSE_FRIENDS = frozenset({"vendor", "billing status", "subsidiary", "content", "contract", "employees", "signal"})
"""Headers that are nearly a name of ours and mean something else."""

TURNED = 0.06
"""How much less sure a known name is whose words stand in another order: `producto_id`, `cierre previsto`."""

SECOND = frozenset({"other_id"})
"""Fields that take a column only where the field that usually has this name is taken."""


@dataclass(frozen=True)
class Candidate:
    """A field that a column may be. `rank` tells synonyms apart: the more usual one has the lower. `rivals` fit the field as well."""

    column: str
    field: str
    confidence: float
    rank: int
    why: Sentence
    rivals: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def dictionary(table: str) -> dict[str, tuple[str, ...]]:
    """Every header by which a table's fields are known, the table's own names before those that all tables share."""
    own = dict(WORDS[table].fields) if table in WORDS else {}
    allowed = columns(table)
    for name, headers in SHARED.items():
        if name in allowed:
            own[name] = tuple(dict.fromkeys((*own.get(name, ()), *headers)))
    return {name: headers for name, headers in own.items() if name in allowed}


@lru_cache(maxsize=64)
def _index(table: str) -> dict[str, list[tuple[str, int]]]:
    """From a header (as it is, and without joining words) to the fields it may be, each with its rank."""
    index: dict[str, list[tuple[str, int]]] = {}
    for name, headers in dictionary(table).items():
        for rank, header in enumerate(headers):
            for text in dict.fromkeys((header, bare(header))):
                index.setdefault(text, []).append((name, rank))
    return index


@lru_cache(maxsize=64)
def _index_in_any_order(table: str) -> dict[str, list[tuple[str, int]]]:
    """The same with the words of each header in one order, for headers of several words."""
    index: dict[str, list[tuple[str, int]]] = {}
    for header, found in _index(table).items():
        if " " in header:
            index.setdefault(in_order(header), []).extend(found)
    return index


def known(header: Iterable[str], table: str, *, loosely: bool = True) -> list[Candidate]:
    """Candidates whose name is known for the table, in any of the five languages; `loosely` also within `fldAmount` and `amount_c`."""
    entity = WORDS[table].entity if table in WORDS else ()
    index, in_any_order = _index(table), _index_in_any_order(table)
    found = []
    for column in header:
        for text, sure in forms(written(column), entity, loosely=loosely):
            as_known = index.get(text, [])
            turned = in_any_order.get(in_order(text), []) if not as_known else []
            for name, rank in as_known or turned:
                why = Sentence("“{column}” is a known name for {field}", column=column, field=name)
                doubt = 0.05 if name in SECOND else min(rank, 20) * 0.001
                found.append(Candidate(column, name, round(sure - doubt - (TURNED if turned else 0), 3), rank, why))
    return found


def nearly_known(header: Iterable[str], table: str, free: Iterable[str]) -> list[Candidate]:
    """Candidates among the free fields whose known names differ by a typing error or a word."""
    free = set(free)
    names = {text: name for text, fields in _index(table).items() for name, _ in fields if name in free and len(text) > 4}
    entity = WORDS[table].entity if table in WORDS else ()
    found = []
    for column in header:
        text = forms(written(column), entity)[-1][0]
        near = len(text) > 4 and text not in FALSE_FRIENDS
        alike = [name for name in names if name[0] == text[0]] if near else []  # `idade` is an age, and no `cidade`
        best = process.extractOne(text, alike, scorer=fuzz.token_sort_ratio, score_cutoff=86)
        if best and best[1] < 100:  # a name that is known entirely was weighed before
            why = Sentence("“{column}” is nearly “{known}”, a name for {field}", column=column, known=best[0], field=names[best[0]])
            found.append(Candidate(column, names[best[0]], round(best[1] / 100 * 0.83, 3), 0, why))
    return found


def assign(candidates: Iterable[Candidate], taken: Mapping[str, str], table: str) -> dict[str, Candidate]:
    """The best field for each column and the best column for each field, surest first. `taken` maps columns that are settled already."""
    used = {name for name in taken.values() if (table, name) not in MERGED}
    chosen: dict[str, Candidate] = {}
    for each in sorted(candidates, key=lambda each: (-each.confidence, each.rank)):
        if each.column in chosen or each.column in taken or each.field in used:
            continue
        chosen[each.column] = each
        if (table, each.field) not in MERGED:
            used.add(each.field)
    return chosen


def declared(header: Iterable[str], fields: Mapping[str, tuple[str, ...]], table: str, system: str) -> dict[str, Candidate]:
    """Columns whose names a system's declaration gives, in the order of preference that it states."""
    by_name: dict[str, list[str]] = {}
    for column in header:
        for text in spellings(column):
            by_name.setdefault(text, []).append(column)
    candidates = [
        Candidate(column, name, 0.99, rank, Sentence("{system} writes {field} as “{column}”", system=system, field=name, column=column))
        for name, headers in fields.items()
        for rank, known_as in enumerate(headers)
        for column in by_name.get(known_as, ())
    ]
    return assign(candidates, {}, table)
