"""Which system wrote a raw table, and which table of ours it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow.compute as pc

from data.checks.words import DEAL
from data.matching.asides import without_asides
from data.matching.claims import Claim, claims, rival
from data.matching.clues import of_states
from data.matching.columns import ASKED, BAR, TIED, Candidate, assign, known
from data.matching.guesses import asked_where_tied, guessed
from data.matching.joined import spellings
from data.matching.look import look
from data.matching.meanings import fields_meant, meanings_of, names_own
from data.matching.names import normal
from data.matching.questions import doubt
from data.matching.values import SAMPLE, corrected_by_values, distinct_share, known_kinds, purchases, readable, values_of
from data.readers import RawTable
from data.systems import SHARED, SPREADSHEET, SYSTEMS, WORDS, Export, Words
from data.systems.intake import columns
from data.systems.intake import key as key_of_table
from data.version import Problem

BAR_OF_TABLE = 0.95
"""How much must speak for a table (see `_evidence`)."""


AHEAD, ENOUGH = 0.35, 3
"""By how much a table must be ahead of any other where doubtful columns help to tell it, and how many of its columns must be certain."""

OF_ENDS = 0.3
"""How much words of won and lost say of deals that are not told otherwise."""

MOST_NUMBERS = 0.75
"""The share of values that must be numbers for a column to hold amounts."""

ENDING = frozenset({"pipeline", "lost_reason", "expected_close_at"})
"""Fields of which leads that are no deals have none."""

BUYING = frozenset({"unit_price", "order_id", "customer", "customer_id", "rep", "rep_id", "status", "is_cancelled"})
"""Fields that rows of orders have, and totals of what was sold have not."""

MOST_REPS = 500
"""How many users without teams or managers may be people who sell."""

OF_PEOPLE = frozenset({"customers", "reps", "contacts", "leads"})

FEW_ROWS = 5
"""Rows up to which orders of one line each may be a part of a list of lines."""

LISTS = {"products": "product", "reps": "rep", "customers": "customer"}
"""Tables that list members, each once, and the field that names them where there is no key."""


DECIDED = frozenset({"won_at", "lost_at", "is_won", "lost_reason", "expected_close_at", "probability"})
"""Fields that only deals have."""

BUYERS = frozenset({"end-user", "end_user", "End-user", "End user", "customer", "Customer"})
"""Roles of those who are served, in a list of users."""


@dataclass(frozen=True)
class Recognised:
    """A system and a table, with the columns that are settled by it."""

    system: str | None
    table: str | None
    chosen: dict[str, Candidate] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    in_cents: bool = False
    doubts: tuple[Problem, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unused: frozenset[str] = frozenset()
    total_without: str | None = None
    language: str | None = None


def recognise(raw: RawTable, table: str | None = None, system: str | None = None) -> Recognised:
    """The system and table that fit best; `table` and `system` where a person has said which ones they are."""
    if not raw.has_header and table in (None, "orders"):
        found = purchases(raw)
        return Recognised(SPREADSHEET, "orders", found) if found else Recognised(None, None)
    return _by_system(raw, table, system) or _by_words(raw, table)


def _by_system(raw: RawTable, table: str | None, system: str | None) -> Recognised | None:
    found = claims(raw, table, system) or claims(raw, table)
    if not found:
        names = {text for each in raw.header for text in spellings(each)}
        signed = [each.name for each in SYSTEMS if each.signs and each.signs <= names]
        return Recognised(signed[0], None) if signed and table is None else None
    first = found[0]
    chosen = _with_words(raw, first)
    export = first.export
    other = rival(found) if system is None else None
    doubts = (doubt(first, other),) if other else ()
    return Recognised(
        first.system.name,
        export.table,
        chosen,
        dict(export.constants),
        export.in_cents,
        doubts,
        export.words,
        _unused(raw, export),
        export.total_without,
        first.language,
    )


def _unused(raw: RawTable, export: Export) -> frozenset[str]:
    return frozenset(column for column in raw.header if export.unused.intersection(spellings(column)))


def _with_words(raw: RawTable, claim: Claim) -> dict[str, Candidate]:
    table, settled = claim.export.table, dict(claim.chosen)
    taken = {column: each.field for column, each in settled.items()}
    unused = _unused(raw, claim.export)
    left = [column for column in raw.header if column not in unused]
    by_words = assign(readable(raw, table, known(left, table, loosely=False)), taken, table)
    return settled | corrected_by_values(raw, table, by_words)


def _by_words(raw: RawTable, table: str | None) -> Recognised:
    """By known names; only where no table reaches the bar, also by names that are nearly known, at last with those that are asked about."""
    if table is not None:
        found = matched(raw, WORDS[table], exact=True) if table in WORDS else {}
        return Recognised(SPREADSHEET, table, found)
    near: list[tuple[Words, dict[str, Candidate]]] = []
    for exact in (True, False):
        near = [(words, matched(raw, words, exact=exact)) for words in _said(raw)]
        best = max(((_evidence(raw, words, found), words.table, found) for words, found in near), key=lambda each: each[0])
        if best[0] >= BAR_OF_TABLE:
            return Recognised(SPREADSHEET, best[1], best[2])
    return _by_doubtful(raw, near) or _by_key_alone(raw)


def _by_doubtful(raw: RawTable, near: list[tuple[Words, dict[str, Candidate]]]) -> Recognised | None:
    """The table that fits where columns that are asked about count, too: only one that is far ahead, with enough that is certain."""
    weighed = sorted(((_evidence(raw, words, found, ASKED), words.table, found) for words, found in near), key=lambda each: -each[0])
    (best, table, found), (second, *_) = weighed[0], weighed[1] if len(weighed) > 1 else (0.0,)
    certain = sum(each.confidence >= BAR for each in found.values())
    enough = certain >= ENOUGH and certain * 3 >= len(raw.header)
    return Recognised(SPREADSHEET, table, found) if enough and best >= BAR_OF_TABLE and best - second >= AHEAD else None


def _by_key_alone(raw: RawTable) -> Recognised:
    """A list of customers of whom nothing but the key is ours: named as theirs in the first column, each once, and no dates beside it."""
    first = raw.header[0]
    key = next((each for each in known([first], "customers") if each.field == "customer_id"), None)
    if key is None or not names_own(first, "customers") or distinct_share(raw, first) < 1:
        return Recognised(None, None)
    if any(look(raw, column).date > 0.5 for column in raw.header) or len(raw.header) < 4:
        return Recognised(None, None)
    return Recognised(SPREADSHEET, "customers", {first: key})


def _said(raw: RawTable) -> tuple[Words, ...]:
    """The tables a file may be: where its name says so in several words (`opportunity history`), only that one."""
    name = f" {normal(name_of(raw))} "
    said = [each for each in WORDS.values() if any(" " in (word := normal(entity)) and f" {word} " in name for entity in each.entity)]
    return tuple(said or WORDS.values())


def matched(raw: RawTable, words: Words, *, exact: bool) -> dict[str, Candidate]:
    by_name = readable(raw, words.table, [*known(raw.header, words.table), *without_asides(raw.header, words.table)])
    found = assign(asked_where_tied(raw, by_name, words.table), {}, words.table)
    if not exact:
        found = {column: each for column, each in found.items() if not _may_be_a_person(raw, column, each)}
        taken = {column: each.field for column, each in found.items()}
        left = [column for column in raw.header if column not in found]
        found |= guessed(raw, left, words.table, taken)
        left = [column for column in left if column not in found]
        found |= assign(
            _of_certain_states(raw, left, words.table, found), {column: each.field for column, each in found.items()}, words.table
        )
    return corrected_by_values(raw, words.table, found)


def _may_be_a_person(raw: RawTable, column: str, each: Candidate) -> bool:
    """Whether `Account` may be who looks after the customer, because another column names the customer."""
    others = (other for other in raw.header if other != column)
    return each.field == "customer" and normal(column) == "account" and any(_means_customer(other) for other in others)


def _means_customer(column: str) -> bool:
    said = meanings_of(column)
    return bool(said) and all(each & {"customer", "now", "name"} for each in said) and any("customer" in each for each in said)


def _of_certain_states(raw: RawTable, left: list[str], table: str, found: Mapping[str, Candidate]) -> list[Candidate]:
    """Columns whose words say won and lost, which only deals are."""
    free = set(columns(table)) - {each.field for each in found.values()}
    return [each for each in of_states(raw, left, table, free) if each.confidence >= TIED] if table == "deals" else []


def _evidence(raw: RawTable, words: Words, chosen: dict[str, Candidate], least: float = TIED) -> float:
    """How much speaks for a table: fields found, its own words in the key, the file's and sheet's name, fields only it has."""
    fields = {each.field: each for each in chosen.values() if each.confidence >= least}
    asked = (*words.asks, *words.asks_if_named) if _is_named(raw, words, fields) else words.asks
    if not any(ask <= fields.keys() for ask in asked):
        return 0.0
    if any(f" {word} " in f" {normal(name_of(raw))} " for word in words.unlike):
        return 0.0
    if words.named and not _is_named(raw, words, fields):
        return 0.0
    if words.table == "orders" and not fields.keys() & BUYING and any(frozenset({"product"}) in meanings_of(each) for each in raw.header):
        return 0.0  # totals of products
    if words.table == "leads" and _are_deals(raw):
        return 0.0
    if words.table == "activities" and "kind" in fields and not known_kinds(raw, fields["kind"].column):
        return 0.0
    if words.table == "deals" and "amount" not in fields and not _is_named(raw, words, fields) and not _says_won(raw, fields):
        return 0.0
    covered = len(fields) / min(max(len(raw.header), 3), 10)
    told = 0.2 * min(len(words.telling & fields.keys()), 4)
    named = 0.5 if names_entity(name_of(raw), words) or _named_by_meaning(raw, words.table) else 0.0
    if words.table in LISTS and not _is_list(raw, words.table, fields):
        return 0.0
    told += 1.2 if _told(raw, words) else 0.0
    evidence = covered + told + named + _evidence_of_key(raw, words, fields)
    ended = words.table == "deals" and evidence < BAR_OF_TABLE and _words_of_ends(raw, fields)
    return min(evidence + OF_ENDS, BAR_OF_TABLE) if ended else evidence


def _are_deals(raw: RawTable) -> bool:
    """Whether what is called leads is worth money, ends, and goes through a pipeline or is lost for a reason: some call their deals so."""
    said = {column: {name for name, _ in fields_meant(list(meanings_of(column)), "deals")} for column in raw.header}
    money = any("amount" in fields and look(raw, column).number > MOST_NUMBERS for column, fields in said.items())
    return money and any("close_date" in each for each in said.values()) and any(each & ENDING for each in said.values())


def _named_by_meaning(raw: RawTable, table: str) -> bool:
    """Whether the file's name means a row of the table, in any language; not of people, who stand in many files."""
    return table not in OF_PEOPLE and names_own(name_of(raw), table)


def _says_won(raw: RawTable, fields: dict[str, Candidate]) -> bool:
    """Whether words of the stage or status say won or lost, as deals do and requests do not."""
    return _words_of_ends(raw, fields) or bool(fields.keys() & DECIDED)


def _words_of_ends(raw: RawTable, fields: dict[str, Candidate]) -> bool:
    stages = [each.column for name, each in fields.items() if name in ("stage", "status")]
    words = {word for column in stages for word in pc.unique(values_of(raw, column)).to_pylist()[:SAMPLE] if word}
    return bool({DEAL.meaning(word) for word in words} & {"won", "lost"})


def _told(raw: RawTable, words: Words) -> bool:
    """Whether a header stands there that hardly any other table has, though it fills no field of ours."""
    return bool({normal(each) for each in words.tells.split(";") if each} & {normal(column) for column in raw.header})


def _of_buyers(raw: RawTable, column: str) -> bool:
    """Whether a column stands in lists of people who buy or ask, and hardly in those of one's own people."""
    said = frozenset().union(*meanings_of(column))
    return bool(said & {"birth", "address"}) or any(each in BUYERS for each in pc.unique(values_of(raw, column)[:SAMPLE]).to_pylist())


def _is_list(raw: RawTable, table: str, fields: dict[str, Candidate]) -> bool:
    """Whether each row is another member: a column of products that repeats stands in a list of sales, not of products."""
    if table == "reps" and any(_of_buyers(raw, column) for column in raw.header):
        return False
    if table == "reps" and raw.rows_read > MOST_REPS and not fields.keys() & {"team", "manager"}:
        return False  # so many users of whom no team is known use what is sold
    own = fields.get(key_of_table(table) or "") or fields.get(LISTS[table])
    return own is None or distinct_share(raw, own.column) > 0.6


def _evidence_of_key(raw: RawTable, words: Words, fields: dict[str, Candidate]) -> float:
    key = fields.get(key_of_table(words.table) or "")
    if words.table == "order_lines" and "order_id" in fields:
        return 0.3 if distinct_share(raw, fields["order_id"].column) < 1 else -0.3 if raw.rows_read > FEW_ROWS else 0.0
    if key is None:
        return 0.0
    name = normal(key.column)
    if name != "id" and name.endswith(" id") and "id" in {normal(each) for each in raw.header}:
        return -0.8  # it has a key of its own: its rows belong to the table, and are not of it
    if distinct_share(raw, key.column) < (1 if words.table == "orders" and fields.keys() & {"product", "product_id"} else 0.6):
        return -0.8
    own = 0.4 if names_entity(key.column, words) else 0.1
    return own + (0.2 if raw.header.index(key.column) == 0 else 0.0)


def _is_named(raw: RawTable, words: Words, fields: dict[str, Candidate]) -> bool:
    """Whether the file, the sheet or a header of one of the table's own fields says what a row is; for purchases a customer does, too."""
    naming = words.naming or words.fields.keys() - SHARED.keys()
    own = [each.column for name, each in fields.items() if name in naming]
    if _told(raw, words):
        return True
    if words.table == "orders" and fields.keys() & {"customer", "customer_id"} and "amount" in fields:
        return True
    return any(names_entity(text, words) or names_own(text, words.table) for text in (name_of(raw), *own))


def name_of(raw: RawTable) -> str:
    return f"{raw.file.rsplit('/', 1)[-1].rsplit('.', 1)[0]} {raw.sheet or ''}"


def names_entity(text: str, words: Words) -> bool:
    name = f" {normal(text.replace('_', ' '))} "
    return any(f" {normal(each)} " in name for each in words.entity)
