"""Personal values where they are not wanted: hashed in keys, masked in what is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from data.matching.personal_values import EMAIL
from data.version import ColumnMatch, Problem
from locales import Sentence

MASK = "…"
LONGEST = 2_500
"""Characters of a value that are said at most: a sentence stands in every version, and no cell makes one of a million letters."""
_PHONE_IN_TEXT = re.compile(r"(?<![\w.,])(?:\+|00)\d[\d ().\-/]{6,20}\d(?!\w)")
_EMAIL_IN_SQL = r"[^\s@,;<>()\"'']+@[^\s@,;<>()\"'']+\.[A-Za-z]{2,}"
_PHONE_IN_SQL = r"(\+|00)[0-9][0-9 ().\-/]{6,20}[0-9]"
_OF_PEOPLE = frozenset({"name", "place", "number", "text"})


def hashed(expression: str, salt: str, *, whole: bool) -> str:
    """SQL: the key of a value, the same in all files of the workspace; without `whole` of those values alone that hold an e-mail address.

    What is a key already stays: rows that were set aside can be put right and dropped again.
    """
    key = f"substr(sha256('{salt}' || lower(trim({expression}))), 1, 16)"
    if whole:
        return f"CASE WHEN regexp_full_match({expression}, '[0-9a-f]{{16}}') THEN {expression} ELSE {key} END"
    return f"CASE WHEN contains({expression}, '@') THEN {key} ELSE {expression} END"


def masked(text: str) -> str:
    """Text without the e-mail addresses and phone numbers in it.

    >>> masked("call Mario at +39 02 1234567, mario@acme.it")
    'call Mario at …, …'
    """
    return _PHONE_IN_TEXT.sub(MASK, EMAIL.sub(MASK, text))


def masked_sql(expression: str, columns: Iterable[ColumnMatch]) -> str:
    """SQL: a record as it came, without what it says of people: nothing is left of it where some of the columns name people."""
    if name_people(columns):
        return "NULL::VARCHAR"
    return _masked(_masked(expression, _EMAIL_IN_SQL), _PHONE_IN_SQL)


def without_emails(expression: str) -> str:
    """SQL: words without the e-mail addresses in them."""
    return f"CASE WHEN contains({expression}, '@') THEN {_masked(expression, _EMAIL_IN_SQL)} ELSE {expression} END"


def name_people(columns: Iterable[ColumnMatch]) -> bool:
    """Whether protected columns hold what cannot be masked in a whole record, since it looks like any other words."""
    return not _OF_PEOPLE.isdisjoint(each.personal for each in columns if each.is_protected)


def of_reader(problems: Iterable[Problem], columns: Sequence[ColumnMatch]) -> tuple[Problem, ...]:
    """What the reader found. Its examples are whole records: none are shown where columns name people."""
    return tuple(replace(each, examples=()) if name_people(columns) else each for each in problems)


def discreet(problems: Iterable[Problem], columns: Sequence[ColumnMatch]) -> tuple[Problem, ...]:
    """Problems without examples out of personal columns, and without addresses and numbers in any."""
    hidden = {each.column for each in columns if each.is_protected}
    return tuple(_discreet(each, hidden) for each in problems)


def _discreet(problem: Problem, hidden: set[str]) -> Problem:
    values = {name: masked(value[:LONGEST]) if isinstance(value, str) else value for name, value in problem.sentence.values.items()}
    examples = () if problem.sentence.values.get("column") in hidden else tuple(masked(each[:LONGEST]) for each in problem.examples)
    choices = tuple(each for each in problem.choices if masked(each.name) == each.name)
    return replace(problem, sentence=Sentence(problem.sentence.template, **values), examples=examples, choices=choices)


def _masked(expression: str, pattern: str) -> str:
    return f"regexp_replace({expression}, '{pattern}', '{MASK}', 'g')"
